"""The papers that a handbook can be printed on, in millimetres: the template and the tables know them from here."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from pmo_guide.handbook.tables import Sheet

if TYPE_CHECKING:
    from collections.abc import Mapping

_POINTS = 72 / 25.4
_USUAL = 10.0


class Paper(NamedTuple):
    """A paper, and how a page on it is laid out."""

    width: float
    height: float
    hang: float
    """How far tables and what is filled in hang out to the left of the text."""
    column: float
    """The width of the text: some 75 letters."""
    right: float
    """The margin to the right of it; the rest is on the left."""
    top: float
    bottom: float
    size: float
    """The size of letters, in points."""

    def bound(self) -> Paper:
        """Return it for sheets that are printed on both sides and bound: nothing hangs out, as sides are mirrored."""
        return self._replace(hang=0, right=(self.width - self.column) * 0.46)

    def laid_out(self, duplex: bool) -> Mapping[str, Any]:
        """Return what the template wants to know."""
        left = self.width - self.column - self.right
        return {**self._asdict(), "left": left, "duplex": duplex}

    @property
    def sheet(self) -> Sheet:
        """The room for a table, as if letters had their usual size."""
        scale = _POINTS * _USUAL / self.size
        return Sheet((self.hang + self.column) * scale, (self.height - self.top - self.bottom) * scale)


PAPERS = {
    "a4": Paper(210, 297, 28, 126, 28, 17, 16, 9.6),
    "us-letter": Paper(215.9, 279.4, 28, 126, 31, 17, 16, 9.6),
    "a5": Paper(148, 210, 0, 114, 17, 16, 15, 9.2),
}
"""By the names that the configuration takes."""
