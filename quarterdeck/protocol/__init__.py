"""What browser and server say to each other, written once: every command, answer, piece of news and state as a value.

::

    states    the words a state or an action can have
    message   what commands, answers and news have in common
    commands  what a browser may send, who may send it, and what answers it
    answers   what a command is answered with
    news      what the server tells, and to whom
    numbered  the numbered events of a terminal, as news carries them
    codec     reads commands and writes answers and news; refusal says what is wrong with one
    acts      the one call that does each command

`python -m quarterdeck.protocol` writes static/js/net/protocol.d.ts and the tables of docs/protocol.md from them.
"""
