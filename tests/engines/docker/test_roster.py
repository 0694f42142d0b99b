"""What a run's containers are drawn as, from what the engine tells of them."""

from signal import SIGKILL, SIGQUIT, SIGTERM

from quarterdeck.engines.docker.roster import LINGER, Roster
from quarterdeck.pictures.containers import Container, Port, Stopping


def inspected(name="web", status="running", made="2026-11-27T20:00:00Z", code=0, ports=None, **config):
    """As much of `docker inspect` as is looked at."""
    return {
        "Id": f"{name}{'0' * 60}",
        "Name": f"/{name}",
        "Created": made,
        "Config": {"Image": "my-talk-hello", **config},
        "State": {"Status": status, "ExitCode": code},
        "NetworkSettings": {"Ports": ports},
    }


def only(roster, now=0.0):
    (container,) = roster.picture(now).containers
    return container


def key(name="web"):
    return inspected(name)["Id"]


def test_a_container_is_drawn_as_it_was_inspected_each_port_once():
    roster = Roster()
    both = [{"HostIp": "127.0.0.1", "HostPort": "1234"}, {"HostIp": "::", "HostPort": "1234"}]
    roster.see(inspected(ports={"8080/tcp": both, "9090/tcp": None}))
    ports = (Port("127.0.0.1:1234", "8080/tcp"),)
    assert only(roster) == Container("web000000000", "web", "my-talk-hello", "running", ports)


def test_one_that_has_ended_has_its_status():
    roster = Roster()
    roster.see(inspected(status="exited", code=137))
    assert (only(roster).state, only(roster).status) == ("exited", 137)


def test_they_stand_in_the_order_in_which_they_were_made():
    roster = Roster()
    roster.see(inspected("second", made="2026-11-27T20:00:01Z"))
    roster.see(inspected("first", made="2026-11-27T20:00:00Z"))
    assert [container.name for container in roster.picture(0).containers] == ["first", "second"]


def test_one_that_is_asked_to_stop_counts_down_to_nought_and_no_further():
    roster = Roster()
    roster.see(inspected())
    roster.signal(key(), SIGTERM, now=100.0)
    assert only(roster, 100.0).stopping == Stopping(10, 10)
    assert roster.due(100.0) == 1.0
    assert only(roster, 103.2).stopping == Stopping(7, 10)
    assert only(roster, 130.0).stopping == Stopping(0, 10)
    assert roster.due(130.0) is None


def test_its_own_signal_and_time_of_grace_are_those_of_its_configuration():
    roster = Roster()
    roster.see(inspected(StopSignal="SIGQUIT", StopTimeout=3))
    roster.signal(key(), SIGTERM, now=0)
    assert not only(roster).stopping
    roster.signal(key(), SIGQUIT, now=0)
    assert only(roster).stopping == Stopping(3, 3)


def test_a_countdown_goes_on_when_it_is_looked_at_and_ends_with_the_container():
    roster = Roster()
    roster.see(inspected())
    roster.signal(key(), SIGTERM, now=0)
    roster.see(inspected())
    assert only(roster, 2.0).stopping == Stopping(8, 10)
    roster.see(inspected(status="exited", code=143))
    assert not only(roster, 2.0).stopping


def test_a_kill_begins_no_countdown():
    roster = Roster()
    roster.see(inspected())
    roster.signal(key(), SIGKILL, now=0)
    assert not only(roster).stopping


def test_one_that_is_removed_as_it_ends_is_shown_with_its_status_for_a_moment():
    roster = Roster()
    roster.see(inspected(ports={"8080/tcp": [{"HostIp": "", "HostPort": "1234"}]}))
    roster.end(key(), 137)
    roster.remove(key(), now=50.0)
    removed = only(roster, 50.0)
    assert (removed.state, removed.status, removed.ports) == ("removed", 137, ())
    assert roster.due(50.0) == LINGER
    assert roster.picture(50.0 + LINGER).containers == ()
    assert roster.due(50.0 + LINGER) is None


def test_one_whose_end_is_told_only_after_it_was_removed_stays_removed_and_has_its_status():
    roster = Roster()
    roster.see(inspected())
    roster.remove(key(), now=50.0)
    roster.end(key(), 137)
    removed = only(roster, 50.0)
    assert (removed.state, removed.status) == ("removed", 137)


def test_what_is_told_of_a_container_that_was_never_seen_means_nothing():
    roster = Roster()
    roster.signal(key(), SIGTERM, now=0)
    roster.end(key(), 1)
    roster.remove(key(), now=0)
    assert roster.picture(0).containers == ()
