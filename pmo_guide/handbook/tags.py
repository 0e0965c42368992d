"""The tags of the handbook: the table that leads from what is printed to its tag, made quick to look things up in."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pikepdf


def branch(pdf: pikepdf.Pdf) -> None:
    """Deal the table of tags out to leaves that tell which numbers they hold, as the PDF standard means it (7.9.7).

    It has an entry for every page and every link, some 5,000, and is asked for each piece of text: a screen reader or
    a validator that reads it whole each time spends most of its time on that.
    """
    from pikepdf import NumberTree

    table = NumberTree.new(pdf)  # it makes new leaves as it grows
    for number, tag in NumberTree(pdf.Root.StructTreeRoot.ParentTree).items():
        table[number] = tag
    pdf.Root.StructTreeRoot.ParentTree = table.obj
