#!/usr/bin/env python3
"""Chromium that does not hear of changes to this machine's network: `CHROMIUM=/usr/bin/chromium quiet_chromium.py ARGUMENTS…`.

Docker adds and removes interfaces all the time, and at each chromium drops the requests under way, as a laptop does that
changes from one Wi-Fi to another. It hears of them by a netlink socket, without which it takes the network for steady.
So before it becomes chromium, this program has the kernel refuse such sockets to itself.

And what would fall down from each window's address bar are two pages with processes of their own, which nobody sees here, and
which took two thirds of a new window's processor time: they are switched off.
"""

import ctypes
import os
import platform
import struct
import sys

PR_SET_NO_NEW_PRIVS, PR_SET_SECCOMP, SECCOMP_MODE_FILTER = 38, 22, 2
LOAD, IF_EQUAL, GIVE = 0x20, 0x15, 0x06  # of a BPF program
NUMBER, FIRST_ARGUMENT = 0, 16  # where struct seccomp_data has them
ALLOW, REFUSE = 0x7FFF0000, 0x00050000 | 1  # the latter with EPERM
SOCKET = {"x86_64": 41, "aarch64": 198}  # the number of the system call
AF_NETLINK = 16
OFF, UNSEEN = "--disable-features=", ("WebUIOmniboxPopup", "WebUIOmniboxAimPopup")


def refuse_netlink(socket):
    """Have the kernel refuse netlink sockets to this process and all that come of it."""
    program = b"".join(
        struct.pack("HBBI", *instruction)
        for instruction in (
            (LOAD, 0, 0, NUMBER),
            (IF_EQUAL, 0, 3, socket),
            (LOAD, 0, 0, FIRST_ARGUMENT),
            (IF_EQUAL, 0, 1, AF_NETLINK),
            (GIVE, 0, 0, REFUSE),
            (GIVE, 0, 0, ALLOW),
        )
    )
    text = ctypes.create_string_buffer(program)
    described = struct.pack("HxxxxxxP", len(program) // 8, ctypes.addressof(text))
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) or libc.prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, described, 0, 0):
        raise OSError(ctypes.get_errno(), "the kernel takes no filter of system calls")


def without_what_is_unseen(arguments):
    """Add what is switched off to that which is already; chromium takes the last such argument."""
    already = [argument.removeprefix(OFF) for argument in arguments if argument.startswith(OFF)][-1:]
    return [*arguments, OFF + ",".join((*already, *UNSEEN))]


if __name__ == "__main__":
    if sys.platform == "linux" and platform.machine() in SOCKET:
        refuse_netlink(SOCKET[platform.machine()])
    os.execv(os.environ["CHROMIUM"], [os.environ["CHROMIUM"], *without_what_is_unseen(sys.argv[1:])])  # noqa: S606
