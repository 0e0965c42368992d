"""The first command on a fresh machine: whatever is missing there is told in plain words."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

HIDE = """
import importlib.util
find = importlib.util.find_spec
importlib.util.find_spec = lambda name, *rest: None if name in ("ensurepip", "pip") else find(name, *rest)
"""
OLD = "import sys; sys.version_info = (3, 10, 13); sys.version = '3.10.13 (main)'"


@pytest.mark.parametrize(
    ("machine", "told"),
    [(HIDE, "sudo apt install python3-venv"), (OLD, "needs Python 3.11 or later; this is 3.10.13")],
    ids=["no ensurepip", "old Python"],
)
def test_what_is_missing_is_told(machine: str, told: str, root: Path, tmp_path: Path) -> None:
    shutil.copy(root / "noxfile.py", tmp_path)
    (tmp_path / "sitecustomize.py").write_text(machine, encoding="utf-8")
    ran = subprocess.run(
        [sys.executable, "noxfile.py"],
        cwd=tmp_path,
        env=os.environ | {"PYTHONPATH": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 1
    assert told in ran.stderr
    assert "Traceback" not in ran.stderr
    assert not (tmp_path / ".venv").exists()
