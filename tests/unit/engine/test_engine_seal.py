"""An index that is damaged, foreign or half written is refused with a reason; nothing foreign is ever unpickled."""

from __future__ import annotations

import json
import pickle
import random
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from csto_tui.engine import whoosh_reader
from csto_tui.engine.volume import Volume
from csto_tui.engine.whoosh_engine import WhooshEngine
from csto_tui.engine.whoosh_schema import VolumeSegment
from csto_tui.errors import IndexUnusable
from csto_tui.model.article import Article, ArticleId
from csto_tui.model.query import Prefix, Regex, Term


def names(folder: Path, pattern: str) -> list[Path]:
    return [path for path in sorted(folder.iterdir()) if re.fullmatch(pattern, path.name)]


@pytest.fixture
def reason(store: Callable[[ArticleId], Article]) -> Callable[[Path], str]:
    """Return what says why an index is refused."""

    def refused(folder: Path) -> str:
        with pytest.raises(IndexUnusable) as caught:
            WhooshEngine(folder, store)
        assert "\n" not in caught.value.message
        return caught.value.message

    return refused


def test_an_index_opens_again(folder: Path, searchable: Callable[[Path], int]) -> None:
    assert searchable(folder) == 29
    assert len(names(folder, r"MAIN_.*\.vol")) == 2


def test_a_flipped_bit_in_any_file_is_found(
    folder: Path, searchable: Callable[[Path], int], reason: Callable[[Path], str]
) -> None:
    chance = random.Random(5)
    used = names(folder, r"_?MAIN_.*")
    assert len(used) == 3
    for path in used:
        whole = path.read_bytes()
        for at in {0, len(whole) - 1, *(chance.randrange(len(whole)) for _ in range(24))}:
            path.write_bytes(whole[:at] + bytes((whole[at] ^ 1 << chance.randrange(8),)) + whole[at + 1 :])
            assert reason(folder) == f"{path.name} is damaged"
        path.write_bytes(whole)
    assert searchable(folder) == 29


def test_a_flipped_bit_in_the_manifest_is_found_or_harmless(folder: Path, searchable: Callable[[Path], int]) -> None:
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
        (lambda folder: names(folder, r".*\.vol")[0].unlink(), r"\.vol is missing"),
        (lambda folder: names(folder, r".*\.vol")[1].write_bytes(b"cut"), r"\.vol is damaged"),
        (lambda folder: (folder / "MANIFEST").unlink(), "no seal"),
        (lambda folder: (folder / "MANIFEST").write_text("[]"), "seal of the index is damaged"),
        (lambda folder: (folder / "MANIFEST").write_text("[" * 100_000), "seal of the index is damaged"),
        (lambda folder: (folder / "MANIFEST").write_bytes(b"\xff"), "seal of the index is damaged"),
        (lambda folder: folder.chmod(0o755), "open to others"),
        (lambda folder: folder.rename(folder.parent / "elsewhere"), "there is no index"),
    ],
)
def test_a_spoilt_index_is_refused_with_a_reason(
    folder: Path, spoil: Callable[[Path], object], expected: str, reason: Callable[[Path], str]
) -> None:
    spoil(folder)
    assert re.search(expected, reason(folder))


def test_a_file_or_a_link_in_place_of_the_folder_is_refused(
    folder: Path, tmp_path: Path, store: Callable[[ArticleId], Article], reason: Callable[[Path], str]
) -> None:
    (tmp_path / "file").write_text("x")
    (tmp_path / "link").symlink_to(folder)
    for name in ("file", "link"):
        assert "not a folder" in reason(tmp_path / name)
        with pytest.raises(IndexUnusable):
            WhooshEngine.create(tmp_path / name, store)


def test_another_version_is_refused(folder: Path, reason: Callable[[Path], str]) -> None:
    manifest = json.loads((folder / "MANIFEST").read_text())
    for key in manifest["stamp"]:
        changed = manifest | {"stamp": manifest["stamp"] | {key: "0"}}
        (folder / "MANIFEST").write_text(json.dumps(changed))
        assert "another version" in reason(folder)


def test_a_planted_table_of_contents_is_not_unpickled(
    folder: Path, tmp_path: Path, searchable: Callable[[Path], int], reason: Callable[[Path], str]
) -> None:
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


def test_create_replaces_an_index_and_touches_nothing_else(folder: Path, store: Callable[[ArticleId], Article]) -> None:
    (folder / "letter.txt").write_text("mine")
    (folder / "MANIFEST").write_text("{")
    folder.chmod(0o755)
    engine = WhooshEngine.create(folder, store)
    assert engine.indexed() == {}
    assert engine.search(Prefix("")) == ()
    engine.close()
    assert (folder / "letter.txt").read_text() == "mine"
    assert folder.stat().st_mode & 0o777 == 0o700


def test_a_folder_that_cannot_be_made_is_no_index(tmp_path: Path, store: Callable[[ArticleId], Article]) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(IndexUnusable):
        WhooshEngine.create(tmp_path / "file" / "index", store)


def test_an_article_that_the_store_has_lost_is_found_but_not_lit(folder: Path) -> None:
    def lost(article_id: ArticleId) -> Article:
        raise KeyError(article_id)

    engine = WhooshEngine(folder, lost)
    assert len(engine.search(Term("shared"))) == 29
    assert engine.search(Regex("shared")) == ()
    assert engine.hits(Term("shared"), ArticleId("a1")).spans == ()
    engine.close()


def test_an_index_of_another_user_is_refused(
    folder: Path, monkeypatch: pytest.MonkeyPatch, store: Callable[[ArticleId], Article], reason: Callable[[Path], str]
) -> None:
    owner = folder.stat().st_uid
    monkeypatch.setattr("os.getuid", lambda: owner + 1)
    assert "open to others" in reason(folder)
    with pytest.raises(IndexUnusable):
        WhooshEngine.create(folder, store)


def test_opening_is_repeated_when_another_process_cleaned_up_meanwhile(
    folder: Path, monkeypatch: pytest.MonkeyPatch, searchable: Callable[[Path], int], reason: Callable[[Path], str]
) -> None:
    asked: list[object] = []
    really = whoosh_reader.opened

    def vanishing(where: Path, segment: VolumeSegment) -> Volume:
        asked.append(segment)
        return really(where / "gone" if len(asked) < 6 else where, segment)

    monkeypatch.setattr(whoosh_reader, "opened", vanishing)
    assert searchable(folder) == 29
    asked.clear()
    monkeypatch.setattr(whoosh_reader, "_ATTEMPTS", 2)
    assert "cannot be read" in reason(folder)
