"""What is told of a demo that is performed: its events, its picture, a check's verdict, the engines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import UNSET, UnsetType

from quarterdeck.catalogue import Said
from quarterdeck.protocol import demo_news, news
from quarterdeck.protocol.answers import Checked

if TYPE_CHECKING:
    from collections.abc import Mapping

    from quarterdeck.demo.model import Step
    from quarterdeck.engines.engine import Status
    from quarterdeck.show.picture import Picture
    from quarterdeck.source.verdict import Verdict


def show_news(picture: Picture, *, seen: bool = False) -> demo_news.Show:
    """Write the whole picture of a show.

    Where the room has `seen` its output as events it is left out; to send it again would hold everybody up.
    """
    recorded, wait, steps = picture.recorded, picture.wait, zip(picture.demo.steps, picture.steps, strict=True)
    output = tuple(demo_news.Written(output.terminal, output.text) for output in picture.output)
    return demo_news.Show(
        demo=picture.demo.name,
        run=picture.run,
        state=picture.state,
        recorded=demo_news.Recorded(recorded.date, recorded.engines) if recorded else None,
        number=picture.number,
        terminals=tuple(demo_news.Size(size.terminal, size.cols, size.rows) for size in picture.terminals),
        steps=tuple(
            demo_news.Step(step.number, step.label, step.say, progress.state, progress.seconds, step.hidden or UNSET)
            for step, progress in steps
        ),
        output=None if seen and picture.number else output,
        pictures=UNSET if seen and picture.number else picture.pictures,
        rescued=picture.rescued or UNSET,
        usual=wait.usual or UNSET,
        waits=str(wait.what) or UNSET,
        waits_as=_phrase(wait.what),
        elapsed=UNSET if wait.elapsed is None else round(wait.elapsed, 1),
    )


def _phrase(sentence: str) -> demo_news.Phrase | UnsetType:
    if not isinstance(sentence, Said):
        return UNSET
    return demo_news.Phrase(sentence.phrase, {name: int(str(value)) for name, value in sentence.given.items()})


def verdict_answer(step: Step, verdict: Verdict, before: str) -> Checked:
    """Write what a step's check has found; for whom it fails, which steps come `before`, and what is or the hint."""
    hint = " ".join(filter(None, [before, verdict.instead or step.hint]))
    return Checked(verdict.passed, None if verdict.passed else hint, tuple(verdict.lines))


def engines_news(engines: Mapping[str, Status]) -> news.Engines:
    """Write which engines answer."""
    return news.Engines(
        {name: news.Engine(engine.found, engine.version, engine.problem) for name, engine in engines.items()}
    )
