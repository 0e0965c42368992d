"""A framework's texts for translators, as gettext has them: a template goes out, and a catalogue comes back.

Sphinx looks for catalogues in the folders of ``locale_dirs``; a framework's is
``LANGUAGE/LC_MESSAGES/pmo_framework.po``.
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from pmo_guide.model import Fault, FrameworkError, Level, Readiness, kind_of, texts

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from pmo_guide.model import Framework

DOMAIN = "pmo_framework"
"""What a catalogue of a framework is called, but for its ending."""


def dump(framework: Framework) -> str:
    """Return the template (.pot) with each text of a framework once, and where it stands: as the step `oven`, title."""
    from babel.messages.catalog import Catalog
    from babel.messages.pofile import write_po

    places: dict[str, list[str]] = {}  # at once, as a catalogue compares all places of a text with each further one
    for item, name, text in texts(framework):
        kind = kind_of(item)
        own = item.value if isinstance(item, Level) else "" if isinstance(item, Readiness) else item.id  # type: ignore[attr-defined]
        places.setdefault(text, []).append(f"{kind} {own}: {name}")
    template = Catalog(domain=DOMAIN)
    for text, told in places.items():
        template.add(text, auto_comments=told)
    stream = io.BytesIO()
    write_po(stream, template, omit_header=True, width=100)
    head = f'msgid ""\nmsgstr ""\n"Project-Id-Version: {framework.id} {framework.version}\\n"\n'
    return f'{head}"Content-Type: text/plain; charset=utf-8\\n"\n\n{stream.getvalue().decode().strip()}\n'


def find(folders: Iterable[Path], language: str) -> list[Path]:
    """Return the catalogues for a language, as "de" or "de_AT", the most general first: a later one goes before it."""
    names = dict.fromkeys([language.replace("-", "_").partition("_")[0], language])
    paths = (folder / name / "LC_MESSAGES" / f"{DOMAIN}.po" for name in names for folder in folders)
    return [path for path in paths if path.is_file()]


def read(paths: Iterable[Path]) -> dict[str, str]:
    """Return what texts are in another language; those that nobody has looked at (fuzzy) are left out.

    Raises `FrameworkError` for what is no catalogue.
    """
    from babel.messages.pofile import PoFileError, read_po

    told: dict[str, str] = {}
    for path in paths:
        try:
            with path.open("rb") as file:
                found = read_po(file, abort_invalid=True)
        except PoFileError as error:
            raise FrameworkError([Fault(f"{path}:{error.lineno + 1}", str(error))]) from None
        except (OSError, ValueError, LookupError) as error:
            raise FrameworkError([Fault(str(path), f"is no catalogue of gettext: {error}")]) from None
        for message in found:
            text, other = message.id, message.string
            if text and other and isinstance(text, str) and isinstance(other, str) and not message.fuzzy:
                told[text] = other
    return told


def language_of(path: Path) -> str:
    """Return the language of a catalogue, as its header says it.

    Raises `FrameworkError` where it does not say it.
    """
    from babel.messages.pofile import read_po

    with path.open("rb") as file:
        language = read_po(file).locale_identifier
    if not language:
        raise FrameworkError([Fault(str(path), r'does not say its language; its header takes a line "Language: de\n"')])
    return language.replace("_", "-")
