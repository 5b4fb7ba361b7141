"""What every file of the package keeps to: its size, its words, its docstring, its face, its imports."""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parents[2] / "csto_tui"
MODULES = tuple(sorted(PACKAGE.rglob("*.py")))

LONGEST = 300
# Exceptions, each with its reason.
LONGER: dict[str, str] = {}
_EXPAT = ("CharacterData", "StartElement", "EndElement", "StartDoctypeDecl", "EntityDecl", "SkippedEntity")
NAMED_OTHERWISE = {
    "handle_data": "a method of html.parser.HTMLParser",
    "data": "an argument of methods of html.parser.HTMLParser, which callers may name",
    **{f"{name}Handler": "an attribute of an xml.parsers.expat parser" for name in _EXPAT},
}
FACELESS: dict[str, str] = {}

FORBIDDEN = frozenset(["manager", "service", "helper", "handler", "utils", "util", "data", "info", "obj", "tmp", "res"])
PAINTERS = {"tui/paint.py"}
MOST_METHODS = 20
"""A screen is where all messages land: what it does with them is written elsewhere."""
ROUTINE = ast.FunctionDef | ast.AsyncFunctionDef


def name_of(path: Path) -> str:
    return path.relative_to(PACKAGE).as_posix()


def parsed(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), str(path))


def defined(tree: ast.AST) -> Iterator[str]:
    """Yield every name that a module gives: classes, functions, arguments, variables, fields, aliases."""
    for node in ast.walk(tree):
        match node:
            case ast.ClassDef(name=name) | ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name):
                yield name
            case ast.Name(id=name, ctx=ast.Store()) | ast.Attribute(attr=name, ctx=ast.Store()):
                yield name
            case ast.arg(arg=name):
                yield name
            case ast.alias(asname=str(name)) | ast.ExceptHandler(name=str(name)):
                yield name


def words(name: str) -> set[str]:
    return {word.casefold() for word in re.findall(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+", name)}


def roots(tree: ast.AST) -> Iterator[str]:
    """Yield the top-level package of every absolute import."""
    for node in ast.walk(tree):
        match node:
            case ast.Import(names=names):
                yield from (alias.name.partition(".")[0] for alias in names)
            case ast.ImportFrom(module=str(module), level=0):
                yield module.partition(".")[0]


def methods(tree: ast.AST) -> dict[str, int]:
    """Return how many methods and properties each class has."""
    return {
        node.name: sum(isinstance(one, ROUTINE) for one in node.body)
        for node in ast.walk(tree)
        if isinstance(node, ast.ClassDef)
    }


def content_built(tree: ast.AST) -> list[int]:
    """Return the lines on which a module builds Textual's Content: by the class or a constructor of it."""
    names = {
        alias.asname or alias.name
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("textual")
        for alias in node.names
        if alias.name in ("Content", "content")
    }
    lines = []
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        called = node.func
        spelled = ast.unparse(called)
        while isinstance(called, ast.Attribute):
            called = called.value
        if (isinstance(called, ast.Name) and called.id in names) or "textual.content." in spelled:
            lines.append(node.lineno)
    return lines


@pytest.mark.parametrize("path", MODULES, ids=name_of)
class TestEveryModule:
    def test_is_short(self, path):
        count = len(path.read_text(encoding="utf-8").splitlines())
        assert count <= LONGEST or name_of(path) in LONGER, f"{count} lines"

    def test_uses_no_empty_word(self, path):
        names = [*path.relative_to(PACKAGE).with_suffix("").parts, *defined(parsed(path))]
        foreign = NAMED_OTHERWISE if {"html", "xml"} & set(roots(parsed(path))) else {}
        empty = {name for name in names if words(name) & FORBIDDEN} - set(foreign)
        assert not empty

    def test_says_what_it_is(self, path):
        said = ast.get_docstring(parsed(path))
        assert said, "no docstring"

    def test_has_a_face(self, path):
        body = parsed(path).body
        named = [node.name for node in body if isinstance(node, ast.ClassDef | ROUTINE)]
        gives = {name for name in named if not name.startswith("_")}
        assigned = [node for node in body if isinstance(node, ast.Assign)]
        faces = [ast.literal_eval(node.value) for node in assigned if ast.unparse(node.targets[0]) == "__all__"]
        assert faces or not gives or name_of(path) in FACELESS, "no __all__"

    def test_builds_no_content_but_in_paint(self, path):
        assert not content_built(parsed(path)) or name_of(path) in PAINTERS


@pytest.mark.parametrize(
    "path", [path for path in MODULES if name_of(path).startswith(("tui/screens/", "tui/app."))], ids=name_of
)
def test_no_screen_does_everything(path):
    assert {name: count for name, count in methods(parsed(path)).items() if count > MOST_METHODS} == {}


@pytest.mark.parametrize("path", [path for path in MODULES if name_of(path).startswith(("model/", "errors."))])
def test_the_ground_needs_only_the_standard_library(path):
    assert set(roots(parsed(path))) <= sys.stdlib_module_names | {"csto_tui"}


def test_exceptions_are_of_files_that_are_there():
    assert set(LONGER) | set(FACELESS) <= set(map(name_of, MODULES))


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("class HitManager: pass", {"HitManager"}),
        ("def load_data(): pass", {"load_data"}),
        ("def f(obj, *, res=1): pass", {"obj", "res"}),
        ("with open('x') as tmp: pass", {"tmp"}),
        ("import os as utils", {"utils"}),
        ("for info in (): pass", {"info"}),
        ("metadata = response = resolved = information = 1", set()),
    ],
)
def test_the_word_rule_bites(source, found):
    assert {name for name in defined(ast.parse(source)) if words(name) & FORBIDDEN} == found


@pytest.mark.parametrize(
    ("source", "lines"),
    [
        ("from textual.content import Content\nContent('x')", [2]),
        ("from textual.content import Content as C\nC.from_markup('x')", [2]),
        ("from textual import content\ncontent.Content('x')", [2]),
        ("import textual.content\ntextual.content.Content('x')", [2]),
        ("from textual.content import Content\ndef f(x: Content) -> Content: return x", []),
    ],
)
def test_the_content_rule_bites(source, lines):
    assert content_built(ast.parse(source)) == lines


def test_the_method_rule_bites():
    kinds = ("def", "async def", "@property\n def", "@getter(x)\n def")
    body = "".join(f" {kind} f{n}(self): ...\n" for n, kind in enumerate(kinds))
    assert methods(ast.parse(f"class Room:\n{body} x = query_one(X)")) == {"Room": 4}


def test_the_standard_library_rule_bites():
    tree = ast.parse("import os, attrs.x\nfrom numpy import y\nfrom . import z")
    assert set(roots(tree)) - sys.stdlib_module_names == {"attrs", "numpy"}
