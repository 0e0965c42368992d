"""What has once been published is still there or is retired: readers' saved progress is keyed by ids."""

from __future__ import annotations

import json
from pathlib import Path

import pmo_guide.framework
from pmo_guide.framework import FRAMEWORK, HISTORY
from pmo_guide.interchange import published_faults, record
from pmo_guide.model import Framework, kind_of, walk

FILE = Path(pmo_guide.framework.__file__).parent / "published.json"
PUBLISHED = json.loads(FILE.read_text(encoding="utf-8"))


def ids_of(framework: Framework) -> dict[str, list[str]]:
    """Return kind and title (or text) of everything that has an id."""
    return {
        item.id: [kind_of(item), getattr(item, "text", "") or item.title]  # type: ignore[attr-defined]
        for item in walk(framework)
        if kind_of(item) not in ("framework", "level", "readiness")
    }


def test_the_file_is_as_a_release_writes_it() -> None:
    text = json.dumps(PUBLISHED, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
    assert FILE.read_text(encoding="utf-8") == text
    assert PUBLISHED.keys() == json.loads(record(FRAMEWORK)).keys()
    assert (PUBLISHED["id"], PUBLISHED["title"]) == (FRAMEWORK.id, FRAMEWORK.title)
    assert PUBLISHED["version"] <= FRAMEWORK.version
    assert all(len(entry) == 2 and all(entry) for entry in PUBLISHED["ids"].values())


def test_history_is_as_a_release_writes_it() -> None:
    text = json.dumps(HISTORY, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
    assert FILE.with_name("history.json").read_text(encoding="utf-8") == text
    assert set(HISTORY) <= {version for version in HISTORY if "2026.11" < version <= PUBLISHED["version"]}


def test_every_id_ever_published_is_there_in_its_kind_or_retired() -> None:
    assert published_faults(FRAMEWORK, "pmo_guide.framework:FRAMEWORK") == []


def test_an_id_is_retired_for_one_of_its_own_kind() -> None:
    now = ids_of(FRAMEWORK)
    for old, new in FRAMEWORK.retired.items():
        if old in PUBLISHED["ids"] and new in now:
            assert now[new][0] == PUBLISHED["ids"][old][0], f"{old} → {new}"


def test_an_old_tick_never_stands_for_an_essential_action() -> None:
    essential = {item.id for step in FRAMEWORK.steps for item in step.actions if item.essential}
    assert [old for old, new in FRAMEWORK.retired.items() if new in essential] == []
