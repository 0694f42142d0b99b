"""The talk as it is given: rooms, shows and the stage. No sockets and no Docker in here."""
