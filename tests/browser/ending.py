"""Ends a program and all that it has begun, as a browser begins a dozen others."""

import contextlib

import psutil

PATIENCE = 10  # seconds


@contextlib.contextmanager
def ended(process):
    """Have a program end after what is done here, which may be its own goodbye, and whatever of its own is left then."""
    children = []
    with contextlib.suppress(psutil.NoSuchProcess):
        children = psutil.Process(process.pid).children(recursive=True)
    try:
        yield
    finally:
        process.terminate()
        process.wait(PATIENCE)
        _, left = psutil.wait_procs(children, timeout=PATIENCE)
        for child in left:
            child.kill()
