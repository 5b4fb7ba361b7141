"""The lists are well formed: each line is read, and no line says two things."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

import csto_tui.entities.lexicon as lexicon
from csto_tui.entities.lexicon import demonyms, given_name, is_city, is_country, known_as, known_names, section
from csto_tui.model.entity import EntityKind

PLACE, ORGANIZATION = EntityKind.PLACE, EntityKind.ORGANIZATION
EVENT, DOCUMENT = EntityKind.EVENT, EntityKind.DOCUMENT
FOLDER = Path(lexicon.__file__).parent / "gazetteers"


@pytest.mark.parametrize(
    "file", ["countries.txt", "regions.txt", "cities.txt", "organizations.txt", "events.txt", "documents.txt"]
)
def test_every_form_is_found_and_belongs_to_one_name(file: str) -> None:
    kinds = {"organizations.txt": ORGANIZATION, "events.txt": EVENT, "documents.txt": DOCUMENT}
    for line in (FOLDER / file).read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            continue
        canonical, *others = [form.strip() for form in line.lstrip("~").partition("|")[0].split(";")]
        assert known_as(canonical, kinds.get(file, PLACE)) == canonical
        assert all(others), line


def test_canonical_names_stand_once() -> None:
    for files in (
        ("countries.txt", "regions.txt", "cities.txt"),
        ("organizations.txt",),
        ("events.txt",),
        ("documents.txt",),
    ):
        counted = Counter(
            line.partition("|")[0].partition(";")[0].strip()
            for file in files
            for line in (FOLDER / file).read_text(encoding="utf-8").splitlines()
            if not line.startswith("#")
        )
        assert [name for name, count in counted.items() if count > 1] == []


def test_demonyms_lead_to_their_country() -> None:
    assert demonyms()["belarusian"] == "Belarus"
    assert "new" not in demonyms()


def test_a_stem_that_two_genders_share_has_no_gender() -> None:
    known = given_name("Александра")
    assert known is not None
    assert known[0] == "-"
    assert given_name("Minsk") is None


def test_sections_are_small_letters() -> None:
    for name in ("title", "role", "organization", "common", "month", "cyrillic-role"):
        assert section(name) == {word.lower() for word in section(name)}
    with pytest.raises(KeyError):
        section("no such section")


def test_longest_names_come_first() -> None:
    for names in known_names().values():
        assert [len(name.keys) for name in names] == sorted((len(name.keys) for name in names), reverse=True)


def test_a_city_is_no_country() -> None:
    assert (is_city("Minsk"), is_country("Minsk")) == (True, False)
    assert (is_city("Belarus"), is_country("Belarus")) == (False, True)
