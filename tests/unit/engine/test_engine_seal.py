"""An index that is damaged, foreign or half written is refused with a reason; nothing foreign is ever unpickled."""

from __future__ import annotations

import json
import pickle
import random
import re
import signal
import subprocess
import sys
import textwrap
import threading
from collections.abc import Callable
from pathlib import Path
from unittest import mock

import pytest
from whoosh.columns import EmptyColumnReader
from whoosh.filedb.filestore import FileStorage

from csto_tui.engine import whoosh_reader
from csto_tui.engine.whoosh_engine import WhooshEngine
from csto_tui.engine.whoosh_writer import SealedStorage
from csto_tui.errors import IndexUnusable
from csto_tui.model.article import Article, ArticleId, Passage
from csto_tui.model.query import Everything, Fuzzy, Or, Prefix, Regex, Term
from csto_tui.model.span import Span


def article(number: int) -> Article:
    text = f"number{number} shared co-operation"
    return Article(ArticleId(f"a{number}"), f"{number}.txt", "0" * 64, text, (Passage(1, Span(0, len(text))),))


def store(article_id: ArticleId) -> Article:
    return article(int(article_id[1:]))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return an index of 30 articles in two segments, one of them with a deletion."""
    path = tmp_path / "index"
    engine = WhooshEngine.create(path, store)
    builder = engine.builder()
    for numbers in (range(20), range(20, 30)):
        for number in numbers:
            builder.add(article(number))
        if 20 in numbers:
            builder.remove(ArticleId("a7"))
        builder.commit()
    builder.close()
    engine.close()
    return path


def names(folder: Path, pattern: str) -> list[Path]:
    return [path for path in sorted(folder.iterdir()) if re.fullmatch(pattern, path.name)]


def searchable(folder: Path) -> int:
    """Open an index and ask it about everything; return the number of its articles."""
    engine = WhooshEngine(folder, store)
    try:
        found = {match.article_id for match in engine.search(Everything())}
        assert found == set(engine.indexed())
        assert found == {match.article_id for match in engine.search(Term("shared"))}
        for name, fingerprint in engine.indexed().items():
            assert fingerprint == store(name).fingerprint
            assert [m.article_id for m in engine.search(Term(f"number{name[1:]}"))] == [name]
        return len(found)
    finally:
        engine.close()


def reason(folder: Path) -> str:
    with pytest.raises(IndexUnusable) as caught:
        WhooshEngine(folder, store)
    assert "\n" not in caught.value.message
    return caught.value.message


def test_an_index_opens_again(folder: Path) -> None:
    assert searchable(folder) == 29
    assert len(names(folder, r"MAIN_.*\.trm")) == 2


def test_a_flipped_bit_in_any_file_is_found(folder: Path) -> None:
    chance = random.Random(5)
    used = names(folder, r"_?MAIN_.*")
    assert len(used) >= 11
    for path in used:
        whole = path.read_bytes()
        for at in {0, len(whole) - 1, *(chance.randrange(len(whole)) for _ in range(6))}:
            path.write_bytes(whole[:at] + bytes((whole[at] ^ 1 << chance.randrange(8),)) + whole[at + 1 :])
            assert reason(folder) == f"{path.name} is damaged"
        path.write_bytes(whole)
    assert searchable(folder) == 29


def test_a_flipped_bit_in_the_manifest_is_found_or_harmless(folder: Path) -> None:
    chance = random.Random(6)
    whole = (folder / "MANIFEST").read_bytes()
    for _ in range(150):
        at = chance.randrange(len(whole))
        (folder / "MANIFEST").write_bytes(whole[:at] + bytes((whole[at] ^ 1 << chance.randrange(8),)) + whole[at + 1 :])
        try:
            assert searchable(folder) == 29
        except IndexUnusable:
            continue


@pytest.mark.parametrize(
    ("spoil", "expected"),
    [
        (lambda folder: names(folder, r".*\.toc")[-1].write_bytes(b""), r"_MAIN_\d+\.toc is damaged"),
        (lambda folder: [p.rename(f"{p}.old") for p in names(folder, r".*\.toc")], "no table of contents"),
        (lambda folder: names(folder, r".*\.pst")[0].unlink(), r"\.pst is missing"),
        (lambda folder: names(folder, r".*\.trm")[1].write_bytes(b"cut"), r"\.trm is damaged"),
        (lambda folder: (folder / "MANIFEST").unlink(), "no seal"),
        (lambda folder: (folder / "MANIFEST").write_text("[]"), "seal of the index is damaged"),
        (lambda folder: (folder / "MANIFEST").write_text("[" * 100_000), "seal of the index is damaged"),
        (lambda folder: (folder / "MANIFEST").write_bytes(b"\xff"), "seal of the index is damaged"),
        (lambda folder: folder.chmod(0o755), "open to others"),
        (lambda folder: folder.rename(folder.parent / "elsewhere"), "there is no index"),
    ],
)
def test_a_spoilt_index_is_refused_with_a_reason(folder: Path, spoil: Callable[[Path], object], expected: str) -> None:
    spoil(folder)
    assert re.search(expected, reason(folder))


def test_a_file_or_a_link_in_place_of_the_folder_is_refused(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    (tmp_path / "link").symlink_to(folder)
    for name in ("file", "link"):
        assert "not a folder" in reason(tmp_path / name)
        with pytest.raises(IndexUnusable):
            WhooshEngine.create(tmp_path / name, store)


def test_another_version_is_refused(folder: Path) -> None:
    manifest = json.loads((folder / "MANIFEST").read_text())
    for key in manifest["stamp"]:
        changed = manifest | {"stamp": manifest["stamp"] | {key: "0"}}
        (folder / "MANIFEST").write_text(json.dumps(changed))
        assert "another version" in reason(folder)


def test_a_planted_table_of_contents_is_not_unpickled(folder: Path, tmp_path: Path) -> None:
    canary = tmp_path / "canary"
    fuse = f"__import__('pathlib').Path({str(canary)!r}).touch()"

    class Planted:
        def __reduce__(self) -> tuple[object, ...]:
            return eval, (fuse,)

    toc = names(folder, r".*\.toc")[-1]
    head = toc.read_bytes()[:3] + b"\xff\xff\xcf\xc7"
    planted = pickle.dumps(Planted(), 2)
    pickle.loads(planted)  # noqa: S301  # our own, to see that the canary sings
    assert canary.exists()
    canary.unlink()
    for name in ("_MAIN_99.toc", toc.name):
        whole = (folder / name).read_bytes() if (folder / name).exists() else None
        (folder / name).write_bytes(head + planted)
        assert name in reason(folder)
        (folder / name).unlink() if whole is None else (folder / name).write_bytes(whole)
    assert not canary.exists()
    assert searchable(folder) == 29


def test_a_builder_does_not_trust_what_came_after_it_was_opened(folder: Path) -> None:
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


def test_create_replaces_an_index_and_touches_nothing_else(folder: Path) -> None:
    (folder / "letter.txt").write_text("mine")
    (folder / "MANIFEST").write_text("{")
    folder.chmod(0o755)
    engine = WhooshEngine.create(folder, store)
    assert engine.indexed() == {}
    assert engine.search(Prefix("")) == ()
    engine.close()
    assert (folder / "letter.txt").read_text() == "mine"
    assert folder.stat().st_mode & 0o777 == 0o700


def test_an_index_that_is_being_written_cannot_be_replaced(folder: Path) -> None:
    engine = WhooshEngine(folder, store)
    builder = engine.builder()
    with pytest.raises(IndexUnusable, match="another"):
        WhooshEngine.create(folder, store)
    builder.close()
    engine.close()
    assert searchable(folder) == 29


def test_a_reader_keeps_its_state_while_another_engine_writes(folder: Path) -> None:
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
    folder: Path, monkeypatch: pytest.MonkeyPatch, place: type[FileStorage]
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


def test_a_folder_that_cannot_be_made_is_no_index(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(IndexUnusable):
        WhooshEngine.create(tmp_path / "file" / "index", store)


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


def test_a_killed_writer_leaves_its_last_commit(tmp_path: Path) -> None:
    """Every batch adds three articles and takes out the last one of the batch before; nothing in between is seen."""
    folder, chance, batches = tmp_path / "index", random.Random(7), 0
    for _ in range(8):
        command = [sys.executable, "-c", textwrap.dedent(WRITER), str(folder), str(batches)]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
            assert process.stdout is not None
            assert process.stdout.readline() == f"{batches}\n"
            timer = threading.Timer(chance.uniform(0.0, 0.15), process.send_signal, (signal.SIGKILL,))
            timer.start()
            reported = int((process.stdout.read().split() or [str(batches)])[-1])
            timer.join()
        engine = WhooshEngine(folder, store)
        seen = {int(name[1:]) for name in engine.indexed()}
        engine.close()
        batches = (max(seen, default=-1) + 1) // 3
        assert reported <= batches <= reported + 1
        assert seen == {n for n in range(3 * batches) if n % 3 != 2 or n == 3 * batches - 1}
        assert searchable(folder) == len(seen)
    assert batches > 3


def test_threads_may_search_while_the_index_grows(folder: Path) -> None:
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


def test_an_article_that_the_store_has_lost_is_found_but_not_lit(folder: Path) -> None:
    def lost(article_id: ArticleId) -> Article:
        raise KeyError(article_id)

    engine = WhooshEngine(folder, lost)
    assert len(engine.search(Term("shared"))) == 29
    assert engine.search(Regex("shared")) == ()
    assert engine.hits(Term("shared"), ArticleId("a1")).spans == ()
    engine.close()


def test_an_index_of_another_user_is_refused(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    owner = folder.stat().st_uid
    monkeypatch.setattr("os.getuid", lambda: owner + 1)
    assert "open to others" in reason(folder)
    with pytest.raises(IndexUnusable):
        WhooshEngine.create(folder, store)


def test_opening_is_repeated_when_another_process_cleaned_up_meanwhile(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    column = whoosh_reader._column

    def vanishing(reader: object, name: str) -> object:
        asked.append(name)
        if len(asked) < 6:
            gone = EmptyColumnReader(b"", 20)  # type: ignore[no-untyped-call]  # Whoosh has few types
            return column(mock.Mock(column_reader=lambda _: gone, doc_count_all=lambda: 20), name)
        return column(reader, name)

    monkeypatch.setattr(whoosh_reader, "_column", vanishing)
    assert searchable(folder) == 29
    asked.clear()
    monkeypatch.setattr(whoosh_reader, "_ATTEMPTS", 2)
    assert "cannot be read" in reason(folder)
