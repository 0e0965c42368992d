"""A framework written in a workbook: an empty one with comments to begin with, and reading what somebody filled in.

A workbook is in one of our languages, with the names of its sheets and the heads of its columns. Each sheet has a row
of heads, in any order, and below it a row for each thing. The hidden first column keeps ids; where it is empty, an id
is looked up by title among those of an earlier import, else made from the title.
"""

from __future__ import annotations

import io
import re
import unicodedata
from datetime import UTC, date, datetime
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from pmo_guide.interchange.draft import Draft
from pmo_guide.interchange.opening import CELLS, NEEDED, opened
from pmo_guide.locales import catalogue, languages
from pmo_guide.model import MOST, Fault, Framework, FrameworkError, did_you_mean

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping


class Column(NamedTuple):
    """One column of a sheet, and how its cells are read."""

    head: str
    field: str
    told: str
    """What the comment on the head says."""
    kind: str = "text"


class Sheet(NamedTuple):
    """One sheet: what it is called, and its columns."""

    title: str
    columns: tuple[Column, ...]


class Layout(NamedTuple):
    """What stands in a workbook, in the words of one language."""

    sheets: dict[str, Sheet]
    fields: dict[str, str]
    """What the rows of the first sheet are called."""
    level: str
    """The head of what one is seen to do at a level, with a place for its value."""
    statements: str
    target: str
    """What the comments say on the columns of which there may be any number."""
    marks: frozenset[str]
    """What says yes."""


@cache
def layout(language: str) -> Layout:
    """Return what stands in a workbook, in the words of a language, or in English where there are none of it."""
    _ = catalogue(language).gettext
    title, summary, step, address = _("Title"), _("Summary"), _("Step"), _("Address")
    sentences, title_of_step = _("A sentence or two"), _("The title of its step")
    titles = _("Titles of competencies, one a line")
    builds = _("One competency a line, with a level, as in “Baking: 2”")
    own, weeks = _("Own hours"), _("Weeks until it is done")
    again = (
        Column(_("Verified"), "verified_on", _("The day on which that was checked"), "day"),
        Column(
            _("Review"),
            "review_months",
            _("After how many months it is to be checked again; 12 if empty"),
            "number",
        ),
    )
    sheets = {
        "Framework": Sheet(
            _("Framework"),
            (
                Column(_("Field"), "field", _("What is told")),
                Column(_("Value"), "value", _("Write it here")),
            ),
        ),
        "Levels": Sheet(
            _("Levels"),
            (
                Column(title, "title", _("The levels of the scale from the lowest to the highest, one a row")),
                Column(summary, "summary", _("What somebody at this level does")),
                Column(
                    _("Value"),
                    "value",
                    _("0 in the first row, where “not yet” has a title; else leave it empty"),
                    "number",
                ),
            ),
        ),
        "Steps": Sheet(
            _("Steps"),
            (
                Column(title, "title", _("The stages or domains, in order, one a row")),
                Column(summary, "summary", sentences),
            ),
        ),
        "Competencies": Sheet(
            _("Competencies"),
            (
                Column(_("Code"), "code", _("Your own short code, if you have any")),
                Column(title, "title", _("What one must be able to do")),
                Column(step, "step", title_of_step, "step"),
                Column(_("Part of"), "parent", _("The title of the competency that it is a part of"), "competency"),
                Column(_("Definition"), "definition", _("What it means")),
                Column(address, "url", _("Where it is defined, https://…")),
                Column(_("Related"), "related", _("Titles of related competencies, one a line"), "competencies"),
            ),
        ),
        "Roles": Sheet(
            _("Roles"),
            (
                Column(
                    title,
                    "title",
                    _("One role a row. Further columns are headed by competencies: a level, with * for core"),
                ),
                Column(summary, "summary", sentences),
            ),
        ),
        "Actions": Sheet(
            _("Actions"),
            (
                Column(_("Text"), "text", _("Something to do")),
                Column(step, "step", title_of_step, "step"),
                Column(_("Builds"), "builds", builds, "levels"),
                Column(_("Hours (least)"), "effort 0", own, "number"),
                Column(_("Hours (most)"), "effort 1", own, "number"),
                Column(_("Weeks (least)"), "elapsed 0", weeks, "number"),
                Column(_("Weeks (most)"), "elapsed 1", weeks, "number"),
                Column(_("Evidence"), "evidence", _("What it leaves")),
                Column(_("Essential"), "essential", _("x for what must be done"), "mark"),
            ),
        ),
        "Credentials": Sheet(
            _("Credentials"),
            (
                Column(title, "title", _("A certificate or grade")),
                Column(_("Issuer"), "issuer", _("Who gives it")),
                Column(address, "url", "https://…"),
                Column(_("Eligibility"), "eligibility", _("What it asks for")),
                Column(_("Renewal"), "renewal", _("How it is kept")),
                Column(_("Counts towards"), "builds", builds, "levels"),
                *again,
            ),
        ),
        "Resources": Sheet(
            _("Resources"),
            (
                Column(title, "title", _("Something to join, attend, read or take")),
                Column(_("Kind"), "kind", _("Such as book, course, community")),
                Column(address, "url", "https://…"),
                Column(summary, "summary", sentences),
                Column(_("Helps"), "helps", titles, "competencies"),
                *again,
            ),
        ),
    }
    fields = {
        "id": _("Id"),
        "title": title,
        "version": _("Version"),
        "summary": summary,
        "language": _("Language"),
        "licence": _("Licence"),
    }
    statements = _("What one is seen to do, one statement a line")
    marks = frozenset(("x", "yes", "true", "1", "★", _("yes")))
    return Layout(sheets, fields, _("Level {value}"), statements, _("A level, with * for core"), marks)


def speaks(language: str) -> bool:
    """Return whether there are words of a language, as in "de" or "de-AT"."""
    return language.replace("-", "_").partition("_")[0] in languages()


def language_of(names: Iterable[str]) -> str:
    """Return the language in which most of these names of sheets are those of a workbook."""
    there = {*names}
    return max(languages(), key=lambda name: sum(one.title in there for one in layout(name).sheets.values()))


_ID = "Id"
"""The head of the hidden column, in any language."""


# -- out ---------------------------------------------------------------------------------------------------------------


def template(framework: Framework | None = None, levels: int = 4, language: str = "") -> bytes:
    """Return a workbook to write a framework in: empty, or with what a framework has that a workbook can hold.

    `language` is that of its heads and comments: the framework's if not given, and without one English. Raises
    `FrameworkError` where XlsxWriter, which writes it, is not installed.
    """
    try:
        import xlsxwriter
    except ImportError:
        raise FrameworkError([Fault("", NEEDED)]) from None
    stream = io.BytesIO()
    as_text = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    book = xlsxwriter.Workbook(stream, {"in_memory": True, **as_text})
    book.set_properties({"created": datetime(2000, 1, 1, tzinfo=UTC)})
    look = {"valign": "top", "text_wrap": True}
    text, day = book.add_format(look), book.add_format({**look, "num_format": "yyyy-mm-dd"})
    head = book.add_format({**look, "bold": True, "bg_color": "#1F3A4D", "font_color": "#FFFFFF"})
    count = framework.top if framework else levels
    names = _names(framework) if framework else {}
    language = language or (framework.language if framework else "en")
    words = layout(language)
    for name, (called, columns) in words.sheets.items():
        sheet = book.add_worksheet(called)
        more = [(words.level.format(value=n), words.statements) for n in range(1, count + 1)]
        if name != "Competencies":
            titles = framework.competencies if framework and name == "Roles" else ()
            more = [(names[item.id], words.target) for item in titles]
        for column, (title, told) in enumerate([*[(c.head, c.told) for c in columns], *more], 1):
            sheet.write_string(0, column, title, head)
            sheet.write_comment(0, column, told)
            sheet.set_column(column, column, 14 if len(title) < 8 and name != "Framework" else 34)
        sheet.write_string(0, 0, _ID, head)
        sheet.set_column(0, 0, None, None, {"hidden": True})
        sheet.freeze_panes(1, 1)
        rows = _rows(name, columns, framework, count) if framework else iter(())
        if name == "Framework":
            values = {field: getattr(framework, field, "") for field in words.fields}
            values["language"] = framework.language if framework else language
            rows = (["", words.fields[field], value] for field, value in values.items())
        for row, cells in enumerate(rows, 1):
            for column, value in enumerate(cells):
                if isinstance(value, date):
                    sheet.write_datetime(row, column, datetime(value.year, value.month, value.day), day)
                elif isinstance(value, int | float):
                    sheet.write_number(row, column, value, text)
                elif value:
                    sheet.write_string(row, column, value[:32_767], text)
    book.close()
    return stream.getvalue()


def _rows(name: str, columns: tuple[Column, ...], framework: Framework, count: int) -> Iterator[list[Any]]:
    titles = _names(framework)
    pairs: list[tuple[Any, str]] = [(item, "") for item in getattr(framework, name.lower(), ())]
    if name == "Actions":
        pairs = [(action, titles[step.id]) for step in framework.steps for action in step.actions]
    for item, step in pairs:
        cells = [_cell(item, column, titles, step) for column in columns]
        if name == "Competencies":
            said = [[part.text for part in item.indicators if part.level == n + 1] for n in range(count)]
            cells += map("\n".join, said)
        if name == "Roles":
            for other in framework.competencies:
                target = item.targets.get(other.id)
                cells.append(f"{target}*" if other.id in item.core else target)
        yield [getattr(item, "id", ""), *cells]


def _names(framework: Framework) -> dict[str, str]:
    """Return what a workbook calls each step and competency: its title, or its id where two have one title."""
    names: dict[str, str] = {}
    kinds: tuple[tuple[Any, ...], ...] = (framework.steps, framework.competencies)
    for items in kinds:
        meant = {item.id: {item.id} for item in items}
        for item in items:
            meant.setdefault(_key(item.title), set()).add(item.id)
        names |= {item.id: item.title if len(meant[_key(item.title)]) == 1 else item.id for item in items}
    return names


def _cell(item: Any, column: Column, titles: Mapping[str, str], step: str) -> Any:
    field, _, end = column.field.partition(" ")
    value: Any = step if step and field == "step" else getattr(item, field)
    if end:
        return value[int(end)] if value else None
    if column.kind == "levels":
        return "\n".join(f"{titles[name]}: {level}" for name, level in value.items())
    if column.kind == "competencies":
        return "\n".join(titles[name] for name in value)
    if column.kind == "mark":
        return "x" if value else ""
    return titles.get(value, value) if column.kind in ("step", "competency") else value


# -- in ----------------------------------------------------------------------------------------------------------------


def draft(content: bytes, source: str, before: Framework | None = None) -> Draft:
    """Return the framework in a workbook; `before` is that of an earlier import, whose ids are kept.

    Raises `FrameworkError` with every fault, each at its cell, as in ``skills.xlsx Competencies!C7``.
    """
    try:
        book = opened(content)
    except ValueError as error:
        raise FrameworkError([Fault(source, str(error))]) from None
    return _Reader(book, source, before).draft()


def with_ids(content: bytes, framework: Framework) -> bytes:
    """Return a copy of a workbook with the ids of the framework that was read from it in its hidden columns."""
    import openpyxl

    book = openpyxl.load_workbook(io.BytesIO(content))
    known: dict[str, Any] = {"Actions": [action for step in framework.steps for action in step.actions]}
    for name, (called, columns) in layout(language_of(book.sheetnames)).sheets.items():
        if called in book.sheetnames and name not in ("Framework", "Levels"):
            items: Any = known[name] if name in known else getattr(framework, name.lower())
            ids: dict[str, list[str]] = {}
            for item in items:  # several may have one title
                ids.setdefault(_key(getattr(item, "text", "") or item.title), []).append(item.id)
            sheet = book[called]
            heads = {str(cell.value).strip().lower(): cell.column for cell in sheet[1]}
            title = heads.get(_titled(columns).lower())
            if heads.get(_ID.lower()) != 1:  # as a sheet of one's own has no such column
                sheet.insert_cols(1)
                sheet.cell(1, 1).value = _ID
                title = title + 1 if title else None
            sheet.column_dimensions["A"].hidden = True
            for row in range(2, sheet.max_row + 1):
                if title and (own := ids.get(_key(str(sheet.cell(row, title).value)))):
                    sheet.cell(row, 1).value = own.pop(0)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def _titled(columns: tuple[Column, ...]) -> str:
    """Return the head of the column without which there is no row."""
    return next(column.head for column in columns if column.field in ("text", "title", "field"))


def _key(title: str) -> str:
    """Return what is compared of a title: not its case, nor its spaces."""
    return " ".join(title.split()).casefold()


def slug(title: str) -> str:
    """Return an id made from a title, in the letters that ids have."""
    plain = unicodedata.normalize("NFKD", title.replace("ß", "ss")).encode("ascii", "ignore").decode().lower()
    words = re.findall(r"[a-z0-9]+", plain)
    return "-".join(words[:8])[:60].strip("-") or "item"


class _Reader:
    def __init__(self, book: Any, source: str, before: Framework | None) -> None:
        self.book = book
        self.source = source
        self.words = layout(language_of(book.sheetnames))
        self.framework = before
        self.faults: list[Fault] = []
        self.places: dict[int, str] = {}
        self.before: dict[str, dict[str, str]] = {}
        self.taken: set[str] = set()
        for name, item in before.index.by_id.items() if before else ():
            text = getattr(item, "text", "") or item.title
            self.before.setdefault(type(item).__name__, {}).setdefault(_key(text), name)
        self.names: dict[str, dict[str, str]] = {}
        self.own: dict[str, set[str]] = {}
        self.double: set[tuple[str, str]] = set()
        """Titles that several rows of a sheet have."""
        self.untitled: list[Fault] = []
        self.unsure: set[str] = set()
        """Sheets of which a title could not be read: that something is not named there follows from that."""

    def at(self, sheet: str, cell: str) -> str:
        """Return the place of a cell, with what the workbook calls its sheet."""
        return f"{self.source} {self.words.sheets[sheet].title}!{cell}"

    def fault(self, sheet: str, cell: str, message: str) -> None:
        self.faults.append(Fault(self.at(sheet, cell), message))
        if len(self.faults) > MOST:
            raise FrameworkError(self.faults)

    def draft(self) -> Draft:
        called = [sheet.title for sheet in self.words.sheets.values()]
        for name in self.book.sheetnames:
            if name not in called:
                hint = did_you_mean(name, called) or f"; these are read: {', '.join(called)}"
                self.faults.append(Fault(f"{self.source} {name}", f"no sheet of this name is read{hint}"))
        rows = {name: [*self.rows(name)] for name in self.words.sheets}
        for name in ("Steps", "Competencies", "Roles", "Actions", "Credentials", "Resources"):
            self.give_ids(name, rows[name])
        name = re.split(r"[/\\]", self.source)[-1].rpartition(".")[0]
        data: dict[str, Any] = {"id": self.framework.id if self.framework else slug(name), "title": ""}
        fields = {called.lower(): field for field, called in self.words.fields.items()}
        for row, cells in rows["Framework"]:
            field = str(cells["field"][1]).strip().lower() if "field" in cells else ""
            if field not in fields:
                self.fault("Framework", f"B{row}", f"no field {field!r} here{did_you_mean(field, fields)}")
            elif "value" in cells:
                data[fields[field]] = str(cells["value"][1])
        data["title"] = data["title"] or data["id"]
        scale = [self.read("Levels", row, cells) for row, cells in rows["Levels"]]
        first = 0 if scale and scale[0].get("value") == 0 else 1
        for value, level in enumerate(scale, first):
            level.setdefault("value", value)
        data["levels"] = scale
        for name in ("Steps", "Competencies", "Roles", "Credentials", "Resources"):
            data[name.lower()] = [self.read(name, row, cells) for row, cells in rows[name]]
        steps = {step["id"]: step for step in data["steps"]}
        for row, cells in rows["Actions"]:
            action = self.read("Actions", row, cells)
            step = steps.get(action.pop("step", None))
            if step is None:
                head = next(column.head for column in self.words.sheets["Actions"].columns if column.field == "step")
                self.fault("Actions", f"A{row}", f"an action stands in a step; write its title into the column {head}")
            else:
                step.setdefault("actions", []).append(action)
        if self.framework:
            data["retired"] = {old: new for old, new in self.framework.retired.items() if old not in self.taken}
        for name in ("Levels", "Competencies"):
            title = self.words.sheets[name].title
            if not rows[name] and name not in self.unsure and title in self.book.sheetnames:
                self.faults.append(Fault(f"{self.source} {title}", "this sheet has no rows; it takes at least one"))
        if self.faults:
            raise FrameworkError([*self.untitled, *self.faults])
        return Draft(data, f"{self.source} at ", self.places)

    def rows(self, name: str) -> Iterator[tuple[int, dict[str, tuple[str, Any]]]]:
        """Yield the rows of a sheet that hold anything: for each column its cell and its value."""
        called, columns = self.words.sheets[name]
        if called not in self.book.sheetnames:
            if name in ("Levels", "Steps", "Competencies"):
                self.faults.append(Fault(f"{self.source} {called}", "this sheet is missing"))
            return
        sheet = self.book[called]
        for area in sheet.merged_cells.ranges:
            self.fault(name, str(area), "these cells are merged; part them, and write each value in its own cell")
        if sheet.max_row * sheet.max_column > CELLS:
            self.fault(
                name, sheet.dimensions, "too wide an area is in use; delete what lies far below and to the right"
            )
            self.unsure.add(name)
            return
        known = {column.head.lower(): column.field for column in columns} | {_ID.lower(): "id"}
        level = re.compile(re.escape(self.words.level).replace(r"\{value\}", r"(\d+)"), re.IGNORECASE)
        fields: dict[int, str] = {}
        for cell in sheet[1]:
            head = str(cell.value or "").strip()
            field = known.get(head.lower(), "")
            if not field and head and name == "Roles":
                field = f"={head}"
            elif not field and name == "Competencies" and (match := level.fullmatch(head)):
                field = f"={int(match[1])}"
            if field in fields.values():
                self.fault(name, cell.coordinate, f"a second column {head!r}")
            elif field:
                fields[cell.column] = field
            elif head:
                self.fault(name, cell.coordinate, f"no column {head!r} here{did_you_mean(head.lower(), known)}")
        needed = known[_titled(columns).lower()]
        if needed not in fields.values():
            self.fault(name, "1:1", f"the column {_titled(columns)!r} is missing")
            self.unsure.add(name)
            return
        for row in sheet.iter_rows(min_row=2):
            cells = {}
            for cell in row:
                if cell.value is None or (isinstance(cell.value, str) and not cell.value.strip()):
                    continue
                if cell.column not in fields:
                    self.fault(name, cell.coordinate, "this column has no head")
                elif cell.data_type in "fe":
                    what = "a formula" if cell.data_type == "f" else "an error"
                    self.fault(name, cell.coordinate, f"holds {what}; write the value itself")
                    self.unsure |= {name} if fields[cell.column] in ("id", needed) else set()
                else:
                    cells[fields[cell.column]] = (cell.coordinate, cell.value)
            if cells.keys() - {"id"}:
                yield row[0].row, cells

    def give_ids(self, name: str, rows: list[tuple[int, dict[str, tuple[str, Any]]]]) -> None:
        """Give each row an id: its own, that of an earlier import, or a new one."""
        kind = {"Competencies": "Competency"}.get(name, name[:-1])
        names = self.names.setdefault(name, {})
        for _, cells in rows:
            if "id" in cells:
                self.taken.add(str(cells["id"][1]))
        for row, cells in rows:
            title = str(cells.get("text", cells.get("title", ("", "")))[1])
            own = str(cells["id"][1]) if "id" in cells else self.new_id(kind, title)
            cells["id"] = (f"A{row}", own)
            if not title and name not in self.unsure:
                head = _titled(self.words.sheets[name].columns)
                self.untitled.append(Fault(self.at(name, f"A{row}"), f"this row has no {head!r}"))
            elif title and _key(title) in names:
                self.double.add((name, _key(title)))
            names.setdefault(_key(title), own)
            self.own.setdefault(name, set()).add(own)

    def new_id(self, kind: str, title: str, base: str = "") -> str:
        known = self.before.get(kind, {}).get(_key(title), "")
        name = known if known and known not in self.taken else base or slug(title)
        number = 1
        while name in self.taken:
            number += 1
            name = f"{base or slug(title)}-{number}"
        self.taken.add(name)
        return name

    def read(self, sheet: str, row: int, cells: dict[str, tuple[str, Any]]) -> dict[str, Any]:
        """Return one row as plain data."""
        item: dict[str, Any] = {"id": cells["id"][1]} if "id" in cells and sheet != "Levels" else {}
        ranges: dict[str, dict[str, Any]] = {}
        for column in self.words.sheets[sheet].columns:
            if column.field in cells:
                place, value = cells[column.field]
                field, _, end = column.field.partition(" ")
                found = self.value(sheet, place, column.kind, value)
                if end:
                    ranges.setdefault(field, {})[end] = found
                else:
                    item[field] = found
        for field, ends in ranges.items():
            item[field] = [ends.get("0", ends.get("1")), ends.get("1", ends.get("0"))]
        for field, (place, value) in cells.items():
            if field.startswith("=") and sheet == "Roles":
                self.target(item, field[1:], place, str(value))
            elif field.startswith("="):
                level = int(field[1:])
                for line in filter(None, map(str.strip, str(value).splitlines())):
                    name = self.new_id("Indicator", line, f"{item['id']}-{slug(' '.join(line.split()[:4]))}")
                    part = {"id": name, "level": level, "text": line}
                    self.places[id(part)] = self.at(sheet, place)
                    item.setdefault("indicators", []).append(part)
        if sheet == "Competencies" and "indicators" in item:
            item["indicators"].sort(key=lambda part: part["level"])
        place = cells.get("text", cells.get("title", (f"A{row}", "")))[0]
        self.places[id(item)] = self.at(sheet, place)
        return item

    def target(self, role: dict[str, Any], head: str, place: str, value: str) -> None:
        name = self.named("Roles", place, "Competencies", head)
        match = re.fullmatch(r"(\d+)(?:\.0)?\s*(\*?)", value.strip())
        if not match:
            self.fault("Roles", place, f"takes a level, with * for core, as in 3 or 3*; not {value!r}")
        elif name:
            role.setdefault("targets", {})[name] = int(match[1])
            if match[2]:
                role.setdefault("core", []).append(name)

    def named(self, sheet: str, place: str, among: str, title: str) -> str | None:
        text, known, own = title.strip(), self.names[among], self.own.get(among, set())
        if text in own:
            return text
        kind, kinds = {"Steps": ("step", "steps"), "Competencies": ("competency", "competencies")}[among]
        if (among, _key(text)) in self.double:
            self.fault(sheet, place, f"{text!r} is the title of several {kinds}; give each its own, or write an id")
            return None
        if (name := known.get(_key(text))) is None and among not in self.unsure:
            self.fault(sheet, place, f"names the unknown {kind} {text!r}{did_you_mean(_key(text), {*known, *own})}")
        return name

    def value(self, sheet: str, place: str, kind: str, value: Any) -> Any:
        """Return what a cell says, as the field takes it."""
        readers: dict[str, Callable[[], Any]] = {
            "text": lambda: _text(value),
            "step": lambda: self.named(sheet, place, "Steps", str(value)),
            "competency": lambda: self.named(sheet, place, "Competencies", str(value)),
            "competencies": lambda: [
                name
                for line in str(value).splitlines()
                if line.strip()
                if (name := self.named(sheet, place, "Competencies", line))
            ],
            "levels": lambda: self.levels(sheet, place, str(value)),
            "number": lambda: self.number(sheet, place, value),
            "mark": lambda: str(value).strip().lower() in self.words.marks,
            "day": lambda: self.day(sheet, place, value),
        }
        return readers[kind]()

    def levels(self, sheet: str, place: str, value: str) -> dict[str, int]:
        levels = {}
        for line in filter(None, map(str.strip, value.splitlines())):
            title, _, level = line.rpartition(":")
            if not title or not level.strip().isdecimal():
                self.fault(sheet, place, f"takes lines such as “Baking: 2”, not {line!r}")
            elif name := self.named(sheet, place, "Competencies", title):
                levels[name] = int(level)
        return levels

    def number(self, sheet: str, place: str, value: Any) -> float | None:
        try:
            number = float(str(value).replace(",", "."))
        except ValueError:
            self.fault(sheet, place, f"takes a number, not {_shown(value)}")
            return None
        return int(number) if number == int(number) else number

    def day(self, sheet: str, place: str, value: Any) -> str | None:
        if isinstance(value, date):  # as a datetime is, too
            return value.isoformat()[:10]
        try:
            return date.fromisoformat(str(value).strip()).isoformat()
        except ValueError:
            self.fault(sheet, place, f"takes a date, not {_shown(value)}")
            return None


def _shown(value: Any) -> str:
    """Return what a cell holds, as a message shows it."""
    return value.isoformat()[:10] if isinstance(value, date) else repr(value)


def _text(value: Any) -> str:
    """Return a cell as text: a whole number without a point, a line end as one character."""
    if isinstance(value, float) and value == int(value):
        value = int(value)
    return re.sub(r"\r\n?|_x000D_\n?", "\n", str(value))
