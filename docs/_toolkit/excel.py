"""A document as a workbook: formulas with their results, no macros, the same bytes for the same content."""

from __future__ import annotations

import io
from datetime import UTC, date, datetime
from textwrap import wrap
from typing import Any

import xlsxwriter

from _toolkit.form import Cell, Column, LaidFields, LaidTable, Sheet, Text
from _toolkit.word import LICENCE

FORMATS = {
    "text": "@",
    "word": ";;;@",  # of a formula: in a cell for text it would become one when it is edited
    "number": "#,##0;−#,##0",
    "decimal": "#,##0.0;−#,##0.0",
    "score": "#,##0.00;−#,##0.00",
    "money": "£#,##0;−£#,##0",
    "share": "0%;−0%",
    "rate": "0.0%;−0.0%",
    "date": "d mmm yyyy",
    "mark": '[=1]"in";[=0]"–";0.0',
}
LEGEND = (
    "Yellow cells are yours to fill in; all others compute. Insert rows between two others, and copy a row's formulas."
)
NARROW, LABEL = 13, 34
"""How wide columns are, in letters, where nothing else is said; the first one has labels."""


def dump(sheet: Sheet) -> bytes:
    """Return a laid-out document as a workbook."""
    stream = io.BytesIO()
    as_text = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    book = xlsxwriter.Workbook(stream, {"in_memory": True, **as_text})
    book.set_properties(
        {
            "title": sheet.document.title,
            "author": "the pmo-guide contributors",
            "comments": LICENCE,
            "created": datetime(2000, 1, 1, tzinfo=UTC),
        }
    )
    book.set_calc_mode("auto")
    _Page(book, sheet).write()
    book.close()
    return stream.getvalue()


class _Page:
    def __init__(self, book: Any, sheet: Sheet) -> None:
        self.book = book
        self.sheet = sheet
        self.page = book.add_worksheet(sheet.document.title[:31].replace("/", "-"))
        self.formats: dict[tuple[str, ...], Any] = {}
        self.widths = [LABEL]
        self.texts: list[tuple[int, int, str]] = []
        """What stands in which row and column, and may need several lines."""

    def look(self, kind: str, *marks: str) -> Any:
        """Return the format of a kind of cell: ``field`` to fill in, ``head``, ``label``, ``total``."""
        if (kind, *marks) not in self.formats:
            shape = FORMATS[kind]
            if self.sheet.blank and shape.count(";") == 1:
                shape += ';"–"'  # nothing yet, rather than columns of zeros
            look: dict[str, Any] = {
                "font_name": "Calibri",
                "font_size": 11,
                "valign": "top",
                "indent": 1,
                "border": 1,
                "border_color": "#9FB8B8",
                "text_wrap": True,
                "num_format": shape,
                "align": "left" if kind in ("text", "word", "date") else "right",
            }
            if "field" in marks:
                look |= {"bg_color": "#FFF7DB", "border_color": "#8A6D00"}
            if "head" in marks:
                look |= {"bold": True, "bg_color": "#0B5C63", "font_color": "#FFFFFF", "valign": "vcenter"}
            if "right" in marks:
                look |= {"align": "right"}
            if "total" in marks or "label" in marks:
                look |= {"bold": True, "bg_color": "#E3EEEE"}
            self.formats[kind, *marks] = self.book.add_format(look)
        return self.formats[kind, *marks]

    def write(self) -> None:
        page, document = self.page, self.sheet.document
        plain = {"font_name": "Calibri", "font_size": 11}
        title = self.book.add_format({**plain, "font_size": 18, "bold": True, "font_color": "#0B5C63"})
        quiet = self.book.add_format({**plain, "font_color": "#595959"})
        section = self.book.add_format({**plain, "font_size": 13, "bold": True, "font_color": "#0B5C63"})
        page.write_string(0, 0, document.title, title)
        told = "Blank form" if self.sheet.blank else f"Illustrative example, filled in. {document.when}."
        page.write_string(1, 0, told, quiet)
        page.write_string(2, 0, LEGEND, quiet)
        for start, part in zip(self.sheet.starts, self.sheet.parts, strict=True):
            if not start or isinstance(part, Text):
                continue
            page.write_string(start - 1, 0, part.title, section)
            if isinstance(part, LaidFields):
                self.fields(part)
            else:
                self.table(part, start)
        for number, width in enumerate(self.widths):
            page.set_column(number, number, width)
        lines: dict[int, int] = {}  # not every program makes room for what it wraps
        for row, number, text in self.texts:
            lines[row] = max(lines.get(row, 1), len(wrap(text, int(self.widths[number] * 0.95) - 1)))
        for row, count in lines.items():
            page.set_row(row, 15.75 * count)
        page.hide_gridlines(2)
        page.set_landscape()
        page.set_paper(9)
        page.fit_to_pages(1, 0)
        page.set_footer(f"&L&8{LICENCE}&R&8&P / &N")

    def fields(self, part: LaidFields) -> None:
        for told, cell in part.rows:
            row = int(cell.place[1:]) - 1
            self.page.write_string(row, 0, told, self.look("text", "label"))
            self.texts.append((row, 0, told))
            self.cell(cell)
            if self.sheet.blank and cell.hint and not cell.formula:
                self.page.write_comment(cell.place, cell.hint)
            elif cell.kind == "text":
                self.widen(1, 30)
                self.texts.append((row, 1, cell.text))

    def table(self, part: LaidTable, start: int) -> None:
        for number, column in enumerate(part.columns):
            self.widen(number, column.width or (LABEL if not number else NARROW))
            self.page.write_string(start, number, column.title, self.look("text", "head", *_side(column)))
            self.texts.append((start, number, column.title))
        for cells in part.rows:
            for number, cell in enumerate(cells.values()):
                self.cell(cell)
                self.texts.append((int(cell.place[1:]) - 1, number, cell.text))
        if part.totals:
            row = int(next(iter(part.totals.values())).place[1:]) - 1
            for number, column in enumerate(part.columns):
                if below := part.totals.get(column.key):
                    self.cell(below, "total")
                else:
                    self.page.write_string(row, number, "" if number else part.total, self.look("text", "total"))

    def widen(self, number: int, width: int) -> None:
        self.widths += [NARROW] * (number + 1 - len(self.widths))
        self.widths[number] = max(self.widths[number], width)

    def cell(self, cell: Cell, *marks: str) -> None:
        if not cell.formula:
            self.filled(cell, *([] if cell.printed else ["field"]))
            return
        value = cell.value
        formula = f'IFERROR({value.formula},"")' if value.fragile else value.formula
        self.page.write_formula(
            cell.place,
            f"={formula}",
            self.look("word" if cell.kind == "text" else cell.kind, *marks),
            "" if value.now is None else value.now,
        )

    def filled(self, cell: Cell, *marks: str) -> None:
        look = self.look(cell.kind, *marks)
        if cell.choices:
            self.page.data_validation(cell.place, {"validate": "list", "source": list(cell.choices)})
        if cell.filled is None:
            self.page.write_blank(cell.place, None, look)
        elif isinstance(cell.filled, date):
            self.page.write_datetime(cell.place, datetime(cell.filled.year, cell.filled.month, cell.filled.day), look)
        elif isinstance(cell.filled, str):
            self.page.write_string(cell.place, cell.filled, look)
        else:
            self.page.write_number(cell.place, cell.filled, look)


def _side(column: Column) -> tuple[str, ...]:
    return () if column.kind in ("text", "date") else ("right",)
