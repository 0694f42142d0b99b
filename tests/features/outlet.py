"""An outlet that remembers all it was told."""


class Told:
    def __init__(self):
        self.heard, self.groups = [], {}

    def tell(self, news, to="everybody", skip=""):
        self.heard.append((str(to), news))

    def bring_up(self, client, told):
        self.heard += [(client.id, news) for news in told]

    def enter(self, client, group):
        self.groups.setdefault(group, set()).add(client.id)

    def leave(self, client, group):
        self.groups[group].discard(client.id)

    def hang_up(self, client):
        self.heard.append((client.id, None))

    def all(self, kind, to=None):
        return [news for group, news in self.heard if isinstance(news, kind) and to in {None, group}]
