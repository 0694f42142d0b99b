"""The page before the doors open, as the presenter comes to it: from the desk, on a large screen and on a phone."""

import pytest

from quarterdeck.preflight.checks import CHECKS
from tests.browser.conftest import PHONE

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_desk_leads_to_it_and_it_says_whether_the_doors_may_open(served, onlooker, scheme):
    presenter = onlooker(color_scheme=scheme).open(served.desk)
    with presenter.context.expect_page() as opened:
        presenter.page.get_by_role("link", name="Preflight").click()
    page = opened.value
    page.wait_for_selector(".verdict")
    assert page.locator(".finding").count() == len(CHECKS)
    assert page.locator(".looking").is_hidden()
    assert page.get_by_role("status").inner_text() == "1 to mend before the doors open."
    assert "record: python -m quarterdeck rehearse echo --record" in page.inner_text(".finding[data-state=✗]")
    assert presenter.faults == []


def test_on_a_phone_it_is_read_without_scrolling_sideways_and_looks_again(served, onlooker):
    presenter = onlooker(size=PHONE, is_mobile=True, has_touch=True).open(served.desk)
    page = presenter.open(f"{served.url}/preflight").page
    for _ in range(2):
        page.wait_for_selector(".verdict")
        assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
        verdict, first = page.locator(".verdict").bounding_box(), page.locator(".finding").first.bounding_box()
        assert verdict["y"] < first["y"], "what comes last is read first"
        assert page.get_by_role("link", name="Look again").bounding_box()["height"] >= 44
        page.get_by_role("link", name="Look again").tap()
    assert presenter.faults == []
