"""Asks the kernel what no mark tells: who has a terminal, and whether it reads key by key, as a waiting shell does."""

from __future__ import annotations

import os
import termios

import psutil

SHELLS = frozenset({"ash", "bash", "dash", "fish", "ksh", "sh", "zsh"})


def reads_keys(terminal: int, shell: int) -> str:
    """Give the name of the program that a shell's process runs now, where it has the terminal and reads key by key.

    It must sleep: on a busy machine one that has just been given a command may wait for its turn, and looks alike.
    """
    return _name(shell) if _raw(terminal) and _holder(terminal) == shell and _sleeps(shell) else ""


def who_reads(terminal: int, shell: int) -> str:
    """Name a program of the shell's that has the terminal and reads key by key, or is a shell; nothing for none."""
    holder = _holder(terminal)
    name = _name(holder) if holder != shell else ""
    return name if _raw(terminal) or name in SHELLS else ""


def folder_of(process: int) -> str:
    """Give the folder in which a process stands, nothing where that is not told."""
    try:
        return psutil.Process(process).cwd()
    except (psutil.Error, OSError):
        return ""


def _holder(terminal: int) -> int:
    try:
        return os.tcgetpgrp(terminal)
    except OSError:
        return 0


def _raw(terminal: int) -> bool:
    try:
        return not termios.tcgetattr(terminal)[3] & termios.ICANON
    except termios.error:
        return False


def _sleeps(process: int) -> bool:
    try:
        return psutil.Process(process).status() == psutil.STATUS_SLEEPING
    except psutil.Error:
        return False


def _name(process: int) -> str:
    try:
        return psutil.Process(process).name().removeprefix("-")
    except (psutil.Error, ValueError):
        return ""
