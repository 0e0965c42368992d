"""The toolkit's documents: one source each, from which page, Word file and workbook are made. Loaded by ``conf.py``.

``{document} ID`` shows a document as the illustrative organisation filled it in, and on a site links to its files,
blank and filled in, which the build writes into ``downloads/documents/``.
"""

from __future__ import annotations

from functools import cache
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from _toolkit.form import Document, Sheet

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata

HERE = Path(__file__).parent
EXAMPLES = HERE.parent / "examples"
FOLDER = "downloads/documents"


@cache
def documents() -> dict[str, Document]:
    """Return all documents by their ids."""
    modules = sorted(path.stem for path in (EXAMPLES / "documents").glob("*.py") if path.stem != "__init__")
    found = [import_module(f"examples.documents.{name}").DOCUMENT for name in modules]
    return {document.id: document for document in found}


def sources() -> list[Path]:
    """Return the files that documents are made from and by."""
    return sorted([*HERE.glob("*.py"), *EXAMPLES.rglob("*.py")])


def files(document: Document) -> Iterator[tuple[str, str, bool]]:
    """Yield the files of a document: name, what kind of file it is, and whether it is blank."""
    for blank in (True, False):
        name = document.id if blank else f"{document.id}-filled"
        yield f"{name}.docx", "Word", blank
        if document.computes:
            yield f"{name}.xlsx", "Excel", blank


def content(document: Document, name: str, *, blank: bool) -> bytes:
    """Return what one of its files holds."""
    from _toolkit import excel, word

    sheet = Sheet(document, blank=blank)
    return excel.dump(sheet) if name.endswith(".xlsx") else word.dump(sheet)


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the directive, its links and the files."""
    from _toolkit import page  # which needs Sphinx; what looks at documents does not

    app.add_directive("document", page.DocumentDirective)
    app.connect("doctree-resolved", page.link)
    app.connect("build-finished", page.write)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
