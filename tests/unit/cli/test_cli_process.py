"""The program as a process: pipes that close, keys that interrupt, places that are full, locales of all kinds."""

from __future__ import annotations

import contextlib
import os
import pty
import signal
import subprocess
import sys

import pytest

from csto_tui.cli.run import run

PROGRAM = (sys.executable, "-m", "csto_tui")
PATIENCE = 60


@pytest.fixture(scope="session")
def surroundings(environ, checkout):
    return {**environ, "PYTHONPATH": str(checkout), "PATH": os.environ["PATH"]}


@pytest.fixture(scope="session")
def large_corpus(tmp_path_factory, surroundings):
    """Return a corpus whose concordance is more than a pipe holds."""
    folder = tmp_path_factory.mktemp("large")
    for number in range(10):
        text = "The minister and the president met the press in the town.\n\n" * 60
        (folder / f"{number}.txt").write_text(f"Report number {number}\n\n{text}", encoding="utf-8")
    subprocess.run(
        [*PROGRAM, "index", "-c", folder], env=surroundings, check=True, capture_output=True, timeout=PATIENCE
    )
    return folder


def ended(process):
    _, said = process.communicate(timeout=PATIENCE)
    return process.returncode, said


@pytest.mark.parametrize(
    "words", ["kwic the --limit 0", "kwic the --limit 0 --json", "kwic the --limit 0 --format csv"]
)
def test_a_reader_who_has_had_enough_is_no_error(surroundings, large_corpus, words):
    command = [*PROGRAM, *words.split(), "-c", str(large_corpus)]
    with subprocess.Popen(command, env=surroundings, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout.readline()
        process.stdout.close()
        assert ended(process) == (0, b"")


@pytest.mark.parametrize("words", ["search minsk", "articles --json", "--help"])
def test_nor_is_one_who_never_read(surroundings, corpus, words):
    command = [*PROGRAM, *words.split(), "-c", str(corpus)]
    with subprocess.Popen(command, env=surroundings, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        process.stdout.close()
        assert ended(process) == (0, b"")


def test_a_listener_who_has_left_does_not_stop_the_answer(surroundings, corpus):
    reader, writer = os.pipe()
    os.close(reader)
    done = subprocess.run(
        [*PROGRAM, "search", "minsk", "--limit", "1", "-c", corpus],
        env=surroundings,
        stdout=subprocess.PIPE,
        stderr=writer,
        timeout=PATIENCE,
        check=False,
    )
    os.close(writer)
    assert done.returncode == 0
    assert "1  " in done.stdout.decode("utf-8")


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="the system has no /dev/full")
@pytest.mark.parametrize("words", ["search minsk", "--help", "kwic the --limit 0"])
def test_a_full_disk_is_an_error_of_one_message(surroundings, large_corpus, corpus, words):
    folder = large_corpus if "kwic" in words else corpus
    with open("/dev/full", "w") as full:
        command = [*PROGRAM, *words.split(), "-c", str(folder)]
        done = subprocess.run(
            command, env=surroundings, stdout=full, stderr=subprocess.PIPE, timeout=PATIENCE, check=False
        )
    assert done.returncode == 2
    assert done.stderr.decode().splitlines()[0].endswith("standard output cannot be written: No space left on device")
    assert len(done.stderr.splitlines()) == 2


@pytest.mark.parametrize(("closed", "code"), [(">&-", 0), ("2>&-", 0), ("<&-", 0), (">&- 2>&- <&-", 0)])
def test_closed_streams_break_nothing(surroundings, corpus, closed, code):
    line = f'exec "$@" {closed}'
    command = ["sh", "-c", line, "sh", *PROGRAM, "search", "minsk", "--limit", "1", "-c", corpus]
    done = subprocess.run(command, env=surroundings, capture_output=True, timeout=PATIENCE, check=False)
    assert done.returncode == code
    assert b"Traceback" not in done.stdout + done.stderr
    assert b"csto-tui:" not in done.stdout


def test_an_interrupt_is_130_and_quiet(surroundings, corpus, tmp_path):
    os.mkfifo(tmp_path / "queries")
    command = [*PROGRAM, "search", "-c", corpus, "-f", tmp_path / "queries"]
    with subprocess.Popen(command, env=surroundings, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        queries = None
        while queries is None and process.poll() is None:
            # It can be opened as soon as the program waits for its first line.
            with contextlib.suppress(OSError):
                queries = os.open(tmp_path / "queries", os.O_WRONLY | os.O_NONBLOCK)
        process.send_signal(signal.SIGINT)
        assert ended(process) == (130, b"")
    os.close(queries)


def test_an_interrupt_within_a_verb_is_130(csto, monkeypatch):
    def interrupted(*_, **__):
        raise KeyboardInterrupt

    monkeypatch.setattr("csto_tui.library.Library.search", interrupted)
    assert csto("search", "minsk").code == 130


@pytest.mark.parametrize(
    "locale", [{"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}, {"LC_ALL": "POSIX"}]
)
def test_the_locale_changes_no_byte(surroundings, corpus, csto, locale):
    command = [*PROGRAM, "search", "reaction OR lang:ru", "-c", corpus]
    done = subprocess.run(command, env={**surroundings, **locale}, capture_output=True, timeout=PATIENCE, check=False)
    assert done.stdout.decode("utf-8") == csto("search", "reaction OR lang:ru").out
    assert "силах" in done.stdout.decode("utf-8")
    assert done.returncode == 0


def test_a_terminal_gets_the_bytes_of_a_pipe_but_for_colour(surroundings, corpus, csto):
    master, slave = pty.openpty()
    command = [*PROGRAM, "search", "minsk", "--color", "never", "-c", corpus]
    with subprocess.Popen(command, env=surroundings, stdin=slave, stdout=slave, stderr=subprocess.PIPE) as process:
        os.close(slave)
        shown = b""
        with contextlib.suppress(OSError):  # how a terminal says that its other end has gone
            while piece := os.read(master, 65536):
                shown += piece
        assert ended(process) == (0, b"")
    os.close(master)
    assert shown.decode("utf-8").replace("\r\n", "\n") == csto("search", "minsk").out


@pytest.mark.parametrize("kind", ["dumb", "", "xterm"])
def test_without_a_terminal_the_explorer_says_what_works(environ, capsys, kind):
    assert run([], {**environ, "TERM": kind}) == 2
    said = capsys.readouterr().err
    assert said.count("\n") == 1
    assert "csto-tui search QUERY" in said
