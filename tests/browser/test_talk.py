"""A talk as people see it: a presenter, attendees early and late, on a laptop and on a phone."""

import pytest

from tests.browser.conftest import PHONE
from tests.served import HOME, Person, Served, write_talk

pytestmark = pytest.mark.browser


def press(person, key, times=1):
    if "/presenter" in person.page.url:
        person.page.wait_for_selector("connection-line[data-line=on], #line:has-text('connected')", timeout=10_000)
    for _ in range(times):
        person.page.keyboard.press(key)
        person.settles()


def sees_end_of(person, step):
    state = f"#frame .demo-step[data-step='{step}']:is([data-state=passed], [data-state=going])"
    person.page.wait_for_selector(state, state="attached")  # the desk shows its steps elsewhere


def test_the_whole_room_sees_slide_and_terminal_move(served, onlooker):
    presenter = onlooker().open(served.desk)
    early = onlooker().open(served.url)
    phone = onlooker(size=PHONE, has_touch=True, is_mobile=True).open(served.url)
    press(presenter, "Space", 4)  # slide 2, its two builds, slide 3
    for person in (presenter, early, phone):
        person.sees_slide(3)
    press(presenter, "Space")
    for person in (presenter, early, phone):
        person.reads("hello from the shell")
    sees_end_of(presenter, 1)
    late = onlooker().open(served.url)
    late.reads("hello from the shell")
    assert late.terminal().strip() == early.terminal().strip()
    press(presenter, "Space")
    for person in (early, phone, late):
        person.reads("tick")
    presenter.shoot("desk")
    early.shoot("room-terminal")
    phone.shoot("phone-terminal")
    everyone = [presenter, early, phone, late]
    assert [person.faults for person in everyone] == [[], [], [], []]
    assert set().union(*(person.hosts for person in everyone)) <= {"localhost", None}


def test_a_reload_catches_up_with_nothing_lost_or_doubled(served, onlooker):
    presenter = onlooker().open(served.desk)
    attendee = onlooker().open(served.url)
    press(presenter, "Space", 5)
    sees_end_of(attendee, 1)
    before = attendee.rests()
    attendee.page.reload()
    assert attendee.rests() == before
    assert before.count("hello from the shell") == 2  # typed once, printed once


def test_an_attendee_has_nothing_to_run_with(served, onlooker):
    presenter = onlooker().open(served.desk)
    attendee = onlooker().open(served.url)
    press(presenter, "Space", 5)
    attendee.reads("hello from the shell")
    assert "quarterdeck-key" not in attendee.page.content()
    attendee.page.locator("#frame .xterm").first.click()
    attendee.page.keyboard.type("echo intruder")
    sees_end_of(presenter, 1)
    press(presenter, "Space")
    attendee.reads("tick")  # by then whatever was typed would be there
    assert "intruder" not in attendee.terminal()
    assert "quietly" not in attendee.page.content()


def test_whoever_goes_their_own_way_is_not_pulled_along_and_finds_the_way_back(served, onlooker):
    presenter = onlooker().open(served.desk)
    attendee = onlooker().open(served.url)
    press(presenter, "Space")
    attendee.sees_slide(2)
    press(attendee, "ArrowLeft", 3)
    attendee.sees_slide(1)
    press(presenter, "Space", 3)
    attendee.page.wait_for_selector("#back-to-now:has-text('Back to slide 3, live')")
    attendee.sees_slide(1)
    attendee.page.locator("#back-to-now").click()
    attendee.sees_slide(3)


def test_a_lost_network_comes_back_by_itself(served, onlooker):
    presenter = onlooker().open(served.desk)
    attendee = onlooker().open(served.url)
    attendee.settles().sees_slide(1)
    attendee.context.set_offline(True)
    press(presenter, "Space", 5)
    attendee.context.set_offline(False)
    attendee.page.wait_for_selector("#frame #slide-3", timeout=60_000)
    attendee.reads("hello from the shell")


def test_saving_the_deck_updates_the_page_in_place(served, onlooker, tmp_path):
    attendee = onlooker().open(f"{served.url}/2")
    deck = tmp_path / "talk" / "slides" / "deck.md"
    attendee.settles()
    deck.write_text(deck.read_text().replace("# Builds", "# Rebuilt"))
    attendee.page.wait_for_selector("text=Rebuilt", timeout=10_000)
    attendee.sees_slide(2)


def test_a_phone_that_is_turned_upright_reads_as_if_it_had_always_been_held_so(tmp_path, onlooker):
    size = "() => getComputedStyle(document.querySelector('#frame h1')).fontSize"
    with Served(write_talk(tmp_path / "talk", "# [fit] Large\n"), tmp_path / "state") as served:
        turned = onlooker(size={"width": 844, "height": 390}).open(served.url).settles()
        turned.page.wait_for_selector("#frame h1[style]")
        turned.page.set_viewport_size(PHONE)
        turned.page.wait_for_selector("#frame h1:not([style*=size])")
        assert turned.page.evaluate(size) == onlooker(size=PHONE).open(served.url).settles().page.evaluate(size)


def test_a_slide_is_whole_without_javascript(served, onlooker):
    reader = onlooker(java_script_enabled=False).open(f"{served.url}/2")
    assert reader.page.locator("text=two").is_visible()
    reader.page.locator("a[rel=next]").first.click()
    assert reader.page.url == f"{served.url}/3"
    assert "echo hello from the shell" in reader.page.content()


def test_a_learner_who_owns_the_machine_runs_a_demo_from_the_slide(served, onlooker):
    learner = onlooker().open(served.desk).open(f"{served.url}/3")
    learner.page.locator(".lesson-step[data-step='1']").locator(".lesson-run", has_text="Run").click()
    learner.reads("hello from the shell")


@pytest.mark.docker
def test_our_own_talk_builds_a_real_image_before_the_room(onlooker, tmp_path):
    with Served(HOME / "slides" / "deck.md", tmp_path / "state") as served:
        presenter = onlooker().open(served.desk)
        attendee = onlooker().open(served.url)
        outline = attendee.page.evaluate("() => fetch('/deck.json').then(answer => answer.json())")
        number = next(slide["number"] for slide in outline["slides"] if "build" in slide["demos"])
        builds = outline["slides"][number - 1]["builds"]
        press(presenter, "Home")
        presenter.page.keyboard.type(str(number))
        press(presenter, "Enter")
        attendee.sees_slide(number)
        press(presenter, "Space", builds + 1)
        attendee.reads("FROM")
        attendee.shoot("room-docker")
        for name, address in {"slide": "/1", "code": f"/{number}", "join": "/join", "lost": "/9999"}.items():
            onlooker().open(served.url + address).shoot(name)
        onlooker(color_scheme="dark").open(f"{served.url}/{number}").shoot("code-dark")
        onlooker(size=PHONE).open(f"{served.url}/{number}").shoot("phone")


def weigh(person, url):
    """Open a page with an empty cache, and give what came over the wire in bytes, and from which addresses."""
    wire = person.context.new_cdp_session(person.page)
    wire.send("Network.enable")
    sizes, addresses = [], []
    wire.on("Network.loadingFinished", lambda event: sizes.append(event["encodedDataLength"]))
    wire.on("Network.requestWillBeSent", lambda event: addresses.append(event["request"]["url"]))
    person.open(url).settles()
    return sum(sizes), addresses


def test_a_first_visit_is_light_and_loads_a_terminal_only_where_a_demo_is(served, onlooker):
    weight, addresses = weigh(onlooker(), f"{served.url}/1")
    assert weight < 350_000
    assert not [address for address in addresses if "/lib/xterm" in address]
    assert weigh(onlooker(), f"{served.url}/3")[0] < 500_000


@pytest.mark.parametrize("lost", ["**/room.js", "**/js/net/retry.js", "**/css/slide/text.css"])
def test_a_page_that_lost_a_part_of_itself_on_bad_wifi_comes_back_whole(served, onlooker, lost):
    attendee = onlooker()
    attendee.page.route(lost, lambda route: route.abort(), times=1)
    attendee.page.goto(served.url)
    whole = "document.readyState === 'complete' && sessionStorage.getItem('quarterdeck-loads') === null"
    attendee.page.wait_for_function(f"() => {whole}")
    with Person(served, owner=True) as presenter:
        presenter.ask("go", slide=2, build=0)
    attendee.sees_slide(2)
    named = attendee.page.locator("link[rel=stylesheet]").count()
    assert attendee.page.evaluate("() => document.styleSheets.length") == named


def test_a_terminal_comes_even_when_the_network_fails_its_first_request(served, onlooker):
    presenter = onlooker().open(served.desk)
    attendee = onlooker()
    failed = []

    def fail_once(route):
        failed.append(route.request.url)
        route.abort() if len(failed) == 1 else route.continue_()

    attendee.page.route("**/xterm.mjs*", fail_once)
    attendee.open(served.url)
    press(presenter, "Space", 5)
    attendee.reads("hello from the shell")
    assert len(failed) == 2
