"""The phones that a desk has paired: it offers them a code, sees which are here, and revokes them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import gevent

from quarterdeck.auth.pairing import LASTS
from quarterdeck.protocol import commands, news
from quarterdeck.protocol.answers import Nothing, Offered
from quarterdeck.protocol.states import Role
from quarterdeck.qr import qr_svg
from quarterdeck.talk.feature import Feature, Group

if TYPE_CHECKING:
    from collections.abc import Iterable

    from quarterdeck.auth.pairing import Pairing
    from quarterdeck.protocol.message import Act, News
    from quarterdeck.talk.client import Client
    from quarterdeck.talk.feature import Outlet
    from quarterdeck.urls import Links


class Devices(Feature):
    """The connections of paired phones; a phone drives, and neither types nor pairs nor revokes."""

    def __init__(self, pairing: Pairing, links: Links, outlet: Outlet) -> None:
        """Hear of every phone that is paired or revoked."""
        self._pairing = pairing
        self._links = links
        self._outlet = outlet
        self._here: dict[str, Client] = {}
        pairing.changed = lambda: outlet.tell(self._told(), Group.DESKS)
        pairing.ended = self._end
        pairing.problem = lambda sentence: outlet.tell(news.Notice(sentence), Group.DESKS)

    def answers(self) -> Iterable[Act[Client]]:
        """Answer for `pair` and `revoke`."""
        return [commands.Pair.done_by(self.pair), commands.Revoke.done_by(self.revoke)]

    def came(self, client: Client) -> None:
        """Take down that a phone is here now."""
        if client.device:
            self._here[client.id] = client
            gevent.spawn(self._pairing.saw, client.device)  # apart, as it waits for the disk

    def newcomer(self, client: Client) -> Iterable[News]:
        """Tell a desk of the phones."""
        return [self._told()] if client.role is Role.DESK else []

    def left(self, client: Client) -> None:
        """Take down when a phone was seen last."""
        if self._here.pop(client.id, None) and client.device:
            gevent.spawn(self._pairing.saw, client.device)

    def pair(self, _command: commands.Pair, _client: Client) -> Offered:
        """Offer a code for one phone, as an address and its QR code."""
        url = f"{self._links.room}pair/{self._pairing.offer()}"
        return Offered(url, qr_svg(url), round(LASTS))

    def revoke(self, command: commands.Revoke, _client: Client) -> Nothing:
        """Let a phone drive no more, and end its connections now."""
        self._pairing.revoke(command.phone)
        return Nothing()

    def _end(self, device: str) -> None:
        for client in [client for client in self._here.values() if client.device == device]:
            self._outlet.hang_up(client)

    def _told(self) -> news.Phones:
        here = {client.device for client in self._here.values()}
        return news.Phones(
            tuple(
                news.Phone(phone.name, phone.called, paired=paired, seen=seen, here=phone.name in here)
                for phone in self._pairing.phones
                for paired, seen in [map(round, self._pairing.ages(phone))]
            )
        )
