"""What a hall is told that comes at once is written once for all of them."""

from quarterdeck.live.written import LARGEST, MOST, Written
from quarterdeck.protocol.news import Deck, Notice


class Packet:
    """What a piece of news is written as."""

    def __init__(self, news):
        self.news = news


def test_the_same_news_is_written_once_and_other_news_for_itself():
    written = Written(Packet)
    first = written.packet(Deck("v1"))
    assert written.packet(Deck("v1")) is first
    assert first.news == Deck("v1")
    assert written.packet(Deck("v2")).news == Deck("v2")
    assert written.packet(Notice("v1")).news == Notice("v1")


def test_what_only_one_browser_is_told_is_not_kept_for_ever():
    written = Written(Packet)
    first = written.packet(Notice("number 0"))
    for number in range(1, MOST + 1):
        written.packet(Notice(f"number {number}"))
    assert written.packet(Notice("number 0")) is not first


def test_nor_are_pictures_of_full_terminals():
    written = Written(Packet)
    first = written.packet(Notice("number 0"))
    for number in range(1, 4):
        written.packet(Notice(f"number {number} {'x' * (LARGEST // 3)}"))
    assert written.packet(Notice("number 0")) is not first
