"""What stands beside the talk, each in its own folder and behind one contract: talk/feature.py.

A folder holds its `feature` (the commands it answers, what a newcomer is told, what it does when the talk moves or its
files are saved) and, where it has any, its `model` and rules. serve.py lists them all.
"""
