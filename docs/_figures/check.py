"""Say which figures pages tell otherwise than they are worked out: ``python docs/_figures/check.py [--draw]``.

With ``--draw``, the pictures that are kept are drawn anew before.
"""

from __future__ import annotations

import sys
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

DOCS = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(DOCS), str(DOCS.parent)]

from pmo_guide.interchange import LoadError, load  # noqa: E402
from pmo_guide.interchange.slips import error_fault, syntax_faults  # noqa: E402
from pmo_guide.model import LISTS, FrameworkError  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOMS = ("examples", "_pictures", "_toolkit", "_figures")
"""Where figures are worked out."""


def findings(*, draw: bool) -> Iterator[object]:
    """Yield what is wrong, or what keeps it from being found out."""
    try:
        yield from import_module("_figures.worked").findings()
        yield from import_module("_figures.papers").findings()
        framework = load("pmo_guide.framework:FRAMEWORK")
        if not all(getattr(framework, field) for field in LISTS.values()):  # of which it tells as well
            return
        if draw:
            import_module("_pictures").draw()
        yield from import_module("_figures.path").findings(framework)
        yield from import_module("_figures.drawn").findings()
    except (FrameworkError, LoadError):  # of which the check of the framework tells
        return
    except Exception as error:  # whatever is wrong with an example is told at its line
        files = sorted(path for room in ROOMS for path in (DOCS / room).rglob("*.py"))
        slips = [fault for path in files for fault in syntax_faults(path)]
        yield from slips or [error_fault(error, DOCS / "examples" / "worked.py")]


def main() -> int:
    """Print what is found and return 1 if anything is."""
    found = list(findings(draw="--draw" in sys.argv[1:]))
    for finding in found:
        print(finding)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
