"""A hall whose Wi-Fi or server fails: everybody's real client comes back, and the presenter need not wait for them."""

import json
import shutil
import subprocess

import pytest

from tests.served import HOME, Person, Served, write_talk

HALL = 150


class Hall:
    """Clients in a process of their own, with the back-off of our pages."""

    def __init__(self, url):
        command = ["node", str(HOME / "tests" / "live" / "storm.mjs"), url, str(HALL)]
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def until(self, **wanted):
        """Read what the hall says until it says this."""
        for line in self.process.stdout:
            if json.loads(line) == wanted:
                return
        raise AssertionError(f"the hall ended before it was {wanted}")

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.kill()
        self.process.wait()
        self.process.stdin.close()
        self.process.stdout.close()


@pytest.mark.skipif(shutil.which("node") is None, reason="needs node for Socket.IO's own client")
@pytest.mark.parametrize("end", [Served.kill, Served.close], ids=["killed", "stopped"])
def test_a_hall_comes_back_after_the_server_while_the_presenter_goes_on(tmp_path, end):
    deck, state = write_talk(tmp_path / "talk"), tmp_path / "state"
    with Served(deck, state) as served, Hall(served.url) as hall:
        hall.until(connected=HALL, slides=[1])
        end(served)
        hall.until(connected=0, slides=[])
        with Served(deck, state, "--port", str(served.port)) as again, Person(again, owner=True) as presenter:
            assert presenter.ask("go", slide=2, build=0)["ok"]
            hall.until(connected=HALL, slides=[2])
            assert presenter.ask("go", slide=3, build=0)["ok"]
            hall.until(connected=HALL, slides=[3])
            people = presenter.wait(lambda me: [news for news in me.all("people") if news["count"] == HALL])
            assert people
        assert "Traceback" not in again.log.read_text()
