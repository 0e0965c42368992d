"""What a document of the toolkit is: its parts, told once, from which page, Word file and workbook are made.

A document has three kinds of parts: fields (a label and what stands beside it), tables, and texts. Each holds what
the illustrative organisation filled in; the blank form is the same without that. What can be computed is given as a
formula (see ``cells.py``) and never as a figure, so that it cannot differ from one form to another.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property, partial
from typing import TYPE_CHECKING, Literal

from _toolkit.cells import Range, Value, absolute

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

Kind = Literal["text", "number", "decimal", "score", "money", "share", "rate", "date", "mark"]
"""What stands in a cell: words; a number with no, one or two decimals; whole pounds; a percentage with no decimal or
with one; a day; 1 for what is in and 0 for what is out."""
Filled = str | float | date | None

FIRST_ROW = 5
"""The row of a workbook, counted from 1, where the first part begins; title and legend stand above it."""


@dataclass(frozen=True, slots=True)
class Field:
    """A label and what stands beside it: something filled in, or a formula.

    A formula can ask for a field by its ``name``. The ``hint`` says in the blank form what belongs there, ``form`` is
    the label that the blank form has instead, where the other one tells of the case, and ``choices`` are all that may
    stand there.
    """

    label: str
    filled: Filled | Callable[[Sheet], Value] = None
    kind: Kind = "text"
    name: str = ""
    hint: str = ""
    form: str = ""
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: filled in row by row, or a formula; formulas ask for it by its ``key``.

    ``form`` is its title in the blank form, where that is another. ``total`` is what stands below it, made of its
    cells, and ``overall`` the same made of other totals. What is ``printed`` is part of the form, and stands in the
    blank one as well.
    """

    key: str
    title: str
    kind: Kind = "text"
    formula: Callable[[Row], Value] | None = None
    width: int = 0
    total: Callable[[Range], Value] | None = None
    overall: Callable[[Row], Value] | None = None
    printed: bool = False
    form: str = ""
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Fields:
    """Fields, one below the other."""

    title: str
    fields: tuple[Field, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of what was filled in, one item for each column that is no formula.

    ``name`` is how formulas of other parts ask for its columns, ``total`` the label of the last row, and ``blank`` how
    many rows the blank form has, where that is not as many.
    """

    title: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Filled, ...], ...]
    name: str = ""
    total: str = ""
    blank: int = 0


@dataclass(frozen=True, slots=True)
class Text:
    """Paragraphs, and the hint that the blank form has in their place."""

    title: str
    filled: tuple[str, ...]
    hint: str


Part = Fields | Table | Text


@dataclass(frozen=True, slots=True)
class Document:
    """A document: its parts, and at which moment of the case it was filled in."""

    id: str
    title: str
    when: str
    setting: str
    parts: tuple[Part, ...]
    wide: bool = False

    @property
    def computes(self) -> bool:
        """Whether there is something to compute, and so a workbook."""
        return any(is_counted(part) for part in self.parts)


@dataclass(slots=True)
class Cell:
    """What stands in one place of a form: in which cell of a workbook, of which kind, and what one may fill in."""

    place: str
    kind: Kind
    filled: Filled = None
    formula: Callable[[], Value] | None = None
    hint: str = ""
    choices: tuple[str, ...] = ()
    printed: bool = False
    _value: Value | None = field(default=None, repr=False)

    @property
    def value(self) -> Value:
        """What it comes to, with its formula; of what was filled in, just that."""
        if self._value is None:
            if self.formula:
                self._value = self.formula()
            else:
                self._value = Value(None if isinstance(self.filled, date) else self.filled, "")
        return self._value

    @property
    def now(self) -> Filled:
        """What stands there."""
        return self.value.now if self.formula else self.filled

    @property
    def text(self) -> str:
        """What a reader sees there."""
        return shown(self.now, self.kind)

    def asked(self, *, fixed: bool) -> Value:
        """Return the cell as a part of a formula; a fixed one stays the same when the formula is copied."""
        place = absolute(self.place) if fixed else self.place
        now = self.value.now
        if not self.formula:
            return Value(0 if now is None else now, place)
        return Value(now, place, fragile=self.value.fragile, unsure=(place,) if self.value.fragile else ())


def shown(now: Filled, kind: Kind) -> str:
    """Return what a reader sees of a value, with a true minus and commas."""
    if now is None or now == "":
        return ""
    if isinstance(now, date):
        return f"{now.day} {now:%b %Y}"
    if isinstance(now, str):
        return now
    if kind == "text":
        return ""  # an empty cell that a formula asked for
    if kind == "mark" and now in (0, 1):
        return "in" if now else "–"
    figure = {
        "decimal": f"{abs(now):,.1f}",
        "mark": f"{abs(now):,.1f}",
        "score": f"{abs(now):,.2f}",
        "share": f"{abs(now):.0%}",
        "rate": f"{abs(now):.1%}",
        "money": f"£{abs(now):,.0f}",
    }.get(kind, f"{abs(now):,.0f}")
    return f"−{figure}" if now < 0 and any(digit in figure for digit in "123456789") else figure


def is_counted(part: Part) -> bool:
    """Tell whether a part belongs into a workbook, because something in it is computed or counted with."""
    if isinstance(part, Fields):
        return any(callable(item.filled) or item.name for item in part.fields)
    return isinstance(part, Table) and any(column.formula or column.total or part.name for column in part.columns)


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table, as a formula sees it: ``row["cost"]`` is a cell of it."""

    sheet: Sheet
    table: LaidTable
    cells: dict[str, Cell]
    index: int

    def __getitem__(self, key: str) -> Value:
        """Return a cell of this row."""
        return self.cells[key].asked(fixed=False)

    def before(self, key: str) -> Value:
        """Return the cell above, and nothing in the first row."""
        if not self.index:
            return Value(0, "0")
        return self.table.rows[self.index - 1][key].asked(fixed=False)

    def column(self, key: str) -> Range:
        """Return a whole column of this table."""
        return self.table.column(key)


@dataclass(slots=True)
class LaidFields:
    """Labels with their cells."""

    title: str
    rows: list[tuple[str, Cell]]


@dataclass(slots=True)
class LaidTable:
    """A table with its cells, row by row, and those of its last row, which are not there for every column."""

    title: str
    columns: tuple[Column, ...]
    rows: list[dict[str, Cell]] = field(default_factory=list)
    total: str = ""
    totals: dict[str, Cell] = field(default_factory=dict)

    def column(self, key: str) -> Range:
        """Return the cells of a column, and how a formula names them."""
        cells = [row[key] for row in self.rows]
        name = f"{absolute(cells[0].place)}:{absolute(cells[-1].place)}"
        return Range(tuple(cell.asked(fixed=False) for cell in cells), name)


Laid = LaidFields | LaidTable | Text


class Sheet:
    """A document laid out, filled in or blank: each part with its cells, where a workbook has them."""

    def __init__(self, document: Document, *, blank: bool = False) -> None:
        """Give each cell its place."""
        self.document = document
        self.blank = blank
        self.named: dict[str, Cell] = {}
        self.tables: dict[str, LaidTable] = {}
        self.starts: list[int] = []
        """The row on which each part begins, 0 for those that no workbook has."""
        self.parts: list[Laid] = list(self._laid())

    def __getitem__(self, name: str) -> Value:
        """Return the field of this name."""
        return self.named[name].asked(fixed=True)

    def column(self, table: str, key: str) -> Range:
        """Return a column of the table of this name."""
        return self.tables[table].column(key)

    def row(self, table: str, index: int) -> Row:
        """Return a row of the table of this name; below 0 it counts from the end."""
        laid = self.tables[table]
        index %= len(laid.rows)
        return Row(self, laid, laid.rows[index], index)

    def totals(self, table: str) -> Row:
        """Return the last row of the table of this name, which has the totals."""
        laid = self.tables[table]
        return Row(self, laid, laid.totals, len(laid.rows))

    def _laid(self) -> Iterator[Laid]:
        row = FIRST_ROW
        for part in self.document.parts:
            counted = is_counted(part)
            self.starts.append(row if counted else 0)
            if isinstance(part, Text):
                yield part
                continue
            if isinstance(part, Fields):
                yield self._fields(part, row + 1)
                rows = len(part.fields)
            else:
                table = self._table(part, row + 2)
                yield table
                rows = 1 + len(table.rows) + bool(table.totals)
            if counted:
                row += rows + 2

    def _fields(self, part: Fields, top: int) -> LaidFields:
        laid = LaidFields(part.title, [])
        for number, item in enumerate(part.fields, top):
            cell = Cell(f"B{number}", item.kind, hint=item.hint, choices=item.choices)
            if callable(item.filled):
                cell.formula = partial(item.filled, self)
            elif not self.blank:
                cell.filled = item.filled
            if item.name:
                self.named[item.name] = cell
            laid.rows.append(((self.blank and item.form) or item.label, cell))
        return laid

    def _table(self, part: Table, top: int) -> LaidTable:
        columns = tuple(replace(one, title=(self.blank and one.form) or one.title) for one in part.columns)
        laid = LaidTable(part.title, columns, total=part.total)
        if part.name:
            self.tables[part.name] = laid
        printed = any(column.printed for column in part.columns)
        count = part.blank if self.blank and part.blank and not printed else len(part.rows)
        for index in range(count):
            given = iter(part.rows[index] if index < len(part.rows) else ())
            cells: dict[str, Cell] = {}
            for letter, column in zip("ABCDEFGHIJKLMNOPQRSTUVWXYZ", part.columns, strict=False):
                cell = Cell(f"{letter}{top + index}", column.kind, choices=column.choices, printed=column.printed)
                if column.formula:
                    cell.formula = partial(column.formula, Row(self, laid, cells, index))
                else:
                    filled = next(given, None)
                    cell.filled = filled if column.printed or not self.blank else None
                cells[column.key] = cell
            laid.rows.append(cells)
        below = top + count
        for letter, column in zip("ABCDEFGHIJKLMNOPQRSTUVWXYZ", part.columns, strict=False):
            if column.total or column.overall:
                cell = laid.totals[column.key] = Cell(f"{letter}{below}", column.kind)
                if column.total:
                    cell.formula = partial(_total, column.total, laid, column.key)
                elif column.overall:
                    cell.formula = partial(column.overall, Row(self, laid, laid.totals, count))
        return laid


def _total(make: Callable[[Range], Value], table: LaidTable, key: str) -> Value:
    return make(table.column(key))


class Result:
    """The figures of a filled-in document, for other documents and for tests: ``Result(DOCUMENT)["net_value"]``."""

    def __init__(self, document: Document) -> None:
        """Take a document; it is laid out when it is first asked."""
        self.document = document

    @cached_property
    def sheet(self) -> Sheet:
        """The document, filled in and laid out."""
        return Sheet(self.document)

    def __getitem__(self, name: str) -> float:
        """Return the figure of a named field."""
        return self.sheet[name].number


def texts(sheet: Sheet) -> Iterable[str]:
    """Yield all that a reader sees of a laid-out document."""
    yield sheet.document.title
    for part in sheet.parts:
        yield part.title
        if isinstance(part, Text):
            yield from (part.hint,) if sheet.blank else part.filled
        elif isinstance(part, LaidFields):
            for label, cell in part.rows:
                yield from (label, cell.text)
        else:
            yield from (column.title for column in part.columns)
            for row in part.rows:
                yield from (cell.text for cell in row.values())
            yield part.total
            yield from (cell.text for cell in part.totals.values())
