"""A framework as one table that spreadsheets open as it is."""

from __future__ import annotations

import csv as standard
import io
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from strategies import frameworks, minimal

from pmo_guide.framework import FRAMEWORK
from pmo_guide.interchange import csv
from pmo_guide.locales import catalogue
from pmo_guide.model import Level, Readiness, walk


def rows(text: str, separator: str = ",") -> list[list[str]]:
    assert text.startswith("\ufeff")
    return [*standard.reader(io.StringIO(text[1:], newline=""), delimiter=separator, strict=True)]


@settings(max_examples=50)
@given(frameworks())
def test_each_item_has_a_row(framework: Any) -> None:
    head, *body = rows(csv.dump(framework), csv.separator_of(framework.language))
    assert head == csv.heads(catalogue(framework.language).gettext)
    items = [item for item in walk(framework) if item is not framework and not isinstance(item, Readiness)]
    ids = ["" if isinstance(item, Level) else item.id for item in items]
    assert [row[1].replace("\u200b", "") for row in body] == ids
    assert {len(row) for row in body} == {len(head)}


@given(st.lists(st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=6), max_size=4))
def test_nothing_begins_a_formula(texts: list[str]) -> None:
    for separator in ",;":
        [cells] = rows(csv.csv_text([[*texts, "x"]], separator), separator)
        assert [cell.replace("\u200b", "") for cell in cells[:-1]] == [text.replace("\u200b", "") for text in texts]
        assert not any(cell.lstrip().startswith(("=", "+", "-", "@", "＝")) for cell in cells)


@pytest.mark.parametrize(
    ("value", "separator", "cell"),
    [
        (1.5, ";", "1,5"),
        (1.5, ",", "1.5"),
        (3, ";", "3"),
        ("007", ",", '"\u200b007"'),
        ("2026-11-27", ",", '"2026-11-27"'),
        ("=A1", ",", '"\u200b=A1"'),
        ("a;=A1", ",", '"\u200ba;\u200b=A1"'),
        ('say "ä"', ",", '"say ""ä"""'),
        ("https://example.org/1", ",", '"https://example.org/1"'),
    ],
)
def test_cells(value: Any, separator: str, cell: str) -> None:
    assert csv.csv_text([[value]], separator) == f"\ufeff{cell}\r\n"


@pytest.mark.parametrize(
    ("language", "separator"), [("en", ","), ("de", ";"), ("de-CH", ","), ("pt_BR", ";"), ("es-MX", ","), ("zh", ",")]
)
def test_the_separator_is_that_of_the_language(language: str, separator: str) -> None:
    assert csv.separator_of(language) == separator


def test_ours() -> None:
    body = rows(csv.dump(FRAMEWORK))
    row = next(row for row in body if row[1] == "governance")
    assert row[0] == "Competency"
    assert row[5] == FRAMEWORK.find("step", FRAMEWORK.find("competency", "governance").step or "").title
    assert csv.dump(minimal(labels={"step": "Domain"})).count('"Domain"') == 1
    german = csv.dump(minimal(language="de"))
    assert german.startswith('\ufeff"Art";"Kennung";')
    assert '"Stufe";' in german.partition("\n")[2]
