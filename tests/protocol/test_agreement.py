"""Until every message is read by the protocol, what still reads them otherwise says the same."""

from quarterdeck.live.messages import FORMS
from quarterdeck.protocol.commands import COMMANDS
from quarterdeck.protocol.refusal import fields_of


def test_every_command_is_known_with_the_same_fields_on_both_sides():
    assert set(FORMS) == set(COMMANDS)
    for name, form in FORMS.items():
        fields = fields_of(COMMANDS[name])
        assert form.who == COMMANDS[name].who or name in {"type", "pair", "revoke"}
        assert {key for key, field in fields.items() if field.required} == set(form.required)
        assert {key for key, field in fields.items() if not field.required} == set(form.optional)
