"""What kind of terminal this is, decided before Textual is imported and reads its own settings.

A slow laptop or an old Windows console gets fewer frames and no animation; a terminal with sixteen
colours gets a theme made of exactly those.
"""

from __future__ import annotations

import os
import select
import sys
from collections.abc import Mapping
from dataclasses import dataclass

FEW_FRAMES = "20"
SLOW_CORES = 2
RICH_COLOURS = ("truecolor", "24bit")


@dataclass(frozen=True, slots=True, kw_only=True)
class TerminalProfile:
    """frames: a second, empty for Textual's own. animated: whether things may glide."""

    frames: str
    animated: bool
    sixteen_colours: bool


def profile_of(environment: Mapping[str, str], platform: str, cores: int) -> TerminalProfile:
    """Judge by what the system says about itself.

    Windows Terminal says WT_SESSION; the console host of Windows 10 says nothing.
    """
    old_console = platform == "win32" and "WT_SESSION" not in environment
    remote = "SSH_CONNECTION" in environment
    slow = old_console or remote or cores <= SLOW_CORES
    term = environment.get("TERM", "")
    rich = environment.get("COLORTERM", "").lower() in RICH_COLOURS or "256" in term
    sixteen = old_console or (platform != "win32" and not rich)
    return TerminalProfile(
        frames=FEW_FRAMES if slow else "", animated=not slow, sixteen_colours=sixteen
    )


def prepare() -> TerminalProfile:
    """Set Textual's variables for this terminal; what the teacher has set stays."""
    profile = profile_of(os.environ, sys.platform, os.cpu_count() or 1)
    if profile.frames:
        os.environ.setdefault("TEXTUAL_FPS", profile.frames)
    if not profile.animated:
        os.environ.setdefault("TEXTUAL_ANIMATIONS", "none")
        os.environ.setdefault("TEXTUAL_SMOOTH_SCROLL", "0")
    return profile


def terminal_is_lost() -> bool:
    """Whether the terminal at the other end of the keyboard is gone; never on Windows."""
    stream = sys.__stdin__
    if sys.platform == "win32" or stream is None or stream.closed:
        return False
    look = select.poll()
    look.register(stream.fileno(), select.POLLIN)
    gone = select.POLLHUP | select.POLLERR | select.POLLNVAL
    return any(state & gone for _, state in look.poll(0))


def open_app() -> None:
    """Open the app in this terminal."""
    profile = prepare()
    from kelas_ai.tui.app import run_app

    run_app(profile.sixteen_colours)
