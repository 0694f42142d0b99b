"""Socket.IO's client, which hears what it is told in the order in which that came.

The library's own has a thread for each message, and whichever is first is heard first.
"""

import engineio
import socketio


class InOrder(engineio.Client):  # type: ignore[misc]  # it has no types
    def _trigger_event(self, event, *content, run_async=False, **more):
        return super()._trigger_event(event, *content, run_async=run_async and event != "message", **more)


class Client(socketio.Client):  # type: ignore[misc]
    def __init__(self, *, websocket_extra_options=None, **options):
        """Leave it to Python to refuse what is no UTF-8, which websocket-client looks for byte by byte."""
        how = {"skip_utf8_validation": True, **(websocket_extra_options or {})}
        super().__init__(websocket_extra_options=how, **options)

    def _engineio_client_class(self):
        return InOrder
