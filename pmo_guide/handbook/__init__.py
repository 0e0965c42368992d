"""The handbook: the whole book as one accessible PDF that can be filled in, printed, and read back.

`builder` is the Sphinx builder, `render` turns documents into Typst, ``handbook.typ`` holds the whole look and
`typesetting` sets it, `forms` makes the form fields, and `reading` reads a filled-in copy. Typst and pikepdf come with
the extra ``pmo-guide[pdf]`` and are imported only when a handbook is made or read.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from sphinx.builders import Builder

if TYPE_CHECKING:
    from typing import Self

    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment


class Handbook(Builder):
    """The name of the builder, which is imported where one is asked for: other builds need nothing of it."""

    name = "handbook"

    def __new__(cls, app: Sphinx, env: BuildEnvironment) -> Self:
        """Return the builder itself."""
        from pmo_guide.handbook.builder import HandbookBuilder

        return cast("Self", HandbookBuilder(app, env))
