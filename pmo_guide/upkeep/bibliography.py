"""The list of sources as it was typed, in BibTeX's form."""

from __future__ import annotations

import re
from difflib import get_close_matches
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from pmo_guide.model import Fault, did_you_mean

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

TYPES = frozenset(
    ("article", "book", "booklet", "conference", "inbook", "incollection", "inproceedings", "manual", "mastersthesis")
) | {"misc", "phdthesis", "proceedings", "techreport", "unpublished"}
"""The types of entries that BibTeX's plain style knows."""


_GIVEN = (
    "address author booktitle chapter doi edition editor howpublished institution isbn issn issue journal key keywords "
    "language month note number organization pages publisher review school series title type url urldate volume year"
)
FIELDS = frozenset(_GIVEN.split())
"""The fields that are commonly given; an unknown one is told where it is nearly one of these."""


PAGE, WORK = 12, 60
"""After how many months a page on the web, and a work that was published, is looked at again where nothing is said."""


class Source(NamedTuple):
    """One entry: where it begins, its type and its key, and the line and value of each field."""

    line: int
    kind: str
    key: str
    fields: Mapping[str, tuple[int, str]]


def read_sources(text: str, file: str) -> tuple[list[Source], list[Fault]]:
    """Return the entries of a list of sources, and what keeps BibTeX from reading them."""
    faults: list[Fault] = []
    sources = []
    lines = text.removeprefix("\ufeff").splitlines()
    for number, line in enumerate(lines, 1):
        if line.startswith("<<<<<<< "):
            message = "git left two versions of these lines; keep one, and delete <<<<<<<, ======= and >>>>>>>"
            faults.append(Fault(f"{file}:{number}", message))
    if faults:
        return [], faults
    bare = re.compile(rf"(?:{'|'.join(TYPES)})\s*\{{", re.IGNORECASE)
    for number, line in enumerate(lines, 1):
        if bare.match(line):
            faults.append(Fault(f"{file}:{number}", "an entry begins with @; it is missing in this line"))
            lines[number - 1] = f"@{line}"
    starts = [number for number, line in enumerate(lines) if line.startswith("@")]
    for start, end in pairwise([*starts, len(lines)]):
        head = re.fullmatch(r"@(\w+)\s*\{\s*([^,\s{}]+)\s*(,.*|)", lines[start])
        if head is None:
            faults.append(Fault(f"{file}:{start + 1}", "an entry begins with @type{key, and no space in the key"))
            continue
        if head[1].lower() not in TYPES:
            hint = did_you_mean(head[1].lower(), TYPES) or "; write misc for a page or a report"
            faults.append(Fault(f"{file}:{start + 1}", f"there is no type of source @{head[1]}{hint}"))
        body = [(number + 1, lines[number]) for number in range(start, end)]
        while body and (not body[-1][1].strip() or body[-1][1].startswith("%")):
            body.pop()
        source, slip = _entry(head[1].lower(), head[2], body)
        sources.append(source)
        if slip:
            faults.append(Fault(f"{file}:{slip[0]}", slip[1]))
        elif "title" not in source.fields:
            faults.append(
                Fault(f"{file}:{source.line}", f"the source {source.key} has no title; add a line title = {{…}},")
            )
    first: dict[str, int] = {}
    for source in sources:
        if source.key in first:
            message = f"the source {source.key} stands in line {first[source.key]}, too; keep one of the two"
            faults.append(Fault(f"{file}:{source.line}", message))
        first.setdefault(source.key, source.line)
    return sources, faults


def _entry(kind: str, key: str, body: Sequence[tuple[int, str]]) -> tuple[Source, tuple[int, str] | None]:
    """Return an entry, and the first slip in it."""
    fields: dict[str, tuple[int, str]] = {}
    slip: tuple[int, str] | None = None
    depth = 0
    before = body[0]
    for number, line in body:
        field = re.match(r"\s*(\w+)\s*=\s*(.*?),?\s*$", line)
        bare = re.match(r"\s*(\w+)\s*[{\"“]", line)
        if bare and bare[1].lower() in FIELDS and number > body[0][0] and depth == 1:
            slip = slip or (number, f"{bare[1]} has no = behind it; write {bare[1]} = …")
            fields[bare[1].lower()] = (number, "")
        if field and number > body[0][0]:
            if field[1].lower() in fields:
                slip = slip or (number, f"{field[1]} is given twice in the source {key}; keep one of the two")
            if re.match(r"[“”„‘’]", field[2]):
                slip = slip or (number, "curly quotes stand around this value; put it in brackets, as in {…}")
            elif not re.match(r"[{\"]", field[2]) and not re.fullmatch(r"[\w-]*|.*#.*", field[2]):
                slip = slip or (number, f"the value of {field[1]} stands in brackets; write {field[1]} = {{…}}")
            if (field[1].lower() == "url" and not re.match(r"[{\"]\w+://[^\s{}]+[}\"]?", field[2])) or (
                field[1].lower() == "url" and " " in field[2].strip()
            ):
                slip = slip or (number, "url is no web address; it begins with https:// and has no space in it")
            fields[field[1].lower()] = (number, field[2])
            near = [] if field[1].lower() in FIELDS else get_close_matches(field[1].lower(), FIELDS, 1, 0.75)
            if near:
                slip = slip or (number, f"there is no field {field[1]!r}; did you mean {near[0]!r}?")
            elif re.fullmatch(r'"[^"]*', field[2]):
                slip = slip or (number, 'the quote that ends this value is missing; put " at its end')
        if number > body[0][0] and slip is None and (field or line.strip() == "}"):
            if depth > 1:
                slip = (before[0], f"a bracket }} is missing at the end of this line, in the source {key}")
            elif depth < 1:
                slip = (before[0], f"one bracket }} too many stands in this line, in the source {key}")
            elif field and not before[1].rstrip().endswith(","):
                slip = (before[0], f"a comma is missing at the end of this line, in the source {key}")
        depth += len(re.findall(r"(?<!\\)\{", line)) - len(re.findall(r"(?<!\\)\}", line))
        before = (number, line)
    if slip is None and depth:
        what = "the bracket } that ends" if depth > 0 else "one bracket } less must stand in"
        slip = (
            before[0],
            f"{what} the source {key} is missing after this line" if depth > 0 else f"{what} the source {key}",
        )
    return Source(body[0][0], kind, key, fields), slip


def months_of(source: Source) -> int | None:
    """Return after how many months a source is read again: its field `review`, else by its type; None for no number."""
    told = source.fields.get("review", (0, ""))[1].strip('{}" ')
    if told:
        return int(told) if re.fullmatch(r"[1-9]\d{0,3}", told) else None
    return PAGE if source.kind in ("misc", "unpublished") else WORK
