"""The talk as one pure machine: commands in, events out; no socket, no clock, no disk, no chance.

::

    state     where the talk stands, as frozen values
    events    what can happen to it
    evolve    what each event makes of the state
    moves     where one press leads: the rule of what `next` does, and what it says of that before
    shows     how a demo's show goes from state to state, and what may be asked of it
    ink       what may be drawn
    handle    the talk itself: commands and reports in, numbered events out, a snapshot to follow from
    client    who sends a command
    feature   what polls, questions and all others beside the talk are to it
    schedule  when each slide is to be done
"""
