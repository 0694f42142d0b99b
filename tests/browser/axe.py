"""What axe-core finds on a page: the rules of WCAG, and what screen readers stumble over."""

from tests.browser.conftest import HALL, PHONE
from tests.served import HOME

SOURCE = HOME / "node_modules" / "axe-core" / "axe.min.js"
# Half faded, nothing has its colour; what never ends (a blinking cursor) changes none.
STILL = """() => document.getAnimations().every(
  ({playState, effect}) => playState !== "running" || effect.getTiming().iterations === Infinity)"""
DRAWN = "() => new Promise(drawn => requestAnimationFrame(() => requestAnimationFrame(drawn)))"
RUN = """() => axe.run(document, {preload: false, resultTypes: ['violations']})
  .then(({violations}) => violations.map(({id, nodes}) => [id, nodes.map(({target}) => target.flat().join(' '))]))"""
FORMS = [(HALL, "light"), (PHONE, "dark")]
EVERY_FORM = [(size, scheme) for size in (HALL, PHONE) for scheme in ("light", "dark")]


def findings(page):
    """Give what is wrong on the page as it is now, and where: by the rule's name, the elements."""
    page.wait_for_function(STILL)
    if not page.evaluate("() => 'axe' in window"):
        page.evaluate(SOURCE.read_text())
    return dict(page.evaluate(RUN))


class Looks:
    """Looks at pages as they are now, in each form, and keeps what is wrong: `wrong` is empty where nothing is."""

    def __init__(self, forms):
        self.forms, self.wrong = forms, {}

    def at(self, state, **people):
        """Look at the page of each of these people, who is called as the page is."""
        for name, person in people.items():
            person.page.bring_to_front()
            for size, scheme in self.forms:
                self._take(person.page, size, scheme)
                if found := findings(person.page):
                    self.wrong[name, state, size["width"], scheme] = found
            self._take(person.page, *FORMS[0])

    def _take(self, page, size, scheme):
        page.set_viewport_size(size)
        page.emulate_media(color_scheme=scheme)
        page.evaluate(DRAWN)
