"""What demos run on, each behind one door: ``engine`` is the door, ``registry`` names them all.

An engine is a folder (or a file) of its own, and nothing outside this package names one. ``engine.Engine`` says what it
may do for a run: be looked for, give shells their environment, prepare, take away what was made, explain a step that
failed, and say what it needs before the doors open. ``ask`` and ``wants`` are what several of them use.
"""
