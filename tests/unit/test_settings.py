from __future__ import annotations

import contextlib
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import fields
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from csto_tui.errors import SettingsError
from csto_tui.settings import Loaded, Settings, find_places, load_settings


@pytest.fixture
def write(tmp_path: Path) -> Callable[[str, str], Path]:
    def write(name: str, text: str) -> Path:
        (tmp_path / name).write_text(text, encoding="utf-8")
        return tmp_path / name

    return write


Write = Callable[[str, str], Path]


def refused(load: Callable[[], Loaded]) -> SettingsError:
    with pytest.raises(SettingsError) as caught:
        load()
    assert "\n" not in caught.value.message + caught.value.hint + caught.value.where
    return caught.value


def test_without_anything_the_defaults_hold(tmp_path: Path) -> None:
    loaded = load_settings({}, {}, tmp_path / "none.toml", [tmp_path / "none either.toml"])
    assert loaded.settings == Settings() == load_settings({}, {}, None).settings
    assert loaded.warnings == ()
    assert loaded.origins == {field.name: "default" for field in fields(Settings)}


def test_each_layer_outranks_the_next(write: Write) -> None:
    user = write("config.toml", "style = 'user'\nmeasure = 50\nsnippet_width = 50\nsearch_delay_ms = 50\n")
    corpus = write(
        "corpus.toml",
        "[corpus]\nname = 'x'\n[settings]\nstyle = 'corpus'\nmeasure = 60\nsnippet_width = 60\n",
    )
    second = write("second.toml", "[settings]\nmeasure = 65\ncolor = 'never'\n")
    environ = {"CSTO_TUI_STYLE": "environment", "CSTO_TUI_MEASURE": "70", "CSTO_TUI_PRIVATE": ""}
    loaded = load_settings({"style": "flag", "theme": None, "corpus": "x"}, environ, user, [corpus, second])
    found = loaded.settings
    assert (found.style, found.measure, found.snippet_width, found.search_delay_ms) == ("flag", 70, 60, 50)
    assert (found.color, found.theme) == ("never", "auto")
    assert loaded.origins["style"] == "flag --style"
    assert loaded.origins["measure"] == "environment CSTO_TUI_MEASURE"
    assert loaded.origins["snippet_width"] == f"{corpus}:6"
    assert loaded.origins["search_delay_ms"] == f"{user}:4"
    assert loaded.origins["color"] == f"{second}:3"
    assert loaded.origins["theme"] == "default"
    assert loaded.warnings == ()


def test_every_setting_can_be_given_in_the_users_file(write: Write, tmp_path: Path) -> None:
    user = write(
        "config.toml",
        "\ufeff# mine\nstyle = 'apa'\ntheme = 'contrast'\nmeasure = 66\nsnippet_width = 99\nprivate = true\n"
        "variants = false\ncolor = 'always'\nclipboard = 'file'\nsearch_delay_ms = 0\nindex_folder = 'here'\n"
        "[keys]\nsearch = '/'\n'reader.next' = ['n', 'f3']\n",
    )
    loaded = load_settings({}, {}, user)
    keys = {"search": ("/",), "reader.next": ("n", "f3")}
    folder = tmp_path / "here"
    assert loaded.settings == Settings("apa", "contrast", 66, 99, True, False, "always", "file", keys, 0, folder)
    assert loaded.origins["index_folder"] == f"{user}:11"
    assert loaded.origins["keys"] == f"{user}:12"
    assert isinstance(hash(loaded.settings), int)
    with pytest.raises(TypeError):
        loaded.settings.keys["search"] = ()  # type: ignore[index]  # a read-only mapping is the point


@pytest.mark.parametrize(
    ("line", "allowed"),
    [
        ("measure = '80'", "whole number"),
        ("measure = true", "whole number"),
        ("search_delay_ms = true", "whole number"),
        ("measure = 80.5", "whole number"),
        ("measure = 5", "from 20 to 400"),
        ("theme = 'dracula'", "csto-dark"),
        ("theme = 5", "csto-dark"),
        ("theme = ['auto']", "csto-dark"),
        ("private = 'yes'", "true or false"),
        ("private = 1", "true or false"),
        ("style = ' '", "citation style"),
        ("style = {}", "citation style"),
        ("clipboard = 'xclip'", "auto, local, tmux, terminal, file"),
        ("index_folder = ''", "path"),
        ("index_folder = 5", "path"),
        ("keys = 'n'", "table"),
        ("keys = 5", "table"),
        ("keys.next = 5", "table"),
        ("keys.next = ['n', 5]", "table"),
        ("keys.reader.next = 'n'", "table"),
    ],
)
def test_a_wrong_value_is_refused_with_its_line_and_what_is_allowed(write: Write, line: str, allowed: str) -> None:
    user = write("config.toml", f"# one\nvariants = true\n{line}\n")
    error = refused(lambda: load_settings({"measure": 90, "private": True}, {}, user))
    assert error.where == f"{user}:3"
    assert allowed in error.hint


@pytest.mark.parametrize("word", ["1", "true", "Yes", "ON", "0", "false", "no", "off"])
def test_the_environment_speaks_in_words(word: str) -> None:
    expected = word.lower() in ("1", "true", "yes", "on")
    loaded = load_settings({}, {"CSTO_TUI_PRIVATE": word, "CSTO_TUI_VARIANTS": word}, None)
    assert (loaded.settings.private, loaded.settings.variants) == (expected, expected)


def test_a_wrong_word_in_the_environment_or_a_flag_is_refused() -> None:
    for variable, text in (("PRIVATE", "maybe"), ("MEASURE", "wide"), ("THEME", "AUTO"), ("MEASURE", "80.0")):
        error = refused(lambda v=variable, t=text: load_settings({}, {f"CSTO_TUI_{v}": t}, None))  # type: ignore[misc]  # bound now
        assert error.where == f"environment CSTO_TUI_{variable}"
    assert refused(lambda: load_settings({"color": "sometimes"}, {}, None)).where == "flag --color"
    assert refused(lambda: load_settings({"snippet_width": 1}, {}, None)).where == "flag --snippet-width"


def test_no_color_and_clicolor_force_are_heard_below_our_own_words(write: Write) -> None:
    def color(flag: str | None = None, **environ: str) -> tuple[str, str]:
        loaded = load_settings({"color": flag}, environ, write("config.toml", "color = 'auto'"))
        return loaded.settings.color, loaded.origins["color"].split(":")[0]

    assert color(NO_COLOR="1") == ("never", "environment NO_COLOR")
    assert color(CLICOLOR_FORCE="1") == ("always", "environment CLICOLOR_FORCE")
    assert color(NO_COLOR="1", CLICOLOR_FORCE="1")[0] == "never"
    assert color(NO_COLOR="1", CSTO_TUI_COLOR="always")[0] == "always"
    assert color("always", NO_COLOR="1") == ("always", "flag --color")
    assert color(NO_COLOR="", CLICOLOR_FORCE="0")[0] == "auto"


def test_an_unknown_setting_is_passed_over_with_its_line_and_the_nearest_name(write: Write) -> None:
    user = write("config.toml", "style = 'apa'\nmesure = 70\n[zzz]\nx = 1\n")
    corpus = write("corpus.toml", "[articles.a]\nthem = 1\n[settings]\nthem = 'auto'\n")
    loaded = load_settings({}, {"CSTO_TUI_STILE": "x", "CSTO_TUI_KEYS": "x"}, user, [corpus])
    assert loaded.settings == Settings(style="apa")
    assert loaded.warnings == (
        "environment: unknown setting CSTO_TUI_KEYS",
        "environment: unknown setting CSTO_TUI_STILE; did you mean CSTO_TUI_STYLE?",
        f"{corpus}:4: unknown setting “them”; did you mean “theme”?",
        f"{user}:2: unknown setting “mesure”; did you mean “measure”?",
        f"{user}:3: unknown setting “zzz”",
    )


def test_a_corpus_does_not_decide_over_its_reader(write: Write) -> None:
    text = "[settings]\nprivate = false\nindex_folder = '/etc'\nclipboard = 'file'\nkeys = {}\nmeasure = 70\n"
    corpus = write("corpus.toml", text)
    loaded = load_settings({}, {}, write("config.toml", "private = true"), [corpus])
    assert loaded.settings == Settings(private=True, measure=70)
    assert [warning.split(": ")[0] for warning in loaded.warnings] == [f"{corpus}:{line}" for line in (2, 3, 4, 5)]


def test_hostile_names_reach_no_message_raw(write: Write) -> None:
    corpus = write("corpus.toml", '[settings]\n"\\u001b]52;c;x\\u0007\\n" = 1\n')
    assert [warning for warning in load_settings({}, {}, None, [corpus]).warnings if not warning.isprintable()] == []
    corpus = write("corpus.toml", '[settings]\ntheme = "\\u001b]52;c;x\\u0007\\n"\n')
    error = refused(lambda: load_settings({}, {}, None, [corpus]))
    assert (error.message + error.hint).isprintable()


def test_notes_without_settings_are_not_even_parsed(write: Write) -> None:
    corpus = write("corpus.toml", "this is not TOML, which whoever reads the notes will say")
    assert load_settings({}, {}, None, [corpus]).settings == Settings()


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("style = 'a'\nmeasure = \n", ":2"),
        ("[settings\n", ":1"),
        ("x = " + "[" * 9999, ""),
        ("x = 1\nx = 2\n", ":2"),
    ],
)
def test_what_is_not_toml_is_refused(write: Write, text: str, line: str) -> None:
    user = write("config.toml", text)
    assert refused(lambda: load_settings({}, {}, user)).where in (f"{user}{line}", f"{user}")


def test_settings_that_are_no_table_are_refused(write: Write) -> None:
    corpus = write("corpus.toml", "settings = 5\n")
    assert "table" in refused(lambda: load_settings({}, {}, None, [corpus])).message


def test_what_is_not_utf8_is_refused_and_a_folder_says_nothing(tmp_path: Path) -> None:
    (tmp_path / "config.toml").write_bytes(b"style = '\xff'")
    assert refused(lambda: load_settings({}, {}, tmp_path / "config.toml")).where == str(tmp_path / "config.toml")
    assert load_settings({}, {}, tmp_path).settings == Settings()


def test_a_path_may_begin_at_home(write: Write, tmp_path: Path) -> None:
    user = write("config.toml", "index_folder = '~/news'\n")
    assert load_settings({}, {"HOME": "/home/reader"}, user).settings.index_folder == Path("/home/reader/news")
    user = write("config.toml", "index_folder = '/var/news'\n")
    assert load_settings({}, {}, user).settings.index_folder == Path("/var/news")
    assert load_settings({"index_folder": Path("near")}, {}, user).settings.index_folder == Path("near")


@given(st.dictionaries(st.sampled_from([field.name for field in fields(Settings)]), st.text(), max_size=4))
def test_any_environment_gives_settings_or_a_settings_error(values: dict[str, str]) -> None:
    environ = {f"CSTO_TUI_{name.upper()}": text for name, text in values.items()}
    with contextlib.suppress(SettingsError):
        assert isinstance(load_settings({}, environ, None).settings, Settings)


def test_places_follow_home_and_the_xdg_folders() -> None:
    home = find_places({"HOME": "/home/reader"}, "linux")
    assert home.config == Path("/home/reader/.config/csto-tui/config.toml")
    assert home.index == Path("/home/reader/.cache/csto-tui/index")
    assert home.work == Path("/home/reader/.local/share/csto-tui/work.sqlite3")
    assert home.state == Path("/home/reader/.local/state/csto-tui")
    names = ("CONFIG", "CACHE", "DATA", "STATE")
    for platform in ("linux", "darwin", "win32"):
        places = find_places({f"XDG_{name}_HOME": f"/x/{name}" for name in names}, platform)
        assert places.config == Path("/x/CONFIG/csto-tui/config.toml")
        assert places.state == Path("/x/STATE/csto-tui")


def test_without_a_home_there_are_no_places() -> None:
    for environ in ({}, {"HOME": ""}, {"HOME": "relative", "XDG_CACHE_HOME": "relative"}):
        places = find_places(environ, "linux")
        assert (places.config, places.index, places.work, places.state) == (None, None, None, None)


def test_elsewhere_places_are_the_platforms_own() -> None:
    for platform in ("darwin", "win32"):
        places = find_places({}, platform)
        for place in (places.config, places.index, places.work, places.state):
            assert place is not None
            assert place.is_absolute()
            assert "csto-tui" in place.parts


def test_nothing_is_made_and_nothing_heavy_loaded(tmp_path: Path) -> None:
    program = (
        "import os, sys; from pathlib import Path; from csto_tui.settings import find_places, load_settings;"
        "places = find_places(os.environ); load_settings({}, os.environ, places.config);"
        "heavy = {'platformdirs', 'sqlite3', 'textual', 'whoosh', 'csto_tui.store'};"
        "print(*(heavy & set(sys.modules)))"
    )
    environ = {"HOME": str(tmp_path), "PYTHONPATH": os.pathsep.join(sys.path), "PYTHONDONTWRITEBYTECODE": "1"}
    done = subprocess.run([sys.executable, "-c", program], env=environ, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == ""
    assert list(tmp_path.iterdir()) == []


def test_corpora_have_names_and_paths_as_seen_from_the_file(write: Write, tmp_path: Path) -> None:
    text = "bundle_rules = 'rules.toml'\nwatch_seconds = 0\n[corpus.a]\npaths = ['~/x', '/y']\n"
    text += "[corpus.'b c']\npaths = 'z'\n"
    loaded = load_settings({}, {"HOME": "/home/reader"}, write("config.toml", text))
    assert dict(loaded.settings.corpus) == {"a": (Path("/home/reader/x"), Path("/y")), "b c": (tmp_path / "z",)}
    assert (loaded.settings.bundle_rules, loaded.settings.watch_seconds) == (tmp_path / "rules.toml", 0)
    assert loaded.origins["corpus"].startswith(str(tmp_path / "config.toml"))
    assert isinstance(hash(loaded.settings), int)


@pytest.mark.parametrize(
    "text",
    [
        *("corpus = 'x'", "corpus.a = 'x'", "corpus.a = 5", "corpus.a = {}"),
        *("corpus.a.paths = []", "corpus.a.paths = 5"),
        *("corpus.a.paths = ['']", "corpus.a.paths = [5]", "corpus.'a/b'.paths = 'x'", "corpus.' '.paths = 'x'"),
        *("corpus.a = { paths = 'x', mood = 1 }", "watch_seconds = -1", "bundle_rules = 1"),
    ],
)
def test_a_corpus_that_is_none_is_refused(write: Write, text: str) -> None:
    assert refused(lambda: load_settings({}, {}, write("config.toml", text))).hint.startswith("allowed: ")


def test_what_only_a_file_can_hold_is_not_taken_from_elsewhere(write: Write) -> None:
    corpus = write("corpus.toml", "[settings]\nbundle_rules = '/etc/x'\n[settings.corpus.a]\npaths = '/etc'\n")
    loaded = load_settings({"corpus": "x"}, {"CSTO_TUI_CORPUS": "x"}, None, [corpus])
    assert loaded.settings == Settings()
    assert len(loaded.warnings) == 3
