"""``results``: what the room has answered and asked, for reading, for a spreadsheet, for a program."""

from __future__ import annotations

import csv
import io
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from quarterdeck.errors import MachineError
from quarterdeck.features.polls.model import restore
from quarterdeck.features.questions import model as questions
from quarterdeck.findings import Place
from quarterdeck.store.database import NAME, Store
from quarterdeck.store.poll_table import PollTable
from quarterdeck.store.question_table import QuestionTable

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from quarterdeck.features.polls.model import Poll
    from quarterdeck.features.questions.model import Question
    from quarterdeck.settings import Settings

    Results = dict[str, Any]

STANDARD_OUTPUT = "-"
COLUMNS = ("kind", "number", "text", "answer", "votes", "voters", "state", "asked")
FORMULAS = ("=", "+", "-", "@", "＝", "＋", "－", "＠")  # noqa: RUF001  # wide signs begin a formula too


def results(settings: Settings, targets: Mapping[str, str]) -> int:
    """Write the results to each target, by its kind (`csv`, `json`), or print them where there is none; gives 0."""
    found = gather(settings)
    if not targets:
        print("\n".join(_lines(found)))
    for kind, target in targets.items():
        text = as_csv(found) if kind == "csv" else as_json(found)
        if target == STANDARD_OUTPUT:
            sys.stdout.write(text)
        else:
            print(f"wrote {_write(Path(target), kind, text)}", file=sys.stderr)
    return 0


def gather(settings: Settings) -> Results:
    """Read what was kept of a deck, also while its talk is on; raises MachineError when there is nothing to read."""
    with _kept(settings) as store:
        polls = [_poll(poll) for _, poll in restore(PollTable(store, settings.deck))]
        ranked = questions.ranked(questions.restore(QuestionTable(store, settings.deck)).values())
    return {"deck": settings.deck.name, "polls": polls, "questions": [_question(question) for question in ranked]}


def delete(settings: Settings) -> int:
    """Forget what was kept of a deck, which is for before its talk is on; gives 0."""
    with _kept(settings) as store:
        polls, asked = PollTable(store, settings.deck), QuestionTable(store, settings.deck)
        count = f"{len(polls.all())} polls and {len(asked.all())} questions"
        polls.forget()
        asked.forget()
    print(f"deleted {count} of {settings.deck.name}", file=sys.stderr)
    return 0


def as_json(found: Results) -> str:
    """Give the results as one JSON object: `deck`, `polls` and `questions`."""
    return json.dumps(found, indent=2, ensure_ascii=False) + "\n"


def as_csv(found: Results) -> str:
    """Give the results as one table with a row for each answer and each question, safe to open in a spreadsheet."""
    text = io.StringIO(newline="")
    table = csv.DictWriter(text, COLUMNS, lineterminator="\r\n")
    table.writeheader()
    for row in _rows(found):
        table.writerow({column: defused(value) for column, value in row.items()})
    return text.getvalue()


def defused(value: object) -> object:
    """Put a quotation mark before text that a spreadsheet would take for a formula."""
    if isinstance(value, str) and value.lstrip().startswith(FORMULAS):
        return f"'{value}"
    return value


def _kept(settings: Settings) -> Store:
    store = Store.look(settings.state)
    if store is None:
        place = Place(settings.state / NAME)
        raise MachineError("nothing is kept here yet", place, "QUARTERDECK_STATE names another folder")
    return store


def _write(path: Path, kind: str, text: str) -> Path:
    """Write into a file, or into a folder's `results.csv` or `results.json`, and give its path."""
    path = path / f"results.{kind}" if path.is_dir() else path
    encoding = "utf-8-sig" if kind == "csv" else "utf-8"  # without its mark, Excel takes it for another one
    try:
        path.write_bytes(text.encode(encoding))
    except OSError as error:
        sentence = f"this cannot be written ({error.strerror})"
        raise MachineError(sentence, Place(path), "name another file, or -") from error
    return path


def _poll(poll: Poll) -> Results:
    words = zip(poll.ballot.options, poll.counts, strict=True)
    answers = [{"text": text, "votes": votes} for text, votes in words]
    kind = {"title": poll.title, "single": poll.ballot.single, "state": poll.state}
    return {**kind, "voters": len(poll.votes), "answers": answers}


def _question(question: Question) -> Results:
    standing = {"answered": question.answered, "hidden": question.hidden, "asked": question.asked}
    return {"number": question.number, "text": question.text, "votes": len(question.supporters), **standing}


def _rows(found: Results) -> Iterator[dict[str, object]]:
    for number, poll in enumerate(found["polls"], 1):
        common = {"kind": "poll", "number": number, "text": poll["title"], "voters": poll["voters"]}
        for answer in poll["answers"]:
            yield {**common, "answer": answer["text"], "votes": answer["votes"], "state": poll["state"]}
    for question in found["questions"]:
        common = {"kind": "question", "state": _state(question)}
        yield common | {key: question[key] for key in ("number", "text", "votes", "asked")}


def _state(question: Results) -> str:
    return "hidden" if question["hidden"] else "answered" if question["answered"] else "waiting"


def _lines(found: Results) -> Iterator[str]:
    if not found["polls"] and not found["questions"]:
        yield f"{found['deck']}: nobody has answered or asked anything"
    for poll in found["polls"]:
        yield f"{poll['title'] or 'A poll'} ({poll['state']}, {poll['voters']} answered)"
        for answer in poll["answers"]:
            share = round(100 * answer["votes"] / poll["voters"]) if poll["voters"] else 0
            yield f"  {answer['votes']:5} {share:3} %  {answer['text']}"
        yield ""
    if found["questions"]:
        yield "Questions"
    for question in found["questions"]:
        state = "" if _state(question) == "waiting" else f"  [{_state(question)}]"
        yield f"  {question['votes']:5}  {question['text']}{state}"
