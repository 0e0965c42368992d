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
    from sphinx.config import Config
    from sphinx.environment import BuildEnvironment

RESULTS = ("image/svg+xml", "image/png", "image/jpeg", "text/markdown", "text/latex", "text/plain", "text/html")
"""The forms that the result of a cell of a notebook may have, the best first; HTML is told, as anywhere."""


def lacking(*packages: str) -> str:
    """Return what to install, in words that work wherever this one came from, or "" where all packages are there."""
    missing = [name for name in packages or ("typst", "pikepdf", "pypdfium2") if find_spec(name) is None]
    if not missing:
        return ""
    how = 'python -m pip install ".[pdf]" in a copy of the repository of pmo-guide'
    return f"a handbook needs {', '.join(missing)} of the extra `pdf`: {how}"


def choose_results(_app: Sphinx, config: Config) -> None:
    """Tell MyST-NB, where it is in use, which form of a result is printed; what a project says goes before."""
    if "nb_mime_priority_overrides" in config:
        ours = [(Handbook.name, form, number) for number, form in enumerate(RESULTS)]
        config.nb_mime_priority_overrides = [*ours, *config.nb_mime_priority_overrides]


class Handbook(Builder):
    """The name of the builder, which is imported where one is asked for: other builds need nothing of it."""

    name = "handbook"

    def __new__(cls, app: Sphinx, env: BuildEnvironment) -> Self:
        """Return the builder itself."""
        from pmo_guide.handbook.builder import HandbookBuilder

        return cast("Self", HandbookBuilder(app, env))
