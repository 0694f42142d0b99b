"""Everything plugged together for serving one talk, and its watch over what changes meanwhile."""

from __future__ import annotations

import sys
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import gevent

from quarterdeck.auth.guard import Gate
from quarterdeck.auth.pairing import Pairing
from quarterdeck.auth.token import Access
from quarterdeck.content import load_content, stamp
from quarterdeck.errors import QuarterdeckError
from quarterdeck.http.application import create_app
from quarterdeck.http.preflight import Preflight
from quarterdeck.live.owners import Owners
from quarterdeck.live.sockets import Sockets
from quarterdeck.live.voices import Voices
from quarterdeck.show.cast import Cast
from quarterdeck.show.memory import Memory
from quarterdeck.show.polls import Polls
from quarterdeck.show.questions import Questions
from quarterdeck.show.sketchbook import Sketchbook
from quarterdeck.show.stage import Stage
from quarterdeck.source.run.sweep import sweep, sweep_owed
from quarterdeck.store.database import Store
from quarterdeck.store.device_table import DeviceTable
from quarterdeck.store.rehearsal_table import RehearsalTable
from quarterdeck.transport.seam import Listener
from quarterdeck.transport.server import listen, serve
from quarterdeck.transport.tls import make_context
from quarterdeck.urls import Links, find_links, qr_terminal

if TYPE_CHECKING:
    from flask import Flask
    from flask_socketio import SocketIO

    from quarterdeck.settings import Settings

LOOK_EVERY = 0.7  # seconds between looks at the talk's files
OWED_EVERY = 10.0  # seconds between looks for what could not be cleaned up


@dataclass(frozen=True, slots=True)
class House:
    """One talk's parts, ready to be served."""

    settings: Settings
    stage: Stage
    cast: Cast
    access: Access
    app: Flask
    socketio: SocketIO
    sockets: Sockets
    store: Store

    def close(self) -> None:
        """End every show, and keep what is to outlive them."""
        self.stage.close()
        self.store.close()


def assemble(settings: Settings, links: Links | None = None) -> House:
    """Load the talk and plug its parts together; raises a QuarterdeckError when it cannot be shown."""
    access = Access.load(settings)
    content = load_content(settings.deck, settings.demos)
    store = Store.open(settings.state)
    cast = Cast(settings, RehearsalTable(store))
    stage = Stage(content, cast)
    links = links or find_links(settings, settings.port, access.token)
    pairing = Pairing(access, DeviceTable(store))
    app, socketio = create_app(stage, access, links, pairing)
    app.register_blueprint(Preflight(settings, stage, access, pairing).blueprint())
    owners = Owners(socketio, access, pairing, links)
    voices = Voices(socketio, Polls(content, store), Questions(settings.deck, store))
    sockets = Sockets(socketio, stage, cast, owners, voices)
    stage.resume(Memory(store, settings.deck))
    stage.sketches = Sketchbook(content.deck, store)
    stage.house = sockets
    return House(settings, stage, cast, access, app, socketio, sockets, store)


def serve_talk(settings: Settings) -> None:
    """Serve until interrupted, and leave nothing behind."""
    for sentence in sweep(settings):
        print(sentence, file=sys.stderr)
    context = make_context(settings)
    sock = listen(settings)
    access = Access.load(settings)
    settings = replace(settings, port=sock.getsockname()[1])
    links = find_links(settings, settings.port, access.token)
    house = assemble(settings, links)
    watches = [
        gevent.spawn(_greet, house, links),  # begins once the server listens and heeds signals
        gevent.spawn(house.cast.watch, house.sockets.engines_changed),
        gevent.spawn(watch_talk, house),
        gevent.spawn(watch_owed, house),
    ]
    gate = Gate(house.app, settings=settings, token=access.token)
    listener = Listener(house.sockets.bring_right, house.sockets.refused)
    serve(gate, house.socketio, sock, on_stop=house.close, listener=listener, context=context)
    gevent.killall(watches)


def watch_talk(house: House) -> None:
    """Take the talk again whenever one of its files is saved; a broken one leaves the old one on."""
    pool = gevent.get_hub().threadpool
    files = house.settings.deck, house.settings.demos
    seen = pool.apply(stamp, files)
    while True:
        gevent.sleep(LOOK_EVERY)
        now = pool.apply(stamp, files)
        if now != seen:
            seen = now
            _take(house)


def watch_owed(house: House) -> None:
    """Clean up on a cluster that was away when a run ended, as soon as it is back."""
    pool = gevent.get_hub().threadpool
    while True:
        gevent.sleep(OWED_EVERY)
        for sentence in pool.apply(sweep_owed, (house.settings,)):
            house.sockets.notice(sentence)


def _take(house: House) -> None:
    settings = house.settings
    try:
        content = gevent.get_hub().threadpool.apply(load_content, (settings.deck, settings.demos))
    except QuarterdeckError as error:
        house.sockets.notice(f"{error}; the talk goes on as it was")
        return
    changed = content.version != house.stage.content.version
    for finding in content.findings:
        house.sockets.notice(str(finding))
    if changed:
        house.stage.recast(content)
        house.sockets.saved()


def _greet(house: House, links: Links) -> None:
    for finding in house.stage.content.findings:
        print(finding, file=sys.stderr)
    if house.store.problem:
        print(house.store.problem, file=sys.stderr)
    print(f"{house.stage.content.deck.title}: {len(house.stage.content.deck.slides)} slides")
    print(qr_terminal(links.room))
    print(f"  the room       {links.room}")
    print(f"  the presenter  {links.desk}")
    print(f"  learn alone    {links.learn}", flush=True)
