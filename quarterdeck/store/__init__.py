"""What outlives the server, in one SQLite file of the state folder; knows none of the rooms that keep things in it.

`database` opens the file and commits, `migrations` brings it to this version, and beside them stands a typed module
for each table: plain values in, plain values out.
"""
