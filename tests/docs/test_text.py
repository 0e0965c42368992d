"""The text of the book: all of the guidance, only cited sources, a whole glossary, and words of its own."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import pytest

from pmo_guide.framework import FRAMEWORK
from pmo_guide.model import Item, field_types, walk

DOCS = Path(__file__).parents[2] / "docs"
PAGES = {
    path.relative_to(DOCS).as_posix(): path.read_text(encoding="utf-8")
    for path in sorted(DOCS.rglob("*.md"))
    if not {"_build", "contributing"} & set(path.relative_to(DOCS).parts)  # the manual shows examples
}

# Each point of the guidance, and the pages one of which must carry it.
POINTS = {
    "begin/role.md": "0.1 0.2 0.3 0.4 0.5",
    "steps/experience.md": "1.1 1.2 1.3 1.4 1.5 1.6 1.7 1.8",
    "steps/education.md": "2.1 2.2 2.3 2.4 2.5",
    "steps/leadership.md": "3.1 3.2 3.3 3.4 3.5 3.6",
    "steps/network.md": "4.1 4.2 4.3 4.4 4.5",
    "steps/trends.md": "5.1 5.2 5.3 5.4 5.5",
    "steps/business-acumen.md": "6.1 6.2 6.3 6.4",
    "steps/adaptability.md": "7.1 7.2 7.3 7.4 7.5",
    "arrive/seven-steps-together.md": "0.5 8.1",
}


def told(page: str) -> set[str]:
    """Return the points that the comments of a page name: ``% guidance 1.2, 1.4``."""
    lines = re.findall(r"^% guidance (.*)$", PAGES[page], re.MULTILINE)
    return {point for line in lines for point in re.split(r",\s*", line.strip())}


@pytest.mark.parametrize("page", POINTS)
def test_every_point_of_the_guidance_stands_in_its_chapter(page: str) -> None:
    assert told(page) == set(POINTS[page].split())


def test_no_other_page_claims_a_point() -> None:
    assert {page for page in PAGES if told(page)} == set(POINTS)


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


def test_the_bibliography_holds_exactly_what_is_cited() -> None:
    listed = re.findall(r"^@\w+\{([^,\s]+),", _bibliography(), re.MULTILINE)
    cited: set[str] = set()
    for text in PAGES.values():
        for keys in re.findall(r"\{cite(?::\w+)?\}`([^`]+)`", text):
            cited |= {key.strip() for key in keys.split(",")}
    for item in walk(FRAMEWORK):
        cited |= set(getattr(item, "sources", ()))
    assert set(listed) == cited
    assert listed == sorted(set(listed)), "sorted, each once"


def _sources() -> dict[str, str]:
    """Return each source's entry by its key."""
    entries = re.split(r"\n(?=@)", _bibliography())
    return {entry.split("{", 1)[1].split(",", 1)[0]: entry for entry in entries if entry.startswith("@")}


def test_every_source_says_what_kind_it_is_and_what_was_read() -> None:
    for key, entry in _sources().items():
        assert re.search(r"^  keywords = \{(primary|secondary|self)\},$", entry, re.MULTILINE), key
        assert re.search(r"^  note = \{.+\},$", entry, re.MULTILINE), key


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


def test_every_source_has_what_a_reader_needs() -> None:
    for entry in re.split(r"\n(?=@)", _bibliography()):
        if entry.startswith("@"):
            assert re.search(r"^  title = \{.+\},$", entry, re.MULTILINE), entry
            assert re.search(r"^  (author|organization|publisher) = ", entry, re.MULTILINE), entry


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


def test_the_glossary_is_long_and_sorted() -> None:
    entries = _glossary()
    assert len(entries) >= 60
    first = [entry[0].casefold() for entry in entries]
    assert [pair for pair in pairwise(first) if pair[0] > pair[1]] == []
    terms = [term.casefold() for entry in entries for term in entry]
    assert len(terms) == len(set(terms))


def test_every_word_that_means_a_competency_is_explained() -> None:
    terms = {term.casefold() for entry in _glossary() for term in entry}
    unknown = {
        f"{competency.id}: {term}"
        for competency in FRAMEWORK.competencies
        for term in competency.terms
        if term.casefold() not in terms
    }
    assert unknown == set()


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
