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


@pytest.mark.parametrize("page", [page for page in POINTS if page.startswith("steps/")])
def test_a_chapter_is_long_enough(page: str) -> None:
    """Its prose alone, without directives' options, comments and front matter."""
    text = re.sub(r"\A---.*?^---$", "", PAGES[page], flags=re.DOTALL | re.MULTILINE)
    text = re.sub(r"^(%|:::|```|:\w+:).*$", "", text, flags=re.MULTILINE)
    assert len(text.split()) >= 1800


def _sources() -> dict[str, str]:
    """Return each source's entry by its key."""
    entries = re.split(r"\n(?=@)", _bibliography())
    return {entry.split("{", 1)[1].split(",", 1)[0]: entry for entry in entries if entry.startswith("@")}


def test_sections_that_a_page_names_are_on_the_page_to_which_it_leads() -> None:
    """As in *Find your way*: “Choose within limits …” in a step, or in another page."""
    named = re.compile(r'"([A-Z][^"|]+)" in \{(?:pmo:step|doc)\}`/?([\w/-]+)`')
    lost = []
    for page, text in PAGES.items():
        for title, target in named.findall(text):
            names = (f"steps/{target}.md", f"{target}.md", (Path(page).parent / f"{target}.md").as_posix())
            there = next((name for name in names if name in PAGES), None)
            if not there or not re.search(rf"^#+ {re.escape(title)}$", PAGES[there], re.MULTILINE):
                lost.append((page, title, target))
    assert lost == []


def test_most_citations_are_of_primary_sources() -> None:
    sources = _sources()
    cited = [
        key.strip()
        for text in PAGES.values()
        for keys in re.findall(r"\{cite(?::\w+)?\}`([^`]+)`", text)
        for key in keys.split(",")
    ]
    primary = [key for key in cited if "keywords = {primary}" in sources[key]]
    assert len(primary) >= 0.85 * len(cited), sorted(set(cited) - set(primary))


def _bibliography() -> str:
    return (DOCS / "reference" / "sources.bib").read_text(encoding="utf-8")


def _glossary() -> list[list[str]]:
    """Return the terms of each entry."""
    found = re.search(r"```\{glossary\}\n(.*?)```", PAGES["reference/glossary.md"], re.DOTALL)
    assert found
    entries: list[list[str]] = []
    before = ""
    for line in found[1].splitlines():
        if line and not line.startswith(" "):
            if before and not before.startswith(" "):
                entries[-1].append(line)
            else:
                entries.append([line])
        before = line
    return entries


def test_the_glossary_is_long() -> None:
    assert len(_glossary()) >= 60


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
