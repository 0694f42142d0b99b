"""Everything plugged together for serving one talk, and its watch over what changes meanwhile."""

from __future__ import annotations

import sys
import time
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

import gevent

from quarterdeck import clock
from quarterdeck.auth.door import Door
from quarterdeck.auth.guard import Gate
from quarterdeck.auth.pairing import Pairing
from quarterdeck.auth.token import Access, know_keys
from quarterdeck.content import ReadBefore, load_content, stamp
from quarterdeck.downloads.cache import Cache
from quarterdeck.errors import QuarterdeckError
from quarterdeck.features.captions.feature import Captioning
from quarterdeck.features.demos.feature import Demos
from quarterdeck.features.devices.feature import Devices
from quarterdeck.features.ending.feature import Ending
from quarterdeck.features.faults.feature import Faults
from quarterdeck.features.fetching.feature import Collecting
from quarterdeck.features.films.feature import Screening
from quarterdeck.features.health.feature import Health
from quarterdeck.features.ink.feature import Inking, recall
from quarterdeck.features.notices.feature import Notices
from quarterdeck.features.polls.feature import Polling, Polls
from quarterdeck.features.presence.feature import Presence
from quarterdeck.features.questions.feature import Asking
from quarterdeck.features.questions.model import Questions
from quarterdeck.features.timer.feature import Timing
from quarterdeck.file_watch import FileWatch
from quarterdeck.findings import Severity
from quarterdeck.http.application import create_app, serve_from_memory
from quarterdeck.http.caption_inlet import caption_inlet
from quarterdeck.http.listening import open_port, read_certificate
from quarterdeck.http.metrics import metrics
from quarterdeck.http.preflight_page import Preflight
from quarterdeck.http.root import Root
from quarterdeck.live.dispatch import Dispatch, Room
from quarterdeck.live.resume import resume
from quarterdeck.qr import qr_terminal
from quarterdeck.redaction.redacted_stream import RedactedStream
from quarterdeck.show.source_factory import SourceFactory
from quarterdeck.source.known import known_secrets
from quarterdeck.source.run.sweep import sweep_owed
from quarterdeck.store.database import Store
from quarterdeck.store.device_table import DeviceTable
from quarterdeck.store.ink_table import InkTable
from quarterdeck.store.poll_table import PollTable
from quarterdeck.store.position_table import PositionTable
from quarterdeck.store.question_table import QuestionTable
from quarterdeck.store.rehearsal_table import RehearsalTable
from quarterdeck.talk.handle import Talk
from quarterdeck.talk.state import State
from quarterdeck.transport import Listener, allow_files, look, serve
from quarterdeck.urls import Links, find_links, root_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from flask import Flask

    from quarterdeck.content import Content
    from quarterdeck.settings import Settings

VIEWERS = 20_000  # connections, and all else that is open at a time
OWED_EVERY = 10.0  # seconds between looks for what could not be cleaned up


@dataclass(frozen=True, slots=True)
class Served:
    """One talk's parts, ready to be served."""

    settings: Settings
    talk: Talk
    app: Flask
    room: Room
    dispatch: Dispatch
    demos: Demos
    sources: SourceFactory
    store: Store
    faults: Faults
    notices: Notices
    health: Health
    before: ReadBefore

    def close(self) -> None:
        """End every show, and keep what is to outlive them."""
        self.dispatch.close()
        self.store.close()


def assemble(settings: Settings, links: Links | None = None) -> Served:
    """Load the talk and plug its parts together; raises a QuarterdeckError when it cannot be shown."""
    access, settings = Access.load(settings), know_keys(settings)
    cache = Cache(settings.fetched)
    before, content = _read(settings, cache)
    store = Store.begin(settings.state)
    links = links or find_links(settings, settings.port, access.token)
    pairing, ink = Pairing(access, DeviceTable(store)), InkTable(store, settings.deck, content.deck.version)
    talk = _take_up(content, PositionTable(store, settings.deck), ink)
    sources = SourceFactory(settings, RehearsalTable(store))
    app = create_app(talk, access, links, pairing, partial(_rehearsed, sources, talk), fetched=settings.fetched)
    app.extensions["hide"] = (secrets := known_secrets(settings)).text  # a page says in words what a demo is to print
    room = Room(app, secrets.within)
    demos = Demos(talk, sources, room)
    polls, questions = Polls(content, PollTable(store, settings.deck)), Questions(QuestionTable(store, settings.deck))
    faults, notices, captioning = Faults(room), Notices(room), Captioning(room)
    health = Health(room, lambda: look(room.server), lambda: polls.kept)
    features = [
        Devices(pairing, links, room),
        Polling(talk, polls, room),
        Asking(talk, questions, (polls.limit, questions.asking, questions.tapping), room),
        Timing(talk, room),
        Screening(talk, room),
        Collecting(content, cache, room, private=settings.allow_private_pictures),
        Presence(room),
        health,
        Ending(talk),
        captioning,
        faults,
        notices,
        Inking(talk, ink, room),
        demos,
    ]
    app.register_blueprint(Preflight(settings, talk, access, pairing).blueprint())
    app.register_blueprint(caption_inlet(access, captioning.say))
    app.register_blueprint(metrics(access, health.figures, public=bool(settings.public_url)))
    dispatch = Dispatch(room, talk, features, Door(access, pairing), store)
    return Served(settings, talk, app, room, dispatch, demos, sources, store, faults, notices, health, before)


def _read(settings: Settings, cache: Cache) -> tuple[ReadBefore, Content]:
    """Read the talk, and keep what was read for the next time."""
    before = ReadBefore()
    before.save(stamp(settings.deck, settings.demos, cache), settings.deck)
    return before, load_content(settings.deck, settings.demos, cache, before)


def _rehearsed(sources: SourceFactory, talk: Talk) -> Mapping[str, Sequence[float]]:
    """Give the seconds each step of each demo took in rehearsal, by the demo's name."""
    return {name: sources.times(demo) for name, demo in talk.content.demos.items()}


def _take_up(content: Content, positions: PositionTable, ink: InkTable) -> Talk:
    """Begin the talk, or go on where a server stood that has ended a short while ago."""
    fresh = State(turn=int(time.time() * 1000), ink=recall(ink))  # the turn also grows over a restart
    return Talk(content, resume(positions, content, fresh, clock.now()))


def serve_talk(settings: Settings) -> None:
    """Serve until interrupted, and leave nothing behind."""
    context = read_certificate(settings)
    sock = open_port(settings)
    allow_files(VIEWERS)
    access = Access.load(settings)
    settings = replace(settings, port=sock.getsockname()[1])
    links = find_links(settings, settings.port, access.token)
    sys.stderr = RedactedStream(sys.stderr, known_secrets(know_keys(settings)))
    served = assemble(settings, links)
    serve_from_memory(served.app)
    gate = Gate(served.app, settings=settings, token=access.token, say=lambda sentence: _say(served, sentence, "proxy"))
    root = Root(gate, root_of(settings.public_url), served.app.url_map)
    watches = [
        gevent.spawn(_greet, served, links),  # begins once the server listens and heeds signals
        gevent.spawn(served.sources.watch, served.demos.engines_changed),
        gevent.spawn(watch_content, served),
        gevent.spawn(watch_owed, served),
        gevent.spawn(served.health.watch),
    ]
    listener = Listener(served.dispatch.bring_right, served.dispatch.refused)
    serve(root, served.room.server, sock, on_stop=served.close, listener=listener, context=context)
    gevent.killall(watches)


def watch_content(served: Served) -> None:
    """Take the talk again whenever one of its files is saved; a broken one leaves the old one on."""
    pool = gevent.get_hub().threadpool
    deck, demos, cache = served.settings.deck, served.settings.demos, Cache(served.settings.fetched)
    watch = FileWatch(dict.fromkeys((deck.parent, demos, cache.folder)))
    try:
        while True:  # the first look is for what was saved, or fetched, since the talk was read
            now = pool.apply(stamp, (deck, demos, cache))
            if now != served.before.seen:
                served.before.save(now, deck)
                _take(served)
            watch.wait()
    finally:
        watch.close()


def watch_owed(served: Served) -> None:
    """Clean up after a server that was killed, then on a cluster that was away when a run ended, once it is back."""
    served.sources.waits = served.notices.about("leftovers")
    served.sources.hid = served.notices.tell
    served.sources.leftovers.sweep(lambda sentence: _say(served, sentence, "leftovers"))
    pool = gevent.get_hub().threadpool
    while True:
        gevent.sleep(OWED_EVERY)
        for sentence in pool.apply(sweep_owed, (served.settings,)):
            served.notices.tell(sentence, "leftovers")


def _take(served: Served) -> None:
    settings = served.settings
    try:
        content = gevent.get_hub().threadpool.apply(
            load_content, (settings.deck, settings.demos, Cache(settings.fetched), served.before)
        )
    except QuarterdeckError as error:
        served.notices.tell(f"{error}; the talk goes on as it was", "files")
        served.faults.saved([str(error)])
        return
    changed = content.version != served.talk.content.version
    wrong = [
        str(finding) for finding in content.findings if finding.severity is Severity.ERROR
    ]  # not what does nothing
    for sentence in wrong:
        served.notices.tell(sentence)
    served.faults.saved(wrong)
    if changed:
        served.dispatch.reload(content)


def _say(served: Served, sentence: str, subject: str) -> None:
    print(sentence, file=sys.stderr, flush=True)
    served.notices.tell(sentence, subject)


def _greet(served: Served, links: Links) -> None:
    for finding in served.talk.content.findings:
        print(finding, file=sys.stderr)
    if served.store.problem:
        print(served.store.problem, file=sys.stderr)
        served.notices.last(str(served.store.problem), "store")
    print(f"{served.talk.content.deck.title}: {len(served.talk.content.deck.slides)} slides")
    print(qr_terminal(links.room))
    print(f"  the room       {links.room}")
    print(f"  the presenter  {links.desk}")
    print(f"  learn alone    {links.learn}", flush=True)
