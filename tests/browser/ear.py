"""What a screen reader says of a page, by the accessibility tree that the browser gives it."""

PATIENCE = 100  # looks


class Ear:
    """Hears one person's page: what live regions say anew, and what the focus comes to."""

    def __init__(self, person):
        self.page = person.page
        self.wire = person.context.new_cdp_session(person.page)
        self.wire.send("Accessibility.enable")
        self.before = self._listen()

    def hears(self, expected=()):
        """Give what is said since this was asked for last, as soon as that is what is expected: a line for each, alerts first."""
        for _ in range(PATIENCE):
            now = self._listen()
            said = _said(self.before, now)
            if said == list(expected):
                break
        self.before = now
        return said

    def focus(self):
        """Give what the keyboard has come to, by its role and its name."""
        at = self.wire.send("Runtime.evaluate", {"expression": "document.activeElement"})["result"]
        if at["className"] == "HTMLBodyElement":
            return "the page"
        tree = self.wire.send("Accessibility.getPartialAXTree", {"objectId": at["objectId"], "fetchRelatives": False})
        return _called(tree["nodes"][0])

    def _listen(self):
        self.page.evaluate("() => new Promise(drawn => requestAnimationFrame(() => setTimeout(drawn)))")
        nodes = {node["nodeId"]: node for node in self.wire.send("Accessibility.getFullAXTree")["nodes"]}
        live = {name: node for name, node in nodes.items() if _of(node, "live") not in (None, "off")}
        return {name: (_manner(node), _texts(node, nodes)) for name, node in live.items()}, _focus(nodes.values())


def _said(before, now):
    (known, was), (regions, focus) = before, now
    said = [line for name, region in regions.items() for line in _new(known.get(name), region)]
    said.sort(key=lambda line: not line.startswith("at once"))
    return said + ([f"focus: {focus}"] if focus != was else [])


def _of(node, name):
    """The value of a property, None where the node has none."""
    return next((each["value"].get("value") for each in node.get("properties", ()) if each["name"] == name), None)


def _manner(node):
    return ("at once" if _of(node, "live") == "assertive" else "then"), _of(node, "atomic")


def _texts(node, nodes):
    """The texts in a region, each sentence by itself."""
    if node["role"]["value"] == "StaticText":
        return [node["name"]["value"]]
    inner = [nodes[child] for child in node.get("childIds", ()) if child in nodes]
    texts = [text for child in inner for text in _texts(child, nodes)]
    blocks = any(child["role"]["value"] in ("paragraph", "listitem") for child in inner)
    return texts if blocks else ["".join(texts).strip()] if texts else []


def _new(before, region):
    """What a region says as its text is another: all of it where it is atomic, else what has been added."""
    (when, atomic), texts = region
    known = before[1] if before else []
    late = before is None and when == "then"  # only an alert is said that comes with its words
    if late or texts == known:
        return []
    told = [" ".join(texts)] if atomic else [text for text in texts if text not in known]
    return [f"{when}: {text}" for text in told if text]


def _focus(nodes):
    found = (each for each in nodes if _of(each, "focused") and each["role"]["value"] != "RootWebArea")
    return next(map(_called, found), "the page")


def _called(node):
    return f"{node['role']['value']} “{node.get('name', {}).get('value', '')}”"
