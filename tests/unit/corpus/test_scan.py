from __future__ import annotations

import os
import socket
from pathlib import Path

import pytest

from csto_tui.corpus.scan import Found, Skipped, load, prefixes, scan
from csto_tui.errors import CorpusError, SourceError


def write(path: Path, text: str = "Text.") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def names(*roots: Path, limit: int = 1000) -> list[str]:
    return [one.name for one in scan(roots, limit=limit) if isinstance(one, Found)]


def reasons(*roots: Path, limit: int = 1000) -> dict[str, str]:
    return {one.name: one.reason for one in scan(roots, limit=limit) if isinstance(one, Skipped)}


def test_order_is_by_folder_then_name(tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.txt", "a/c/d.md", "B.txt", "a.txt"):
        write(tmp_path / name)
    assert names(tmp_path) == ["B.txt", "a/c/d.md", "a/z.txt", "a.txt", "b.txt"]


def test_facts_of_a_file(tmp_path: Path) -> None:
    path = write(tmp_path / "a.txt", "Text")
    (found,) = scan([tmp_path])
    assert found == Found(tmp_path.resolve(), path.resolve(), "a.txt", 4, path.stat().st_mtime_ns)


def test_hidden_files_and_corpus_toml_are_passed_over(tmp_path: Path) -> None:
    for name in (".hidden.txt", ".git/a.txt", "corpus.toml", "a.txt"):
        write(tmp_path / name)
    assert [one.name for one in scan([tmp_path])] == ["a.txt"]


def test_several_roots_are_told_apart(tmp_path: Path) -> None:
    for name in ("x/news/a.txt", "y/news/a.txt", "z/a.txt"):
        write(tmp_path / name)
    roots = (tmp_path / "x/news", tmp_path / "y/news", tmp_path / "z/a.txt", tmp_path / "x/news")
    assert names(*roots) == ["news/a.txt", "news~2/a.txt", "a.txt"]
    assert [one.prefix for one in scan(roots) if isinstance(one, Found)] == ["news/", "news~2/", ""]


def test_a_file_is_read_once_even_below_two_roots(tmp_path: Path) -> None:
    write(tmp_path / "in/a.txt")
    assert len(names(tmp_path, tmp_path / "in", tmp_path / "in/a.txt")) == 1
    assert len(names(tmp_path / "in/a.txt", tmp_path)) == 1


def test_a_root_that_does_not_exist(tmp_path: Path) -> None:
    with pytest.raises(CorpusError) as caught:
        scan([tmp_path, tmp_path / "no\x1bwhere"])
    assert caught.value.hint
    assert "\x1b" not in caught.value.message
    with pytest.raises(CorpusError):
        scan([Path("a\0b")])


def test_links(tmp_path: Path) -> None:
    outside = write(tmp_path / "outside/secret.txt")
    corpus = tmp_path / "corpus"
    write(corpus / "a.txt")
    (corpus / "loop").symlink_to(corpus, target_is_directory=True)
    (corpus / "out.txt").symlink_to(outside)
    (corpus / "folder").symlink_to(outside.parent, target_is_directory=True)
    (corpus / "dead.txt").symlink_to(corpus / "nothing")
    (corpus / "self").symlink_to(corpus / "self")
    assert names(corpus) == ["a.txt"]
    assert reasons(corpus) == {
        "dead.txt": "a link that leads nowhere",
        "self": "a link that leads nowhere",
        "folder": "a link that leaves the corpus, not followed",
        "loop": "a link: its target is read under its own name",
        "out.txt": "a link that leaves the corpus, not followed",
    }


def test_a_root_may_be_a_link(tmp_path: Path) -> None:
    write(tmp_path / "real/a.txt")
    (tmp_path / "link").symlink_to(tmp_path / "real")
    assert names(tmp_path / "link") == ["a.txt"]


def test_what_is_no_article(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    with socket.socket(socket.AF_UNIX) as listener:
        os.chdir(tmp_path)  # a socket's path is short
        listener.bind("sock.txt")
    write(tmp_path / "big.txt", "x" * 1001)
    write(tmp_path / "program.exe")
    write(tmp_path / "README")
    assert reasons(tmp_path) == {
        "README": "no reader for files without a suffix",
        "big.txt": "larger than 1000 bytes",
        "pipe.txt": "a named pipe, not opened",
        "program.exe": "no reader for .exe files",
        "sock.txt": "a socket, not opened",
    }
    assert names(tmp_path) == []
    assert reasons(tmp_path / "pipe.txt") == {"pipe.txt": "a named pipe, not opened"}


def test_unreadable_files_and_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path / "closed/a.txt")
    write(tmp_path / "b.txt")
    write(tmp_path / "c.txt")
    listed, allowed = os.listdir, os.access

    def listdir(path: Path) -> list[str]:
        if path.name == "closed":
            raise PermissionError(13, "Permission denied")
        return listed(path)

    monkeypatch.setattr(os, "listdir", listdir)
    monkeypatch.setattr(os, "access", lambda path, mode: path.name != "b.txt" and allowed(path, mode))
    assert reasons(tmp_path) == {"closed": "permission denied", "b.txt": "permission denied"}
    assert names(tmp_path) == ["c.txt"]


def test_names_are_harmless_and_unique(tmp_path: Path) -> None:
    write(tmp_path / "a\x1b[31m\nb\tc.txt")
    write(tmp_path / "e\u0301.txt")
    write(tmp_path / "\u00e9.txt")
    with open(os.fsencode(tmp_path) + b"/\xff.txt", "w") as stream:
        stream.write("Text.")
    assert sorted(names(tmp_path)) == sorted(["a␛[31m␊b␉c.txt", "\u00e9.txt", "\u00e9~2.txt", "\ufffd.txt"])


def test_a_deep_folder_is_no_recursion(tmp_path: Path) -> None:
    deep = tmp_path
    for _ in range(300):
        deep = deep / "d"
    write(deep / "a.txt")
    assert len(names(tmp_path)) == 1


def test_load(tmp_path: Path) -> None:
    path = write(tmp_path / "a.txt", "Text")
    (found,) = scan([tmp_path])
    assert isinstance(found, Found)
    assert load(found) == b"Text"
    with pytest.raises(SourceError, match="larger"):
        load(found, limit=3)
    path.unlink()
    with pytest.raises(SourceError, match="no such file"):
        load(found)
    path.mkdir()
    with pytest.raises(SourceError):
        load(found)
    path.rmdir()
    os.mkfifo(path)
    with pytest.raises(SourceError, match="not a regular file"):
        load(found)
    path.unlink()
    path.symlink_to("/dev/zero")
    with pytest.raises(SourceError):
        load(found)


def test_prefixes_are_those_of_the_names_of_a_scan(tmp_path: Path) -> None:
    for name in ("a/x/1.txt", "b/x/2.txt", "3.txt"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("words", encoding="utf-8")
    roots = [tmp_path / "a" / "x", tmp_path / "b" / "x", tmp_path / "3.txt"]
    assert list(prefixes(roots).values()) == ["x/", "x~2/", "3.txt"]
    assert [one.name for one in scan(roots)] == ["x/1.txt", "x~2/2.txt", "3.txt"]
    assert prefixes(roots[:1]) == {roots[0]: ""}
