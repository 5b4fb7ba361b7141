"""Exports of news databases: split by rules that say what they found, left whole where no rule fits."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from csto_tui.corpus.draft import Draft
from csto_tui.corpus.readers.bundle_rules import packaged_rules, rules_of
from csto_tui.corpus.readers.bundles import fitting, unbundled
from csto_tui.corpus.reading import read_bytes
from csto_tui.model.article import Article, Status
from csto_tui.text.clean import clean, clean_line

NOW = dt.date(2025, 6, 1)
BODIES = (
    "The presidents of six states met in Minsk on Thursday, they said.\n\nThey signed an agreement on a joint force.",
    "Belarus may sell its milk in Russia again, a minister said.\n\nThe ban had lasted for ten days, to the hour.",
)
TITLES = ("Summit opens in Minsk", "Milk ban is lifted")

NEXIS_COVER = """User Name: x
Date and Time: Friday, March 2, 2012 10:00:00 AM EST
Job Number: 1
Documents (2)
1. Summit opens in Minsk
2. Milk ban is lifted
| About LexisNexis | Privacy Policy | Terms & Conditions | Copyright © 2012 LexisNexis
"""
NEXIS = NEXIS_COVER + "".join(
    f"""
{title}

The Example Times

March {day}, 2012 Thursday

Late Edition - Final

Copyright 2012 The Example Company All Rights Reserved

Section: Section A; Foreign Desk; Pg. 4

Length: 877 words

Byline: By Anna Petrova and Ivan Ivanou

Dateline: MINSK

Body

{body}

Classification

Language: ENGLISH

Load-Date: March {day + 1}, 2012

End of Document
"""
    for day, title, body in zip((1, 5), TITLES, BODIES, strict=True)
)
ACADEMIC = "".join(
    f"""
                               {number} of 2 DOCUMENTS

                             The Example Times

                       March {number}, 2012 Thursday

{title}

BYLINE: By Anna Petrova and Ivan Ivanou

SECTION: Section A; Pg. 4

LENGTH: 877 words

DATELINE: MINSK

{body}

LOAD-DATE: March 6, 2012

LANGUAGE: ENGLISH

                      Copyright 2012 The Example Company
"""
    for number, title, body in zip((1, 5), TITLES, BODIES, strict=True)
)
FACTIVA = "".join(
    f"""
{title}

By Anna Petrova and Ivan Ivanou

877 words

{day} March 2012

10:30

The Example Times

EXTM

English

(c) 2012 The Example Company

{body}

Document EXTM000020120301e8310002x
"""
    for day, title, body in zip((1, 5), TITLES, BODIES, strict=True)
)
INDEXED = "".join(
    f"""
HD  {title}

BY  By Anna Petrova and Ivan Ivanou

WC  877 words

PD  {day} March 2012

SN  The Example Times

SC  EXTM

LA  English

CY  (c) 2012 The Example Company

{body}

RE  belrus : Belarus

AN  Document EXTM000020120301e8310002x
"""
    for day, title, body in zip((1, 5), TITLES, BODIES, strict=True)
)
PROQUEST = "____________________________________________________________\n".join(
    f"""
{title}

Author: Anna Petrova; Ivan Ivanou

Publication info: The Example Times ; Minsk [Minsk] {day} Mar 2012.

Full text: {body}

Title: {title}

Publication title: The Example Times; Minsk

Publication date: Mar {day}, 2012

Document URL: https://example.org/{day}
"""
    for day, title, body in zip((1, 5), TITLES, BODIES, strict=True)
)
EXPORTS = {
    "Nexis Uni": NEXIS,
    "LexisNexis Academic": ACADEMIC,
    "Factiva": FACTIVA,
    "Factiva with index terms": INDEXED,
    "ProQuest": PROQUEST,
}


def articles(text: str) -> tuple[Article, ...]:
    return read_bytes(text.encode(), "export.txt", now=NOW)


def rich(text: str) -> bytes:
    escaped = "".join(letter if letter.isascii() else f"\\u{ord(letter)}?" for letter in text)
    return ("{\\rtf1\\ansi " + escaped.replace("\n", "\\par\n") + "}").encode()


@pytest.mark.parametrize("name", EXPORTS)
@pytest.mark.parametrize("suffix", ["txt", "rtf", "doc"])
def test_an_export_is_its_articles(name: str, suffix: str) -> None:
    content = EXPORTS[name].encode() if suffix == "txt" else rich(EXPORTS[name])
    found = read_bytes(content, f"export.{suffix}", now=NOW)
    assert [one.title.value for one in found] == list(TITLES)
    for article, day, body in zip(found, (1, 5), BODIES, strict=True):
        assert [article.passage_text(one.number) for one in article.passages] == body.split("\n\n")
        assert article.source.value == "The Example Times"
        assert article.published.value is not None
        assert article.published.value.text == f"2012-03-0{day}"
        assert article.authors.value == ("Anna Petrova", "Ivan Ivanou")
        assert article.source.status is Status.STATED
        assert article.text == clean(article.text)
        for known in (article.title, article.source, article.published, article.authors):
            line = known.evidence[0]
            assert line.span is not None
            assert clean_line(line.span.of(article.text)) == line.text, "evidence stands in the article's own text"
    assert [one.id.rpartition(":")[2] for one in found] == ["1", "2"]


@pytest.mark.parametrize("name", EXPORTS)
def test_the_remark_names_the_rule_and_its_yield(name: str) -> None:
    remark = unbundled(Draft(EXPORTS[name], "utf-8"))[0].remarks[-1]
    assert remark.startswith(f"split by the rule {name} into 2 articles; known of them: ")
    assert "published 2" in remark


def test_an_export_of_one_article_is_one() -> None:
    (article,) = articles(FACTIVA.partition("Document EXTM")[0] + "Document EXTM000020120301e8310002x\n")
    assert (article.id, article.title.value) == ("export", TITLES[0])


def test_an_ordinary_text_stays_whole_and_silent() -> None:
    for text in (BODIES[0], f"{BODIES[0]}\n{'_' * 40}\n{BODIES[1]}", "End of Document\n\n" + BODIES[0]):
        draft = Draft(text, "utf-8")
        assert unbundled(draft) == (draft,)


def test_a_layout_that_drifted_stays_whole_and_says_so() -> None:
    drifted = Draft(PROQUEST.replace("Full text:", "Whole text:"), "utf-8")
    (draft,) = unbundled(drifted)
    assert draft.text == drifted.text
    assert draft.remarks == ("looks like an export of ProQuest, but its layout is not known: read as one article",)


def test_each_rule_tells_what_it_makes_of_a_text() -> None:
    said = fitting(NEXIS)
    assert said[0] == "Nexis Uni: 2 articles; it fits"
    assert said[1].startswith("LexisNexis Academic: no line ")
    assert any(
        one.startswith("ProQuest: 2 articles; too few have Full text:")
        for one in fitting(PROQUEST.replace("Full", "Whole"))
    )


OWN = """
[proquest]
name = "My ProQuest"
between = '_{20,}'
required = ['Whole text:.*']
body = 'Whole text:'
tail = 'Title:.*'
fields.title = [{ match = 'Title:\\s*(.+)' }]
[other]
starts = 'x'
"""


def test_rules_of_ones_own_go_first_and_replace_those_of_the_same_name() -> None:
    rules = rules_of(OWN, "rules.toml", before=packaged_rules())
    assert [rule.name for rule in rules[:2]] == ["My ProQuest", "other"]
    assert sum(rule.key == "proquest" for rule in rules) == 1
    assert len(unbundled(Draft(PROQUEST.replace("Full text:", "Whole text:"), "utf-8"), rules)) == 2


LINES = st.sampled_from([line for text in EXPORTS.values() for line in text.split("\n")])


@settings(max_examples=200)
@given(st.lists(LINES, max_size=60))
def test_any_mix_of_lines_is_split_or_left(lines: list[str]) -> None:
    text = clean("\n".join(lines))
    drafts = unbundled(Draft(text, "utf-8"))
    assert drafts
    for draft in drafts:
        assert len({one.field for one in draft.given}) == len(draft.given)
        spans = [one.span for one in draft.aside] + ([draft.heading] if draft.heading else [])
        assert all(span.end <= len(draft.text) for span in spans)
        assert all(value for one in draft.given for value in one.values)
        assert all(one.evidence.span and one.evidence.span.end <= len(draft.text) for one in draft.given)


def test_what_stands_in_the_text_is_no_metadatum_and_the_last_line_no_text() -> None:
    text = FACTIVA.replace("By Anna Petrova and Ivan Ivanou\n", "").replace(
        "Belarus may", "By Friday all had left.\n\nIt may"
    )
    _, second = unbundled(Draft(text, "utf-8"))
    assert second.stated("authors") is None
    assert second.aside[-1].span.of(second.text).startswith("Document EXTM")
