"""A book in another language than its framework: translated where it has a catalogue, and marked where not."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from pmo_guide.interchange import catalogue, dump
from pmo_guide.model import Framework, FrameworkError

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Project

SOURCE = """from pmo_guide.model import *

FRAMEWORK = Framework(
    id="bakery", title="The bakery", labels={"essential": "Before you open"},
    levels=[Level(value=1, title="Helps")],
    steps=[
        Step(
            id="dough",
            title="Work the dough",
            actions=[Action(id="knead", text="Knead it", builds={"feel": 1}, essential=True)],
        )
    ],
    competencies=[
        Competency(
            id="feel",
            title="Feel for dough",
            step="dough",
            indicators=[Indicator(id="feel-1", level=1, text="Feels it.")],
        )
    ],
)
"""
CONF = """
project = "Backbuch"
extensions = ["pmo_guide"]
html_theme = "basic"
language = "de"
exclude_patterns = ["_build"]
pmo_framework = {reference!r}
"""
PAGE = """Work the dough
==============

.. pmo:step:: dough

.. pmo:checklist:: dough

.. pmo:competency:: feel
"""
GERMAN = {
    "Work the dough": "Den Teig kneten",
    "Knead it": "Kneten Sie ihn",
    "Feel for dough": "Gefühl für Teig",
    "Before you open": "Vor dem Öffnen",
}


def po(texts: dict[str, str]) -> str:
    head = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n'
    return head + "".join(f'\nmsgid "{one}"\nmsgstr "{two}"\n' for one, two in texts.items())


def framework() -> Framework:
    space: dict[str, Any] = {}
    exec(SOURCE, space)
    found: Framework = space["FRAMEWORK"]
    return found


@pytest.mark.parametrize("kind", ["py", "json"])
def test_pages_and_data_are_in_the_language_of_the_site(empty: Project, kind: str) -> None:
    source = SOURCE if kind == "py" else dump(framework())
    folder = "locales/de/LC_MESSAGES"
    book = {"index.rst": PAGE, "conf.py": CONF.format(reference=f"own.{kind}"), f"own.{kind}": source}
    empty.write(book)
    plain = empty.build("html")
    assert plain.warnings == []
    page = plain.article("index.html")
    assert page.select_one(".pmo-go a").text == "Zur Checkliste"  # type: ignore[union-attr]
    marked = {tag.text.strip("¶ ") for tag in page.select('[lang="en"]')}
    assert {"Knead it", "Feel for dough", "Feels it.", "Before you open"} <= marked
    assert not {"Nachweis:", "Zur Checkliste", "Aufgebaut durch:"} & marked

    empty.write({f"{folder}/pmo_framework.po": po(GERMAN)})
    assert any("'Work the dough', but the step 'Den Teig kneten'" in told for told in empty.build("html").warnings)
    empty.write({f"{folder}/index.po": po({"Work the dough": "Den Teig kneten"})})
    german = empty.build("html")
    assert german.warnings == []
    page = german.article("index.html")
    assert not page.select("[lang]")
    assert {tag["value"]: tag.parent.text.strip() for tag in page.select("input.pmo-tick")} == {  # type: ignore[union-attr]
        "knead": "Kneten Sie ihn"
    }
    assert "Vor dem Öffnen" in page.text
    told = german.page("index.html").select_one('head > script[type="application/ld+json"]')
    whole, chapter = json.loads(told.string)["@graph"]  # type: ignore[union-attr, arg-type]
    assert (chapter["name"], chapter["step"][0]["text"]) == ("Den Teig kneten", "Kneten Sie ihn")
    assert (whole["inLanguage"], whole["hasDefinedTerm"][0]["name"]) == ("de", "Gefühl für Teig")
    data = json.loads((german.out / "framework.json").read_text(encoding="utf-8"))
    assert (data["language"], data["steps"][0]["id"], data["steps"][0]["title"]) == ("de", "dough", "Den Teig kneten")


def test_a_template_has_each_text_with_its_place(tmp_path: Path) -> None:
    told = catalogue.dump(framework())
    assert '#. action knead: text\nmsgid "Knead it"\nmsgstr ""\n' in told
    assert '#. indicator feel-1: text\nmsgid "Feels it."\nmsgstr ""\n' in told
    assert told == catalogue.dump(framework())
    for language, text in {"de": "Kneten", "de_AT": "Kneten, bitte"}.items():
        path = tmp_path / language / "LC_MESSAGES" / "pmo_framework.po"
        path.parent.mkdir(parents=True)
        path.write_text(told.replace('"Knead it"\nmsgstr ""', f'"Knead it"\nmsgstr "{text}"'), encoding="utf-8")
    assert catalogue.read(catalogue.find([tmp_path], "de_AT")) == {"Knead it": "Kneten, bitte"}
    assert catalogue.read(catalogue.find([tmp_path], "de")) == {"Knead it": "Kneten"}
    assert catalogue.find([tmp_path], "es") == []


def test_what_nobody_has_looked_at_is_left_out_and_what_is_no_catalogue_is_told(tmp_path: Path) -> None:
    path = tmp_path / "pmo_framework.po"
    path.write_text(po({}) + '\n#, fuzzy\nmsgid "Knead it"\nmsgstr "Kneten"\n', encoding="utf-8")
    assert catalogue.read([path]) == {}
    path.write_text('msgid "Knead it"\nmsgstr "Kneten"\nKneten\n', encoding="utf-8")
    with pytest.raises(FrameworkError) as caught:
        catalogue.read([path])
    assert caught.value.faults[0].place == f"{path}:3"
