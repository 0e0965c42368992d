"""What a machine can mend: the order of sources and terms, and straight quotes in the texts of a framework."""

from __future__ import annotations

import io
import re
import tokenize
from itertools import accumulate
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

_ENTRY = re.compile(r"(?=^@)", re.MULTILINE)
_GLOSSARY = re.compile(
    r"(^(`{3,}|:{3,})\{glossary\}[^\n]*\n(?::[^\n]*\n)*\n*)(.*?)(\n*^\2[ \t]*$)", re.MULTILINE | re.DOTALL
)
_CURLY = (
    (re.compile(r"(?<=\w)'(?=\w)|(?<=[\w.,!?])'"), "’"),
    (re.compile(r"'(?=\w)"), "‘"),
    (re.compile(r'\\"(?=\w)'), "“"),
    (re.compile(r'(?<=[\w.,!?’])\\"'), "”"),
)


def sorted_sources(text: str) -> str:
    """Return a list of sources with its entries in the order of their keys."""
    head, *entries = _ENTRY.split(text)
    ends = text[len(text.rstrip()) :]
    return head + "\n\n".join(sorted((entry.strip() for entry in entries), key=_key)) + ends if entries else text


def _key(entry: str) -> str:
    return re.sub(r"^@\w+\s*\{\s*([^,\s]*).*", r"\1", entry, flags=re.DOTALL).casefold()


def sorted_terms(text: str) -> str:
    """Return a page with the terms of its glossary in order, each with its explanation."""

    def in_order(match: re.Match[str]) -> str:
        terms = re.split(r"\n\s*\n(?=\S)", match[3].strip("\n"))
        return match[1] + "\n\n".join(sorted(terms, key=str.casefold)) + match[4]

    return _GLOSSARY.sub(in_order, text)


def curled(text: str) -> str:
    """Return the Python of a framework with curly quotes in its sentences; ids, addresses and comments stay."""
    lines = text.splitlines(keepends=True)
    starts = [0, *accumulate(map(len, lines))]
    try:
        tokens = list(tokenize.generate_tokens(io.StringIO(text).readline))
    except (tokenize.TokenError, SyntaxError):
        return text  # of which the check tells
    for token in reversed(tokens):
        said = token.string
        if token.type == tokenize.STRING and said.startswith('"') and not said.startswith('"""') and " " in said:
            for pattern, curly in _CURLY:
                said = f'"{pattern.sub(curly, said[1:-1])}"'
            start, end = (starts[row - 1] + column for row, column in (token.start, token.end))
            text = text[:start] + said + text[end:]
    return text


def mend(paths: Iterable[Path], mending: Callable[[str], str]) -> list[str]:
    """Mend files in place, and return the names of those that are another now; one in another encoding stays."""
    changed = []
    for path in paths:
        try:
            before = path.read_bytes().decode("utf-8")
        except UnicodeDecodeError:  # of which the check tells
            continue
        after = mending(before)
        if after != before:
            path.write_bytes(after.encode())
            changed.append(path.as_posix())
    return changed
