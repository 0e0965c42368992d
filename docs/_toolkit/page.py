"""How a document stands on a page, with links to its files, and how these come to lie on a site."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.util.docutils import SphinxDirective
from sphinx.util.osutil import relative_uri

import _toolkit
from _toolkit.form import Document, LaidFields, LaidTable, Sheet, Text
from pmo_guide.model import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinx.application import Sphinx

SITES = ("html", "dirhtml", "singlehtml")
LINE = 64
"""How many letters the cells of a row have together in plain text."""
LINKS = "document-files"
"""What marks the place of the links to a document's files."""


class DocumentDirective(SphinxDirective):
    """A document as it was filled in, with links to its files."""

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        """Return its moment in the case, its parts and the place of its links."""
        for path in _toolkit.sources():
            self.env.note_dependency(str(path))
        name = self.arguments[0]
        if name not in _toolkit.documents():
            raise self.error(
                f"there is no document {name!r}{did_you_mean(name, _toolkit.documents())}; see docs/examples/documents"
            )
        document = _toolkit.documents()[name]
        case = nodes.admonition(
            "", nodes.title("", f"Illustrative case: {document.when}"), nodes.paragraph("", document.setting)
        )
        links = nodes.container("", classes=[LINKS], document=document.id)
        found: list[nodes.Node] = [case, links]
        for part in Sheet(document).parts:
            found += _part(part)
        for node in found:
            self.set_source_info(node)
        return found


def _part(part: LaidFields | LaidTable | Text) -> list[nodes.Node]:
    if isinstance(part, Text):
        return [nodes.rubric("", part.title), *(nodes.paragraph("", paragraph) for paragraph in part.filled)]
    if isinstance(part, LaidFields):
        kinds = {cell.kind for _, cell in part.rows}
        rows = [(label, cell.text) for label, cell in part.rows]
        return [_table((part.title, "Filled in"), rows, [False, "text" not in kinds], [1, 1])]
    lines = [tuple(cell.text for cell in row.values()) for row in part.rows]
    if part.totals:
        totals = [part.totals[column.key].text if column.key in part.totals else "" for column in part.columns]
        lines.append((part.total, *totals[1:]))
    figures = [column.kind not in ("text", "date") for column in part.columns]
    wanted = [column.width or 12 for column in part.columns]
    return [nodes.rubric("", part.title), _table([column.title for column in part.columns], lines, figures, wanted)]


def _table(
    head: Sequence[str], rows: Sequence[Sequence[str]], figures: Sequence[bool], wanted: Sequence[int]
) -> nodes.table:
    """Return a table; columns of figures are set to the right.

    How wide columns are matters in plain text alone: as their longest word, and what is left by what each wants.
    """

    def row(words: Sequence[str]) -> nodes.row:
        return nodes.row(
            "",
            *(
                nodes.entry("", nodes.paragraph("", word), classes=["text-right"] if figure else [])
                for word, figure in zip(words, figures, strict=True)
            ),
        )

    group = nodes.tgroup("", cols=len(figures))
    longest = [
        max(len(word) for text in column for word in text.split() or [""]) for column in zip(head, *rows, strict=True)
    ]
    left = max(0, LINE - sum(longest)) / sum(wanted)
    group += [nodes.colspec("", colwidth=need + int(left * want)) for need, want in zip(longest, wanted, strict=True)]
    group += nodes.thead("", row(head))
    group += nodes.tbody("", *map(row, rows))
    return nodes.table("", group, classes=["colwidths-auto"])


def link(app: Sphinx, doctree: nodes.document, docname: str) -> None:
    """Fill the places of links on a site; elsewhere there is nothing to link to."""
    for place in list(doctree.findall(nodes.container)):
        if LINKS not in place["classes"]:
            continue
        if app.builder.name in SITES:
            here = app.builder.get_target_uri(docname).partition("#")[0]
            place.replace_self(_listed(_toolkit.documents()[place["document"]], here))
        else:
            place.parent.remove(place)


def _listed(document: Document, here: str) -> nodes.bullet_list:
    listed = nodes.bullet_list("", bullet="*")
    for blank, told in ((True, "Blank"), (False, "Filled in")):
        line = nodes.paragraph("", f"{told}: ")
        for name, kind in ((name, kind) for name, kind, is_blank in _toolkit.files(document) if is_blank == blank):
            if len(line) > 1:
                line += nodes.Text(", ")
            line += nodes.reference("", f"{kind} ({name})", refuri=relative_uri(here, f"{_toolkit.FOLDER}/{name}"))
        listed += nodes.list_item("", line)
    return listed


def write(app: Sphinx, error: Exception | None) -> None:
    """Write the files of all documents into a site, unless they are there from the same sources."""
    if error or app.builder.name not in SITES:
        return
    made = hashlib.sha256(b"".join(path.read_bytes() for path in _toolkit.sources())).hexdigest()
    note = Path(app.doctreedir, "documents.made")
    folder = Path(app.outdir, _toolkit.FOLDER)
    wanted = {
        name: (document, blank)
        for document in _toolkit.documents().values()
        for name, _, blank in _toolkit.files(document)
    }
    if note.exists() and note.read_text("utf-8") == made and all((folder / name).exists() for name in wanted):
        return
    folder.mkdir(parents=True, exist_ok=True)
    for name, (document, blank) in wanted.items():
        (folder / name).write_bytes(_toolkit.content(document, name, blank=blank))
    note.write_text(made, "utf-8", newline="\n")
