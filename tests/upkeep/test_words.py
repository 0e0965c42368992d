"""Our own words in other languages: nothing untranslated, nothing stale, and each in its place."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from pmo_guide import web
from pmo_guide.locales import catalogue
from pmo_guide.upkeep import words as upkeep
from pmo_guide.web import words

if TYPE_CHECKING:
    from pathlib import Path

LANGUAGES = [path.stem for path in upkeep.catalogues()]


def test_there_is_german_and_spanish() -> None:
    assert {"de", "es"} <= {*LANGUAGES}


@pytest.mark.parametrize("path", upkeep.catalogues(), ids=LANGUAGES)
def test_a_catalogue_has_the_texts_of_the_sources(path: Path) -> None:
    faults = [*upkeep.faults(path)]
    assert not faults, "\n".join([*faults, "", upkeep.HOW])


def test_what_is_missing_stale_or_has_other_places_is_told(tmp_path: Path) -> None:
    path = tmp_path / "de.po"
    text = upkeep.catalogues()[0].read_text(encoding="utf-8")
    for old, new in [
        ('msgid "Cancel"', 'msgid "Give up"'),
        ('msgstr "Seite %d"', 'msgstr "Seite"'),
        ('msgstr "Drucken"', 'msgstr ""'),
    ]:
        text = text.replace(old, new)
    path.write_text(text, encoding="utf-8")
    faults = [*upkeep.faults(path)]
    line = 1 + text.splitlines().index('msgid "Print"')
    assert f"{path.as_posix()}:{line}: not translated: 'Print'" in faults
    assert sorted(fault.partition(": ")[2] for fault in faults) == [
        "no longer in the sources: 'Give up'",
        "not translated: 'Cancel'",
        "not translated: 'Print'",
        "other places or ends: 'Page %d', 'Seite'",
    ]


def test_a_check_tells_the_line_and_writes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "de.po"
    text = upkeep.catalogues()[0].read_text(encoding="utf-8").replace('msgstr "Drucken"', 'msgstr ""')
    path.write_text(text, encoding="utf-8")
    monkeypatch.setattr(upkeep, "catalogues", lambda: [path])
    monkeypatch.setattr("sys.argv", ["words", "--check"])
    assert upkeep.main() == 1
    line = 1 + text.splitlines().index('msgid "Print"')
    assert capsys.readouterr().out.startswith(f"{path.as_posix()}:{line}: not translated: 'Print'\n\n")
    assert path.read_text(encoding="utf-8") == text


def test_a_catalogue_is_written_the_same_again(tmp_path: Path) -> None:
    before = upkeep.catalogues()[0]
    path = tmp_path / before.name
    shutil.copyfile(before, path)
    upkeep.write(path)
    assert path.read_text(encoding="utf-8") == before.read_text(encoding="utf-8")


SCRIPT = """import {several, t} from './words.js';
const told = [t`Cancel`, t`${state.done} of ${all} done`, several(n, t`${n} rating`, t`${n} ratings`)];
"""


@pytest.mark.parametrize(
    ("language", "spoken"),
    [
        ("en", "['Cancel', `${state.done} of ${all} done`, (n === 1 ? `${n} rating` : `${n} ratings`)]"),
        ("fr", "['Cancel', `${state.done} of ${all} done`, (n === 1 ? `${n} rating` : `${n} ratings`)]"),
        (
            "de_AT",
            "['Abbrechen', `${state.done} von ${all} erledigt`, [`${n} Einstufung`, `${n} Einstufungen`][+((n != 1))]]",
        ),
    ],
)
def test_a_script_speaks_the_language_of_a_site(language: str, spoken: str) -> None:
    assert words.spoken(SCRIPT, catalogue(language)) == f"const told = {spoken};\n"


def test_a_text_inside_a_place_is_told() -> None:
    with pytest.raises(words.WordsError, match="text inside a place"):
        list(words.found("t`${a ? t`b` : ''} c`"))


def test_no_english_is_left_in_the_scripts_of_another_language() -> None:
    german = "".join(text for name, text in web.assets("de").items() if name.endswith(".js"))
    assert "Abbrechen" in german
    assert "'Cancel'" not in german
