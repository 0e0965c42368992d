"""Sphinx, with a handbook of three times the book: each chapter stands there three times, with labels of its own.

``python3 -m bench.thrice`` takes what ``sphinx-build`` takes.
"""

from __future__ import annotations

import re
import sys
from typing import TYPE_CHECKING

from sphinx.cmd.build import main

from pmo_guide.handbook import builder

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pmo_guide.handbook.render.walk import Chapter

TIMES = 3
_LABEL = re.compile(r'label\("((?:[^"\\]|\\.)*)"\)')


class Thrice(builder.HandbookBuilder):
    """A handbook of three times a book."""

    def chapters(self, depths: Mapping[str, int]) -> dict[str, Chapter]:
        """Return all pages as chapters that stand there three times; links lead to the first."""
        return {name: repeated(chapter) for name, chapter in super().chapters(depths).items()}


def repeated(chapter: Chapter) -> Chapter:
    """Return a chapter three times in a row, each with labels of its own."""
    copies = (_LABEL.sub(rf'label("\1 again {n}")', chapter.source) for n in range(1, TIMES))
    return chapter._replace(source="\n".join([chapter.source, *copies]), titles=chapter.titles * TIMES)


if __name__ == "__main__":
    builder.HandbookBuilder = Thrice  # type: ignore[misc]
    sys.exit(main(sys.argv[1:]))
