"""What who learns alone is told when a step did not work."""

import pytest

from quarterdeck.events import Ended
from quarterdeck.show.forerunners import forerunners, words_for_learner
from quarterdeck.show.progress import Steps
from tests.show.test_show import hello


def steps(*done, demo):
    fare = Steps(demo)
    for number in done:
        fare.note(Ended("main", number, 0, 0.1))
    return fare


@pytest.mark.parametrize(
    ("done", "number", "told"),
    [
        ((), 1, ""),
        ((1, 2), 3, ""),
        ((1,), 3, "Not done before it: step 2 (“echo 2”)."),
        ((), 3, "Not done before it: step 1 (“echo 1”) and step 2 (“echo 2”)."),
        ((), 6, "Not done before it: step 1 (“echo 1”), step 2 (“echo 2”) and 3 more."),
    ],
)
def test_a_step_tried_before_its_forerunners_names_them(done, number, told):
    demo = hello(6)
    assert forerunners(demo, steps(*done, demo=demo), number) == told


def test_a_forerunner_that_has_failed_is_not_done():
    demo = hello(2)
    fare = Steps(demo)
    fare.note(Ended("main", 1, 1, 0.1, "no"))
    assert forerunners(demo, fare, 2) == "Not done before it: step 1 (“echo 1”)."


def test_the_cause_is_told_without_the_name_of_the_demos_folder():
    demo = hello(2)
    told = words_for_learner(demo, steps(1, demo=demo), 2, "step 2 of hello: exit status 1 where 0 was expected")
    assert told == "Step 2: exit status 1 where 0 was expected."
