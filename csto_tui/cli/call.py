"""One call of the command line: what was asked, in which surroundings, and the corpus that it needs.

Nothing here prints data.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

from csto_tui.bootstrap import Opened, open_corpus, seeds_folder
from csto_tui.cli.diagnostics import Narration, say
from csto_tui.cli.parser import Request
from csto_tui.corpus.columns import column_map
from csto_tui.errors import ArticleNotFound, CorpusError, SettingsError, UsageError
from csto_tui.settings import Loaded, Places, Settings, find_places, load_settings
from csto_tui.text.clean import clean_line

__all__ = ["Call", "call_of", "open_call", "opened"]


@dataclass(frozen=True, slots=True)
class Call:
    """A request in its surroundings."""

    request: Request
    environ: Mapping[str, str]
    loaded: Loaded
    places: Places
    names: Mapping[Path, str] = field(default_factory=dict)
    """What the corpora are called that the roots belong to, where they were opened by name."""

    @property
    def settings(self) -> Settings:
        """The settings in force."""
        return self.loaded.settings

    @property
    def copy_file(self) -> Path | None:
        """The file that a text is copied to where no clipboard is reached; None where nothing may be written."""
        return self.places.state / "clipboard.txt" if self.places.state and not self.settings.private else None


def call_of(request: Request, environ: Mapping[str, str]) -> Call:
    """Return a request with the settings and places that hold for it, and say what in them was passed over.

    Corpora that are called by their names in the settings stand in the request with their paths. Raises SettingsError,
    CorpusError.
    """
    places = find_places(environ)
    if request.config is not None:
        if not request.config.is_file():
            hint = "--config names a settings file"
            raise SettingsError("there is no such file", hint=hint, where=str(request.config))
        places = replace(places, config=request.config)
    flags = {"color": request.color, "private": request.private, "style": getattr(request.words, "style", None)}
    corpora = load_settings({}, environ, places.config).settings.corpus if request.roots else {}
    names = _named(request.roots, corpora)
    request = replace(request, roots=tuple(names))
    roots = request.roots or (seeds_folder(),)
    beside = tuple((root if root.is_dir() else root.parent) / "corpus.toml" for root in roots)
    loaded = load_settings(flags, environ, places.config, beside)
    for warning in loaded.warnings:
        say(warning)
    return Call(request, environ, loaded, places, {root: name for root, name in names.items() if name})


def open_call(call: Call, *, rebuild: bool = False) -> Opened:
    """Open the corpus of a call. Raises CstoError."""
    columns = None if call.request.map is None else column_map(call.request.map)
    return open_corpus(
        call.request.roots,
        call.settings,
        call.places,
        today=dt.date.today(),
        rebuild=rebuild,
        names=call.names,
        columns=columns,
    )


@contextmanager
def opened(call: Call, *, rebuild: bool = False) -> Iterator[Opened]:
    """Hand out the corpus of a call, its index up to date; say what had to be done for that; close it at the end."""
    corpus = open_call(call, rebuild=rebuild)
    known: Collection[str] = ()
    try:
        narration = Narration()
        for progress in corpus.refresh(tuple):
            narration.tell(progress.stage, progress.done, progress.total)
        _say_notices(corpus)
        _spare_sources(call.request.output, corpus)
        known = corpus.library.article_ids()
        yield corpus
        _say_notices(corpus)  # of what broke meanwhile
    except KeyError as gone:
        if gone.args[0] not in known:
            raise
        hint = "another csto-tui is changing the index: ask again"
        raise ArticleNotFound(f"{gone.args[0]} has just left the corpus", hint=hint) from gone
    finally:
        corpus.library.close()


def _named(roots: Sequence[Path], corpora: Mapping[str, tuple[Path, ...]]) -> dict[Path, str]:
    """Return the paths that are to be opened, each with the name of its corpus, if it was called by one.

    What exists as a path is that path, whatever else has its name. Raises CorpusError for what is neither.
    """
    found: dict[Path, str] = {}
    for root in roots:
        name = str(root)
        if name not in corpora:
            if corpora and not root.expanduser().exists():
                hint = f"corpora of your settings are {', '.join(map(clean_line, corpora))}"
                raise CorpusError(f"no such file, folder or corpus: {clean_line(name)}", hint=hint)
            found[root] = ""
        elif root.exists():
            say(f"“{name}” is a path here: it is opened, and not the corpus of that name in your settings")
            found[root] = ""
        else:
            found.update((path, name) for path in corpora[name] if path not in found)
    return found


def _say_notices(corpus: Opened) -> None:
    for notice in corpus.notices():
        say(notice)


def _spare_sources(output: Path | None, corpus: Opened) -> None:
    """Refuse to write over an article: sources are read and never written."""
    if output is None or not output.is_file():
        return
    names = {file.name for file in corpus.library.files()}
    for root in corpus.roots:
        if output.resolve().is_relative_to(root.resolve()):
            name = output.resolve().relative_to(root.resolve()).as_posix()
            if root.is_file() or name in names or f"{root.name}/{name}" in names:
                raise UsageError(f"{output} is one of the articles", hint="choose another --output")
