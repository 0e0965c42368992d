"""The text of the book: all of the guidance, only cited sources, a whole glossary, and words of its own."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from pmo_guide.cli import main
from pmo_guide.framework import FRAMEWORK
from pmo_guide.model import Item, field_types, walk
from pmo_guide.upkeep import read_settings

DOCS = Path(__file__).parents[2] / "docs"
PAGES = {
    path.relative_to(DOCS).as_posix(): path.read_text(encoding="utf-8")
    for path in sorted(DOCS.rglob("*.md"))
    if not {"_build", "contributing"} & set(path.relative_to(DOCS).parts)  # the manual shows examples
}

SETTINGS = read_settings(DOCS.parent / "pyproject.toml")
assert SETTINGS
POINTS = SETTINGS.guidance
"""The points of the guidance that each page carries."""


def test_the_points_are_those_of_the_guidance(shared: Path) -> None:
    table = (shared / "seed" / "points.md").read_text(encoding="utf-8")
    points = set(re.findall(r"^\| (\d\.\d) \|", table, re.MULTILINE))
    assert points == {point for listed in POINTS.values() for point in listed.split()}


def test_nothing_is_wrong_with_framework_and_book(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(DOCS.parent)
    status = main(["check"])
    assert status == 0, capsys.readouterr().out


def _runs(text: str, length: int = 8) -> set[tuple[str, ...]]:
    words = re.findall(r"[a-z0-9]+(?:['’-][a-z0-9]+)*", text.lower())
    return {tuple(words[start : start + length]) for start in range(len(words) - length + 1)}


def _texts(item: Item) -> str:
    values = [getattr(item, name) for name in field_types(type(item))]
    return "\n".join(value for value in values if isinstance(value, str))


def test_no_eight_words_in_a_row_are_those_of_the_guidance(shared: Path) -> None:
    seeds = sorted((shared / "seed").glob("*.txt"))
    if not seeds:
        pytest.skip(f"the text of the guidance is missing: {shared / 'seed'}")
    theirs = set().union(*(_runs(path.read_text(encoding="utf-8")) for path in seeds))
    assert len(theirs) > 300
    ours = {**PAGES, **{item.place: _texts(item) for item in walk(FRAMEWORK)}}
    copied = {where: " ".join(run) for where, text in ours.items() for run in _runs(text) & theirs}
    assert copied == {}
