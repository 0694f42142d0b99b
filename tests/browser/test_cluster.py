"""A cluster in the page: what goes fades, what stays is not made anew, and who wants no motion has none."""

import json

import pytest

from tests.browser.conftest import HALL
from tests.served import Served, write_talk

pytestmark = [pytest.mark.browser, pytest.mark.timeout(120)]

SHOW = """async (picture) => {
  const [house] = document.querySelector('script[src*="/assets/"]').src.split(/[/](?:static|bundle)[/]/);
  if (!customElements.get('demo-picture')) await import(`${house}/static/js/picture/demo-picture.js`);
  let place = document.querySelector('#there');
  if (!place) {
    place = document.createElement('demo-picture');
    place.id = 'there';
    place.setAttribute('kind', 'cluster');
    place.style.cssText = 'position:fixed;inset:20px;z-index:99;--p:1px';
    document.body.append(place);
  }
  place.show([picture]);
  do await new Promise(requestAnimationFrame); while (!place.querySelector('svg > *')); // it fetches first what draws it
}"""
PODS = "() => [...document.querySelectorAll('#there .pod')].map(pod => [pod.querySelector('.name').textContent, pod.classList.contains('is-gone')])"


def pod(name, **more):
    return {
        "id": name,
        "name": f"web-1-{name}",
        "phase": "ready",
        "ready": 1,
        "containers": 1,
        "owner": "s",
        "reason": "",
        "restarts": 0,
    } | more


def cluster(*pods):
    sets = [{"id": "s", "name": "web-1", "wanted": 2, "ready": 2, "image": "web:1", "owner": ""}]
    services = [{"id": "v", "name": "web", "pods": [each["id"] for each in pods if each["phase"] == "ready"]}]
    nothing = {"kind": "cluster", "namespace": "demo", "ingresses": [], "deployments": [], "more": 0}
    return {**nothing, "services": services, "replica_sets": sets, "pods": list(pods)}


@pytest.fixture(scope="module", name="served")
def _served(tmp_path_factory):
    folder = tmp_path_factory.mktemp("cluster")
    with Served(write_talk(folder), folder / "state") as served:
        yield served


def test_the_deleted_one_fades_while_its_replacement_grows(served, onlooker):
    page = onlooker().open(f"{served.url}/1").page
    page.evaluate(SHOW, cluster(pod("a"), pod("b")))
    page.evaluate("() => { for (const each of document.querySelectorAll('#there .pod')) each.mine = 1 }")
    page.evaluate(SHOW, cluster(pod("b"), pod("c", phase="starting")))
    assert page.evaluate(PODS) == [["a", True], ["b", False], ["c", False]]
    page.wait_for_function("() => document.querySelectorAll('#there .pod').length === 2")
    kept = page.evaluate("() => [...document.querySelectorAll('#there .pod')].map(pod => pod.mine ?? null)")
    assert kept == [1, None]
    assert page.evaluate("() => document.querySelectorAll('#there .to-service').length") == 1


def test_who_does_not_see_it_reads_a_table(served, onlooker):
    page = onlooker().open(f"{served.url}/1").page
    page.evaluate(SHOW, cluster(pod("a"), pod("b", phase="ending")))
    page.wait_for_selector("#there table tr:nth-child(5)", state="attached")
    rows = page.evaluate(
        "() => [...document.querySelectorAll('#there tr')].map(row => [...row.children].map(cell => cell.textContent))"
    )
    assert ["service", "web", "1 pod is ready", "leads to web-1-a"] in rows
    assert ["pod", "web-1-b", "ending", "of web-1"] in rows
    assert page.get_attribute("#there svg", "aria-hidden") == "true"


def test_who_wants_no_motion_has_none(served, onlooker):
    page = onlooker(reduced_motion="reduce").open(f"{served.url}/1").page
    page.evaluate(SHOW, cluster(pod("a", phase="starting"), pod("b")))
    running = page.evaluate("() => document.querySelector('#there').getAnimations({ subtree: true }).length")
    assert running == 0
    calm = onlooker().open(f"{served.url}/1").page
    calm.evaluate(SHOW, cluster(pod("a", phase="starting"), pod("b")))
    assert calm.evaluate("() => document.querySelector('#there').getAnimations({ subtree: true }).length") > 0


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_its_words_stand_out_from_what_is_behind_them(served, onlooker, scheme):
    page = onlooker(size=HALL, color_scheme=scheme).open(f"{served.url}/1").page
    phases = ["ready", "running", "starting", "troubled", "done"]
    page.evaluate(
        SHOW,
        cluster(
            *(pod(phase[:3], phase=phase, reason="ErrImagePull" if phase == "troubled" else "") for phase in phases)
        ),
    )
    page.wait_for_timeout(700)
    seen = json.loads(page.evaluate(CONTRAST))
    assert len(seen) >= 2 * len(phases)
    assert min(seen.values()) >= 4.5, seen


CONTRAST = """() => {
  const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
  const rgb = (colour) => { canvas.clearRect(0, 0, 1, 1); canvas.fillStyle = colour; canvas.fillRect(0, 0, 1, 1); return [...canvas.getImageData(0, 0, 1, 1).data].slice(0, 4) };
  const light = ([r, g, b]) => { const [x, y, z] = [r, g, b].map(v => v / 255).map(v => v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4); return 0.2126 * x + 0.7152 * y + 0.0722 * z };
  const ratio = (a, b) => { const [x, y] = [light(a), light(b)].sort((m, n) => n - m); return (x + 0.05) / (y + 0.05) };
  const paper = rgb(getComputedStyle(document.body).backgroundColor), found = {};
  for (const pod of document.querySelectorAll('#there .pod')) {
    const fill = getComputedStyle(pod.querySelector('.shell')).fill, shell = fill === 'none' ? paper : rgb(fill);
    for (const text of pod.querySelectorAll('text')) found[text.textContent + pod.dataset.key] = ratio(rgb(getComputedStyle(text).fill), shell);
  }
  return JSON.stringify(found);
}"""
