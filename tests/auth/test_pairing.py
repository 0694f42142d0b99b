"""Phones as remotes: one code pairs one phone, once and soon; what is revoked is dead at once, also over a restart."""

import json
import re

import pytest
import requests
import socketio
from hypothesis import given
from hypothesis import strategies as st

from quarterdeck.auth.pairing import CODES, LASTS, PHONE_COOKIE, PHONES, Pairing
from quarterdeck.auth.token import Access
from quarterdeck.errors import RefusedError
from quarterdeck.store.database import NAME, Store
from quarterdeck.store.device_table import DeviceTable
from tests.served import PATIENCE, Person, Served, write_talk

IPHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 26_0 like Mac OS X) AppleWebKit/605.1.15 Mobile/15E148 Safari/604.1"
NEVER_MADE = "AAAAAAAAAAAAAAAAAAAAAA"
KEY = re.compile(r'name="quarterdeck-key" content="([^"]+)"')


class Clock:
    now = 1_000_000.0

    def __call__(self):
        return self.now


@pytest.fixture(name="store")
def _store(tmp_path):
    with Store.open(tmp_path) as store:
        yield store


@pytest.fixture(name="pairing")
def _pairing(store):
    return Pairing(Access("token"), DeviceTable(store), Clock())


def again(folder, access=None):
    with Store.open(folder) as store:  # another connection sees only what is committed
        return Pairing(access or Access("token"), DeviceTable(store), Clock())


def test_a_code_pairs_one_phone_and_no_second_one(pairing):
    code = pairing.offer()
    assert pairing.is_open(code)
    assert pairing.is_open(code), "looking uses nothing up"
    secret = pairing.pair(code, IPHONE)
    assert pairing.phone_of(secret).called == "iPhone"
    assert not pairing.is_open(code)
    with pytest.raises(RefusedError, match="was used, has expired or never was; scan"):
        pairing.pair(code, IPHONE)


def test_a_code_has_128_bits_and_expires(pairing):
    code = pairing.offer()
    assert len(code) >= 22
    pairing._clock.now += LASTS - 1
    assert pairing.is_open(code)
    pairing._clock.now += 1
    with pytest.raises(RefusedError):
        pairing.pair(code, IPHONE)


def test_codes_and_phones_are_bounded_and_a_code_refused_for_that_stays_good(pairing):
    codes = [pairing.offer() for _ in range(CODES + 3)]
    assert [pairing.is_open(code) for code in codes] == [False] * 3 + [True] * CODES
    for _ in range(PHONES):
        pairing.pair(pairing.offer(), IPHONE)
    code = pairing.offer()
    with pytest.raises(RefusedError, match="revoke one"):
        pairing.pair(code, IPHONE)
    pairing.revoke(pairing.phones[-1].name)
    assert pairing.phone_of(pairing.pair(code, IPHONE))


@given(st.text() | st.none() | st.integers() | st.binary())
def test_nothing_made_up_opens_anything(tmp_path_factory, made_up):
    pairing = again(tmp_path_factory.mktemp("state"))
    pairing.offer()
    assert pairing.phone_of(made_up) is None
    assert pairing.phone_of_key(made_up) is None
    if isinstance(made_up, str):
        assert not pairing.is_open(made_up)


def test_each_secret_of_a_phone_opens_its_own_door_only(pairing):
    secret = pairing.pair(pairing.offer(), IPHONE)
    phone = pairing.phone_of(secret)
    key = pairing.key_of(phone)
    assert pairing.phone_of_key(key) == phone
    assert (pairing.phone_of(key), pairing.phone_of_key(secret)) == (None, None)
    for odd in (secret[:-1], secret + "x", phone.name, f"{phone.name}.", f"{phone.name}.{phone.lock}", f"{key}é"):
        assert (pairing.phone_of(odd), pairing.phone_of_key(odd)) == (None, None)
    access = Access("token")
    assert not any(door(odd) for door in (access.owns, access.owns_cookie, access.owns_key) for odd in (secret, key))


def test_phones_survive_a_restart_and_a_revoked_one_does_not_come_back(pairing, tmp_path):
    one, two = (pairing.pair(pairing.offer(), agent) for agent in (IPHONE, "Mozilla/5.0 (Linux; Android 16)"))
    assert [phone.called for phone in again(tmp_path).phones] == ["iPhone", "Android phone"]
    pairing.revoke(pairing.phone_of(one).name)
    assert pairing.phone_of(one) is None
    assert again(tmp_path).phone_of(one) is None
    assert again(tmp_path).phone_of(two)
    assert again(tmp_path, access=Access("another token")).phone_of(two) is None, "a new token revokes every phone"


def test_the_file_holds_no_secret_and_is_its_owners_alone(pairing, tmp_path):
    secret = pairing.pair(pairing.offer(), IPHONE)
    files = [path for path in tmp_path.iterdir() if path.name.startswith(NAME)]
    kept = b"".join(path.read_bytes() for path in files)
    assert pairing.phones[0].lock.encode() in kept
    assert secret.partition(".")[2].encode() not in kept
    assert pairing.key_of(pairing.phone_of(secret)).partition(".")[2].encode() not in kept
    assert {path.stat().st_mode & 0o777 for path in files} == {0o600}


def test_phones_that_cannot_be_kept_are_paired_until_the_end_and_the_desk_is_told(tmp_path):
    (tmp_path / "file").write_text("")
    with Store.open(tmp_path / "file") as store:
        pairing, said = Pairing(Access("token"), DeviceTable(store), Clock()), []
        pairing.problem = said.append
        assert pairing.phone_of(pairing.pair(pairing.offer(), IPHONE))
    assert re.fullmatch(r".*room\.sqlite: the paired phones cannot be kept \(.*\); make room .*", said[0])


def test_one_that_a_full_disk_could_not_forget_is_forgotten_with_the_next(pairing, store, tmp_path):
    one, two = (pairing.phone_of(pairing.pair(pairing.offer(), IPHONE)).name for _ in range(2))
    said = []
    pairing.problem = said.append
    store.read("PRAGMA query_only = 1")
    pairing.revoke(one)
    assert "cannot be kept" in said[0]
    store.read("PRAGMA query_only = 0")
    pairing.saw(two)
    assert [phone.name for phone in again(tmp_path).phones] == [two]


@pytest.fixture(name="served", scope="module")
def _served(tmp_path_factory):
    folder = tmp_path_factory.mktemp("talk")
    with Served(write_talk(folder / "talk"), folder / "state") as served:
        yield served


class Handset:
    """A phone's browser: its cookies, and what its page says when its socket connects."""

    def __init__(self, served, url=None):
        self.served, self.http = served, requests.Session()
        self.http.headers["User-Agent"] = IPHONE
        if url:
            assert "Make this phone the remote" in self.get(url).text
            self.answer = self.post(url)

    def get(self, path):
        return self.http.get(self.at(path), timeout=PATIENCE)

    def post(self, path, origin=None):
        headers = {"Origin": origin or self.served.url}
        return self.http.post(self.at(path), headers=headers, timeout=PATIENCE)

    def at(self, path):
        return path if path.startswith("http") else self.served.url + path

    def key(self):
        return KEY.search(self.get("/remote").text)[1]

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.http.close()


@pytest.fixture(name="desk")
def _desk(served):
    with Person(served, owner=True) as desk:
        yield desk


def remote(served, handset):
    return Person(served, auth={"key": handset.key()})


def phones(desk):
    return desk.all("phones")[-1]["phones"]


def test_a_scanned_code_makes_a_phone_that_drives_and_does_no_more(served, desk):
    offer = desk.ask("pair")
    assert (offer["url"].startswith(f"{served.url}/pair/"), offer["seconds"], "<svg" in offer["qr"]) == (
        True,
        LASTS,
        True,
    )
    assert served.token not in json.dumps(offer)
    with Handset(served, offer["url"]) as handset, remote(served, handset) as phone:
        assert handset.answer.url == f"{served.url}/remote"
        cookie = handset.answer.history[0].headers["Set-Cookie"]
        assert {"HttpOnly", "SameSite=Strict"} <= set(cookie.split("; "))
        assert served.token not in handset.answer.text
        assert handset.get("/notes.json").json()["notes"]["1"]
        assert handset.get("/presenter").status_code == 403
        assert KEY.search(handset.get("/").text) is None, "in the room it is anybody's phone"
        assert phone.all("welcome")[0]["role"] == "owner"
        assert phone.ask("go", slide=2, build=0)["ok"]
        assert phone.ask("ping")["ok"]
        desk.wait(lambda me: me.all("stage") and me.all("stage")[-1]["slide"] == 2)
        for message in ({"name": "pair"}, {"name": "revoke", "phone": phones(desk)[0]["phone"]}):
            assert "only the desk, and no phone," in phone.ask(**message)["error"]
        typed = phone.ask("type", demo="echo", terminal="main", text="rm")
        assert "only the desk" in typed["error"]
        assert phone.all("phones") == []


def test_revoking_ends_the_connection_the_page_and_the_key_at_once(served, desk):
    with Handset(served, desk.ask("pair")["url"]) as handset:
        key = handset.key()
        with remote(served, handset) as phone:
            here = desk.wait(lambda me: [one for one in phones(me) if one["here"]])
            gone = []
            phone.io.on("disconnect", lambda *_: gone.append(1))
            assert desk.ask("revoke", phone=here[0]["phone"])["ok"]
            phone.wait(lambda _: gone, "the end")
        assert handset.get("/remote").status_code == 403
        assert handset.get("/notes.json").status_code == 403
        with pytest.raises(socketio.exceptions.ConnectionError):
            Person(served, auth={"key": key})
        assert "not paired any more" in desk.ask("revoke", phone=here[0]["phone"])["error"]


def test_a_code_that_is_no_good_is_one_sentence_that_says_what_to_do(served, desk):
    used = desk.ask("pair")["url"]
    Handset(served, used).http.close()
    odd = [used, *(f"/pair/{code}" for code in (NEVER_MADE, "x", "%00", "é", "x" * 5000, "..%2f..", "<script>"))]
    with Handset(served) as stranger:
        for url in odd:
            for answer in (stranger.get(url), stranger.post(url)):
                assert answer.status_code in {403, 404}, url
                assert "Traceback" not in answer.text
        page = stranger.post(used).text
        assert "This code was used, has expired or never was; scan the one that the desk shows now" in page
        assert PHONE_COOKIE not in stranger.http.cookies
        refused = stranger.get("/remote")
        assert refused.status_code == 403
        assert "This phone is not paired with the talk; scan the code" in refused.text


def test_previews_and_foreign_pages_use_no_code_up(served, desk):
    url = desk.ask("pair")["url"]
    with Handset(served) as preview:
        for _ in range(5):
            assert preview.get(url).status_code == 200
        assert preview.http.head(url, timeout=PATIENCE).status_code == 200
        for origin in ("https://evil.example", "null", f"{served.url}.evil.example"):
            assert preview.post(url, origin).status_code == 403
        assert preview.http.post(url, timeout=PATIENCE).status_code == 403, "no origin at all"
        assert preview.http.post(f"{url}?sid=1", timeout=PATIENCE).status_code == 403
        foreign = {"Host": "evil.example", "Origin": "http://evil.example"}
        assert preview.http.post(url, headers=foreign, timeout=PATIENCE).status_code == 421
    with Handset(served, url) as handset:
        assert handset.get("/remote").ok


def test_a_flood_of_made_up_codes_opens_nothing_and_keeps_nobody_out(served, desk):
    url = desk.ask("pair")["url"]
    with Handset(served) as stranger:
        answers = {stranger.post(f"/pair/{number:022d}").status_code for number in range(300)}
    assert answers == {403}
    with Handset(served, url) as handset:
        assert handset.get("/remote").ok


def test_a_paired_phone_that_scans_again_uses_no_code_up(served, desk):
    with Handset(served, desk.ask("pair")["url"]) as handset:
        second = desk.ask("pair")["url"]
        assert handset.get(second).url == f"{served.url}/remote"
        assert handset.post(second).url == f"{served.url}/remote"
        with Handset(served, second) as other:
            assert other.key() != handset.key()


def test_a_press_that_comes_twice_or_late_moves_the_talk_once(served, desk):
    with Handset(served, desk.ask("pair")["url"]) as handset, remote(served, handset) as phone:
        desk.ask("go", slide=1, build=0)
        turn = phone.wait(lambda me: me.all("stage") and me.all("stage")[-1])["turn"]
        assert phone.ask("next", turn=turn)["ok"]
        assert "the talk had just moved" in phone.ask("next", turn=turn)["error"]
        assert desk.wait(lambda me: me.all("stage")[-1]["slide"] == 2)
        turn = phone.wait(lambda me: me.all("stage")[-1]["slide"] == 2 and me.all("stage")[-1])["turn"]
        desk.ask("black", on=True)
        assert "the talk had just moved" in phone.ask("next", turn=turn)["error"], "it would have meant another thing"
        desk.ask("black", on=False)


def test_a_phone_and_its_key_survive_a_sigkill(tmp_path):
    deck, state = write_talk(tmp_path / "talk"), tmp_path / "state"
    with Served(deck, state) as served, Handset(served) as handset:
        with Person(served, owner=True) as desk:
            handset.post(desk.ask("pair")["url"])
        key = handset.key()
        served.kill()
        with Served(deck, state, "--port", str(served.port)) as anew, Person(anew, auth={"key": key}) as phone:
            assert phone.ask("next")["ok"]
            assert handset.key() == key
