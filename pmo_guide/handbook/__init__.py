"""The handbook: the whole book as one accessible PDF that can be filled in, printed, and read back.

`builder` is the Sphinx builder, `render` turns documents into Typst, ``handbook.typ`` holds the whole look and
`typesetting` sets it, `forms` makes the form fields, and `reading` reads a filled-in copy. Typst and pikepdf come with
the extra ``pdf`` and are imported only when a handbook is made or read.
"""

from __future__ import annotations

from importlib.util import find_spec
from typing import TYPE_CHECKING, cast

from sphinx.builders import Builder

if TYPE_CHECKING:
    from typing import Self

    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment


def lacking(*packages: str) -> str:
    """Return what to install, in words that work wherever this one came from, or "" where all packages are there."""
    missing = [name for name in packages or ("typst", "pikepdf", "pypdfium2") if find_spec(name) is None]
    if not missing:
        return ""
    how = 'python -m pip install ".[pdf]" in a copy of the repository of pmo-guide'
    return f"a handbook needs {', '.join(missing)} of the extra `pdf`: {how}"


class Handbook(Builder):
    """The name of the builder, which is imported where one is asked for: other builds need nothing of it."""

    name = "handbook"

    def __new__(cls, app: Sphinx, env: BuildEnvironment) -> Self:
        """Return the builder itself."""
        from pmo_guide.handbook.builder import HandbookBuilder

        return cast("Self", HandbookBuilder(app, env))
