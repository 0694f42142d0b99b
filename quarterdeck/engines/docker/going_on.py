"""Which of docker's commands do not end by themselves, and into which somebody types."""

import re

_FLAG = r"--?(?:rm|init|privileged|detach|interactive|tty|read-only|[dtiPq]+)(?=\s)"
_OPTION = rf"(?!{_FLAG})--?[\w-]+(?:=\S+|\s+(?!-)\S+)"
_CONSOLE = r"(?:\S*/)?(?:(?:ba|z|a|da)?sh|python3?|node|irb|psql|mysql|mongosh?|redis-cli)"

GOES_ON = re.compile(
    r"\bdocker\b[^|;&\n]*\s(?:logs\s.*(?:-f\b|--follow)|stats\b(?!.*--no-stream)|events\b|attach\b)"
    r"|\bdocker[ -]compose\b[^|;&\n]*\s(?:up\b(?!.*\s(?:-d|--detach)\b)|watch\b|logs\s.*-f\b)"
)
SPEAKS = re.compile(
    r"\bdocker\s+(?:container\s+|compose\s+)?(?:run|exec)\b(?=[^|;&\n]*\s-(?:[a-zA-Z]*[it]|-interactive|-tty))"
    rf"(?:\s+(?:{_FLAG}|{_OPTION}))*\s+[^\s-]\S*(?:\s+{_CONSOLE}(?:\s+-(?!c\b)\S+)*)?\s*$"
)
