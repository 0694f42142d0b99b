"""What mypy must refuse: each line is wrong, says so, and `mypy` complains of a line that is not. Never run."""

from quarterdeck.protocol import answers, commands, news
from quarterdeck.protocol.acts import Acts
from quarterdeck.protocol.message import Act
from quarterdeck.protocol.states import PollState, ShowState, StepState


class Somebody:
    """Whoever sends a command."""


def vote(command: commands.Vote, _who: Somebody) -> answers.Nothing:
    """Read a field that a vote does not have."""
    print(command.slid)  # type: ignore[attr-defined]
    return answers.Nothing()


def ask(command: commands.Ask, _who: Somebody) -> answers.Nothing:
    """Answer a question with nothing, where its number is waited for."""
    print(answers.Asked(number=len(command.text)))  # type: ignore[call-arg]
    return answers.Nothing()


RIGHT: Act[Somebody] = commands.Vote.done_by(vote)
commands.Ask.done_by(ask)  # type: ignore[arg-type]
commands.Ask.done_by(vote)  # type: ignore[arg-type]
commands.Go(slid=1, build=0)  # type: ignore[call-arg]
commands.Go(slide="1", build=0)  # type: ignore[arg-type]
news.Notice(txt="saved")  # type: ignore[call-arg]


def show_that_is_misspelled(acts: Acts[Somebody]) -> None:
    """Say a state that there is none of, and read the field of another answer."""
    state: ShowState = "redy"  # type: ignore[assignment]
    news.Poll(1, "opn", revealed=False, voters=0, counts=None)  # type: ignore[arg-type]
    print(StepState.PASSD, PollState.OPEN, state)  # type: ignore[attr-defined]
    print(acts.perform(commands.Ping(), Somebody()).qr)  # type: ignore[attr-defined]
    print(acts.perform(commands.Pair(), Somebody()).qr)
