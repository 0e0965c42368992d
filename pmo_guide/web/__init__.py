"""What runs in the reader's browser: plain ES modules and style sheets, joined when a site is built."""

from __future__ import annotations

from pathlib import Path


def assets() -> Path:
    """Return the folder of the script and the style sheet that go into a site's ``_static``."""
    return Path(__file__).parent / "static"
