"""What every test starts from: a home of its own, no display, no network, and no silent skip."""

from __future__ import annotations

import os
import shutil
import signal
import socket
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

# CI sets it: a test that cannot run for want of a tool then fails instead of being skipped.
STRICT = "CSTO_TUI_TEST_STRICT"

# Shared machines stall: no deadline by the clock. The same examples on every run: CI never fails by chance.
settings.register_profile("project", deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("project")

# A shell that runs the tests in the background has them ignore interrupts, and what they start inherits that.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)

_SURROUNDINGS = (
    *("TMUX", "TMUX_PANE", "STY", "DISPLAY", "WAYLAND_DISPLAY", "WSL_DISTRO_NAME"),
    *("SSH_TTY", "SSH_CONNECTION", "SSH_CLIENT", "TERM_PROGRAM", "COLUMNS", "LINES"),
    *("NO_COLOR", "CLICOLOR_FORCE", "FORCE_COLOR", "EDITOR", "VISUAL", "PAGER", "BROWSER"),
)
_FOLDERS = {"CONFIG": ".config", "DATA": ".local/share", "CACHE": ".cache", "STATE": ".local/state"}


@pytest.fixture(autouse=True)
def _surroundings(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> None:
    """Keep the tester's own home, settings, display and clipboard out of every test."""
    ours = [name for name in os.environ if name.startswith("CSTO_TUI_") and name != STRICT]
    for name in (*_SURROUNDINGS, *ours):
        monkeypatch.delenv(name, raising=False)
    home = tmp_path_factory.getbasetemp() / "home"
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("CSTO_TUI_INDEX_FOLDER", str(home / "index"))  # not the checkout's own
    for name, folder in _FOLDERS.items():
        (home / folder).mkdir(parents=True, exist_ok=True)
        monkeypatch.setenv(f"XDG_{name}_HOME", str(home / folder))


@pytest.fixture(autouse=True)
def _no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Fail whatever reaches for the network; sockets of the machine itself (asyncio's, tmux's) stay."""
    connect = socket.socket.connect

    def connect_locally(self: socket.socket, address: Any) -> None:
        if self.family in (socket.AF_INET, socket.AF_INET6):
            pytest.fail(f"the network was reached for: {address}")
        connect(self, address)

    monkeypatch.setattr(socket.socket, "connect", connect_locally)


@pytest.fixture(scope="session")
def needs() -> Callable[[str], str]:
    """Return the path of a tool; without it the test is skipped, or fails where CI asks for everything."""

    def find(tool: str) -> str:
        path = shutil.which(tool)
        if path:
            return path
        reason = f"{tool} is not installed"
        if os.environ.get(STRICT):
            pytest.fail(reason)
        pytest.skip(reason)  # allowed to a tester alone: CI sets STRICT, and a missing tool fails there, above

    return find


@pytest.fixture(scope="session")
def checkout() -> Path:
    """Return the top folder of the checkout."""
    return Path(__file__).resolve().parents[1]
