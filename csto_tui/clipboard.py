"""Bring a text to the reader's clipboard by the first route that works, and say honestly how far it came.

The routes, in this order: the tools of a local display; tmux; the terminal itself, by OSC 52; a file.
Every tool runs in a child process with a time limit: neither its hanging nor its chatter reaches the screen.
Nothing here reads a clipboard through the terminal, and nothing knows a screen.
"""

from __future__ import annotations

import base64
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from csto_tui.errors import ClipboardError
from csto_tui.text.clean import clean, clean_line

__all__ = ["ROUTES", "Copied", "Route", "RouteName", "copy", "routes"]

RouteName = Literal["local", "tmux", "terminal", "file"]
ROUTES: tuple[RouteName, ...] = ("local", "tmux", "terminal", "file")

_SECONDS = 2.0
_TERMINAL = Path("/dev/tty")
# Terminals cut an OSC 52 sequence at 100,000 bytes (hterm, xterm): 8 of frame, the rest base64.
_LONGEST = (100_000 - 8) // 4 * 3
_SCREEN_CHUNK = 252  # GNU screen passes on at most 256 bytes of a device control string, frame included
# Terminals that ignore OSC 52, by TERM and by TERM_PROGRAM.
_DEAF = frozenset({"", "dumb", "linux"})
_DEAF_PROGRAMS = frozenset({"Apple_Terminal"})
# pyperclip neither checks what its tools return nor limits their time: it runs in a child and reads back.
_PYPERCLIP = """
import sys, pyperclip
text = sys.stdin.buffer.read().decode("utf-8")
pyperclip.copy(text)
sys.exit(pyperclip.paste().replace("\\r\\n", "\\n") != text and "the clipboard holds something else")
"""


@dataclass(frozen=True, slots=True)
class Copied:
    """A text that was copied."""

    route: RouteName
    characters: int
    """Code points, after cleaning."""
    sure: bool
    """Whether the clipboard, the tmux buffer or the file confirmed it; a terminal confirms nothing."""
    note: str
    """One sentence for the reader, without control characters."""


@dataclass(frozen=True, slots=True)
class Route:
    """One way to a clipboard, as this environment has it."""

    name: RouteName
    tool: str
    """What would do the work; empty when there is nothing."""
    usable: bool
    """Whether `copy` would try it of its own accord."""
    why: str
    """What makes it usable or not."""
    command: tuple[str, ...] = ()


class _Failed(Exception):
    """One route did not work; the message says why."""


def routes(
    environ: Mapping[str, str], *, fallback_file: Path | None = None, system: str = sys.platform
) -> tuple[Route, ...]:
    """Return every route in the order in which `copy` tries them, and why it would or would not be tried.

    `system` is a name as in `sys.platform`. Nothing is run.
    """
    return (
        _local(environ, system),
        _tmux(environ),
        _terminal(environ, system),
        Route("file", clean_line(str(fallback_file)), True, "if nothing else works")
        if fallback_file
        else Route("file", "", False, "no file was named"),
    )


def copy(
    text: str,
    *,
    environ: Mapping[str, str],
    route: RouteName | Literal["auto"] = "auto",
    fallback_file: Path | None,
    terminal: Path = _TERMINAL,
    system: str = sys.platform,
) -> Copied:
    """Copy `text`, cleaned of every control character but the line feed, and return how it went.

    A route that is named is the only one tried, even where it would not be tried unasked: a display forwarded
    over SSH, say.
    Raises ClipboardError when no route worked, or for a text of nothing.
    """
    if route != "auto" and route not in ROUTES:
        message = f"There is no clipboard route “{clean_line(route)}”."
        raise ClipboardError(message, hint=f"Routes: auto, {', '.join(ROUTES)}.")
    text = clean(text.replace("\r\n", "\n")).replace("\t", " ")
    if not text:
        raise ClipboardError("There is nothing to copy.")
    reasons: list[str] = []
    for way in routes(environ, fallback_file=fallback_file, system=system):
        if not (way.usable if route == "auto" else way.name == route):
            continue
        try:
            return _take(way, text, environ, terminal, fallback_file, "; ".join(reasons))
        except _Failed as failure:
            reasons.append(f"{way.tool or way.name}: {failure}")
    raise ClipboardError(
        f"No way to a clipboard worked ({'; '.join(reasons) or 'none is known here'}).",
        hint="`csto-tui doctor clipboard` says what is missing; without --copy the text is printed.",
    )


def _take(
    way: Route, text: str, environ: Mapping[str, str], terminal: Path, file: Path | None, before: str
) -> Copied:
    count = f"{len(text):,} character{'s' if len(text) != 1 else ''}"
    if not way.tool:
        raise _Failed(way.why)
    match way.name:
        case "local":
            _run(way.command, text, environ)
            note = f"Copied {count} to the clipboard ({way.tool})."
        case "tmux":
            _load_buffer(way.command, text, environ, terminal)
            note = f"Copied {count} to tmux's buffer; tmux hands it to the terminal if that takes it."
        case "terminal":
            _write_terminal(terminal, _sequence(text, environ))
            note = f"Sent {count} to your terminal (OSC 52); it does not say whether its clipboard took them."
        case "file":
            _write_file(file, text)
            note = f"Wrote {count} to {way.tool}; no clipboard was reached{f' ({before})' if before else ''}."
    return Copied(way.name, len(text), way.name != "terminal", note)


def _local(environ: Mapping[str, str], system: str) -> Route:
    tool, command, why = _display_tool(environ, system)
    if tool and any(environ.get(name) for name in ("SSH_TTY", "SSH_CONNECTION", "SSH_CLIENT")):
        return Route("local", tool, False, "over SSH it would be the other machine's clipboard", command)
    return Route("local", tool, bool(tool), why, command)


def _display_tool(environ: Mapping[str, str], system: str) -> tuple[str, tuple[str, ...], str]:
    if system in ("darwin", "win32", "cygwin") or environ.get("WSL_DISTRO_NAME"):
        # -P: a file called pyperclip.py in the working folder must not run.
        return "pyperclip", (sys.executable, "-P", "-c", _PYPERCLIP), "the system has a clipboard"
    wayland, x11 = environ.get("WAYLAND_DISPLAY"), environ.get("DISPLAY")
    if not wayland and not x11:
        return "", (), "there is no display (WAYLAND_DISPLAY and DISPLAY are not set)"
    tools = {
        "wl-copy": (wayland, ("--type", "text/plain")),
        "xclip": (x11, ("-selection", "clipboard", "-in")),
        "xsel": (x11, ("--clipboard", "--input")),
    }
    for tool, (display, options) in tools.items():
        path = _which(tool, environ) if display else None
        if path:
            return tool, (path, *options), f"display {display}"
    wanted = " or ".join(tool for tool, (display, _) in tools.items() if display)
    return "", (), f"there is a display but no {wanted}"


def _tmux(environ: Mapping[str, str]) -> Route:
    if not environ.get("TMUX"):
        return Route("tmux", "", False, "this is not tmux (TMUX is not set)")
    path = _which("tmux", environ)
    if not path:
        return Route("tmux", "", False, "TMUX is set but there is no tmux on PATH")
    return Route("tmux", "tmux load-buffer", True, "inside tmux", (path, "load-buffer"))


def _terminal(environ: Mapping[str, str], system: str) -> Route:
    kind, program = environ.get("TERM", ""), environ.get("TERM_PROGRAM", "")
    if system == "win32":
        return Route("terminal", "", False, "Windows has no terminal device to write to")
    if kind in _DEAF:
        return Route("terminal", "OSC 52", False, f"a terminal of kind “{clean_line(kind)}” has no clipboard")
    if program in _DEAF_PROGRAMS:
        return Route("terminal", "OSC 52", False, f"{program} ignores OSC 52")
    return Route("terminal", "OSC 52", True, "the terminal may pass it on; none confirms it")


def _which(tool: str, environ: Mapping[str, str]) -> str | None:
    return shutil.which(tool, path=environ.get("PATH", os.defpath))


def _run(command: Sequence[str], text: str, environ: Mapping[str, str]) -> None:
    """Run a tool on `text`. Raise _Failed with its last words when it fails, or is not done in time.

    Tools stay behind to serve the selection and keep what they inherit: their output goes to a file, since
    the end of a pipe would never come, and they get a session of their own to outlive the terminal.
    """
    with tempfile.TemporaryFile() as said:
        try:
            done = subprocess.run(
                command,
                input=text.encode("utf-8"),
                stdout=subprocess.DEVNULL,
                stderr=said,
                env=dict(environ),
                timeout=_SECONDS,
                start_new_session=True,
                check=False,
            )
        except subprocess.TimeoutExpired as late:
            raise _Failed(f"not done after {late.timeout:.1g} seconds") from None
        except OSError as error:
            raise _Failed(f"cannot be run ({error.strerror})") from error
        if done.returncode:
            said.seek(0)
            words = clean_line(said.read(4096).decode("utf-8", "replace"))[-200:]
            raise _Failed(words or f"ended with status {done.returncode}")


def _load_buffer(command: Sequence[str], text: str, environ: Mapping[str, str], terminal: Path) -> None:
    try:
        _run((*command, "-w", "-"), text, environ)
    except _Failed:
        # tmux before 3.2 knows no -w: the buffer alone, and the sequence for the terminal around tmux.
        _run((*command, "-"), text, environ)
        try:
            _write_terminal(terminal, _sequence(text, environ))
        except _Failed:
            return  # the buffer has the text, which is what is claimed


def _sequence(text: str, environ: Mapping[str, str]) -> bytes:
    content = text.encode("utf-8")
    if len(content) > _LONGEST:
        raise _Failed(f"{len(content):,} bytes are more than the {_LONGEST:,} that terminals take")
    plain = b"\x1b]52;c;" + base64.b64encode(content) + b"\x07"
    if environ.get("TMUX"):
        # tmux takes the first with `set-clipboard on`, and passes on the second with `allow-passthrough on`.
        return plain + b"\x1bPtmux;" + plain.replace(b"\x1b", b"\x1b\x1b") + b"\x1b\\"
    if environ.get("STY"):
        chunks = (plain[at : at + _SCREEN_CHUNK] for at in range(0, len(plain), _SCREEN_CHUNK))
        return b"".join(b"\x1bP" + chunk + b"\x1b\\" for chunk in chunks)
    return plain


def _write_terminal(terminal: Path, sequence: bytes) -> None:
    try:
        device = os.open(terminal, os.O_WRONLY | getattr(os, "O_NOCTTY", 0))
        try:
            while sequence:  # in general one call takes it all, and nobody writes into the middle of it
                sequence = sequence[os.write(device, sequence) :]
        finally:
            os.close(device)
    except OSError as error:
        raise _Failed(f"{terminal} cannot be written ({error.strerror})") from error


def _write_file(path: Path | None, text: str) -> None:
    if path is None:
        raise _Failed("no file was named")
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        # A new file in place of the old one: nobody else may read it (0600), and no link is followed.
        number, name = tempfile.mkstemp(dir=path.parent, prefix=".clipboard-")
        try:
            with os.fdopen(number, "wb") as file:
                file.write(text.encode("utf-8"))
            os.replace(name, path)
        except OSError:
            os.unlink(name)
            raise
    except OSError as error:
        raise _Failed(f"cannot be written ({error.strerror})") from error
