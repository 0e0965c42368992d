"""What was published under which id, and what a framework therefore keeps.

Readers' progress lies under the id of a framework and the ids in it, in browsers and in files, for years. So an id that
was published may only be retired, with its successor or with nothing, and a framework's id never means another one. A
*record* of the last release makes that checkable: the file ``published.json`` beside the framework, written by
``pmo-guide export --format published``. What returning readers are told is made from it first, by ``--format history``.

Whether a framework is another one under a published id is judged by its title. A fork first of all gives itself a title
of its own; if it keeps the id, its readers' progress and that of the first framework mix as soon as both stand at one
web address, or a file of one is brought into the other. A framework of the same id and title that kept all ids is, for
readers, the same: progress moves between the two without loss, whoever publishes them. The framework of this package
has its record in the package, so that every project is told which takes its id, wherever its files lie.
"""

from __future__ import annotations

import importlib
import json
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from pmo_guide.interchange.json import plain
from pmo_guide.model import (
    LISTS,
    Fault,
    Framework,
    FrameworkError,
    Level,
    Readiness,
    kind_of,
    left_out,
    to_retire,
    walk,
)
from pmo_guide.model.places import place_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

NAME = "published.json"
"""The name of a record, beside its framework."""
TOLD = ("competency", "action")
"""The kinds of which returning readers are told what is new, changed and gone."""
OURS = Path(__file__).parent.parent / "framework" / NAME


class Record(NamedTuple):
    """A framework as it was last published."""

    id: str
    title: str
    language: str
    version: str
    ids: Mapping[str, tuple[str, str]]
    """Kind, and title or text, of everything that has an id."""


def record(framework: Framework, reference: str = "", folder: Path | None = None) -> str:
    """Return the record of a framework as JSON text, to be written when it is published.

    What the record beside `reference` holds is kept, so that it only grows. Raises `FrameworkError` where that is none.
    """
    path = _beside(reference, folder) if reference else None
    before = _read(path).ids if path is not None and path.is_file() else {}
    parts = {
        "id": framework.id,
        "title": framework.title,
        "language": framework.language,
        "version": framework.version,
        "ids": {**before, **_ids(framework)},
    }
    return json.dumps(parts, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def history(framework: Framework, reference: str, folder: Path | None = None) -> str:
    """Return what returning readers are told, as JSON text: `history` of the framework's `extra`, and this version's.

    What is new, worded anew and gone since the last release is taken from its record, beside `reference`. Raises
    `ValueError` where there is none, or where this version was published already, and is another now.
    """
    path = _beside(reference, folder)
    if path is None or not path.is_file():
        raise ValueError(f"there is no {NAME} beside {reference}, so nothing was published that could have changed")
    before = _read(path).ids
    told = {version: plain(entry) for version, entry in framework.extra.get("history", {}).items()}
    known = {name for entry in told.values() for name in entry.get("gone", {})}
    now = {name: one for name, one in _ids(framework).items() if one[0] in TOLD}
    entry = {
        "new": [name for name in now if name not in before],
        "changed": [name for name, (_, words) in now.items() if name in before and before[name][1] != words],
        "gone": {
            name: words
            for name, (kind, words) in before.items()
            if kind in TOLD and name not in now and name not in known
        },
    }
    if entry := {what: some for what, some in entry.items() if some}:
        if framework.version == _read(path).version:
            many = sum(map(len, entry.values()))
            raise ValueError(
                f"{framework.version} was published already, and {many} competencies and actions are others now; "
                "give the framework a new version"
            )
        told[framework.version] = entry
    return json.dumps(told, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def published_faults(framework: Framework, reference: str, folder: Path | None = None) -> list[Fault]:
    """Return what a framework lacks of what was published under its id.

    `reference` and `folder` are those with which it was loaded: a record stands beside it, or nowhere. Raises
    `FrameworkError` for a record that is none.
    """
    records = {path: _read(path) for path in (_beside(reference, folder), OURS) if path is not None and path.is_file()}
    own = [found for found in records.values() if found.id == framework.id]
    alike = [found for found in own if found.title == framework.title or found.language != framework.language]
    return [
        *(_another(framework, found) for found in own if found not in alike),
        *dict.fromkeys(fault for found in alike for fault in _lost(framework, found)),
    ]


def faults_since(framework: Framework, before: Record) -> list[Fault]:
    """Return what a framework lacks of what it was earlier, whatever it is called now."""
    faults = []
    if before.id != framework.id:
        message = (
            f"the framework's id was {before.id!r}, and is {framework.id!r}: readers' progress is kept under it, "
            f"and would not be found. Write id={before.id!r} again"
        )
        faults.append(Fault(place_of(framework, "id"), message))
    return [*faults, *_lost(framework, before)]


def read_record(path: Path) -> Record | None:
    """Return the record in a file, or None where the file is of another kind."""
    try:
        return _read(path)
    except ValueError:
        return None


def _beside(reference: str, folder: Path | None) -> Path | None:
    path = (folder or Path()) / reference
    if path.is_file():
        return path.with_name(NAME)
    module = importlib.import_module(reference.partition(":")[0])
    return Path(module.__file__).with_name(NAME) if module.__file__ else None


def _read(path: Path) -> Record:
    try:
        data = json.loads(path.read_text(encoding="utf-8-sig"))
        ids = {name: (kind, title) for name, (kind, title) in data.pop("ids").items()}
        return Record(**data, ids=ids)
    except (OSError, ValueError, TypeError, AttributeError, KeyError) as error:
        from pmo_guide.interchange.slips import shown  # hardly ever needed

        line = error.lineno if isinstance(error, json.JSONDecodeError) else 1
        hint = "take back what was changed, or write it again with: pmo-guide export FRAMEWORK --format published"
        message = f"from here on this is no record of what was published; {hint}"
        raise FrameworkError([Fault(f"{shown(path)}:{line}", message)]) from error


def _ids(framework: Framework) -> dict[str, tuple[str, str]]:
    return {
        item.id: (kind_of(item), getattr(item, "text", "") or item.title)  # type: ignore[attr-defined]
        for item in walk(framework)
        if not isinstance(item, Framework | Level | Readiness)
    }


def _another(framework: Framework, before: Record) -> Fault:
    message = (
        f"{framework.id!r} is the id of the framework {before.title!r}, and this is {framework.title!r}: "
        "readers' progress in the two would mix. Give this one an id of its own; "
        "if it is the same under a new title, write its record again"
    )
    return Fault(framework.place, message)


def _lost(framework: Framework, before: Record) -> Iterator[Fault]:
    now = _ids(framework)
    kept = {kind for kind, _ in now.values()}
    for kind, field in LISTS.items():
        gone = [name for name, (what, _) in before.ids.items() if what == kind and name not in framework.retired]
        if gone and kind not in kept:
            yield left_out(framework, field, f"and the {len(gone)} that were published are gone with readers’ progress")
            kept.add(kind)
            now |= {name: before.ids[name] for name in gone}  # one fault is enough
    gone = [name for name in before.ids if name not in now]
    if not framework.retired and len(gone) > 3:
        yield left_out(framework, "retired", f"and of {len(gone)} published ids nobody knows what became of them")
        return
    for name, (kind, words) in before.ids.items():
        heir = framework.retired.get(name)
        if heir in now and now[heir][0] != kind:
            message = f"retired leads the {kind} {name!r} to the {now[heir][0]} {heir!r}; name another {kind}, or None"
            yield Fault(place_of(framework, message), message)
        if name in framework.retired or now.get(name, (None,))[0] == kind:
            continue
        if name in now:
            message = f"{name!r} was published as {kind}, and is now {now[name][0]}: give the new one another id"
            yield Fault(place_of(framework.index.by_id[name], "id"), message)
            continue
        fresh = {key: said for key, (what, said) in now.items() if what == kind and key not in before.ids}
        message = (
            f"the {kind} {name!r} was published and is gone: readers' progress is kept under its id. "
            f"Add to `retired`, with its successor or None: {to_retire(name, words, fresh)}"
        )
        yield Fault(place_of(framework, "retired"), message)
