"""What the store promises when processes write at once or are killed, disks are full, and folders are closed."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from csto_tui.errors import StoreError
from csto_tui.store import connections
from csto_tui.store.articles import ArticleStore
from csto_tui.store.connections import StoreDamaged

WRITER = """
import sys
from pathlib import Path
from csto_tui.model.article import Article, ArticleId, Passage
from csto_tui.model.span import Span
from csto_tui.store.articles import ArticleStore, FileRecord

store = ArticleStore(Path(sys.argv[1]))
print("open", flush=True)
for turn in sys.stdin:
    with store.writing():
        for half in "ab":
            text = f"{turn.strip()}{half} " * 200
            passages = (Passage(1, Span(0, len(text))),)
            article = Article(ArticleId(f"{turn.strip()}{half}"), "p", "", text, passages)
            store.put(article, file=FileRecord(article.id, 1, 1, "", (article.id,)))
        store.mark_indexed([article.id])
    print(turn.strip(), flush=True)
"""


class Writer:
    """Another process that puts articles in pairs, each pair in one block."""

    def __init__(self, path: Path) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-c", WRITER, str(path)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        assert self.process.stdin
        assert self.process.stdout
        self.orders, self.answers = self.process.stdin, self.process.stdout

    def order(self, *turns: int) -> None:
        self.orders.write("".join(f"{turn}\n" for turn in turns))
        self.orders.flush()

    def answer(self) -> str:
        return self.answers.readline().strip()

    def end(self) -> None:
        self.process.kill()
        self.orders.close()
        self.answers.close()
        self.process.wait()


def test_another_process_sees_what_this_one_writes(tmp_path: Path) -> None:
    path = tmp_path / "store.sqlite3"
    store, writer = ArticleStore(path), Writer(path)
    assert (writer.answer(), store.cards()) == ("open", ())
    generations = [store.generation()]
    for turn in range(3):
        writer.order(turn)
        assert writer.answer() == str(turn)
        generations.append(store.generation())
        assert len(store.cards()) == len(store.fingerprints()) == 2 * (turn + 1)
        assert store.article(store.cards()[-1].id).text
    assert generations == sorted(set(generations))
    writer.end()
    store.close()


def test_a_reader_sees_whole_batches_while_another_process_writes(tmp_path: Path) -> None:
    path, turns = tmp_path / "store.sqlite3", 150
    store, writer = ArticleStore(path), Writer(path)
    writer.order(*range(turns))
    while (seen := len(store.cards())) < 2 * turns:
        assert seen % 2 == 0
        pending = store.pending()
        assert all(one.endswith("a") for one in pending)
        assert len(store.files()) >= len(pending)
    writer.end()
    store.close()


KILLED = """
import os, random, signal, sys
from pathlib import Path
folder, turns = Path(sys.argv[1]), int(sys.argv[2])
program = sys.stdin.read()
import csto_tui.store.articles
chance = random.Random(5)
for turn in range(turns):
    orders, order = os.pipe()
    answer, answers = os.pipe()
    child = os.fork()
    if child == 0:
        os.dup2(orders, 0)
        os.dup2(answers, 1)
        sys.argv[1] = str(folder / f"{turn % 5}.sqlite3")
        exec(program)
        os._exit(0)
    os.close(orders)
    os.close(answers)
    first = turn * 1000
    os.write(order, "".join(f"{number}\\n" for number in range(first, first + 400)).encode())
    wanted, told = chance.randrange(0, 90), b""
    while len(told) < wanted:
        told += os.read(answer, wanted - len(told))
    os.kill(child, signal.SIGKILL)
    while more := os.read(answer, 4096):
        told += more
    os.waitpid(child, 0)
    os.close(order)
    os.close(answer)
    print(turn, *told.decode().replace("open", "").rpartition("\\n")[0].split(), flush=True)
"""


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
def test_a_killed_writer_leaves_whole_pairs_and_all_that_it_reported(tmp_path: Path) -> None:
    """Kill a writer at fifty random moments, ten in each of five databases, the first while they are made."""
    killed = subprocess.run(
        [sys.executable, "-c", KILLED, str(tmp_path), "50"],
        input=WRITER,
        capture_output=True,
        text=True,
        check=True,
    )
    reported: dict[int, set[str]] = {}
    for line in killed.stdout.splitlines():
        turn, *numbers = line.split()
        reported.setdefault(int(turn) % 5, set()).update(numbers)
    assert sum(map(len, reported.values())) > 100
    for number in range(5):
        store = ArticleStore(tmp_path / f"{number}.sqlite3")
        cards = {card.id for card in store.cards()}
        assert {f"{one}{half}" for one in reported[number] for half in "ab"} <= cards
        assert cards == {f"{one[:-1]}{half}" for one in cards for half in "ab"}
        assert set(store.pending()) == {one for one in cards if one.endswith("a")}
        assert set(store.files()) == cards
        assert all(store.article(one).text.startswith(one) for one in cards)
        store.close()


def test_a_full_disk_is_said_and_undoes_only_what_was_not_finished(tmp_path: Path, make: Any) -> None:
    store = ArticleStore(tmp_path / "store.sqlite3")
    kept, lost = make.article("a"), make.article("b", "Title\n" + "long " * 100_000)
    store.put(kept, file=make.file(kept))
    with store._connections.reading() as connection:
        pages = connection.execute("PRAGMA page_count").fetchone()[0]
    for limit in (pages, pages + 1, pages + 5, pages + 20):
        with store._connections.reading() as connection:
            connection.execute(f"PRAGMA max_page_count = {limit}")
        with pytest.raises(StoreError, match="disk is full") as caught, store.writing():
            store.put(lost, file=make.file(lost))
        assert not isinstance(caught.value, StoreDamaged)
        assert [card.id for card in store.cards()] == [kept.id]
    with store._connections.reading() as connection:
        connection.execute("PRAGMA max_page_count = 100000")
    store.put(lost, file=make.file(lost))
    assert store.article(lost.id) == lost
    store.close()


def test_a_writer_that_waits_in_vain_says_so(tmp_path: Path, make: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connections, "_WAIT_SECONDS", 0.01)
    first, second = ArticleStore(tmp_path / "store.sqlite3"), ArticleStore(tmp_path / "store.sqlite3")
    article = make.article("a")
    with first.writing():
        first.put(article, file=make.file(article))
        with pytest.raises(StoreError, match="another program is writing") as caught:
            second.put(article, file=make.file(article))
        assert not isinstance(caught.value, StoreDamaged)
        assert second.cards() == ()
    second.put(article, file=make.file(article))
    first.close()
    second.close()


@pytest.fixture
def closed_folder() -> Iterator[Path]:
    """A folder that this process cannot write to, even where tests run as root."""
    folder = Path(tempfile.mkdtemp())
    yield folder
    shutil.rmtree(folder)


class Unprivileged:
    """Drop root's rights for a while, so that permissions mean something."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def __enter__(self) -> None:
        for path in self.folder.iterdir():
            path.chmod(0o444)
        self.folder.chmod(0o555)
        self.was = os.geteuid()
        if self.was == 0:
            os.seteuid(65534)

    def __exit__(self, *_: object) -> None:
        os.seteuid(self.was)
        self.folder.chmod(0o755)


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="needs POSIX permissions")
def test_a_store_in_a_closed_folder_is_read_and_not_written(closed_folder: Path, make: Any, contents: Any) -> None:
    path = closed_folder / "store.sqlite3"
    store = ArticleStore(path)
    make.fill(store, make.article("a"))
    truth = contents(store)
    assert not store.is_read_only
    store.close()
    with Unprivileged(closed_folder):
        store = ArticleStore(path)
        assert store.is_read_only
        assert contents(store) == truth
        with pytest.raises(StoreError, match="only be read"):
            store.set_note("corpus.toml", "stamp")
        store.close()
        with pytest.raises(StoreError) as caught:
            ArticleStore(closed_folder / "new.sqlite3")
        assert not isinstance(caught.value, StoreDamaged)
