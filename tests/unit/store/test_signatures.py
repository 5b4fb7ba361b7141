"""What is signed of articles goes with them; what is remarked on a file goes with its record."""

from __future__ import annotations

from typing import Any

from csto_tui.model.article import ArticleId
from csto_tui.store.articles import ArticleStore


def signed(article: Any) -> bytes:
    return article.text.encode()[:7] + b"\x00\xff"


def test_signatures_come_and_go_with_their_articles(store: ArticleStore, make: Any) -> None:
    one, two = make.article("a"), make.article("b", "Другой\nтекст.")
    store.put_file(make.file(one, two, name="f"), [one, two], signed)
    assert dict(store.signatures()) == {"a": signed(one), "b": signed(two)}
    store.put_file(make.file(two, name="f"), [two])
    assert dict(store.signatures()) == {"b": b""}
    store.put(one, file=make.file(one))
    assert dict(store.signatures()) == {"a": b"", "b": b""}
    store.remove(ArticleId("a"))
    assert dict(store.signatures()) == {"b": b""}
    store.verify()


def test_a_remark_is_added_once_and_goes_when_the_file_is_read_again(store: ArticleStore, make: Any) -> None:
    one = make.article("a")
    store.put_file(make.file(one), [one])
    for _ in range(2):
        store.remark(ArticleId("a"), "not all was understood")
    store.remark(ArticleId("nobody"), "lost")
    assert store.files()["a.txt"].remarks == ("not all was understood",)
    assert store.files()["a.txt"].article_ids == ("a",)
    store.put_file(make.file(one), [one])
    assert store.files()["a.txt"].remarks == ()


def test_all_names_can_be_asked_for_anew(store: ArticleStore, make: Any) -> None:
    one, two = make.article("a"), make.article("b")
    make.fill(store, one, two)
    before = store.mentions()
    store.mark_all_unrecognized()
    assert store.unrecognized() == ("a", "b")
    assert store.mentions() == before
    store.put_mentions(one, make.mentions(one))
    assert store.unrecognized() == ("b",)
