"""What a typed query asks for: its words, operators, phrases, distances, patterns and fields."""

from __future__ import annotations

import re

import pytest

from csto_tui.errors import QueryError
from csto_tui.model.query import (
    And,
    Everything,
    Field,
    Fuzzy,
    Node,
    Not,
    Or,
    Phrase,
    Prefix,
    Regex,
    Term,
    Wildcard,
)
from csto_tui.model.span import Span
from csto_tui.queries.fields import CHOICES, FIELDS
from csto_tui.queries.parser import parse

A, B, C, D = map(Term, "abcd")
RAPID = Phrase((Term("rapid"), Term("reaction")))


def near(*items: Node, slop: int = 5, ordered: bool = False) -> Phrase:
    return Phrase(items, slop, ordered)


def field(name: str, value: str, start: int, end: int) -> Field:
    return Field(name, value, Span(start, end))


@pytest.mark.parametrize(
    ("typed", "tree"),
    [
        ("", Everything()),
        (" \t\n", Everything()),
        ("a", A),
        ("a b c", And((A, B, C))),
        ("a AND b", And((A, B))),
        ("a OR b", Or((A, B))),
        ("a|b", Or((A, B))),
        ("a || b", Or((A, B))),
        ("a b OR c d", Or((And((A, B)), And((C, D))))),
        ("a (b OR c) d", And((A, Or((B, C)), D))),
        ("(a (b c))", And((A, B, C))),
        ("a OR (b OR c)", Or((A, B, C))),
        ("-a", Not(A)),
        ("NOT a", Not(A)),
        ("a -b NOT c", And((A, Not(B), Not(C)))),
        ("a -(b c)", And((A, Not(And((B, C)))))),
        ('-"rapid reaction"', Not(RAPID)),
        ("a OR -b", Or((A, Not(B)))),
        ("(-a b)", And((Not(A), B))),
        ("NOT NOT a", A),
        ("NOT -a", A),
        ("a - b", And((A, B))),
        ("a – b — c", And((A, B, C))),
        ("--a", A),
        ("a-", A),
        ('"a"-b', And((A, B))),
        ("a or b", And((A, Term("or"), B))),
        ("a and not b", And((A, Term("and"), Term("not"), B))),
        (r"\OR", Or((Term("or"), Term("o.r.")))),
        ("ORB", Or((Term("orb"), Term("o.r.b.")))),
        ("Лукашэнка ПЁТР", And((Term("лукашэнка"), Term("петр")))),
        ("Żbogar's", Term("zbogar")),
        ("don’t", Term("dont")),
        ("3,000", Term("3000")),
        ("a, b; c!", And((A, B, C))),
        ("a & b + c", And((A, B, C))),
    ],
)
def test_words_and_operators(typed: str, tree: Node) -> None:
    assert parse(typed) == tree


@pytest.mark.parametrize(
    ("typed", "tree"),
    [
        *(
            (f"{before}rapid reaction{after}", RAPID)
            for before, after in map(tuple, ['""', "“”", "„“", "«»", "»«", '“"', "＂＂"])
        ),
        ('"rapid reaction', RAPID),
        ('"of the"', Phrase((Term("of"), Term("the")))),
        ('"a"', A),
        ('a ""', A),
        ('a "', A),
        ('"a b" "c d"', And((Phrase((A, B)), Phrase((C, D))))),
        (r'"a \"b\" c"', Phrase((A, B, C))),
        ('"a or -b (c)"', Phrase((A, Term("or"), B, C))),
        ('"collective secur*"', Phrase((Term("collective"), Prefix("secur")))),
        ('"wom?n who? why?"', Phrase((Wildcard("wom?n"), Term("who"), Term("why")))),
        ('"a minsk~"', Phrase((A, Fuzzy("minsk", 2)))),
        ('"a~7"', Phrase((A, Term("7")))),
        ('"a * b"', Phrase((A, B))),
        ('"a b"~5', near(A, B)),
        ('"a b"~0', near(A, B, slop=0)),
        ('"a b"~', Phrase((A, B))),
        ('"a"~5', A),
    ],
)
def test_phrases(typed: str, tree: Node) -> None:
    assert parse(typed) == tree


@pytest.mark.parametrize(
    ("typed", "tree"),
    [
        ("a NEAR/5 b", near(A, B)),
        ("a near/5 b", near(A, B)),
        ("a w/5 b", near(A, B)),
        ("a W/5 b", near(A, B)),
        ("a AROUND(5) b", near(A, B)),
        ("a AROUND (5) b", near(A, B)),
        ("a PRE/3 b", near(A, B, slop=3, ordered=True)),
        ("a b NEAR/5 c d", And((A, near(B, C), D))),
        ("a OR b NEAR/5 c", Or((A, near(B, C)))),
        ('"rapid reaction" NEAR/5 a', near(RAPID, A)),
        ("a NEAR/5 (b OR c)", near(A, Or((B, C)))),
        ("a NEAR/5 (b OR (c OR d*))", near(A, Or((B, C, Prefix("d"))))),
        ('a NEAR/5 (b OR "rapid reaction")', Or((near(A, B), near(A, RAPID)))),
        ("(a OR rapid-reaction) PRE/0 b", Or((
            Phrase((Or((A, Term("rapidreaction"))), B)),
            Phrase((Term("rapid"), Term("reaction"), B)),
        ))),
        ("a NEAR/5 b NEAR/3 c", And((near(A, B), near(B, C, slop=3)))),
        ("-a NEAR/5 b", None),
        ("w/o a", And((Phrase((Term("w"), Term("o"))), A))),
        ("w/5b", Phrase((Term("w"), Term("5b")))),
        ("near pre", And((Term("near"), Term("pre")))),
    ],
)  # fmt: skip
def test_nearness(typed: str, tree: Node | None) -> None:
    if tree is None:
        with pytest.raises(QueryError):
            parse(typed)
    else:
        assert parse(typed) == tree


@pytest.mark.parametrize(
    ("typed", "tree"),
    [
        ("Integrat*", Prefix("integrat")),
        ("integrat**", Prefix("integrat")),
        ("*shenko", Wildcard("*shenko")),
        ("*shenk?", Wildcard("*shenk?")),
        ("wom?n", Wildcard("wom?n")),
        ("*a*", Wildcard("*a*")),
        ("Łuk*", Prefix("luk")),
        ("rapid-react*", Phrase((Term("rapid"), Prefix("react")))),
        ("a-*", A),
        ("日本*", Phrase((Term("日"), Prefix("本")))),
        (r"wom\?n", Phrase((Term("wom"), Term("n")))),
        ("mins~", Fuzzy("mins", 1)),
        ("Minsk~", Fuzzy("minsk", 2)),
        ("minsk~1", Fuzzy("minsk", 1)),
        ("abc~2", Fuzzy("abc", 2)),
        ("~50", Term("50")),
        ("=Minsk", Term("minsk", literal=True)),
        ('="Rapid reaction"', Phrase((Term("rapid", True), Term("reaction", True)))),
        ("=co-op", Phrase((Term("co", True), Term("op", True)))),
        ("a = b", And((A, B))),
        ("/reg.x+/", Regex("reg.x+")),
        ("/Reg x/i", Regex("Reg x", ignore_case=True)),
        (r"/a\/b\d/", Regex(r"a/b\d")),
        ("-/x/ a", And((Not(Regex("x")), A))),
        ("(/x|y/)", Regex("x|y")),
        ("/not closed", Regex("not closed")),
        ("a / b", And((A, B))),
        ("RFE/RL", Phrase((Term("rfe"), Term("rl")))),
    ],
)
def test_patterns(typed: str, tree: Node) -> None:
    if typed == "RFE/RL":  # both short and in capitals: each is an abbreviation as well
        tree = Phrase((Or((Term("rfe"), Term("r.f.e."))), Or((Term("rl"), Term("r.l.")))))
    assert parse(typed) == tree


@pytest.mark.parametrize(
    ("typed", "tree"),
    [
        ("co-operation", Or((Phrase((Term("co"), Term("operation"))), Term("cooperation")))),
        ("co‑operation", Or((Phrase((Term("co"), Term("operation"))), Term("cooperation")))),
        ('"co-operation"', Or((Phrase((Term("co"), Term("operation"))), Term("cooperation")))),
        (
            '"co-operation now"',
            Or((
                Phrase((Term("cooperation"), Term("now"))),
                Phrase((Term("co"), Term("operation"), Term("now"))),
            )),
        ),
        ("2009-2011", Phrase((Term("2009"), Term("2011")))),
        ("日本", Phrase((Term("日"), Term("本")))),
        ("https://www.rt.com/news", Phrase(tuple(map(Term, ["https", "www", "rt", "com", "news"])))),
        ("U.S.", Or((Term("u.s."), Term("us")))),
        ("US", Or((Term("us"), Term("u.s.")))),
        ("us", Term("us")),
        ("=US", Term("us", literal=True)),
        ("NATO", Term("nato")),
    ],
)  # fmt: skip
def test_words_that_are_written_in_several_ways(typed: str, tree: Node) -> None:
    assert parse(typed) == tree


def test_a_phrase_of_many_compounds_is_taken_as_typed() -> None:
    typed = " ".join(["co-op"] * 6)
    assert parse(f'"{typed}"') == Phrase((Term("co"), Term("op")) * 6)


@pytest.mark.parametrize(
    ("typed", "tree"),
    [
        ("source:rt", field("source", "rt", 0, 9)),
        ("Source: RT a", And((field("source", "RT", 0, 10), A))),
        ("-source:rt", Not(field("source", "rt", 1, 10))),
        ("source:(rt OR belta)", Or((field("source", "rt", 8, 10), field("source", "belta", 14, 19)))),
        ("title:(a -\"b c\")", And((field("title", "a", 7, 8), Not(field("title", "b c", 10, 15))))),
        ('person:"Nikolai Patrushev"', field("person", "Nikolai Patrushev", 0, 26)),
        ("person:«Nikolai Patrushev", field("person", "Nikolai Patrushev", 0, 25)),
        (r"file:a\ b", field("file", "a b", 0, 9)),
        ("source:rfe/rl", field("source", "rfe/rl", 0, 13)),
        ("source:(rt", field("source", "rt", 8, 10)),
        ("is:Unsigned", field("is", "unsigned", 0, 11)),
        ("has:url", field("has", "url", 0, 7)),
        ("date:2012", field("date", "2012-01-01..2012-12-31", 0, 9)),
        ("date:2009..2011", field("date", "2009-01-01..2011-12-31", 0, 15)),
        ("date:>=2010-12", field("date", "2010-12-01..", 0, 14)),
        ("date:>= 2010-12", field("date", "2010-12-01..", 0, 15)),
        ("after:2011", field("date", "2012-01-01..", 0, 10)),
        ("before:2011", field("date", "..2010-12-31", 0, 11)),
        ("date!:2012-02", field("date!", "2012-02-01..2012-02-29", 0, 13)),
        ("date:Unknown", field("date", "unknown", 0, 12)),
        ("date:1 March 2012 a", And((field("date", "2012-03-01..2012-03-01", 0, 17), A))),
        ("date:1 March 2012..2 May 2012", field("date", "2012-03-01..2012-05-02", 0, 29)),
        ('date:"March 2012"', field("date", "2012-03-01..2012-03-31", 0, 17)),
        ("date:(2009 OR 2011)", Or((
            field("date", "2009-01-01..2009-12-31", 6, 10),
            field("date", "2011-01-01..2011-12-31", 14, 18),
        ))),
        ("title:March 2012", And((field("title", "March", 0, 11), Term("2012")))),
        (r"title\:a", Phrase((Term("title"), A))),
        ("Kremlin: a", And((Term("kremlin"), A))),
        ("10:30", Term("10:30")),
    ],
)  # fmt: skip
def test_fields(typed: str, tree: Node) -> None:
    assert parse(typed) == tree


def test_every_field_is_read() -> None:
    for name in FIELDS:
        for value in CHOICES.get(name, ("2012",)):
            assert isinstance(parse(f"{name}:{value}"), Field), name


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        ("case:on Minsk", "Minsk"),
        ("Minsk case:on", "Minsk"),
        ('case:on "Rapid Reaction"', "Rapid Reaction, Rapid-Reaction"),
        ("case:on Kyiv-based", "Kyiv-based, Kyiv based"),
        ("case:on U.S.", "U.S."),
    ],
)
def test_with_case_on_words_stand_for_themselves(typed: str, wanted: str) -> None:
    tree = parse(typed)
    assert isinstance(tree, And)
    (words,) = (part for part in tree.parts if isinstance(part, Regex))
    text = "minsk Minsk MINSK; rapid reaction, Rapid Reaction, Rapid-Reaction; Kyiv-based Kyiv based; the U.S. and us"
    assert ", ".join(re.findall(words.pattern, text)) == wanted


def test_case_off_and_open_words_stay_as_they_are() -> None:
    assert Term("minsk") in parse("case:on case:off Minsk").parts  # type: ignore[union-attr]  # an And
    assert Prefix("mins") in parse("case:on Mins*").parts  # type: ignore[union-attr]  # an And
