"""What a release leaves is as it writes it; that nothing published is lost, `check` says."""

from __future__ import annotations

import json
from pathlib import Path

import pmo_guide.framework
from pmo_guide.framework import FRAMEWORK, HISTORY
from pmo_guide.interchange import record

FILE = Path(pmo_guide.framework.__file__).parent / "published.json"
PUBLISHED = json.loads(FILE.read_text(encoding="utf-8"))


def test_the_file_is_as_a_release_writes_it() -> None:
    text = json.dumps(PUBLISHED, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
    assert FILE.read_text(encoding="utf-8") == text
    assert PUBLISHED.keys() == json.loads(record(FRAMEWORK)).keys()
    assert PUBLISHED["version"] <= FRAMEWORK.version
    assert all(len(entry) == 2 and all(entry) for entry in PUBLISHED["ids"].values())


def test_history_is_as_a_release_writes_it() -> None:
    text = json.dumps(HISTORY, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
    assert FILE.with_name("history.json").read_text(encoding="utf-8") == text
    assert set(HISTORY) <= {version for version in HISTORY if "2026.11" < version <= PUBLISHED["version"]}
