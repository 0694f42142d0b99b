r"""Quarterdeck: a talk's slides and its real demos are the same thing.

Three ways lead through the house::

    deck.md    -deck.load->  text  -deck.parse->  Slides  -deck.render->  HTML  -http.pages->  the page
    demo.yaml  -demo.load->  Steps  -source.shell->  Events  -show->  Room  -live.sockets->  <demo-terminal>
    tape.cast  -tape.read->  Events  -source.tape--^              \-tape.write->  tape.cast   (rehearse)

Live and recorded are two producers of one event type: past ``source``, nothing knows which it is,
except for the badge. Imports go one way::

    app -> web, command -> preflight -> show -> source -> engines -> deck | demo | tape -> events | errors | settings
"""
