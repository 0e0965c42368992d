"""What every kind of file is read into, before it is judged: plain data, and where each part of it stood."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from pmo_guide.interchange.json import build
from pmo_guide.model import Framework

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping


class Reading(NamedTuple):
    """A framework that was read from somebody's file, and what is to be said of that."""

    framework: Framework
    left_out: Mapping[str, int]
    """What could not be carried, and how many there are of it."""
    mended: tuple[str, ...] = ()
    """What was wrong and is mended, in words."""


class Draft(NamedTuple):
    """A framework as plain data that nobody has judged yet."""

    data: dict[str, Any]
    top: str = ""
    """What goes before each place: the name of the file."""
    places: Mapping[int, str] = {}
    """Where objects of the data stood, by `id`; others stand at their JSON pointer."""
    left_out: Mapping[str, int] = {}

    def finished(self, *, lenient: bool = False) -> Reading:
        """Return the framework; with `lenient`, what can be mended is mended first.

        Raises `FrameworkError` with every fault that remains.
        """
        mended = tuple(self._mended()) if lenient else ()
        framework: Framework = build(Framework, self.data, self.top, self.places)
        return Reading(framework, dict(sorted(self.left_out.items())), mended)

    def _mended(self) -> Iterator[str]:
        """Mend what has but one sensible meaning, and yield what was done."""
        kinds = ("steps", "competencies", "roles", "credentials", "resources")
        for kind in kinds:
            for number, item in enumerate(_objects(self.data.get(kind))):
                place = self.places.get(id(item), f"{self.top}/{kind}/{number}")
                title, name = item.get("title"), item.get("id")
                if isinstance(name, str) and (title is None or (isinstance(title, str) and not title.strip())):
                    item["title"] = item.get("code") or name.replace("-", " ")
                    yield f"{place}: the title is missing; it is now {item['title']!r}"
                related = item.get("related")
                if kind == "competencies" and isinstance(related, list):
                    item["related"] = [*dict.fromkeys(other for other in map(str, related) if other != name)]
                    if name in related:
                        yield f"{place}: was related to itself, and is no more"
                    elif len(item["related"]) < len(related):
                        yield f"{place}: was related twice to the same, and is once"


def _objects(values: Any) -> list[dict[str, Any]]:
    return [value for value in values if isinstance(value, dict)] if isinstance(values, list) else []
