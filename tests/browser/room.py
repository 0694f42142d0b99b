"""A presenter and a room with polls, as the browser tests of both use them."""

from tests.browser.conftest import PHONE

DECK = """\
# Hello

---

# Hands up if you …

[.poll]

- write JavaScript
- use `Docker`
- use Kubernetes

---

# Tabs or spaces?

[.poll: one]

1. tabs
2. spaces

---

# The end
"""
ON = "connection-line[data-line=on]"
TOUCH = {"size": PHONE, "has_touch": True, "is_mobile": True}
SLIDE = "#frame > .slide"


def come_to_desk(onlooker, served):
    """Open the presenter's desk, connected."""
    presenter = onlooker().open(served.desk)
    presenter.page.wait_for_selector(ON)
    presenter.settles()
    return presenter


def answer(person, words):
    """The answer with these words on the slide a person sees."""
    return person.page.locator(f"{SLIDE} [data-option]", has_text=words)


def tap(person, words):
    label = answer(person, words).locator(".answer")
    person.page.wait_for_selector(f"{SLIDE} [data-option].open")
    if person.page.evaluate("() => navigator.maxTouchPoints > 0"):
        label.tap()
    else:
        label.click()


def given(person):
    """Which answers a person sees as their own, by their numbers."""
    script = (
        "items => items.filter(item => item.querySelector('input').checked).map(item => Number(item.dataset.option))"
    )
    return person.page.locator(f"{SLIDE} [data-option]").evaluate_all(script)


def sees_counts(person, *counts):
    """Wait until a person sees just these numbers on the slide, none where they are not shown."""
    script = """counts => {
        const seen = [...document.querySelectorAll('#frame > .slide .tally:not([hidden]) b')].map(b => Number(b.textContent));
        return JSON.stringify(seen) === JSON.stringify(counts);
    }"""
    person.page.wait_for_function(script, arg=list(counts), timeout=20_000)


def sees_line(person, words):
    person.page.wait_for_function(
        "words => document.querySelector('#frame > .slide .poll-line')?.textContent.includes(words)", arg=words
    )


def press(person, *keys):
    for key in keys:
        person.page.keyboard.press(key)


def says(person, words):
    """Wait for a sentence that tells this person something."""
    person.page.wait_for_selector(f".toast:has-text({words!r})")
