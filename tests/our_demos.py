"""The demos of our own talk, read once for all tests that are about them: a test of each is made while tests are collected."""

from quarterdeck.demo.load import load_demos
from quarterdeck.engines.registry import ENGINES
from tests.served import HOME

FOLDER = HOME / "demos"
DEMOS, FAULTS = load_demos(FOLDER, ENGINES)
