"""What a query was understood to mean, in the one line under the search box, and at length. Nothing here searches."""

from __future__ import annotations

from collections.abc import Iterator

from textual.content import Content

from csto_tui.model.results import Results, Understood
from csto_tui.tui.paint import AIR, LOUD, QUIET, folded, joined, plain

__all__ = ["understood_line", "understood_lines"]


def understood_line(results: Results) -> Content:
    """Return what was understood, how much was found, what filters hid, and how long it took."""
    found, of, hits = results.total_articles, results.corpus_articles, results.total_hits
    if not results.query.text.strip():
        return _invitation(results)
    understood = results.understood
    counts = plain(f"{found:,} of {of:,} articles", LOUD if found else "$error")
    meant = plain(understood.text, "$foreground")
    hidden = plain(understood.hidden, "$warning")
    if understood.advice:
        return joined([counts, plain(understood.advice, "$foreground"), hidden, meant])
    time = plain(f"{max(round(results.seconds * 1000), 1)} ms", QUIET)
    return joined([meant, counts, plain(f"{hits:,} hit{'' if hits == 1 else 's'}"), hidden, time])


def _invitation(results: Results) -> Content:
    """Return an example that works here: the longest word of the first title that stands in it."""
    heading = results.hits[0].article.heading if results.hits else ""
    pieces = (piece.strip("“”«»\"'.,:;!?()–").casefold() for piece in heading.split())
    words = [piece for piece in pieces if piece.isalpha()]
    example = max(words, key=len, default="")
    invitation = plain("every article; to search, press ", QUIET).append(plain("/", "bold $accent"))
    return invitation.append(plain(f" and type, say, {example}", QUIET)) if example else invitation


def understood_lines(query: str, understood: Understood, width: int) -> Iterator[Content]:
    """Yield all that is to be said of a query: its meaning, each word that was widened, and to what."""
    for title, text in (("AS TYPED", query), ("UNDERSTOOD AS", understood.text)):
        yield plain(title, LOUD)
        yield from (plain("  ").append(line) for line in folded(plain(text or "everything"), width - 2, 20))
        yield AIR
    for text in (understood.hidden, understood.advice):
        if text:
            yield from (plain("  ").append(line) for line in folded(plain(text), width - 2, 9))
            yield AIR
    yield plain("WIDENED TO", LOUD)
    if not understood.expansions:
        yield plain("  no word stands for another one here", QUIET)
    for one in understood.expansions:
        yield plain(f"  {one.form}", "bold").append(plain(f"  {one.why}", QUIET))
        forms = ", ".join(form for form in one.forms if form != one.form)
        yield from (
            plain("    ").append(line) for line in folded(plain(forms or "no word of the corpus"), width - 4, 99)
        )
    yield AIR
    yield plain("  =word keeps one word as typed; variants:off the whole query", QUIET)
