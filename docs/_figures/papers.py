"""The pages of the toolkit's documents: one for each, and no figure in their prose that the case does not know."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from _figures.told import DOCS, Finding, line_of, read
from _toolkit import documents
from _toolkit.form import Sheet, texts
from examples import case

if TYPE_CHECKING:
    from collections.abc import Iterator

FOLDER = "toolkit/documents"
FIGURE = re.compile(r"[−£]*\d[\d,.]*\d%?|[−£]+\d%?|\d%")
"""A figure that could be wrong: one of two digits or more, money or a share."""
SECTIONS = ["How to use it", "The common mistake"]


def figures(text: str) -> set[str]:
    """Return the figures in a text that could be wrong."""
    return {figure.rstrip(".,") for figure in FIGURE.findall(text)}


def findings() -> Iterator[Finding]:
    """Yield the documents without a page, and what is wrong with the pages."""
    found = documents()
    stated = [text for one in found.values() for text in (one.when, one.setting, *texts(Sheet(one)))]
    known = figures(" ".join([*stated, f"{case.BRANCHES} {case.STAFF:,}"]))
    names = {path.stem for path in (DOCS / FOLDER).glob("*.md")}
    for name in found.keys() - names:
        yield Finding(f"{FOLDER}/index.md", 1, f"the document {name!r} has no page; add {FOLDER}/{name}.md")
    for name in sorted(names):
        page = f"{FOLDER}/{name}.md"
        yield from strange(page, read(page), known)
        if name in found:
            yield from shape(page, read(page), name)


def strange(page: str, text: str, known: set[str]) -> Iterator[Finding]:
    """Yield the figures of a page's prose that the case does not know."""
    aside = re.compile(r"\A---\n.*?^---$|^%[^\n]*$", re.DOTALL | re.MULTILINE)
    prose = aside.sub(lambda cut: "\n" * cut[0].count("\n"), text)
    allowed = known | {figure for told in re.findall(r"% figures: (.*)", text) for figure in told.split()}
    for number, line in enumerate(prose.splitlines(), 1):
        if wrong := sorted(figures(line) - allowed):
            listed = ", ".join(f"“{figure}”" for figure in wrong)
            message = (
                f"{listed} stands in no document of the case; write the case's figure, or say above that this is "
                f"meant in general: % figures: {' '.join(wrong)}"
            )
            yield Finding(page, number, message)


def shape(page: str, text: str, name: str) -> Iterator[Finding]:
    """Yield that the page of a document shows another one, or has other sections."""
    shown = re.findall(r"^```\{document\} (\S+)", text, re.MULTILINE)
    if shown != [name]:
        yield Finding(page, 1, f"the page of a document shows it, and no other: ```{{document}} {name}")
    for heading in re.finditer(r"^## (.*)", text, re.MULTILINE):
        if heading[1] not in SECTIONS:
            message = f"a document’s page has two sections, “{SECTIONS[0]}” and “{SECTIONS[1]}”, not “{heading[1]}”"
            yield Finding(page, line_of(text, heading.start()), message)
    said = re.findall(r"^## (.*)", text, re.MULTILINE)
    if len(said) < len(SECTIONS) and set(said) <= set(SECTIONS):
        gone = next(section for section in SECTIONS if section not in said)
        yield Finding(page, 1, f"the page of a document has two sections; “## {gone}” is gone")
