"""Every printed style on every kind of news item, each against a rule of the style's own manual."""

# ruff: noqa: E501  A citation is easier to check against its manual on one line.

from __future__ import annotations

import datetime as dt

import pytest

from csto_tui.citations import cite
from csto_tui.citations.styles import PRINTED
from csto_tui.model.citation import Citation

SEEN = dt.date(2026, 6, 5)

# (rule of the manual, plain text)
GOLDEN: dict[str, dict[str, tuple[str, str]]] = {
    "chicago-note": {
        "unsigned": (
            "An unsigned article begins with its title, in title case; small prepositions stay small.",
            "“Lukashenko in Favor of Tighter Belarus-Russia Cooperation in CSTO,” BelTA, March 1, 2012.",
        ),
        "signed": (
            "Two authors are joined by and, in the order of speech.",
            "Kirill Dovlatov and Anna Orlova, “Integration Gains Momentum in Very Close Partnership,” SB, May 16, 2012.",
        ),
        "agency": (
            "A news service stands as the author; from the 18th edition on, prepositions of five letters rise.",
            "Associated Press, “Leaders Agree on Joint Force After Long Talks,” Daily Post, June 14, 2009.",
        ),
        "undated": (
            "Without a date, a day of access.",
            "“Summit Ends Without Agreement,” Daily Post, accessed June 5, 2026, https://post.example/a.",
        ),
        "year only": (
            "A comma follows a title that ends with a question mark.",
            "Ursula von der Leyen, “Is the Alliance Over?,” Daily Post, 2010.",
        ),
        "inferred": (
            "A guessed date stands between brackets with a question mark.",
            "“Belarus Distorts Collective Security Idea – Kremlin,” [RT?], [2011?].",
        ),
        "no source": (
            "What the manual cannot name is supplied between brackets.",
            "Jean-Paul Kern, “Relations Warm Between Neighbors,” [source unknown], December 13, 2010.",
        ),
        "cyrillic": (
            "Titles in other languages keep their own capitals.",
            "Иван Петрович Иванов, “Лукашенко за «тесное» сотрудничество,” Известия, March 1, 2012.",
        ),
        "no year": (
            "A year that is not known is said to be so.",
            "“Belarus Leader Snubs Moscow Security Pact Summit,” RFE/RL, June 14, year unknown.",
        ),
        "address": (
            "More than two authors in a note: the first and et al.; no day of access beside a date.",
            "Ann Lee et al., “What He Said,” Daily Post, May 2012, https://post.example/x.",
        ),
    },
    "chicago-date": {
        "unsigned": (
            "The newspaper's name stands in place of the author; month and day follow, in the 18th edition without the year.",
            "BelTA. 2012. “Lukashenko in Favor of Tighter Belarus-Russia Cooperation in CSTO.” March 1.",
        ),
        "signed": (
            "Only the first author is turned round.",
            "Dovlatov, Kirill, and Anna Orlova. 2012. “Integration Gains Momentum in Very Close Partnership.” SB, "
            "May 16.",
        ),
        "agency": (
            "A news service is not turned round; a newspaper loses its The.",
            "Associated Press. 2009. “Leaders Agree on Joint Force After Long Talks.” Daily Post, June 14.",
        ),
        "undated": (
            "n.d. in place of the year, then the day of access.",
            "Daily Post. n.d. “Summit Ends Without Agreement.” Accessed June 5, 2026. https://post.example/a.",
        ),
        "year only": (
            "No full stop after a question mark.",
            "von der Leyen, Ursula. 2010. “Is the Alliance Over?” Daily Post.",
        ),
        "inferred": (
            "A guessed date stands between brackets with a question mark.",
            "[RT?]. [2011?]. “Belarus Distorts Collective Security Idea – Kremlin.”",
        ),
        "no source": (
            "What the manual cannot name is supplied between brackets.",
            "Kern, Jean-Paul. 2010. “Relations Warm Between Neighbors.” [source unknown], December 13.",
        ),
        "cyrillic": (
            "Titles in other languages keep their own capitals; the family name leads.",
            "Иванов, Иван Петрович. 2012. “Лукашенко за «тесное» сотрудничество.” Известия, March 1.",
        ),
        "no year": (
            "n.d. in place of the year.",
            "RFE/RL. n.d. “Belarus Leader Snubs Moscow Security Pact Summit.” June 14.",
        ),
        "address": (
            "Up to six authors are listed.",
            "Lee, Ann, Bo Orr, Cy Day, and Di Fox. 2012. “What He Said.” Daily Post, May. https://post.example/x.",
        ),
    },
    "apa": {
        "unsigned": (
            "Without an author the title comes first, in sentence case; the date follows, year first.",
            "Lukashenko in favor of tighter Belarus-Russia cooperation in CSTO. (2012, March 1). BelTA.",
        ),
        "signed": (
            "All authors are turned round, with initials and an ampersand.",
            "Dovlatov, K., & Orlova, A. (2012, May 16). Integration gains momentum in very close partnership. SB.",
        ),
        "agency": (
            "A group author is spelled out.",
            "Associated Press. (2009, June 14). Leaders agree on joint force after long talks. The Daily Post.",
        ),
        "undated": (
            "n.d. for no date, with a retrieval date; no full stop after an address.",
            "Summit ends without agreement. (n.d.). Daily Post. Retrieved June 5, 2026, from https://post.example/a",
        ),
        "year only": (
            "Particles stay with the family name; no full stop after a question mark.",
            "von der Leyen, U. (2010). Is the alliance over? Daily Post.",
        ),
        "inferred": (
            "Information that is supplied stands between brackets.",
            "Belarus distorts collective security idea – Kremlin. ([2011?]). [RT?].",
        ),
        "no source": (
            "Hyphenated given names keep the hyphen between initials.",
            "Kern, J.-P. (2010, December 13). Relations warm between neighbors. [source unknown].",
        ),
        "cyrillic": (
            "Initials are taken in the script of the name.",
            "Иванов, И. П. (2012, March 1). Лукашенко за «тесное» сотрудничество. Известия.",
        ),
        "no year": (
            "n.d. for the year alone; a headline keeps its capitals rather than lose a name's.",
            "Belarus Leader Snubs Moscow Security Pact Summit. (n.d., June 14). RFE/RL.",
        ),
        "address": (
            "Up to twenty authors are listed.",
            "Lee, A., Orr, B., Day, C., & Fox, D. (2012, May). What he said. Daily Post. https://post.example/x",
        ),
    },
    "mla": {
        "unsigned": (
            "Without an author the title comes first; day, short month, year.",
            "“Lukashenko in Favor of Tighter Belarus-Russia Cooperation in CSTO.” BelTA, 1 Mar. 2012.",
        ),
        "signed": (
            "Of two authors the first is turned round; May is not shortened.",
            "Dovlatov, Kirill, and Anna Orlova. “Integration Gains Momentum in Very Close Partnership.” SB, 16 May 2012.",
        ),
        "agency": (
            "An agency is no author; prepositions of any length stay small; a container keeps its The.",
            "“Leaders Agree on Joint Force after Long Talks.” The Daily Post, 14 June 2009.",
        ),
        "undated": (
            "A date that is not known is left out; the day of access helps.",
            "“Summit Ends without Agreement.” Daily Post, post.example/a. Accessed 5 June 2026.",
        ),
        "year only": (
            "No full stop after a question mark.",
            "von der Leyen, Ursula. “Is the Alliance Over?” Daily Post, 2010.",
        ),
        "inferred": (
            "Supplied dates stand between brackets, with a question mark if uncertain.",
            "“Belarus Distorts Collective Security Idea – Kremlin.” [RT?], [2011?].",
        ),
        "no source": (
            "Supplied information stands between brackets.",
            "Kern, Jean-Paul. “Relations Warm between Neighbors.” [source unknown], 13 Dec. 2010.",
        ),
        "cyrillic": (
            "Titles in other languages keep their own capitals.",
            "Иванов, Иван Петрович. “Лукашенко за «тесное» сотрудничество.” Известия, 1 Mar. 2012.",
        ),
        "no year": (
            "What is known of a date is given.",
            "“Belarus Leader Snubs Moscow Security Pact Summit.” RFE/RL, 14 June, year unknown.",
        ),
        "address": (
            "Three authors or more: the first and et al.; the address without https://.",
            "Lee, Ann, et al. “What He Said.” Daily Post, May 2012, post.example/x. Accessed 5 June 2026.",
        ),
    },
    "harvard": {
        "unsigned": (
            "The newspaper's title stands in place of the author; day and month at the end.",
            "BelTA (2012) ‘Lukashenko in favor of tighter Belarus-Russia cooperation in CSTO’, 1 March.",
        ),
        "signed": (
            "Up to three authors, joined by and without a comma.",
            "Dovlatov, K. and Orlova, A. (2012) ‘Integration gains momentum in very close partnership’, SB, 16 May.",
        ),
        "agency": (
            "An agency is the author.",
            "Associated Press (2009) ‘Leaders agree on joint force after long talks’, The Daily Post, 14 June.",
        ),
        "undated": (
            "(no date) for no date.",
            "Daily Post (no date) ‘Summit ends without agreement’. Available at: https://post.example/a "
            "(Accessed: 5 June 2026).",
        ),
        "year only": (
            "Title between single marks.",
            "von der Leyen, U. (2010) ‘Is the alliance over?’, Daily Post.",
        ),
        "inferred": (
            "Supplied information stands between brackets.",
            "[RT?] ([2011?]) ‘Belarus distorts collective security idea – Kremlin’.",
        ),
        "no source": (
            "Supplied information stands between brackets.",
            "Kern, J.-P. (2010) ‘Relations warm between neighbors’, [source unknown], 13 December.",
        ),
        "cyrillic": (
            "Marks of the source inside single marks stay.",
            "Иванов, И.П. (2012) ‘Лукашенко за «тесное» сотрудничество’, Известия, 1 March.",
        ),
        "no year": (
            "(no date) for the year; the day is given.",
            "RFE/RL (no date) ‘Belarus Leader Snubs Moscow Security Pact Summit’, 14 June.",
        ),
        "address": (
            "Four authors or more: the first and et al.; Available at, Accessed.",
            "Lee, A. et al. (2012) ‘What he said’, Daily Post, May. Available at: https://post.example/x "
            "(Accessed: 5 June 2026).",
        ),
    },
    "plain": {
        "unsigned": (
            "The dateline's place before the date.",
            "“Lukashenko in favor of tighter Belarus-Russia cooperation in CSTO”, BelTA, Minsk, 1 March 2012",
        ),
        "inferred": (
            "A guess is marked.",
            "“Belarus distorts collective security idea – Kremlin”, [RT?], [2011?]",
        ),
        "undated": (
            "n.d. for no date.",
            "“Summit ends without agreement”, Daily Post, n.d., https://post.example/a, seen 5 June 2026",
        ),
    },
}
CASES = [(style, name, *case) for style, cases in GOLDEN.items() for name, case in cases.items()]


@pytest.mark.parametrize(("style", "name", "rule", "expected"), CASES, ids=[f"{c[0]}: {c[1]}" for c in CASES])
def test_a_style_follows_its_manual(items, style, name, rule, expected):
    assert cite(Citation(items[name].card(), accessed=SEEN), style).text == expected, rule


def test_every_style_has_golden_forms():
    assert set(GOLDEN) == set(PRINTED)
