"""Python looks for garbage less often while a build runs, and not at all when its process ends.

A build makes a million objects, of which nearly all live until their page is written, or to the end.
"""

from __future__ import annotations

import atexit
import gc

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
