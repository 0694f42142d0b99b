"""What is written to the log holds no secret, however it is written."""

import io
import traceback

from quarterdeck.redaction.redacted_stream import RedactedStream
from quarterdeck.redaction.redactor import Redaction
from quarterdeck.redaction.secret import Secret

CANARY = "c4nary-S3cret/value"


def test_a_log_holds_no_secret_and_nothing_is_lost():
    kept = io.StringIO()
    log = RedactedStream(kept, Redaction([Secret(CANARY, "the canary")]))
    traceback.print_exception(ValueError(f"a fault with {CANARY} in it"), file=log)
    for letter in f"and {CANARY}, letter by letter":
        log.write(letter)
    log.flush()
    assert CANARY not in kept.getvalue()
    assert kept.getvalue().endswith(f"ValueError: a fault with {'•' * 19} in it\nand {'•' * 19}, letter by letter")
    assert log.isatty() is False
