"""The only importer of Flask and Flask-SocketIO: pages, sockets, access."""
