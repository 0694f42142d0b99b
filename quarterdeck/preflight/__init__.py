"""What could go wrong in the room, looked at while it can still be mended.

``scene`` is what there is to look at, ``wants`` what the demos will ask for; ``talk``, ``containers``, ``cluster``,
``machine`` and ``link`` hold the checks, each of which gives one Finding; ``checks`` names and runs them all.
The command prints what they find, the desk's page shows it.
"""
