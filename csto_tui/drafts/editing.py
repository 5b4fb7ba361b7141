"""How far an editor may go: what an ellipsis may leave out, what brackets may replace. Nothing here aligns anything."""

from __future__ import annotations

from collections.abc import Sequence

from csto_tui.drafts.pieces import APOSTROPHES, Kind, Piece

__all__ = ["FARTHEST", "MOST_REPLACED", "PER_WORD", "objection_to_brackets", "objection_to_gap"]

FARTHEST = 100
"""Words that one ellipsis may leave out at most."""
PER_WORD = 20
"""Words that it may leave out for each word of the shorter run beside it: between scraps it may leave out little."""
MOST_REPLACED = 6
"""Words that brackets may replace at most."""
_LEAST_WORDS = 3
"""Of the source, in a quotation with an ellipsis in it."""
_SHORT_GAP = 2
_CLOSING_MARKS = frozenset('"”“»«„')
_ENDINGS = frozenset((".", "!", "?", "…"))
# Words that turn a statement round, in the languages of European news desks.
_NEGATIONS = frozenset(
    "not no never nor neither none nothing nobody cannot without hardly "
    "не ни нет никогда никто ничто ничего нельзя без ня ні няма ніколі ніхто нічога немає ніхто нічого "
    "nicht nie kein keine keinen keinem keiner keines niemals ohne ne pas jamais aucun aucune sans rien "
    "nunca ninguno ninguna nadie sin não nem nunca non mai nessuno senza nie żaden bez nikt nic není ne ej inte aldrig "
    "ikke ei niet geen nooit değil yok".split()
)


def objection_to_gap(
    gap: int,
    left_out: Sequence[int],
    quoted: Sequence[Piece],
    source: Sequence[Piece],
    pairs: Sequence[tuple[int, int]],
) -> str:
    """Return why an ellipsis (piece `gap` of the quotation) may not leave out pieces of the source; empty if it may."""
    before, after = _run(gap, -1, quoted), _run(gap, 1, quoted)
    if not before or not after or not left_out:
        return ""  # it leads in or out, or leaves out nothing
    words = [at for at in left_out if source[at].kind is Kind.WORD]
    if not words:
        return ""
    if sum(quoted[at].kind is Kind.WORD for at, _ in pairs) < _LEAST_WORDS:
        return "too few words are left to tell"
    start, end = _passages(left_out, source)
    if end - start > 1:
        return f"it joins words of ¶{start} and ¶{end}"
    if start != end and any(source[at].raw in _CLOSING_MARKS and not source[at].is_first for at in left_out):
        return f"it joins words of ¶{start} and ¶{end}, of two quotations"
    limit = min(FARTHEST, PER_WORD * min(before, after))
    if len(words) > limit:
        return f"it leaves out {len(words)} words; between runs so long at most {limit}"
    lost = words if len(words) <= _SHORT_GAP else words[-_SHORT_GAP:]
    is_one_sentence = not any(source[at].key in _ENDINGS for at in left_out)
    denied = next((source[at].raw for at in lost if is_negation(source[at])), "")
    return f"it leaves out “{denied}”" if denied and is_one_sentence else ""


def objection_to_brackets(brackets: Piece, replaced: Sequence[Piece]) -> str:
    """Return why brackets may not stand for pieces of the source; empty if they may."""
    words = [piece for piece in replaced if piece.kind is Kind.WORD]
    inside = {word.strip("“”\"'«»,.;:!?()").casefold() for word in brackets.key.split()}
    if words and inside == {"sic"}:
        return "“sic” replaces nothing"
    if len(words) > MOST_REPLACED:
        return f"they replace {len(words)} words, more than {MOST_REPLACED}"
    if any(piece.key in _ENDINGS for piece in replaced[:-1]) or len({piece.passage for piece in replaced}) > 1:
        return "they replace the end of a sentence"
    for word in words:
        is_figure = any(letter.isdigit() for letter in word.key)
        if (is_figure or is_negation(word)) and word.key.casefold() not in inside:
            return f"they replace “{word.raw}”"
    added = next((word for word in inside if _denies(word)), "")
    if added and not any(map(is_negation, words)):
        return f"they add “{added}”"
    return ""


def is_negation(piece: Piece) -> bool:
    """Tell whether a word turns a statement round."""
    return _denies(piece.key.casefold())


def _denies(word: str) -> bool:
    return word in _NEGATIONS or (word.endswith("t") and word[:-1].endswith(tuple(f"n{mark}" for mark in APOSTROPHES)))


def _run(gap: int, by: int, quoted: Sequence[Piece]) -> int:
    """Return the number of words between an ellipsis and the next one, or the quotation's end."""
    count, at = 0, gap + by
    while 0 <= at < len(quoted) and quoted[at].kind is not Kind.GAP:
        count += quoted[at].kind is Kind.WORD
        at += by
    return count


def _passages(left_out: Sequence[int], source: Sequence[Piece]) -> tuple[int, int]:
    """Return the passages of the words on either side of what is left out."""
    before, after = max(left_out[0] - 1, 0), min(left_out[-1] + 1, len(source) - 1)
    return source[before].passage, source[after].passage
