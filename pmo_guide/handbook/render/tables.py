"""Tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from pmo_guide.handbook.expressions import array, call, quote
from pmo_guide.handbook.render.walk import Walker, names_in
from pmo_guide.handbook.tables import shape

if TYPE_CHECKING:
    from collections.abc import Sequence


_FORMS = ("pmo-plan-lines", "pmo-team-table")
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
        stub = "stub" if columns_[0].get("stub") else ""
        asked = given if "colwidths-given" in node["classes"] else None
        before, self._plain_links = self._plain_links, self._plain_links or bool(kind)
        form = shape(head, body, asked, len(given), self.book.sheet, paged=not self._plain_links)
        for columns in form.parts:
            heads = [self.header(row, columns) for row in head]
            rows = [self.row(row, columns, "" if kind else stub) for row in body]
            options = {
                "caption": names,
                "widths": array(str(form.widths[column]) for column in columns),
                "numbers": array("true" if form.numbers[column] else "false" for column in columns),
                "size": str(form.size),
                "together": str(form.together or self.is_form(kind, len(body))).lower(),
                "whole-rows": str(form.whole_rows).lower(),
                "hyphenate": str(form.hyphenate).lower(),
            }
            inner += self.block(node, call("data", quote(kind), *heads, *rows, **options)) + "\n"
        self._plain_links = before
        return inner.rstrip()

    def is_form(self, kind: str, rows: int) -> bool:
        """Whether a table is to be filled in and fits on a page."""
        return kind in _FORMS and (rows + 1) * ROW <= self.book.sheet.height

    def header(self, row: nodes.Node, columns: Sequence[int], **options: str) -> str:
        """Return a row of names, which stands again on every page that the table reaches.

        What is repeated is an artifact for those who have it read aloud, and PDF/UA allows none of them a link.
        """
        links = row.next_node(nodes.reference) or row.next_node(nodes.footnote_reference)
        before, self._plain_links = self._plain_links, True
        cells = [self.cell(cell, "once-linked" if links else "") for cell in self.chosen(row, columns)]
        self._plain_links = before
        return call("table.header", *cells, **options)

    def row(self, row: nodes.Node, columns: Sequence[int], stub: str) -> str:
        """Return a row of cells, the first of which may name it; a row that names a group is a header of its own."""
        if isinstance(row, nodes.Element) and "pmo-span" in row["classes"]:
            return self.header(row, columns, level="2")
        first, *others = self.chosen(row, columns)
        return ", ".join([self.cell(first, stub), *map(self.cell, others)])

    def chosen(self, row: nodes.Node, columns: Sequence[int]) -> Sequence[nodes.Node]:
        """Return the cells of these columns; rows with spans are never parted."""
        cells = row.children
        return [cells[column] for column in columns] if len(cells) > columns[-1] else cells

    def cell(self, node: nodes.Node, look: str = "") -> str:
        """Return one cell, in which a function may say how it looks."""
        more = {"colspan": "morecols", "rowspan": "morerows"}
        spans = {
            name: str(node[key] + 1) for name, key in more.items() if isinstance(node, nodes.Element) and key in node
        }
        body = self.item(node)
        if "pmo-span" in node.parent["classes"]:
            body = call("styled", quote("pmo-span"), body)
        body = call(look, body) if look else body
        return call("table.cell", body, **spans) if spans else body

    def render_tabular_col_spec(self, node: nodes.Element) -> str:
        return ""
