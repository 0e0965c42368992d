"""The one door for warnings of the extension."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

from sphinx.util import logging

if TYPE_CHECKING:
    from docutils import nodes

logger = logging.getLogger(__name__)


class PmoWarning(Enum):
    """What can be wrong with a use of the extension, as ``pmo.<value>`` in ``suppress_warnings``."""

    CONFIG = "config"
    """A directive or role is used, but ``pmo_framework`` is not set."""
    UNKNOWN = "unknown"
    """A directive or role names an id, an option or a kind that is not in the framework."""
    DUPLICATE = "duplicate"
    """An object has two homes: two checklists of one step, or two cards of one competency, without ``:no-index:``."""
    NESTING = "nesting"
    """A home card stands inside a list, a note or a tab, or text follows it: cards are sections."""
    TITLE = "title"
    """The chapter of a step has another title than the step."""
    PUBLISHED = "published"
    """An id that was published is gone without being retired, or the framework has the id of another one."""
    UNCLAIMED = "unclaimed"
    """A step has no chapter, although other steps have one."""
    PAPER = "paper"
    """Something on a page has no form in the handbook; a placeholder is printed."""
    TYPESETTING = "typesetting"
    """Typst finds fault with the handbook, such as pages that never settle. It names no place."""
    FOLDER = "folder"
    """Two builds wrote into one folder at the same time, and what they left may be mixed."""


class UnsetError(LookupError):
    """Nothing can be asked: ``pmo_framework`` is not set."""


def warn(kind: PmoWarning, message: str, location: nodes.Node | str | tuple[str, int | None] | None) -> None:
    """Log a warning ``pmo.<kind>`` at a node, in a document or at a line of it, or at "file:line"."""
    logger.warning(message, location=location, type="pmo", subtype=kind.value)


def tell_fault(message: str, location: str | None) -> None:
    """Log an error that ends the build, at "file:line"."""
    logger.error(message, location=location)


def warn_not_found(name: str, error: LookupError, location: str) -> None:
    """Log why a directive or role of this name got no answer."""
    kind = PmoWarning.CONFIG if isinstance(error, UnsetError) else PmoWarning.UNKNOWN
    warn(kind, f"{name}: {error.args[0]}", location)
