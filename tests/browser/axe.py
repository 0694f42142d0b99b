"""What axe-core finds on a page: the rules of WCAG, and what screen readers stumble over."""

from tests.served import HOME

SOURCE = HOME / "node_modules" / "axe-core" / "axe.min.js"
# Half faded, nothing has its colour; what never ends (a blinking cursor) changes none.
STILL = """() => document.getAnimations().every(
  ({playState, effect}) => playState !== "running" || effect.getTiming().iterations === Infinity)"""
RUN = "() => axe.run(document, {preload: false, resultTypes: ['violations']}).then(({violations}) => violations)"


def findings(page, *, least=("serious", "critical")):
    """Give what is wrong on the page as it is now, and where, from the impacts that are asked for."""
    page.wait_for_function(STILL)
    if not page.evaluate("() => 'axe' in window"):
        page.evaluate(SOURCE.read_text())
    wrong = [each for each in page.evaluate(RUN) if each["impact"] in least]
    return {each["id"]: [node["target"] for node in each["nodes"]] for each in wrong}
