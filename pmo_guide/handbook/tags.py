"""The tags of the handbook: the table that leads from what is printed to its tag, made quick to look things up in."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pikepdf

LEAF = 64
"""How many entries one leaf of the table has."""


def branch(pdf: pikepdf.Pdf) -> None:
    """Deal the flat table of tags out to leaves that tell which numbers they hold.

    It has an entry for every page and every link, some 5,000, and is asked for each piece of text: a screen reader or
    a validator that reads it whole each time spends most of its time on that.
    """
    from pikepdf import Array, Dictionary

    table = pdf.Root.StructTreeRoot.ParentTree
    flat = list(table.Nums)
    table.Kids = Array()
    for start in range(0, len(flat), 2 * LEAF):
        entries = flat[start : start + 2 * LEAF]
        limits = Array([entries[0], entries[-2]])
        table.Kids.append(pdf.make_indirect(Dictionary(Limits=limits, Nums=Array(entries))))
    del table.Nums
