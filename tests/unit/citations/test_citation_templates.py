"""Templates: every name, what is unknown, what cannot be filled."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from csto_tui.citations import TEMPLATE_NAMES, check_template, fill_template
from csto_tui.errors import UnknownStyle, UsageError
from csto_tui.model.article import ArticleCard, ArticleId, Known
from csto_tui.model.citation import Citation, Locator


@pytest.fixture
def tribune(news):
    return Citation(news["tribune-obama"], Locator("paragraph", "4"), "We “agree.”", dt.date(2026, 6, 5))


@pytest.mark.parametrize(
    ("template", "filled"),
    [
        ("{quote} — {source}, {date}", "We “agree.” — Chicago Tribune, 27 March 2007"),
        ("> {quoted}\n({authors} {year}, {locator})", "> ‘We “agree.”’\n(Tim Jones 2007, ¶ 4)"),
        ("{url}", "http://gbppr.dyndns.org/~gbpprorg/obama/barack.mother.txt"),
        (
            "{link}",
            "http://gbppr.dyndns.org/~gbpprorg/obama/barack.mother.txt#:~:text=We%20%E2%80%9Cagree.%E2%80%9D",
        ),
        (
            "{archive} ({archived}; {accessed})",
            "https://web.archive.org/web/20170207112933/http://gbppr.dyndns.org/~gbpprorg/obama/barack.mother.txt "
            "(7 February 2017; 5 June 2026)",
        ),
        ("{{{key}}} {language}{agency}{place}", "{jones2007barack-1f0c} en"),
        ("a\x1b\\[2Jb", "a␛[2Jb"),
        ("", ""),
        (r"{source} \[{key}\] a\b", r"Chicago Tribune [jones2007barack-1f0c] a\b"),
        ("{source}[, {agency}][ ({place}, {year})][: {locator}]", "Chicago Tribune (, 2007): ¶ 4"),
    ],
)
def test_a_template_is_filled(tribune, template, filled):
    assert fill_template(template, tribune) == filled


def test_the_citation_is_that_of_a_style_without_the_quotation(tribune):
    assert fill_template("“{quote}” {citation}", tribune, "harvard").startswith(
        "“We “agree.”” Jones, T. (2007) ‘Barack"
    )
    assert fill_template("{citation}", tribune).startswith("Tim Jones, “Barack Obama: Mother Not Just a Girl")
    with pytest.raises(UnknownStyle):
        fill_template("{citation}", tribune, "moon")


def test_what_is_not_known_says_so_and_a_guess_is_bracketed(news):
    blank = Citation(ArticleCard(ArticleId("a"), "a.txt", *[Known()] * 7, "", 1, 1))
    assert (
        fill_template("{title}, {source}, {date}, {year}", blank) == "[Untitled article], [source unknown], n.d., n.d."
    )
    rest = set(TEMPLATE_NAMES) - {"title", "source", "date", "year", "citation", "key"}
    assert fill_template("".join(f"{{{name}}}" for name in rest), blank) == ""
    assert fill_template("{source} {year}", Citation(news["rt-kremlin"])) == "[RT?] [2011?]"
    assert fill_template("{authors}", Citation(news["24tv-nabu"])) == "[Віталій Шабунін?]"
    assert fill_template("{agency}", Citation(news["globalnews-syria"])) == "Reuters"
    assert fill_template("{place}", Citation(news["belta-csto"])) == "Minsk"


@pytest.mark.parametrize(
    ("template", "filled"),
    [
        ("{title}[, {source}][, {date}][, {year}]", "[Untitled article]"),
        ("[{title}. ]{source}", "[source unknown]"),
        ("[{agency}{place}{quote}]", ""),
    ],
)
def test_a_stretch_goes_where_nothing_is_known_of_its_names(template, filled):
    blank = Citation(ArticleCard(ArticleId("a"), "a.txt", *[Known()] * 7, "", 1, 1))
    assert fill_template(template, blank) == filled


def test_a_stretch_stays_whole_where_one_of_its_names_is_known(news):
    undated = Citation(news["wsj-anthropic"])
    assert fill_template("{authors}[ ({source}, {date})]", undated) == "Belle Lin (The Wall Street Journal, n.d.)"
    assert fill_template("{authors}[ ({date})]", undated) == "Belle Lin"


@pytest.mark.parametrize(
    ("template", "said"),
    [
        ("{title", "The brace at character 1 of the template has no other one."),
        ("ab}", "The brace at character 3 of the template has no other one."),
        ("{title} [, {place}", "The bracket at character 9 of the template has no other one."),
        ("{title}]", "The bracket at character 8 of the template has no other one."),
        ("[{title} [{place}]]", "The bracket at character 10 of the template stands within brackets."),
        ("{quote} [sic]", "The brackets at character 9 of the template have no name in them."),
        ("ab {tite}", "The template has an unknown name at character 4: {tite}."),
    ],
)
def test_what_is_wrong_is_said_with_its_place(template, said):
    with pytest.raises(UsageError) as caught:
        check_template(template)
    assert caught.value.message == said


@pytest.mark.parametrize(
    ("template", "wrong"),
    [
        ("{tite}", "{tite}"),
        ("{}", "{}"),
        ("{title.value}", "{title.value}"),
        ("{title[0]}", "{title[0]}"),
        ("{title:>10}", "{title:>10}"),
        ("{title!r}", "{title!r}"),
        ("{0}", "{0}"),
    ],
)
def test_an_unknown_name_is_refused_with_the_known_ones(tribune, template, wrong):
    with pytest.raises(UsageError) as caught:
        fill_template(template, tribune)
    assert wrong in caught.value.message
    assert all(f"{{{name}}}" in caught.value.hint for name in TEMPLATE_NAMES)


@pytest.mark.parametrize("template", ["{title", "title}", "{", "{title!}"])
def test_a_lone_brace_is_refused(template):
    with pytest.raises(UsageError):
        check_template(template)


def test_a_value_is_never_read_as_a_template(news):
    card = replace(news["belta-csto"], title=replace(news["belta-csto"].title, value="{source} {{x}}"))
    assert fill_template("{title}", Citation(card)) == "{source} {{x}}"


@given(st.text("{}:!a.[]0\\ title", max_size=12))
def test_any_template_is_filled_or_refused(template):
    citation = Citation(ArticleCard(ArticleId("a"), "a.txt", *[Known()] * 7, "", 1, 1))
    try:
        check_template(template)
    except UsageError:
        with pytest.raises(UsageError):
            fill_template(template, citation)
    else:
        fill_template(template, citation)
