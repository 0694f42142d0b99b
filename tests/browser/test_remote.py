"""A phone as remote, as a hand uses it: paired from the desk, through lost network and restarts, until it is revoked."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import PHONE
from tests.browser.handset import HANDSET, Phone, code
from tests.served import DECK, Person, Served, write_talk
from tests.transport.certified import Certified

pytestmark = pytest.mark.browser

POLL = "# What do you use?\n\n[.poll]\n\n- Docker\n- Nothing yet\n\n---\n\n"
OFFLINE_FOR, LONG_OFFLINE_FOR = 10_000, 30_000  # milliseconds


# Notes what the page asks of the real wake lock.
ASKED = """
window.asked = 0;
const ask = WakeLock.prototype.request;
WakeLock.prototype.request = async function (type) {
  window.asked += 1;
  return (window.kept = await ask.call(this, type));
};
"""


class Line:
    """The way between a phone and the server. Once it dies, it keeps what is said on it, until that is delivered late."""

    def __init__(self, page):
        self.made, self.dead, self.kept = 0, 0, []
        page.route_web_socket("**/socket.io/**", self._carry)

    def die(self):
        self.dead = self.made

    def deliver(self):
        for server, said in self.kept:
            server.send(said)

    def _carry(self, browser):
        self.made += 1
        number, server = self.made, browser.connect_to_server()
        lives = lambda: number > self.dead  # noqa: E731
        browser.on_message(lambda said: server.send(said) if lives() else self.kept.append((server, said)))
        server.on_message(lambda said: browser.send(said) if lives() else None)
        browser.on_close(lambda *_: server.close() if lives() else None)  # the server hears of no end either


@pytest.fixture(name="desk")
def _desk(served, onlooker):
    return at_desk(onlooker(), served)


def at_desk(presenter, served):
    presenter.open(served.desk)
    presenter.page.wait_for_selector("connection-line[data-line=on]")
    return presenter


def revoke(desk):
    desk.page.get_by_role("button", name="Revoke").click()


def test_it_is_paired_drives_everybody_and_ends_when_it_is_revoked(served, desk, onlooker):
    ana = onlooker().open(served.url)
    first = code(desk)
    phone = Phone(onlooker).pair(first)
    desk.page.wait_for_selector("paired-devices [data-part=list] >> text=here now")
    assert "iPhone" in desk.page.locator("paired-devices [data-part=list]").inner_text()
    desk.page.wait_for_function(
        "first => document.querySelector('paired-devices [data-part=link]').textContent !== first", arg=first
    )
    assert phone.page.url == f"{served.url}/remote"
    assert "Say hello, quietly." in phone.page.locator("slide-notes [data-part=words]").inner_text()
    phone.reads("people-count", "^1$")
    phone.reads("upcoming-press [data-part=words]", "^2: Builds$")
    phone.tap("next")
    ana.sees_slide(2)
    phone.reads("upcoming-press [data-part=words]", "^build 1 of 2$")
    phone.tap("black")
    ana.page.wait_for_selector(".blackout")
    phone.reads("upcoming-press [data-part=words]", "^the slide again$")
    phone.tap("next")
    ana.page.wait_for_selector(".blackout", state="hidden")
    phone.tap("back")
    ana.sees_slide(1)
    assert phone.who.faults == []
    revoke(desk)
    phone.line("refused")
    phone.reads("connection-line", "not paired any more: scan the code")
    phone.tap("next")
    phone.reads(".toast", "Not connected: this press did nothing")
    phone.page.reload()
    phone.reads("main", "This phone is not paired with the talk; scan the code")
    ana.sees_slide(1)


def test_a_code_that_was_used_says_what_to_do(served, desk, onlooker):
    used = code(desk)
    Phone(onlooker).pair(used)
    other = Phone(onlooker)
    other.page.goto(used)
    other.reads("main", "This code was used, has expired or never was; scan the one that the desk shows now")


def test_a_demo_is_driven_and_rescued_only_after_a_question(served, desk, onlooker):
    phone = Phone(onlooker).pair(code(desk))
    for slide in (2, 2, 2, 3):
        phone.tap("next")
        phone.reads("slide-count [data-part=number]", f"^{slide}$")
    phone.reads("upcoming-press [data-part=words]", "^step 1: echo hello from the shell$")
    phone.tap("next")
    phone.reads("demo-rescue [data-part=state]", "^next: step 2 of 3$")
    phone.tap("next")
    phone.reads("upcoming-press [data-part=words]", "^step 3: echo last$")
    phone.reads("demo-rescue [data-part=badge]", "^live$")
    phone.page.locator("[data-rescue=stop]").tap()
    phone.page.get_by_role("button", name="Keep it").tap()
    assert not phone.page.locator("[data-rescue=stop]").is_disabled()
    phone.page.locator("[data-rescue=interrupt]").tap()
    phone.page.get_by_role("button", name="Press Ctrl-C").tap()
    phone.page.locator("[data-rescue=stop]").tap()
    phone.page.get_by_role("button", name="Stop it").tap()
    phone.reads("demo-rescue [data-part=state]", "^not started$")
    phone.reads("upcoming-press [data-part=words]", "^4: The end$")


def test_a_poll_is_shown_with_its_counts_and_closed(tmp_path, onlooker):
    with Served(write_talk(tmp_path / "talk", POLL + DECK), tmp_path / "state") as served:
        desk = at_desk(onlooker(), served)
        phone = Phone(onlooker).pair(code(desk))
        if phone.page.locator("[data-poll=open]").is_enabled():
            phone.page.locator("[data-poll=open]").tap()
        phone.reads("poll-control [data-part=line]", "^Open · nobody has answered")
        with Person(served) as ana:
            assert ana.ask("vote", slide=1, options=[2])["ok"]
            phone.reads("poll-control [data-part=counts] li:nth-child(2)", "Nothing yet.*100.*1")
            phone.reads("upcoming-press [data-part=words]", "^shows the counts$")
            phone.page.locator("[data-poll=reveal]").tap()
            phone.reads("poll-control [data-part=line]", "the room sees the counts")
            phone.page.locator("[data-poll=close]").tap()
            phone.reads("poll-control [data-part=line]", "^Closed")


def test_ten_seconds_without_network_lose_nothing_and_a_press_says_so(served, desk, onlooker):
    phone = Phone(onlooker).pair(code(desk))
    phone.who.context.set_offline(True)
    phone.line("lost")
    phone.reads("connection-line", "Not connected, trying again")
    phone.tap("next")
    phone.reads(".toast", "Not connected: this press did nothing")
    desk.page.keyboard.press("Escape")
    desk.page.keyboard.press("Space")
    phone.page.wait_for_timeout(OFFLINE_FOR)
    phone.who.context.set_offline(False)
    phone.ready()
    phone.reads("slide-count [data-part=number]", "^2$")
    phone.tap("next")
    phone.reads("upcoming-press [data-part=words]", "^build 2 of 2$")


def test_a_desk_thirty_seconds_without_network_says_so_and_is_where_the_phone_has_gone_on_to(served, onlooker):
    desk = onlooker()
    desk.open(served.desk.replace("localhost", "127.0.0.1"))  # by its name, this machine is never offline
    phone, line = Phone(onlooker).pair(code(desk)), desk.page.locator("connection-line")
    desk.page.keyboard.press("Escape")
    desk.page.context.set_offline(True)
    expect(line).to_contain_text("trying again")
    desk.page.keyboard.press("Space")
    expect(desk.page.locator(".toast.bad")).to_have_text("offline: nothing was sent")
    phone.tap("next")
    phone.reads("slide-count [data-part=number]", "^2$")
    desk.page.wait_for_timeout(LONG_OFFLINE_FOR)
    desk.page.context.set_offline(False)
    expect(line).to_have_attribute("data-line", "on", timeout=OFFLINE_FOR)
    desk.sees_slide(2)
    desk.page.keyboard.press("Space")
    phone.reads("upcoming-press [data-part=words]", "^build 2 of 2$")


def test_the_pace_is_told_on_the_phone_too(tmp_path, onlooker):
    deck = write_talk(tmp_path / "talk", "time-budget: 45\n\n" + DECK)
    with Served(deck, tmp_path / "state") as served:
        desk = at_desk(onlooker(), served)
        phone = Phone(onlooker).pair(code(desk))
        phone.tap("next")
        phone.reads(".pace[data-pace=early]", "min early$")
        phone.tap("back")
        phone.reads(".pace[data-pace=on-time]", "^on time$")


def test_a_sigkill_and_a_restart_bring_everything_back(tmp_path, onlooker):
    deck, state = write_talk(tmp_path / "talk"), tmp_path / "state"
    with Served(deck, state) as served:
        port = str(served.port)
        desk = at_desk(onlooker(), served)
        phone = Phone(onlooker).pair(code(desk))
        phone.tap("next")
        phone.reads("slide-count [data-part=number]", "^2$")
        served.kill()
        phone.line("lost")
    with Served(deck, state, "--port", port):
        phone.ready()
        phone.reads("slide-count [data-part=number]", "^2$")
        phone.tap("next")
        phone.reads("upcoming-press [data-part=words]", "^build 2 of 2$")
        phone.page.reload()
        phone.ready()
        desk.page.wait_for_selector("paired-devices [data-part=list] >> text=here now")
        revoke(desk)
        phone.line("refused")


def test_over_https_it_pairs_drives_and_keeps_the_screen_on(tmp_path, onlooker):
    certified = Certified(tmp_path)
    flags = "--tls-cert", str(certified.cert), "--tls-key", str(certified.key)
    with Served(write_talk(tmp_path / "talk"), tmp_path / "state", *flags) as served:
        desk = at_desk(onlooker(ignore_https_errors=True), served)
        phone = Phone(onlooker, ignore_https_errors=True).pair(code(desk))
        assert phone.page.url == f"https://localhost:{served.port}/remote"
        kept = next(one for one in phone.who.context.cookies() if one["name"] == "quarterdeck-phone")
        assert (kept["secure"], kept["httpOnly"], kept["sameSite"]) == (True, True, "Strict")
        assert phone.page.evaluate("() => isSecureContext && 'wakeLock' in navigator")
        assert phone.page.locator("wake-lock-notice").is_hidden()
        phone.tap("next")
        desk.page.wait_for_selector("#frame #slide-2")


def test_where_the_screen_cannot_be_kept_on_it_says_what_to_do(served, desk, onlooker):
    phone = Phone(onlooker)
    phone.page.add_init_script("delete Navigator.prototype.wakeLock")  # as on http, away from localhost
    phone.pair(code(desk))
    phone.reads("wake-lock-notice summary", "This phone may fall asleep")
    phone.page.locator("wake-lock-notice summary").tap()
    phone.reads("wake-lock-notice p", "screen time-out to its longest")
    phone.page.locator("wake-lock-notice summary").tap()
    phone.page.wait_for_selector("wake-lock-notice", state="hidden")


def test_a_press_on_a_line_that_is_dead_is_said_and_never_counts_twice(served, desk, onlooker):
    phone = Phone(onlooker)
    line = Line(phone.page)
    phone.pair(code(desk))
    line.die()
    phone.tap("next")
    phone.reads(".toast", "No answer. See where the talk is, then press again.")
    phone.ready()
    phone.reads("slide-count [data-part=number]", "^1$")
    phone.tap("next")
    phone.reads("slide-count [data-part=number]", "^2$")
    line.deliver()  # what the network had kept all the while
    phone.tap("next")
    phone.reads("upcoming-press [data-part=words]", "^build 2 of 2$")
    with Person(served) as late:
        stage = late.all("welcome")[0]["stage"]
    assert (stage["slide"], stage["build"]) == (2, 1)
    phone.reads("upcoming-press [data-part=words]", "^build 2 of 2$")


def test_a_phone_in_the_room_stays_awake_while_it_follows(served, onlooker):
    ana = onlooker(**HANDSET)
    ana.page.add_init_script(ASKED)
    ana.open(served.url)
    ana.page.wait_for_function("() => window.asked === 1")
    ana.page.locator(".chrome-way[rel=next]").tap()
    ana.page.wait_for_function("() => window.kept.released")


@pytest.mark.parametrize("size", [PHONE, {"width": 320, "height": 568}, {"width": 844, "height": 390}])
def test_next_is_wide_and_whole_on_every_phone(served, desk, onlooker, size):
    phone = Phone(onlooker, size=size).pair(code(desk))
    for action, least in {"next": 100, "back": 54, "black": 54}.items():
        box = phone.page.locator(f"[data-action={action}]").bounding_box()
        assert box["height"] >= least, action
        assert box["x"] >= 0, action
        assert box["x"] + box["width"] <= size["width"], action
        assert box["y"] + box["height"] <= size["height"], action
    sideways = "() => document.documentElement.scrollWidth > innerWidth"
    assert not phone.page.evaluate(sideways)
