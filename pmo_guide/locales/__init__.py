"""Our own words in other languages: a catalogue for each, of what Python and what scripts say.

`pmo_guide.upkeep.words` brings the catalogues up to date with the sources.
"""

from __future__ import annotations

import gettext
import io
from functools import cache
from pathlib import Path

HERE = Path(__file__).parent


def languages() -> tuple[str, ...]:
    """Return the languages that have our words, English first."""
    return ("en", *sorted(path.stem for path in HERE.glob("*.po")))


@cache
def catalogue(language: str) -> gettext.NullTranslations:
    """Return our words in a language, as in "de" or "de-AT"; in English where there are none of it."""
    path = HERE / f"{language.replace('-', '_').partition('_')[0]}.po"
    if not path.is_file():
        return gettext.NullTranslations()

    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    with path.open("rb") as file:
        found = read_po(file, locale=path.stem)
    stream = io.BytesIO()
    write_mo(stream, found)
    stream.seek(0)
    return gettext.GNUTranslations(stream)
