"""Start here: settings, then the parts plugged together, then served.

``python app.py [DECK]`` or ``flask --app app run``.
"""

from __future__ import annotations

import argparse
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import click

from quarterdeck.errors import QuarterdeckError
from quarterdeck.settings import Settings, from_environment


def read_arguments(arguments: list[str], settings: Settings) -> Settings:
    """Let the command line overrule the environment."""
    parser = argparse.ArgumentParser(prog="app.py", description="Serve a talk: its slides, and its demos live in them.")
    parser.add_argument("deck", nargs="?", type=Path, default=settings.deck, help="the talk's Markdown file")
    parser.add_argument("--host", default=settings.host, help="the address to listen on (QUARTERDECK_HOST)")
    parser.add_argument("--port", type=int, default=settings.port, help="the port to listen on (QUARTERDECK_PORT)")
    files: dict[str, Any] = {"type": Path, "metavar": "FILE"}
    parser.add_argument("--tls-cert", **files, default=settings.tls_cert, help="HTTPS with this (QUARTERDECK_TLS_CERT)")
    parser.add_argument("--tls-key", **files, default=settings.tls_key, help="and its key (QUARTERDECK_TLS_KEY)")
    parser.add_argument(
        "--allow-production",
        action="store_true",
        default=settings.allow_production,
        help="let demos run on a cluster whose name looks like production (QUARTERDECK_ALLOW_PRODUCTION)",
    )
    given = vars(parser.parse_args(arguments))
    return replace(settings, **{**given, "deck": given["deck"].resolve()})


def main(arguments: list[str]) -> int:
    """Serve until interrupted; a fault is one sentence and exit status 1."""
    try:
        from quarterdeck.serve import serve_talk  # noqa: PLC0415  # so that --help answers at once

        serve_talk(read_arguments(arguments, from_environment()))
    except QuarterdeckError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def create_app() -> object:
    """Give Flask's own command the application; for ``flask --app app run`` we serve, as its server cannot stream."""
    context = click.get_current_context(silent=True)
    if context is not None and context.info_name == "run":
        host, port = context.params["host"], context.params["port"]
        sys.exit(main(["--host", str(host), "--port", str(port)]))

    from quarterdeck.serve import assemble  # noqa: PLC0415  # so that --help answers at once

    return assemble(from_environment()).app


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
