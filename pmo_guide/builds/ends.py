"""How a build ends: in a sentence where it cannot go on, and with Python as it was before.

While a build runs, Python looks for garbage less often, and not at all when its process ends: a build makes a million
objects, of which nearly all live until their page is written, or to the end.
"""

from __future__ import annotations

import atexit
import gc
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PATIENCE = 50_000
"""How many more objects there must be before Python looks for garbage; usually a few hundred."""

_before: list[tuple[int, int, int]] = []
"""What was usual before the build that runs, if any."""


def be_patient() -> None:
    """Begin with it, unless whoever runs the build has Python not look at all."""
    if gc.isenabled() and not _before:
        _before.append(gc.get_threshold())
        gc.set_threshold(PATIENCE, *_before[0][1:])
        atexit.unregister(gc.freeze)
        atexit.register(gc.freeze)


def be_as_usual() -> None:
    """Go back to what was before, as a build has ended, well or not."""
    if _before:
        gc.set_threshold(*_before.pop())


@contextmanager
def plain_end(folder: Path) -> Iterator[None]:
    """End the build with a sentence where a file, in `folder` if none is named, cannot be written.

    A full disk is nobody's fault in code, and any exception but `SystemExit` would have Sphinx show a traceback.
    """
    try:
        yield
    except OSError as error:
        be_as_usual()
        raise SystemExit(f"The build has stopped. {error.filename or folder}: {error.strerror or error}.") from error
