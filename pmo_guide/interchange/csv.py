"""A framework as one table (CSV) that spreadsheets open as it is."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pmo_guide.interchange.nouns import nouns
from pmo_guide.locales import catalogue
from pmo_guide.model import Framework, Readiness, kind_of, walk

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from pmo_guide.model import Item

_COMMA = "bg ca cs da de el es et eu fi fr gl hr hu id is it lt lv mk nb nl nn no pl pt ro ru sk sl sq sr sv tr uk vi"
DECIMAL_COMMA = frozenset(_COMMA.split())
"""Languages that write 1,5 and whose spreadsheets therefore part columns by semicolons."""
DECIMAL_POINT = ("de-ch", "de-li", "es-mx", "es-us")
"""Their regions that write 1.5."""

# What follows is as in web/export-plan.js: two programs, one kind of file.
_GUARD = "\u200b"
_FORMULA = re.compile(r'((?:^|[;,|\t\n])[\s"]*)(?=[=+\-@\uff1d\uff0b\uff0d\uff20])')
_NUMBER = re.compile(
    r"(?!https?:)(?=.*[0-9]).{1,30}\Z|[0-9\s.,]+\Z|(?:true|false|wahr|falsch)\Z|[\t\n]", re.IGNORECASE | re.DOTALL
)
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


def separator_of(language: str) -> str:
    """Return what parts the columns where people write numbers as in this language."""
    tag = language.lower().replace("_", "-")
    return ";" if tag.partition("-")[0] in DECIMAL_COMMA and not tag.startswith(DECIMAL_POINT) else ","


def csv_text(rows: Iterable[Iterable[str | float]], separator: str) -> str:
    """Return rows as CSV (RFC 4180) that a spreadsheet opens as they are.

    A byte order mark goes first; numbers are written as where that separator is at home; a text that a spreadsheet
    would take for a formula, a number or a truth gets a character of no width before it. Days stay days.
    """

    def cell(value: str | float) -> str:
        if isinstance(value, int | float):
            number = f"{value:g}" if abs(value) < 1e6 else str(value)
            return number.replace(".", ",") if separator == ";" else number
        if not _DAY.fullmatch(value):
            value = _FORMULA.sub(rf"\1{_GUARD}", f"{_GUARD}{value}" if _NUMBER.match(value) else value)
        return '"{}"'.format(value.replace('"', '""'))

    return "\ufeff" + "".join(separator.join(map(cell, row)) + "\r\n" for row in rows)


def dump(framework: Framework) -> str:
    """Return the framework as CSV in its language: a row for each level, step, action and so on, in order."""
    _ = catalogue(framework.language).gettext
    return csv_text([heads(_), *_rows(framework, nouns(framework, _))], separator_of(framework.language))


def heads(_: Callable[[str], str]) -> list[str]:
    """Return the heads of the columns; `_` says our own words in a language."""
    return [
        *(_("Kind"), _("Id"), _("Code"), _("Title"), _("Text"), _("Belongs to"), _("Level"), _("Counts towards")),
        *(_("Hours (least)"), _("Hours (most)"), _("Weeks (least)"), _("Weeks (most)")),
        *(_("Evidence"), _("Address"), _("Verified")),
    ]


def _rows(framework: Framework, kinds: Mapping[str, str]) -> Iterator[list[str | float]]:
    title_of = {name: str(getattr(item, "title", "")) for name, item in framework.index.by_id.items()}
    owner: dict[int, str] = {}
    for item in walk(framework):
        for part in (*getattr(item, "actions", ()), *getattr(item, "indicators", ())):
            owner[id(part)] = item.title  # type: ignore[attr-defined]
        if not isinstance(item, Framework | Readiness):
            yield _row(item, kinds[kind_of(item)], title_of, owner.get(id(item), ""))


def _row(item: Item, kind: str, title_of: Mapping[str, str], owner: str) -> list[str | float]:
    def text(*names: str) -> str:
        return next((str(value) for name in names if (value := getattr(item, name, None))), "")

    towards: Mapping[str, int] = getattr(item, "builds", None) or getattr(item, "targets", None) or {}
    counts = [f"{title_of[name]}: {level}" for name, level in towards.items()]
    counts += [title_of[name] for name in getattr(item, "helps", ())]
    effort, elapsed = (getattr(item, name, None) or ("", "") for name in ("effort", "elapsed"))
    upper = getattr(item, "step", None) or getattr(item, "parent", None)
    return [
        kind,
        text("id"),
        text("code"),
        text("title"),
        text("text", "definition", "summary", "eligibility"),
        title_of.get(str(upper), owner),
        getattr(item, "level", getattr(item, "value", "")),
        "\n".join(counts),
        *effort,
        *elapsed,
        text("evidence"),
        text("url"),
        text("verified_on"),
    ]
