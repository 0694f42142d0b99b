"""A hall that votes at once: `python hall.py PORT SLIDE OPTIONS VIEWERS SECONDS` is so many browsers, in one cheap process.

Each comes by a bare websocket (bench/soak/person.py), and at a moment of its own within the seconds answers the slide's
poll. What they heard is printed as JSON: `answers` by what they say, `slowest` and `median` in seconds, and `seen`, the
counts that each heard last, by how many heard them.
"""

import json
import resource
import statistics
import sys
import time
from collections import Counter

import gevent
from gevent.pool import Pool
from person import Person

WANTED_FILES = 8192
AT_ONCE = 100  # connections being made at the same time
GOLDEN = 0.618034  # whose multiples spread evenly


def come(port, number):
    """Let somebody in, and give them once they have heard of the poll."""
    person = Person(port, {"browser": f"hall-viewer-{number}"})
    while "poll" not in person.heard:
        gevent.sleep(0.01)
    return person


def vote(person, slide, option, after):
    """Answer at a moment of one's own; give what was answered, and the seconds until then."""
    gevent.sleep(after)
    began = time.monotonic()
    return person.ask("vote", slide=slide, options=[option]), time.monotonic() - began


def main(port, slide, options, count, seconds):
    _, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (min(hard, WANTED_FILES), hard))
    people = Pool(AT_ONCE).map(lambda number: come(port, number), range(count))
    votes = [
        gevent.spawn(vote, person, slide, number % options + 1, number * GOLDEN % 1 * seconds)
        for number, person in enumerate(people)
    ]
    answers, took = zip(*(vote.get() for vote in votes), strict=True)
    gevent.sleep(2)  # until the last counts have been told
    facts = {
        "answers": Counter(map(json.dumps, answers)),
        "seen": Counter(json.dumps(person.heard["poll"]["counts"]) for person in people),
        "median": round(statistics.median(took), 3),
        "slowest": round(max(took), 3),
    }
    print(json.dumps(facts))


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
