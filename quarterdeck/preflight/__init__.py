"""What could go wrong in the room, looked at while it can still be mended.

``scene`` is what there is to look at; ``talk``, ``kept_answers``, ``machine`` and ``link`` hold checks, each of which
gives one Finding and is named at the end of its file, and every engine has its own; ``checks`` runs them all.
The command prints what they find, the desk's page shows it.
"""
