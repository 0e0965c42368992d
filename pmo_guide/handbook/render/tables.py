"""Tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from pmo_guide.handbook.expressions import array, call, quote
from pmo_guide.handbook.render.walk import Walker, names_in
from pmo_guide.handbook.tables import Cell, placed, shape

if TYPE_CHECKING:
    from collections.abc import Sequence


ROW = 18.5
"""The height of a line to write on, in points."""


class Tables(Walker):
    """Renders tables."""

    def render_table(self, node: nodes.Element) -> str:
        group = node.next_node(nodes.tgroup)
        title = node[0] if isinstance(node[0], nodes.title) else None
        if group is None:
            return ""
        head = [row for part in group.findall(nodes.thead) if part.parent is group for row in part.children]
        body = [row for part in group.findall(nodes.tbody) if part.parent is group for row in part.children]
        inner = self.marks(*names_in(*head))  # the names of columns stand again on every page
        names = self.caption(node, title) if title else "none"
        kind = next((name for name in node["classes"] if name.startswith("pmo-") and name != "pmo-table"), "")
        columns_ = [spec for spec in group.children if isinstance(spec, nodes.colspec)]
        given = [spec["colwidth"] for spec in columns_]
        stubs = [number for number, spec in enumerate(columns_) if spec.get("stub") and not kind]
        asked = given if "colwidths-given" in node["classes"] else None
        before, self._plain_links = self._plain_links, self._plain_links or bool(kind)
        form = shape(head, body, asked, len(given), self.book.sheet, paged=not self._plain_links)
        for columns in form.parts:
            heads = [
                self.header(row, cells, columns) for row, cells in zip(head, placed(head, len(given)), strict=True)
            ]
            rows = [self.row(*row, columns, stubs) for row in zip(body, placed(body, len(given)), strict=True)]
            options = {
                "caption": names,
                "widths": array(str(form.widths[column]) for column in columns),
                "numbers": array("true" if form.numbers[column] else "false" for column in columns),
                "size": str(form.size),
                "together": str(form.together or (kind == "pmo-team-table" and self.fits(len(body)))).lower(),
                "whole-rows": str(form.whole_rows).lower(),
                "hyphenate": str(form.hyphenate).lower(),
            }
            inner += self.block(node, call("data", quote(kind), *heads, *rows, **options)) + "\n"
        self._plain_links = before
        return inner.rstrip()

    def fits(self, rows: int) -> bool:
        """Whether so many lines to write on fit on a page."""
        return (rows + 1) * ROW <= self.book.sheet.height

    def header(self, row: nodes.Node, cells: Sequence[Cell], columns: Sequence[int], **options: str) -> str:
        """Return a row of names, which stands again on every page that the table reaches.

        What is repeated is an artifact for those who have it read aloud, and PDF/UA allows none of them a link.
        """
        links = row.next_node(nodes.reference) or row.next_node(nodes.footnote_reference)
        before, self._plain_links = self._plain_links, True
        made = [self.cell(cell, "once-linked" if links else "") for cell in cells if cell.column in columns]
        self._plain_links = before
        return call("table.header", *made, **options)

    def row(self, row: nodes.Node, cells: Sequence[Cell], columns: Sequence[int], stubs: Sequence[int]) -> str:
        """Return a row of cells, some of which may name it; a row that names a group is a header of its own."""
        if isinstance(row, nodes.Element) and "pmo-span" in row["classes"]:
            return self.header(row, cells, columns, level="2")
        chosen = [cell for cell in cells if cell.column in columns]
        return ", ".join(self.cell(cell, "stub" if cell.column in stubs else "") for cell in chosen)

    def cell(self, cell: Cell, look: str = "") -> str:
        """Return one cell, in which a function may say how it looks."""
        spans = {"colspan": str(cell.wide)} if cell.wide > 1 else {}
        if cell.high > 1:
            spans |= {"rowspan": str(cell.high), "breakable": "true"}  # between its rows
        body = self.item(cell.node)
        if "pmo-span" in cell.node.parent["classes"]:
            body = call("styled", quote("pmo-span"), body)
        body = call(look, body) if look else body
        return call("table.cell", body, **spans) if spans else body

    def render_tabular_col_spec(self, node: nodes.Element) -> str:
        return ""
