r"""Quarterdeck: a talk's slides and its real demos are the same thing.

Four ways lead through the house::

    deck.md    -deck.load->  text  -deck.parse->  Slides  -deck.render->  HTML  -http.pages->  the page
    demo.yaml  -demo.load->  Steps  -source.shell->  Events  -show->  numbered log  -live->  <demo-terminal>
    tape.cast  -tape.read->  Events  -source.tape--^             \-tape.write->  tape.cast   (rehearse)
    browser    -transport->  Command  -talk.handle->  [events]  -live->  features, store, and every viewer

Live and recorded are two producers of one event type: past ``source``, nothing knows which it is,
except for the badge. Imports go one way::

    app -> command -> export -> serve -> live -> http -> preflight -> features -> auth -> show -> talk -> content
        -> source -> engines -> deck | tape -> demo -> protocol -> store | urls | qr -> settings -> events | errors
        -> findings | pictures -> transport
"""
