"""Drawing as a person does it at the desk, and what is seen of it on any page."""

STROKES = "() => [...document.querySelectorAll('#frame > .ink .stroke path:last-child')].map(p => p.getAttribute('d'))"


def place(person, x, y):
    """Give a place of the canvas as a place of this person's page."""
    box = person.page.locator("#frame > .ink").bounding_box()
    return box["x"] + box["width"] * x / 1280, box["y"] + box["height"] * y / 720


def draw(desk, *points):
    mouse = desk.page.mouse
    mouse.move(*place(desk, *points[0]))
    mouse.down()
    for point in points[1:]:
        mouse.move(*place(desk, *point), steps=4)
    mouse.up()


def strokes(person, count):
    person.page.wait_for_function(f"() => ({STROKES})().length === {count}", timeout=10_000)
    return person.page.evaluate(STROKES)


def same(one, other, count=1):
    """Wait until two people see the same strokes."""
    strokes(one, count)
    other.page.wait_for_function(
        f"wanted => JSON.stringify(({STROKES})()) === wanted",
        arg=one.page.evaluate(f"() => JSON.stringify(({STROKES})())"),
        timeout=10_000,
    )
