"""What others see of an index while it is written, and what is left when its writer is killed or the disk is full."""

from __future__ import annotations

import random
import signal
import subprocess
import sys
import textwrap
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from whoosh.filedb.filestore import FileStorage

from csto_tui.engine.whoosh_engine import WhooshEngine
from csto_tui.engine.whoosh_writer import SealedStorage
from csto_tui.errors import IndexUnusable
from csto_tui.model.article import Article, ArticleId
from csto_tui.model.query import Everything, Fuzzy, Or, Prefix, Regex, Term


def test_a_builder_does_not_trust_what_came_after_it_was_opened(
    folder: Path, article: Callable[[int], Article], store: Callable[[ArticleId], Article]
) -> None:
    engine = WhooshEngine(folder, store)
    builder = engine.builder()
    builder.add(article(40))
    (folder / "_MAIN_99.toc").write_bytes(b"planted")
    with pytest.raises(IndexUnusable, match=r"_MAIN_99\.toc"):
        builder.commit()
    with pytest.raises(IndexUnusable):
        engine.refresh()
    builder.close()
    assert len(engine.search(Everything())) == 29
    engine.close()


def test_an_index_that_is_being_written_cannot_be_replaced(
    folder: Path, store: Callable[[ArticleId], Article], searchable: Callable[[Path], int]
) -> None:
    engine = WhooshEngine(folder, store)
    builder = engine.builder()
    with pytest.raises(IndexUnusable, match="another"):
        WhooshEngine.create(folder, store)
    builder.close()
    engine.close()
    assert searchable(folder) == 29


def test_a_reader_keeps_its_state_while_another_engine_writes(
    folder: Path, article: Callable[[int], Article], store: Callable[[ArticleId], Article]
) -> None:
    reader, writer = WhooshEngine(folder, store), WhooshEngine(folder, store)
    builder = writer.builder()
    for number in range(30, 40):
        builder.add(article(number))
        builder.commit()
    builder.close()
    assert len(reader.search(Term("shared"))) == 29
    assert reader.forms(Prefix("numb"))
    assert reader.refresh()
    assert len(reader.search(Term("shared"))) == 39
    reader.close()
    writer.close()


@pytest.mark.parametrize("place", [FileStorage, SealedStorage], ids=["after the seal", "before the seal"])
def test_a_full_disk_leaves_the_last_commit(
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    place: type[FileStorage],
    article: Callable[[int], Article],
    store: Callable[[ArticleId], Article],
    searchable: Callable[[Path], int],
) -> None:
    engine = WhooshEngine(folder, store)
    builder = engine.builder()
    builder.add(article(50))

    def fail(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(place, "rename_file", fail)
        with pytest.raises(IndexUnusable, match="No space left"):
            builder.commit()
    assert searchable(folder) == 29
    builder.commit()
    builder.close()
    engine.close()
    assert searchable(folder) == 30


WRITER = """
    import sys
    from pathlib import Path
    from csto_tui.engine.whoosh_engine import WhooshEngine
    from csto_tui.model.article import Article, ArticleId, Passage
    from csto_tui.model.span import Span

    def article(number):
        text = f"number{number} shared co-operation"
        return Article(ArticleId(f"a{number}"), f"{number}.txt", "0" * 64, text, (Passage(1, Span(0, len(text))),))

    folder, first = Path(sys.argv[1]), int(sys.argv[2])
    engine = WhooshEngine(folder, None) if first else WhooshEngine.create(folder, None)
    builder = engine.builder()
    print(first, flush=True)
    for batch in range(first, first + 1000):
        for number in range(batch * 3, batch * 3 + 3):
            builder.add(article(number))
        builder.remove(ArticleId(f"a{batch * 3 - 1}"))
        builder.commit()
        print(batch + 1, flush=True)
"""


def test_a_killed_writer_leaves_its_last_commit(
    tmp_path: Path, store: Callable[[ArticleId], Article], searchable: Callable[[Path], int]
) -> None:
    """Every batch adds three articles and takes out the last one of the batch before; nothing in between is seen."""
    folder, chance, batches = tmp_path / "index", random.Random(7), 0
    for turn in range(8):
        command = [sys.executable, "-c", textwrap.dedent(WRITER), str(folder), str(batches)]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
            assert process.stdout is not None
            assert process.stdout.readline() == f"{batches}\n"
            waited = [process.stdout.readline() for _ in range(turn % 3)]  # however slow the machine, some are done
            timer = threading.Timer(chance.uniform(0.0, 0.15), process.send_signal, (signal.SIGKILL,))
            timer.start()
            reported = int([str(batches), *waited, *process.stdout.read().split()][-1])
            timer.join()
        engine = WhooshEngine(folder, store)
        seen = {int(name[1:]) for name in engine.indexed()}
        engine.close()
        batches = (max(seen, default=-1) + 1) // 3
        assert reported <= batches <= reported + 1
        assert seen == {n for n in range(3 * batches) if n % 3 != 2 or n == 3 * batches - 1}
        assert searchable(folder) == len(seen)
    assert batches > 3


def test_threads_may_search_while_the_index_grows(
    folder: Path, article: Callable[[int], Article], store: Callable[[ArticleId], Article]
) -> None:
    engine = WhooshEngine(folder, store)
    problems: list[Exception] = []
    is_over = threading.Event()

    def search() -> None:
        while not is_over.is_set():
            try:
                names = {match.article_id for match in engine.search(Or((Prefix("number"), Fuzzy("shares", 1))))}
                assert {f"a{number}" for number in range(10, 30)} <= names
                assert engine.hits(Term("shared"), ArticleId("a20")).spans
            except Exception as error:  # noqa: BLE001  # a thread must not die in silence
                problems.append(error)
                return

    threads = [threading.Thread(target=search) for _ in range(3)]
    for thread in threads:
        thread.start()
    builder = engine.builder()
    for number in range(30, 45):
        builder.add(article(number))
        builder.commit()
        assert engine.refresh()
    is_over.set()
    for thread in threads:
        thread.join()
    builder.close()
    engine.close()
    assert not problems


def test_a_long_search_keeps_no_other_waiting(folder: Path, store: Callable[[ArticleId], Article]) -> None:
    """The long one reads texts; it goes on only after the other has answered."""
    is_reading, may_read = threading.Event(), threading.Event()
    found: list[int] = []

    def slow(article_id: ArticleId) -> Article:
        is_reading.set()
        assert may_read.wait(60)
        return store(article_id)

    engine = WhooshEngine(folder, slow)
    thread = threading.Thread(target=lambda: found.append(len(engine.search(Regex("number1$|number2 ")))))
    thread.start()
    assert is_reading.wait(60)
    assert len(engine.search(Term("shared"))) == 29
    assert engine.forms(Prefix("numb"))
    assert not engine.refresh()
    assert not found
    may_read.set()
    thread.join()
    assert found == [1]
    engine.close()


def test_many_small_commits_leave_few_segments(
    folder: Path, article: Callable[[int], Article], store: Callable[[ArticleId], Article]
) -> None:
    engine = WhooshEngine(folder, store)
    builder = engine.builder()
    most = 0
    for number in range(30, 70):
        builder.add(article(number))
        builder.commit()
        most = max(most, len(list(folder.glob("*.vol"))))
    builder.close()
    engine.refresh()
    assert most <= 8
    assert len(engine.search(Term("shared"))) == 69
    engine.close()


def test_a_segment_without_articles_is_dropped(folder: Path, store: Callable[[ArticleId], Article]) -> None:
    engine = WhooshEngine(folder, store)
    builder = engine.builder()
    for number in range(20, 30):
        builder.remove(ArticleId(f"a{number}"))
    builder.commit()
    assert len(list(folder.glob("*.vol"))) == 1
    builder.close()
    engine.refresh()
    assert len(engine.search(Term("shared"))) == 19
    engine.close()
