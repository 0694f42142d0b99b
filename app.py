"""Start here: ``python app.py [DECK]``, or ``flask --app app run``; ``python -m quarterdeck`` is the same."""

from __future__ import annotations

import sys

import click

from quarterdeck.__main__ import main
from quarterdeck.settings import from_environment


def create_app() -> object:
    """Give Flask's own command the application; for ``flask --app app run`` we serve, as its server cannot stream."""
    context = click.get_current_context(silent=True)
    if context is not None and context.info_name == "run":
        host, port = context.params["host"], context.params["port"]
        sys.exit(main(["serve", "--host", str(host), "--port", str(port)]))

    from quarterdeck.serve import assemble  # noqa: PLC0415  # so that --help answers at once

    return assemble(from_environment()).app


if __name__ == "__main__":
    sys.exit(main())
