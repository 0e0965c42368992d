"""Makes a handbook, in a process of its own: ``python -m pmo_guide.handbook BOOK FOLDER NAME=VALUE ...``.

It is what ``sphinx-build -q -b handbook`` does, but a book that cannot be built ends in a sentence.
"""

from __future__ import annotations

import sys
from pathlib import Path

from sphinx.application import Sphinx
from sphinx.errors import SphinxError
from sphinx.util.console import nocolor
from sphinx.util.docutils import docutils_namespace, patch_docutils


def main(book: str, folder: str, *settings: str) -> int:
    """Build the book in one folder into another, with values of its configuration; return the exit status."""
    if not sys.stderr.isatty():
        nocolor()
    overrides = dict(one.split("=", 1) for one in settings)
    try:
        with patch_docutils(book), docutils_namespace():
            app = Sphinx(book, book, folder, Path(folder, ".doctrees"), "handbook", overrides, status=None)
            app.build()
            return app.statuscode
    except (SphinxError, OSError) as error:
        names_us = b"pmo_guide" in Path(book, "conf.py").read_bytes()
        hint = "" if names_us else "; its conf.py does not name the extension pmo_guide"
        print(f"pmo-guide: the book in {book} cannot be built: {str(error).strip()}{hint}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
