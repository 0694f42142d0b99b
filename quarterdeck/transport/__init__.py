"""How messages travel: from the listening socket, over TLS or not, to one viewer's websocket or poll, and back."""
