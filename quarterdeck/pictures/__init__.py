"""What the commands of a demo do, as pictures: plain values, which an engine draws and a browser shows.

Each kind of picture is a file with its values, and is named in ``model``. A picture is always whole: the newest of a
kind takes the place of the one before.
"""
