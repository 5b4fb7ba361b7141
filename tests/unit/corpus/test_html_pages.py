"""Saved pages of the kinds that outlets make: title, date, outlet, authors, text and what is set aside."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

import pytest

from csto_tui.corpus.reading import read_bytes
from csto_tui.model.article import Article, Status

NOW = dt.date(2025, 6, 1)
ONE = "The presidents of six states signed an agreement on a joint force in Moscow on Sunday."
TWO = "“We shall meet again in Minsk,” said Kirill Dovlatov, who spoke for the guests of the summit."
THREE = "Belarus stayed away, and nobody at the table would say for how long it meant to do so."
MENU = "<nav><a href=/>Home</a> <a href=/w>World</a></nav><ul class=main-menu><li><a href=/b>Business</a><li>Live</ul>"
MORE = (
    "<div class='related-stories'><h3>More on this</h3>"
    "<a href=/1>Six states, one force and many open questions</a></div>"
    "<section id=comments><h3>2 comments</h3><p>I have read all of this and I do not believe one word of it.</p>"
    "<p>Nor do I, and I have been reading this paper for thirty years now.</p></section>"
    "<footer><p>© 2012 The Example. All rights reserved. Do not copy what you find on this page.</p></footer>"
)
BODY = f"<p>{ONE}</p><p>{TWO}</p><p>{THREE}</p>"


def page(body: str, head: str = "", attributes: str = "") -> str:
    return f"<!DOCTYPE html><html {attributes}><head><meta charset=utf-8>{head}</head><body>{body}</body></html>"


@dataclass(frozen=True)
class Case:
    markup: str
    title: str | None = "Six states sign in Moscow"
    date: str | None = "2012-05-15"
    source: str | None = "The Example"
    authors: tuple[str, ...] | None = ("Anna Novak",)
    status: Status = Status.STATED
    """Of the date."""
    first: str = ONE


def linked(**facts: str) -> str:
    inner = ", ".join(f'"{key}": {value}' for key, value in facts.items())
    return '<script type="application/ld+json">{"@context": "https://schema.org", ' + inner + "}</script>"


NEWS = {"headline": '"Six states sign in Moscow"', "datePublished": '"2012-05-15T21:00:00+03:00"'}
WRITER = '{"@type": "Person", "name": "Anna Novak"}'
OUTLET = '{"@type": "Organization", "name": "The Example"}'
WHOLE = linked(**{"@type": '"NewsArticle"', **NEWS, "author": WRITER, "publisher": OUTLET})
GRAPH = (
    '<script type="application/ld+json">{"@graph": [{"@type": "WebSite", "@id": "#s", "name": "The Example"},'
    '{"@type": "Person", "@id": "#p", "name": "Anna Novak"}, {"@type": ["NewsArticle"], "headline": "Another piece",'
    '"datePublished": "2001-01-01"}, {"@type": ["ReportageNewsArticle"], "headline": "Six states sign in Moscow",'
    '"datePublished": "2012-05-15", "dateModified": "2012-06-30", "author": [{"@id": "#p"}],'
    '"publisher": {"@id": "#s"}}]}</script>'
)
OPEN_GRAPH = (
    '<meta property="og:title" content="Six states sign in Moscow - The Example">'
    '<meta property="og:site_name" content="The Example"><meta name="author" content="By ANNA NOVAK">'
    '<meta property="article:modified_time" content="2012-06-30T10:00:00Z">'
    '<meta property="article:published_time" content="2012-05-15T10:00:00Z">'
)
H1 = "<h1>Six states sign in Moscow</h1>"

CASES = {
    "json-ld": Case(page(f"{MENU}<article>{H1}{BODY}</article>{MORE}", WHOLE)),
    "graph with references": Case(page(f"{MENU}<main>{H1}{BODY}</main>{MORE}", GRAPH)),
    "broken json-ld": Case(
        page(f"{MENU}{H1}<div>{BODY}</div>{MORE}", OPEN_GRAPH + WHOLE.replace("}</script>", ",}</script>"))
    ),
    "json-ld beyond repair": Case(
        page(
            f"{H1}<div>{BODY}</div>{MORE}",
            "<meta property=og:site_name content='The Example'>" + WHOLE[:-40] + "</script>",
        ),
        authors=None,
    ),
    "json-ld in a frame": Case(
        page(f"{H1}{BODY}", WHOLE.replace('json">', 'json">\n//<![CDATA[\n').replace("</script>", "\n//]]></script>"))
    ),
    "open graph": Case(page(f"{MENU}<div class=story-body>{H1}{BODY}</div>{MORE}", OPEN_GRAPH)),
    "heading with a label": Case(
        page(f"<h1><span>World</span> | <span>Six states sign in Moscow</span></h1>{BODY}", OPEN_GRAPH)
    ),
    "heading of the site above": Case(
        page(f"<h1>The Example</h1>{MENU}<h1>Six states sign in Moscow</h1>{BODY}", WHOLE)
    ),
    "title alone": Case(
        page(
            f"{MENU}<table><tr><td>{BODY}</table>{MORE}",
            "<title>Six states sign in Moscow | World | The Example</title>",
        ),
        date=None,
        authors=None,
    ),
    "microdata": Case(
        page(
            f"{MENU}<div itemscope itemtype='https://schema.org/NewsArticle'>{H1}"
            "<meta itemprop=datePublished content='2012-05-15'><span itemprop=author>Anna Novak</span>"
            "<div itemprop=publisher itemscope><span itemprop=name>The Example</span></div>"
            "<figure><img><span itemprop=author>Lens Man</span></figure>"
            f"<div itemprop=articleBody>{BODY}</div></div>{MORE}",
            "<title>Six states sign in Moscow - The Example</title>",
        )
    ),
    "dublin core": Case(
        page(
            f"{H1}{BODY}{MORE}",
            "<meta name=DC.title content='Six states sign in Moscow'><meta name=DC.creator content='Anna Novak'>"
            "<meta name=DC.date.issued content=2012-05-15><meta name=DC.publisher content='The Example'>",
        )
    ),
    "time beside the heading": Case(
        page(
            f"{MENU}{H1}<p class=byline>By Anna Novak</p><time class=updated datetime=2012-06-30>Updated 30 June</time>"
            f"<time datetime=2012-05-15T09:00>15 May</time><div>{BODY}</div>{MORE}",
            "<meta property=og:site_name content='The Example'>",
        )
    ),
    "date line in the text": Case(
        page(
            f"{MENU}<h2>Six states sign in Moscow</h2><div>15 May 2012, 09:00</div><div>{BODY}</div>{MORE}",
            "<title>Six states sign in Moscow</title><meta name=application-name content=nextgen>",
        ),
        source=None,
        authors=None,
    ),
    "a vague date yields to the line": Case(
        page(
            f"{H1}<div>15 May 2012, 09:00</div><div>{BODY}</div>",
            "<meta name=date content=2012-05-16><meta name=author content='Anna Novak, The Example'>"
            "<meta property=og:site_name content='The Example'>",
        )
    ),
    "a vague date alone": Case(
        page(f"{H1}{BODY}", "<meta name=date content=2012-05-15><meta property=og:site_name content='The Example'>"),
        authors=None,
        status=Status.INFERRED,
    ),
    "date in the address": Case(
        page(
            f"{H1}{BODY}",
            "<link rel=canonical href=https://www.the-example.org/world/2012/05/15/six-states>"
            "<title>Six states sign in Moscow - The Example</title>",
        ),
        authors=None,
        status=Status.INFERRED,
    ),
    "a hint of the format against a year in the text": Case(
        page(
            f"{H1}{BODY.replace('</p>', ' Late last year, in December 2010, they met in Moscow.</p>', 1)}",
            "<link rel=canonical href=https://example.org/2012/05/15/six-states>",
        ),
        source=None,
        authors=None,
        status=Status.INFERRED,
        first=f"{ONE} Late last year, in December 2010, they met in Moscow.",
    ),
    "past midnight in universal time": Case(
        page(
            f"{H1}{BODY}",
            WHOLE.replace("2012-05-15T21:00:00+03:00", "2012-05-16T02:10:00Z")
            + "<link rel=canonical href=https://example.org/2012/05/15/six-states>",
        )
    ),
    "a section's name for the site": Case(
        page(
            f"{H1}{BODY}",
            "<meta property=og:site_name content='U.S.'><title>Six states sign in Moscow | The Example</title>" + WHOLE,
        )
    ),
    "nothing but a modified date": Case(
        page(f"{H1}{BODY}", "<meta property=article:modified_time content=2012-05-15>"),
        date=None,
        source=None,
        authors=None,
    ),
    "epochs of nowhere": Case(
        page(f"{H1}{BODY}", "<meta property=article:published_time content=1970-01-01T00:00:00Z>"),
        date=None,
        source=None,
        authors=None,
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_a_page_tells_what_it_states(name: str) -> None:
    case = CASES[name]
    (article,) = read_bytes(case.markup.encode(), "saved.html", now=NOW)
    assert article.title.value == case.title
    assert (str(article.published.value) if article.published.value else None) == case.date
    assert article.source.value == case.source
    assert article.authors.value == case.authors
    if case.date:
        assert article.published.status is case.status
        assert article.published.evidence[0].text
    assert [article.passage_text(passage.number) for passage in article.passages] == [case.first, TWO, THREE]


def kinds(article: Article) -> dict[str, str]:
    return {one.span.of(article.text): one.kind for one in article.boilerplate}


def test_furniture_within_the_article_is_set_aside_and_not_lost() -> None:
    body = (
        f"<article>{H1}<p>{ONE}</p>"
        "<figure><img><figcaption>Guests of the summit. Photo: Example</figcaption></figure>"
        "<aside><a href=/x>Read more: what the force is for</a></aside><div class='share-tools'>Share this page</div>"
        f"<p>{TWO}</p><ul class=related><li><a href=/y>A year of talks</a></ul><p>{THREE}</p>"
        "<h3>Read next</h3></article>"
    )
    (article,) = read_bytes(page(body).encode(), "a.html", now=NOW)
    assert [article.passage_text(passage.number) for passage in article.passages] == [ONE, TWO, THREE]
    found = kinds(article)
    assert found["Guests of the summit. Photo: Example"] == "caption"
    assert found["Read more: what the force is for"] == "navigation"
    assert found["Share this page"] == "navigation"
    assert found["A year of talks"] == "navigation"
    assert found["Read next"] == "navigation"


def test_a_standfirst_a_heading_and_a_list_are_text() -> None:
    standfirst = "Six leaders met, five of them smiled, and the sixth was not there to be asked about it."
    body = (
        f"{MENU}<header>{H1}<h2>{standfirst}</h2><div>Share</div></header>"
        f"<div class=entry-content><p>{ONE}</p><h2>What they signed</h2>"
        "<ul><li>a joint force</li><li>a common budget</li></ul>"
        f"<p>{TWO}<br><br>{THREE}</p><table><tr><th>State<th>Troops<tr><td>Armenia<td>400</table><p>{ONE}</p></div>{MORE}"
    )
    (article,) = read_bytes(page(body).encode(), "a.html", now=NOW)
    assert [article.passage_text(passage.number) for passage in article.passages] == [
        standfirst, ONE, "What they signed", "a joint force", "a common budget", TWO, THREE,
        "State\tTroops", "Armenia\t400", ONE,
    ]  # fmt: skip
    assert kinds(article)["Share"] == "navigation"


def test_an_article_in_a_box_with_a_misleading_name_is_an_article() -> None:
    (article,) = read_bytes(page(f"{H1}<div class='share readmore'>{BODY}</div>{MORE}").encode(), "a.html", now=NOW)
    assert len(article.passages) == 3


def test_a_page_that_scripts_fill_gives_what_json_ld_holds() -> None:
    text = "\\n".join((ONE, TWO, THREE, ONE, TWO))
    markup = page(
        f"{H1}<p>Please enable JavaScript.</p>", WHOLE.replace('"headline"', f'"articleBody": "{text}", "headline"')
    )
    (article,) = read_bytes(markup.encode(), "a.html", now=NOW)
    assert article.title.value == "Six states sign in Moscow"
    assert [article.passage_text(passage.number) for passage in article.passages] == [ONE, TWO, THREE, ONE, TWO]


def test_a_page_without_text_gives_its_description_or_says_so() -> None:
    (article,) = read_bytes(
        page("<nav>Home</nav>", f"<meta name=description content='{ONE}'>").encode(), "a.html", now=NOW
    )
    assert article.passage_text(1) == ONE


def test_the_language_of_a_template_is_not_believed() -> None:
    russian = "<p>Президенты шести государств подписали в Москве соглашение о совместных силах, и это было не всё.</p>"
    (article,) = read_bytes(page(H1 + russian * 3, attributes="lang=en-US").encode(), "a.html", now=NOW)
    assert article.language.value == "ru"
    (article,) = read_bytes(page(H1 + BODY, attributes="lang=en-GB").encode(), "a.html", now=NOW)
    assert (article.language.value, article.language.status) == ("en", Status.STATED)


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ("<link rel=canonical href=https://example.org/a>", "https://example.org/a"),
        ("<link rel=canonical href=https://example.org/><meta property=og:url content=https://example.org/b>",
         "https://example.org/b"),
        ("<!-- saved from url=(0021)https://example.org/c -->", "https://example.org/c"),
        ("<!--\n Page saved with SingleFile \n url: https://example.org/d \n saved date: now\n-->", "https://example.org/d"),
        ("<link rel=canonical href=javascript:alert(1)>", None),
    ],
)  # fmt: skip
def test_the_address_of_a_page(head: str, expected: str | None) -> None:
    (article,) = read_bytes(page(H1 + BODY, head).encode(), "a.html", now=NOW)
    assert article.address.value == expected
