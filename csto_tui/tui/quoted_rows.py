"""Speakers as rows with counts, and their quotations as rows with place, cue and evidence. Nothing here knows the
library.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from textual.content import Content

from csto_tui.text.clean import clean_line
from csto_tui.tui.paint import KINDS, QUIET, beside, brief_source_line, folded, joined, plain
from csto_tui.tui.sided import full
from csto_tui.tui.voices import Said, Voice

__all__ = ["said_rows", "voice_rows", "voice_title"]


def voice_rows(voices: Sequence[Voice], width: int) -> Sequence[Sequence[Content]]:
    """Return a row for each speaker: glyph, name, number of quotations."""
    return [(beside(voice_title(one), plain(f"{len(one.quotations):,}", QUIET), width),) for one in voices]


def voice_title(voice: Voice) -> Content:
    """Return a speaker's name with the glyph of its kind, or how the articles write of somebody without a name."""
    if voice.entity is not None:
        glyph, hue, _ = KINDS[voice.entity.kind]
        return plain(f"{glyph} ", hue).append(plain(voice.name))
    return plain(f"  “{voice.name}”", "italic") if voice.name else plain("  nobody is named", "italic $quiet")


def said_rows(said: Sequence[Said], width: int) -> Sequence[Sequence[Content]]:
    """Return a row for each quotation: its words, where they stand, and why they are held to be the speaker's."""
    return [tuple(_row(one, width)) for one in said]


def _row(one: Said, width: int) -> Iterator[Content]:
    first, last = one.parts[0], one.parts[-1]
    yield from full(plain(f"“{one.text}”", "$loud"), width)
    run_on = f"–{last.passage}" if last.passage != first.passage else ""
    place = plain(f"¶{first.passage}{run_on}", QUIET)
    yield beside(brief_source_line(one.card, width - place.cell_length - 2), place, width)
    evidence, written, cue = map(clean_line, (first.evidence, first.speaker_text, first.cue))
    how = [
        plain(f"{first.confidence:.2f}" if evidence else "", QUIET),
        plain(f"“{written}”" if written and written not in evidence else "", QUIET),
        plain(cue if cue not in evidence else "", QUIET),
        plain(evidence, "italic $quiet"),
    ]
    if any(how):
        yield from folded(joined(how), width, 2)
