"""Who said what: cues, subjects, pronouns, roles, and what is nobody's statement."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from csto_tui.entities.recognize import recognize
from csto_tui.entities.resolve import resolve
from csto_tui.model.article import Article, ArticleId, Known, Passage, Status
from csto_tui.model.entity import EntityId, Mention
from csto_tui.model.span import Span
from csto_tui.model.statement import Statement, StatementKind
from csto_tui.statements import Roles, find_statements, learn_roles, set_apart

DIRECT, MIXED = StatementKind.DIRECT, StatementKind.MIXED


def article(*passages: str, language: str = "en", name: str = "a") -> Article:
    spans, at = [], 0
    for number, passage in enumerate(passages, 1):
        spans.append(Passage(number, Span(at, at + len(passage))))
        at += len(passage) + 2
    known = Known(language, Status.STATED)
    return Article(ArticleId(name), "a.txt", "", "\n\n".join(passages), tuple(spans), language=known)


def mentions_of(*articles: Article) -> tuple[Mention, ...]:
    return resolve([mention for one in articles for mention in recognize(one)], {}).mentions


def said(*passages: str, language: str = "en") -> list[tuple[str, str | None, str]]:
    """Return the words, the speaker's surname by id or None, and the speaker as written."""
    one = article(*passages, language=language)
    found = find_statements(one, mentions_of(one))
    return [(s.span.of(one.text), _surname(s.speaker), s.speaker_text) for s in found]


def _surname(speaker: EntityId | None) -> str | None:
    return speaker.partition(":")[2].partition("-")[0] if speaker else None


OPENING = "President Alexander Lukashenko met Nikolai Patrushev, Secretary of the Security Council of Russia, in Minsk."


@pytest.mark.parametrize(
    ("text", "speaker", "written"),
    [
        ("“We go,” said Alexander Lukashenko.", "lukashenko", "Alexander Lukashenko"),
        ("“We go,” Alexander Lukashenko said.", "lukashenko", "Alexander Lukashenko"),
        ("“We go,” the bloc’s leader, Igor Yurgens, explained.", "yurgens", "Igor Yurgens"),
        ("“We go,” said the bloc’s secretary, Igor Yurgens.", "yurgens", "Igor Yurgens"),
        ("“We go,” Igor Yurgens, who heads the bloc, told Reuters.", "yurgens", "Igor Yurgens"),
        ("“Will we go?” Igor Yurgens asked.", "yurgens", "Igor Yurgens"),
        ("Igor Yurgens firmly announced, “We go at once.”", "yurgens", "Igor Yurgens"),
        ("Igor Yurgens met them on Monday, saying: “We go at once.”", "yurgens", "Igor Yurgens"),
        ("Igor Yurgens took the chance to warn them: “We go at once.”", "yurgens", "Igor Yurgens"),
        ("Igor Yurgens: “We go at once.”", "yurgens", "Igor Yurgens"),
        ("Igor Yurgens sang and said, “We go at once.”", "yurgens", "Igor Yurgens"),
        ("“We go,” Rep. Igor Yurgens (D-Wis.) said Friday.", "yurgens", "Igor Yurgens"),
        ("“We go,” a Kremlin source told the paper.", None, "a Kremlin source"),
        ("“We go,” said a spokesman for Igor Yurgens.", None, "a spokesman for Igor Yurgens"),
        ("“We go,” one said.", None, "one"),
    ],
)
def test_the_speaker_of_a_direct_quotation(text: str, speaker: str | None, written: str) -> None:
    words = "Will we go?" if "Will" in text else "We go at once." if "once" in text else "We go,"
    assert said(text) == [(words, speaker, written)]


@pytest.mark.parametrize(
    ("text", "words", "speaker"),
    [
        ("Igor Yurgens called the plan “a cruel joke” on Friday.", "a cruel joke", "yurgens"),
        ("Igor Yurgens accused them of being “dishonest,” with no proof.", "dishonest,", "yurgens"),
        ("According to Igor Yurgens, the plan is “dead and buried”.", "dead and buried", "yurgens"),
        ("The plan is “dead and buried”, according to Igor Yurgens.", "dead and buried", "yurgens"),
        ("Calling the plan ‘dead’, Igor Yurgens left.", "dead", "yurgens"),
        ("The plan was described as “dead” by Igor Yurgens.", "dead", "yurgens"),
        ("None of the “many hundreds” came, Igor Yurgens said.", "many hundreds", "yurgens"),
        ("The plan was described as “dead”.", "dead", None),
    ],
)
def test_the_speaker_of_a_mixed_quotation(text: str, words: str, speaker: str | None) -> None:
    assert [(w, s) for w, s, _ in said(text)] == [(words, speaker)]


@pytest.mark.parametrize(
    "text",
    [
        "They read “Izvestia” and “Once Upon a Time in Minsk,” as always.",
        "The so-called “metadata” is kept, Igor Yurgens said.",
        "In what is called “front-running”, Igor Yurgens said, traders cheat.",
        "It is a “soft” cheese from the hills.",
        "“Parasite” director Bong Joon Ho said that nobody knew.",
        "Members signed papers, including a “regulation of order,” and left.",
        "Газета «Известия» сообщила, что завод «Строитель» закрыт.",
        "The treaty on “other attacks,” which according to Igor Yurgens is old, was signed.",
    ],
)
def test_names_and_scare_quotes_are_nobodys_statement(text: str) -> None:
    one = article(text)
    found = find_statements(one, mentions_of(one))
    assert found == ()
    assert set_apart(one, found) != ()


def test_set_apart_returns_what_is_no_statement() -> None:
    one = article("“We read ‘Izvestia’ daily,” said Igor Yurgens of “Izvestia”.")
    apart = set_apart(one, find_statements(one, mentions_of(one)))
    assert [span.of(one.text) for span in apart] == ["Izvestia"]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("“We go,” he said.", "lukashenko"),
        ("“We go,” the head of state said.", "lukashenko"),
        ("“We go,” said the Belarusian President.", None),
        ("“We go,” the secretary added.", "patrushev"),
        ("“We go,” said the minister.", None),
        ("“We go,” said a president.", None),
        ("“We go,” they said.", None),
        ("Nikolai Patrushev stayed. “We go,” he said.", "patrushev"),
        ("Nikolai Patrushev does not sleep, as he explains: “We go.”", "patrushev"),
    ],
)
def test_pronouns_and_roles(text: str, speaker: str | None) -> None:
    opening = OPENING if "Belarusian" not in text else OPENING.replace("President", "Polish President")
    assert [s for _, s, _ in said(opening, text)] == [speaker]


def test_a_pronoun_after_somebody_without_a_name_means_that_one() -> None:
    found = said(OPENING, "“We go,” said a trader.", "“Now,” he added.")
    assert [(s, written) for _, s, written in found] == [(None, "a trader"), (None, "he")]


def test_a_role_that_only_other_articles_explain() -> None:
    others = [article("Belarusian President Igor Petrov spoke.", name=f"b{n}") for n in range(3)]
    one = article("“We go,” said the Belarusian leader.")
    mentions = mentions_of(one, *others)
    by_article = [(each, [m for m in mentions if m.article_id == each.id]) for each in others]
    mine = [m for m in mentions if m.article_id == one.id]
    assert find_statements(one, mine)[0].speaker is None
    found = find_statements(one, mine, learn_roles(by_article))[0]
    assert found.speaker == "person:petrov-igor"
    assert "in other articles" in found.evidence
    assert found.confidence < 0.8


@pytest.mark.parametrize(
    "passages",
    [
        ("“We go,” said Igor Yurgens. “It is late.”",),
        ("Igor Yurgens said he was sure. “It is late.”",),
        ("“We go,” said Igor Yurgens.", "“It is late.”"),
        ("The views of Igor Yurgens are recorded as follows:", "“It is late,” notes Igor Yurgens."),
        ("Igor Yurgens said in full:", "“It is late.”"),
        ("“We go on and on.", "“It is late,” said Igor Yurgens."),
        ("“We go,” said Igor Yurgens, “but it is late.”",),
    ],
)
def test_a_quotation_that_goes_on(passages: tuple[str, ...]) -> None:
    assert {s for _, s, _ in said(*passages)} == {"yurgens"}


def test_a_quotation_without_any_speaker_has_none() -> None:
    one = article("It rained in Minsk.", "“We are going home tonight.”")
    (found,) = find_statements(one, mentions_of(one))
    assert (found.speaker, found.speaker_text, found.speaker_span, found.cue, found.confidence, found.evidence) == (
        None, "", None, "", 0.0, "",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("language", "passages", "speakers"),
    [
        ("ru", ("«Мы идём», — сказал Игорь Юргенс.", "«Пора», — добавил он."), ["iurgens", "iurgens"]),
        ("ru", ("Губернатор Нина Соболева приехала. Губернатор отметила: «Мы идём домой».",), ["soboleva"]),
        ("ru", ("По словам Игоря Юргенса, завод «давно и честно стоит».",), ["iurgens"]),
        ("ru", ("«Идём домой, – сказал Игорь Юргенс. – Пора». ",), ["iurgens", "iurgens"]),
        ("be", ("«Мы ідзём», — сказаў Васіль Гарбач.", "«Час», — дадаў ён."), ["harbach", "harbach"]),
        ("uk", ('"Ми йдемо", - заявив Іван Петренко.',), ["petrenko"]),
        ("de", ("„Wir gehen“, sagte Tobias Lindner.",), ["lindner"]),
        ("es", ("“Nos vamos”, explica Marcelo Leppe, director.",), ["leppe"]),
    ],
)
def test_other_languages(language: str, passages: tuple[str, ...], speakers: list[str]) -> None:
    one = article(*passages, language=language)
    found = find_statements(one, mentions_of(one))
    assert [bool(s.speaker) for s in found] == [True] * len(speakers), [s.speaker_text for s in found]
    assert len({s.speaker for s in found}) == len(set(speakers))


def test_what_is_known_of_a_statement() -> None:
    one = article(OPENING, "“We go,” the head of state told Nikolai Patrushev.")
    (found,) = find_statements(one, mentions_of(one))
    assert found == Statement(
        one.id, 1, 2, found.span, DIRECT, EntityId("person:lukashenko-alexander"), "the head of state",
        found.speaker_span, "told", 0.88,
        "“the head of state told”; “the head of state”: Alexander Lukashenko, so called in this article",
    )  # fmt: skip
    assert found.span.of(one.text) == "We go,"
    assert found.speaker_span is not None
    assert found.speaker_span.of(one.text) == "the head of state"


def test_a_verb_that_another_reporting_word_governs_is_no_cue() -> None:
    one = article("Igor Yurgens pledged to maintain “a long course” in Minsk.")
    assert [s.cue for s in find_statements(one, mentions_of(one))] == ["pledged"]


def test_kinds() -> None:
    one = article("“We go,” said Igor Yurgens. He called it “a long walk”.")
    assert [s.kind for s in find_statements(one, mentions_of(one))] == [DIRECT, MIXED]


def test_parts_share_a_number_and_numbers_have_no_gaps() -> None:
    one = article("“Izvestia” said so. “We go on.", "“It is late,” said Igor Yurgens.", "“Yes,” he said.")
    found = find_statements(one, mentions_of(one))
    assert [(s.quotation, s.continues, s.passage) for s in found] == [(1, False, 1), (1, True, 2), (2, False, 3)]


def test_an_article_without_marks_says_nothing() -> None:
    assert find_statements(article("Igor Yurgens said that it rained."), ()) == ()


_PIECES = st.sampled_from(
    ["“", "”", '"', "'", "«", "»", "‘", "’", " ", ", ", ". ", ": ", " – ", "\n", "he", "said", "told", "Igor Yurgens",
     "the president", "according to", "who", "and", "was called", "«", "сказал", "он", "по словам", "X", "12", "says"]
)  # fmt: skip


@settings(max_examples=200)
@given(st.lists(st.lists(_PIECES, max_size=25).map("".join), max_size=4))
def test_any_text_gives_statements_inside_their_passages(passages: list[str]) -> None:
    one = article(*passages)
    mentions = mentions_of(one)
    found = find_statements(one, mentions, Roles())
    known = {mention.entity_id for mention in mentions}
    for statement in found:
        assert one.passages[statement.passage - 1].span.contains(statement.span)
        assert 0 <= statement.confidence <= 1
        assert statement.speaker is None or statement.speaker in known
        assert (statement.speaker_span is None) == (statement.speaker_text == "")
        assert statement.evidence == "" or statement.speaker_text
    spans = [statement.span for statement in found]
    assert spans == sorted(spans)
    assert all(a.end <= b.start for a, b in pairwise(spans))
    assert not set(spans) & set(set_apart(one, found))
