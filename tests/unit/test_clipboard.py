"""The ladder of clipboard routes, with tools made for the test: which is tried, which fails, what is said."""

from __future__ import annotations

import re
import unicodedata
from base64 import b64decode
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from csto_tui import clipboard
from csto_tui.clipboard import ROUTES, copy, routes
from csto_tui.errors import ClipboardError

TEXT = "«Силы» — “forces”\nsecond line"
X11 = {"DISPLAY": ":7", "TERM": "xterm"}
WAYLAND = {"WAYLAND_DISPLAY": "wayland-0", "TERM": "xterm"}
TMUX = {"TMUX": "/tmp/tmux/default,1,0", "TERM": "tmux-256color"}


@pytest.fixture
def tool(tmp_path):
    """Make a tool on the PATH that notes its arguments and its input; a body may make it fail."""
    (tmp_path / "bin").mkdir()

    def make(name: str, body: str = "") -> Path:
        path = tmp_path / "bin" / name
        path.write_text(f'#!/bin/sh\necho "$@" >> "{path}.asked"\n{body}\ncat > "{path}.took"\n')
        path.chmod(0o755)
        return path

    return make


@pytest.fixture
def copied(tmp_path):
    """Copy with the tools of the test; the terminal is a file."""
    (tmp_path / "tty").touch()

    def run(text=TEXT, environ=X11, *, file=None, system="linux", terminal=tmp_path / "tty", **choice):
        environ = {"PATH": f"{tmp_path / 'bin'}:/usr/bin:/bin", **environ}
        # Only the tools of the test are to be found, but a shell needs cat.
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(clipboard, "_which", lambda name, _: next(map(str, (tmp_path / "bin").glob(name)), None))
            return copy(text, environ=environ, fallback_file=file, system=system, terminal=terminal, **choice)

    return run


def sent(tmp_path) -> bytes:
    return (tmp_path / "tty").read_bytes()


def took(path: Path) -> bytes:
    return path.with_name(path.name + ".took").read_bytes()


def asked(path: Path) -> str:
    return path.with_name(path.name + ".asked").read_text()


@pytest.mark.parametrize(
    ("name", "environ", "arguments"),
    [
        ("wl-copy", WAYLAND, "--type text/plain\n"),
        ("xclip", X11, "-selection clipboard -in\n"),
        ("xsel", X11, "--clipboard --input\n"),
    ],
)
def test_a_local_display_comes_first(tool, copied, tmp_path, name, environ, arguments):
    path = tool(name)
    result = copied(environ={**TMUX, **environ})
    assert (result.route, result.characters, result.sure) == ("local", len(TEXT), True)
    assert result.note == f"Copied {len(TEXT)} characters to the clipboard ({name})."
    assert took(path) == TEXT.encode()
    assert asked(path) == arguments
    assert sent(tmp_path) == b""


@pytest.mark.parametrize("sign", ["SSH_TTY", "SSH_CONNECTION", "SSH_CLIENT"])
def test_over_ssh_the_display_is_another_machines(tool, copied, sign):
    path = tool("xclip")
    assert copied(environ={**X11, sign: "x"}).route == "terminal"
    assert not path.with_name("xclip.asked").exists()
    assert copied(environ={**X11, sign: "x"}, route="local").route == "local"


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        ("printf 'no \\033[31mdisplay' >&2; exit 1", "no ␛[31mdisplay"),
        ("exit 3", "ended with status 3"),
        ("exec tail -f /dev/null", "not done after 0.2 seconds"),
    ],
)
def test_a_tool_that_fails_or_hangs_is_passed_by(tool, copied, monkeypatch, tmp_path, body, reason):
    monkeypatch.setattr(clipboard, "_SECONDS", 0.2)
    tool("xclip", body)
    assert copied().route == "terminal"
    with pytest.raises(ClipboardError) as caught:
        copied(route="local")
    assert f"xclip: {reason}" in caught.value.message
    assert caught.value.hint
    written = copied(environ={**X11, "TERM": "dumb"}, file=tmp_path / "clip.txt")
    assert written.route == "file"
    assert reason in written.note


def test_a_tool_that_cannot_be_run_is_passed_by(tool, copied):
    tool("xclip").write_bytes(b"\x00no program")
    assert copied().route == "terminal"


def test_a_tool_that_stays_behind_is_not_waited_for(tool, copied):
    tool("xclip", "tail -f /dev/null & echo $! > $0.pid; trap 'kill $(cat $0.pid)' EXIT")
    assert copied().route == "local"


def test_tmux_takes_it_and_hands_it_on(tool, copied, tmp_path):
    path = tool("tmux")
    result = copied(environ=TMUX)
    assert (result.route, result.sure) == ("tmux", True)
    assert asked(path) == "load-buffer -w -\n"
    assert took(path) == TEXT.encode()
    assert sent(tmp_path) == b""


def test_an_old_tmux_gets_the_buffer_and_the_terminal_the_sequence(tool, copied, tmp_path):
    path = tool("tmux", 'case "$*" in *-w*) echo usage >&2; exit 1;; esac')
    result = copied(environ=TMUX)
    assert (result.route, result.sure) == ("tmux", True)
    assert asked(path) == "load-buffer -w -\nload-buffer -\n"
    passed = re.search(rb"\x1bPtmux;\x1b\x1b\]52;c;([^\x07]+)\x07\x1b\\", sent(tmp_path))
    assert passed
    assert b64decode(passed[1]) == TEXT.encode()


def test_a_tmux_without_a_terminal_still_has_the_buffer(tool, copied, tmp_path):
    tool("tmux", 'case "$*" in *-w*) exit 1;; esac')
    assert copied(environ=TMUX, terminal=tmp_path / "none").route == "tmux"


def test_a_tmux_that_is_gone_leaves_the_terminal(tool, copied):
    tool("tmux", "echo 'no server running' >&2; exit 1")
    assert copied(environ=TMUX).route == "terminal"


def test_the_terminal_is_sent_osc_52_and_confirms_nothing(copied, tmp_path):
    result = copied(environ={"TERM": "xterm"})
    assert (result.route, result.sure) == ("terminal", False)
    assert "does not say" in result.note
    sequence = sent(tmp_path)
    assert sequence.startswith(b"\x1b]52;c;")
    assert sequence.endswith(b"\x07")
    assert b64decode(sequence[7:-1]) == TEXT.encode()


def test_gnu_screen_gets_short_pieces(copied, tmp_path):
    copied("х" * 1000, environ={"TERM": "screen", "STY": "1.pts-0"})
    pieces = re.findall(rb"\x1bP(.*?)\x1b\\", sent(tmp_path), re.S)
    assert max(map(len, pieces)) <= 252
    assert b64decode(b"".join(pieces)[7:-1]).decode() == "х" * 1000
    assert re.sub(rb"\x1bP.*?\x1b\\", b"", sent(tmp_path), flags=re.S) == b""


def test_a_text_is_sent_whole_or_not_at_all(copied, tmp_path):
    assert copied("x" * 74_994, environ={"TERM": "xterm"}).route == "terminal"
    assert len(sent(tmp_path)) == 100_000
    (tmp_path / "tty").write_bytes(b"")
    with pytest.raises(ClipboardError, match="74,995 bytes are more than the 74,994"):
        copied("x" * 74_995, environ={"TERM": "xterm"})
    assert sent(tmp_path) == b""


@pytest.mark.parametrize(
    "environ", [{}, {"TERM": "dumb"}, {"TERM": "linux"}, {"TERM": "xterm", "TERM_PROGRAM": "Apple_Terminal"}]
)
def test_a_deaf_terminal_is_not_asked(copied, tmp_path, environ):
    file = tmp_path / "state" / "clip.txt"
    assert copied(environ=environ, file=file).route == "file"
    assert sent(tmp_path) == b""
    assert file.read_bytes() == TEXT.encode()
    assert file.stat().st_mode & 0o777 == 0o600
    assert file.parent.stat().st_mode & 0o777 == 0o700


def test_the_file_replaces_what_was_there_and_follows_no_link(copied, tmp_path):
    other = tmp_path / "other.txt"
    other.write_text("kept")
    (tmp_path / "clip.txt").symlink_to(other)
    copied(file=tmp_path / "clip.txt", route="file")
    assert other.read_text() == "kept"
    assert (tmp_path / "clip.txt").read_bytes() == TEXT.encode()
    assert sorted(path.name for path in tmp_path.glob(".clipboard-*")) == []


def test_when_nothing_works_the_error_names_every_reason(copied, tmp_path):
    folder = tmp_path / "folder.txt"
    folder.mkdir()
    with pytest.raises(ClipboardError) as caught:
        copied(environ={"TERM": "xterm"}, terminal=tmp_path / "none", file=folder)
    assert "OSC 52: " in caught.value.message
    assert "cannot be written" in caught.value.message
    assert list(tmp_path.glob(".clipboard-*")) == []
    with pytest.raises(ClipboardError, match="none is known here"):
        copied(environ={}, file=None)


@pytest.mark.parametrize("route", ROUTES)
def test_a_named_route_is_the_only_one(tool, copied, tmp_path, route):
    tool("xclip")
    tool("tmux")
    assert copied(environ={**X11, **TMUX}, file=tmp_path / "clip.txt", route=route).route == route


@pytest.mark.parametrize("route", ["local", "tmux", "file"])
def test_a_named_route_that_is_missing_is_an_error(copied, route):
    with pytest.raises(ClipboardError, match=r"not set|no file was named"):
        copied(environ={"TERM": "xterm"}, route=route)


def test_an_unknown_route_lists_those_there_are(copied):
    with pytest.raises(ClipboardError) as caught:
        copied(route="smoke\x1bsignals")
    assert caught.value.message == "There is no clipboard route “smoke␛signals”."
    assert caught.value.hint == "Routes: auto, local, tmux, terminal, file."


def test_nothing_is_no_text(copied):
    with pytest.raises(ClipboardError, match="nothing to copy"):
        copied("")


def test_one_character_is_said_so(copied):
    assert "1 character " in copied("x").note


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(st.characters(), min_size=1, max_size=60) | st.just("a\x1b[201~\x07\x9b\r\nb\tc\ud800"))
def test_no_control_character_but_the_line_feed_is_copied(copied, tmp_path, text):
    result = copied(text, file=tmp_path / "clip.txt", route="file")
    held = (tmp_path / "clip.txt").read_bytes().decode()
    assert len(held) == result.characters
    assert not [letter for letter in held if unicodedata.category(letter) == "Cc" and letter != "\n"]
    assert "\x1b" not in result.note


@pytest.mark.parametrize("environ", [{"WSL_DISTRO_NAME": "Debian", "DISPLAY": ":0"}, {}], ids=["wsl", "mac"])
def test_systems_with_a_clipboard_go_by_pyperclip_in_a_child(tmp_path, monkeypatch, environ):
    # A pyperclip of the test's own, found by PYTHONPATH; one in the working folder must not run.
    (tmp_path / "packages").mkdir()
    (tmp_path / "packages" / "pyperclip.py").write_text(
        f"from pathlib import Path\nheld = Path({str(tmp_path / 'held')!r})\n"
        "copy = lambda text: held.write_bytes(text.encode())\n"
        "paste = lambda: held.read_bytes().decode() if not held.with_name('deaf').exists() else 'older'\n"
    )
    (tmp_path / "pyperclip.py").write_text("raise SystemExit('the wrong one')")
    monkeypatch.chdir(tmp_path)
    environ = {"PATH": "/usr/bin:/bin", "PYTHONPATH": str(tmp_path / "packages"), **environ}
    system = "linux" if "WSL_DISTRO_NAME" in environ else "darwin"
    result = copy(TEXT, environ=environ, fallback_file=None, system=system)
    assert (result.route, result.sure) == ("local", True)
    assert (tmp_path / "held").read_bytes() == TEXT.encode()
    (tmp_path / "deaf").touch()
    with pytest.raises(ClipboardError, match="the clipboard holds something else"):
        copy(TEXT, environ=environ, fallback_file=None, system=system)


def test_routes_say_why():
    environ = {"DISPLAY": ":0", "PATH": "/nowhere", "TMUX": "x", "TERM": "linux"}
    ways = {way.name: way for way in routes(environ, system="linux")}
    assert tuple(ways) == ROUTES
    assert not any(way.usable for way in ways.values())
    assert ways["local"].why == "there is a display but no xclip or xsel"
    assert ways["tmux"].why == "TMUX is set but there is no tmux on PATH"
    assert ways["terminal"].why == "a terminal of kind “linux” has no clipboard"
    assert ways["file"].why == "no file was named"
    windows = {way.name: way for way in routes({}, system="win32", fallback_file=Path("clip.txt"))}
    assert [name for name, way in windows.items() if way.usable] == ["local", "file"]


def test_routes_tell_wayland_from_x11():
    only_wayland = routes({"WAYLAND_DISPLAY": "w", "PATH": "/nowhere"}, system="linux")[0]
    assert only_wayland.why == "there is a display but no wl-copy"
