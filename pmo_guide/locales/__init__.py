"""Our own words in other languages: a catalogue for each, of what Python and what scripts say.

`pmo_guide.upkeep.words` brings the catalogues up to date with the sources.
"""

from __future__ import annotations

import gettext
from functools import cache
from pathlib import Path

HERE = Path(__file__).parent
DOMAIN = "pmo_guide"


@cache
def catalogue(language: str) -> gettext.NullTranslations:
    """Return our words in a language, as in "de" or "de-AT"; in English where there are none of it."""
    return gettext.translation(DOMAIN, str(HERE), [language.replace("-", "_")], fallback=True)
