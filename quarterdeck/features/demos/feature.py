"""The demos as they are performed: what the talk decides is done, what a show does is told to whoever watches."""

from __future__ import annotations

from collections import Counter
from functools import partial
from typing import TYPE_CHECKING

import gevent
from msgspec.structs import replace

from quarterdeck.features.demos.event_flow import EventFlow
from quarterdeck.features.demos.told import engines_news, show_news, verdict_answer
from quarterdeck.features.demos.troubles import Troubles
from quarterdeck.protocol import demo_commands, demo_news, news
from quarterdeck.protocol.answers import Checked, Nothing, Watched
from quarterdeck.protocol.numbered import number
from quarterdeck.protocol.states import ShowState
from quarterdeck.show.forerunners import forerunners
from quarterdeck.show.show import Show
from quarterdeck.talk import events
from quarterdeck.talk.feature import Feature, Group
from quarterdeck.talk.shows import find_demo

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from quarterdeck.protocol.message import Act, News
    from quarterdeck.show.log import Numbered
    from quarterdeck.show.picture import Picture, Sources
    from quarterdeck.talk.client import Client
    from quarterdeck.talk.feature import Outlet
    from quarterdeck.talk.handle import Talk
    from quarterdeck.talk.state import ShowStanding


class Demos(Feature):
    """Every show of the talk, open or not."""

    hears = frozenset({events.ShowOpened, events.StepBegun, events.ShowStopped, events.ShowCleared, events.ShowReset})

    def __init__(self, talk: Talk, sources: Sources, outlet: Outlet) -> None:
        """Perform this talk's demos, with no show open."""
        self._talk = talk
        self._sources = sources
        self._outlet = outlet
        self._shows: dict[str, Show] = {}
        self._flows: dict[str, EventFlow] = {}
        self._watching: Counter[str] = Counter()  # how many connections watch each demo
        self._troubles = Troubles(outlet)
        self._over = False  # nothing is opened any more

    def answers(self) -> Iterable[Act[Client]]:
        """Answer for what concerns a show and not the talk, which itself opens, steps through and ends them."""
        return [
            demo_commands.Watch.done_by(self.watch),
            demo_commands.Unwatch.done_by(self.unwatch),
            demo_commands.Check.done_by(self.check),
            demo_commands.Restore.done_by(self.put_back),
            demo_commands.Interrupt.done_by(self.interrupt),
            demo_commands.Type.done_by(self.type),
            demo_commands.Tape.done_by(self.play_tape),
            demo_commands.Retry.done_by(self.retry),
        ]

    def welcome(self, client: Client, welcome: news.Welcome) -> news.Welcome:
        """Tell an owner which engines answer."""
        engines = engines_news(self._sources.engines).engines
        return replace(welcome, engines=engines) if client.owner else welcome

    def newcomer(self, client: Client) -> Iterable[News]:
        """Tell a connection all of the shows that it watches, and an owner what is wrong with any."""
        known = self._talk.content.demos
        pictures = [show_news(self.show(demo).picture()) for demo in client.watches if demo in known]
        return [*pictures, *self._troubles.all()] if client.owner else pictures

    def follow(self, happened: Sequence[events.Event]) -> None:
        """Do what the talk has decided."""
        for event in [] if self._over else happened:
            match event:
                case events.ShowOpened(demo=demo, alone=alone, first=first):
                    self._at_hand(demo, alone=alone).open(after=self._end_others(demo), first=first)
                case events.StepBegun() as begun:
                    self._step(begun)
                case events.ShowStopped(demo=demo):
                    gevent.spawn(self.show(demo).close)
                case events.ShowCleared(demo=demo, keeps=keeps):
                    gevent.spawn(self._clear, demo, keeps=keeps)
                case events.ShowReset(demo=demo, first=first):
                    gevent.spawn(self._reopen, self.show(demo), first)
                case _:
                    pass  # not ours

    def left(self, client: Client) -> None:
        """Count a connection that has ended among no demo's watchers."""
        self._watching.subtract(client.watches)

    def close(self) -> None:
        """End every show and wait until nothing of them is left."""
        self._over = True
        gevent.joinall([gevent.spawn(show.close) for show in self._shows.values()])

    def show(self, name: str) -> Show:
        """Give the show of a demo, open or not; refused for a demo that does not exist."""
        demo, known = find_demo(self._talk.content, name), self._shows.get(name)
        if known is None or (known.state is ShowState.CLOSED and known.demo != demo):
            known = self._shows[name] = Show(demo, self._sources, self)
        return known

    def engines_changed(self) -> None:
        """Tell the owners which engines answer now."""
        self._outlet.tell(engines_news(self._sources.engines), Group.OWNERS)

    def stood(self, demo: str, standing: ShowStanding) -> None:
        """Tell the talk how a show stands, and owners what is wrong with it."""
        self._talk.happen(events.ShowStood(demo, standing))
        self._troubles.tell(demo, standing.problem)

    def saw(self, demo: str, run: str, event: Numbered) -> None:
        """Tell a demo's watchers what its terminals did."""
        self._flow(demo).add(run, event, self._watching[demo])

    def redrew(self, picture: Picture) -> None:
        """Give a demo's watchers the picture, without the output that they have seen already."""
        self._flow(picture.demo.name).flush()
        self._outlet.tell(show_news(picture, seen=True), _watchers(picture.demo.name))

    def watch(self, command: demo_commands.Watch, client: Client) -> Watched:
        """Count the sender among a demo's watchers, and give or tell what it has missed, or the whole picture."""
        show = self.show(command.demo)
        self._watching[command.demo] += command.demo not in client.watches
        client.watches |= {command.demo}
        self._outlet.enter(client, _watchers(command.demo))
        missed = show.missed(command.run, command.after)
        if missed is None and command.apart:
            self._outlet.bring_up(client, [show_news(show.picture())])
            return Watched()
        if missed is None:
            return Watched(show=show_news(show.picture()))
        return Watched(events=tuple(number(each.event, each.number) for each in missed))

    def unwatch(self, command: demo_commands.Unwatch, client: Client) -> Nothing:
        """Count the sender among them no more."""
        demo = self.show(command.demo).demo.name
        self._watching[demo] -= demo in client.watches
        client.watches -= {demo}
        self._outlet.leave(client, _watchers(command.demo))
        return Nothing()

    def check(self, command: demo_commands.Check, _client: Client) -> Checked:
        """Run a step's check and wait for it."""
        show = self.show(command.demo)
        verdict = show.take.check(command.step)
        before = forerunners(show.demo, show.steps, command.step)
        return verdict_answer(show.demo.step(command.step), verdict, before)

    def put_back(self, command: demo_commands.Restore, _client: Client) -> Nothing:
        """Write a step's file as it is before that step."""
        self.show(command.demo).take.put_back(command.step)
        return Nothing()

    def interrupt(self, command: demo_commands.Interrupt, _client: Client) -> Nothing:
        """Press Ctrl-C."""
        self._talk.expect(command.turn)
        self.show(command.demo).interrupt()
        return Nothing()

    def type(self, command: demo_commands.Type, _client: Client) -> Nothing:
        """Type into a live terminal."""
        self.show(command.demo).take.type(command.terminal, command.text)
        return Nothing()

    def play_tape(self, command: demo_commands.Tape, _client: Client) -> Nothing:
        """Go on from the tape at the very step where the show is."""
        self._talk.expect(command.turn)
        self.show(command.demo).rescue.play_tape()
        return Nothing()

    def retry(self, command: demo_commands.Retry, _client: Client) -> Nothing:
        """Try to go on live where the tape is."""
        self._talk.expect(command.turn)
        self.show(command.demo).rescue.retry()
        return Nothing()

    def _flow(self, demo: str) -> EventFlow:
        if demo not in self._flows:
            self._flows[demo] = EventFlow(partial(self._happened, demo))
        return self._flows[demo]

    def _happened(self, demo: str, run: str, happened: Sequence[Numbered]) -> None:
        numbered = tuple(number(each.event, each.number) for each in happened)
        self._outlet.tell(demo_news.Events(demo, run, numbered), _watchers(demo))

    def _at_hand(self, demo: str, *, alone: bool) -> Show:
        show = self.show(demo)
        show.alone = alone
        return show

    def _step(self, begun: events.StepBegun) -> None:
        show = self._at_hand(begun.demo, alone=begun.alone)
        if show.state is ShowState.CLOSED:
            show.open(begun.step, after=self._end_others(begun.demo), first=begun.first)
        else:
            show.step(begun.step)

    def _clear(self, demo: str, *, keeps: bool) -> None:
        if demo in self._shows:
            self._shows[demo].close(keeps=keeps)

    def _reopen(self, show: Show, first: int) -> None:
        show.close()
        if not self._over and show.state is ShowState.CLOSED:  # else somebody has opened it meanwhile
            show.open(first=first)

    def _end_others(self, name: str) -> Callable[[], object] | None:
        """Begin to end every other show; two demos may want the same port. Calling the result waits for it."""
        others = [
            show for show in self._shows.values() if show.demo.name != name and show.state is not ShowState.CLOSED
        ]
        endings = [gevent.spawn(show.close) for show in others]
        return (lambda: gevent.joinall(endings)) if endings else None


def _watchers(demo: str) -> str:
    return f"demo:{demo}"
