"""A framework as it was: from a file, from a module, or from a revision of git, which its own code exports."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from pmo_guide.cli.shared import named
from pmo_guide.interchange import LoadError, Record, dump, read_record
from pmo_guide.upkeep import things

REVISION = "a framework as above, or a revision of git, such as main, HEAD~1 or a tag"


def plain(reference: str, framework: str) -> dict[str, Any]:
    """Return the framework that a reference names, as plain data.

    `framework` is what it is called within a revision of git. Raises `LoadError` where there is none.
    """
    if not Path(reference).is_file() and ":" not in reference and (commit := _commit(reference)):
        if not framework:
            raise LoadError(f"which framework of {reference!r}? Say --framework, or name it in pyproject.toml")
        text = _exported(commit, reference, framework)
    elif ":" in reference or Path(reference).suffix or Path(reference).is_file():
        text = dump(named(reference))
    else:
        raise LoadError(
            f"{reference!r} is neither a file, nor of the form 'package.module:NAME', nor a revision of git"
        )
    data: dict[str, Any] = json.loads(text)
    return data


def record_of(reference: str, framework: str) -> Record:
    """Return what had an id in the framework that a reference names, or in a record of what was published.

    Raises as `plain` does.
    """
    if record := read_record(Path(reference)):
        return record
    data = plain(reference, framework)
    ids = {name: (thing.kind, thing.words) for name, thing in things(data).items()}
    return Record(data.get("id", ""), data.get("title", ""), data.get("language", "en"), data.get("version", ""), ids)


def _git(*arguments: str) -> subprocess.CompletedProcess[str]:
    """Run git here; no hook of a repository runs with it."""
    command = ["git", "-c", f"core.hooksPath={os.devnull}", *arguments]
    return subprocess.run(command, capture_output=True, encoding="utf-8", errors="replace", check=False)


def _commit(reference: str) -> str:
    """Return the commit that a reference names, or "" where it names none, or there is no git."""
    try:
        ran = _git("rev-parse", "--verify", "--quiet", "--end-of-options", f"{reference}^{{commit}}")
    except OSError:
        return ""
    return ran.stdout.strip() if ran.returncode == 0 else ""


def _exported(commit: str, reference: str, framework: str) -> str:
    """Return the JSON that the code of a commit exports, in a working tree of its own that is then removed."""
    inside = _git("rev-parse", "--show-prefix").stdout.strip()
    with tempfile.TemporaryDirectory() as folder:
        tree = Path(folder, "tree")
        ran = _git("worktree", "add", "--quiet", "--detach", str(tree), commit)
        if ran.returncode:
            raise LoadError(f"{reference!r} cannot be checked out: {ran.stderr.strip()}")
        try:
            here = tree / inside
            if not here.is_dir():
                raise LoadError(f"in {reference!r} there is no folder {inside!r}")
            ran = subprocess.run(
                [sys.executable, "-m", "pmo_guide", "export", framework, "--format", "json"],
                cwd=here,
                env=os.environ | {"PYTHONPATH": str(here), "PYTHONUTF8": "1", "PYTHONDONTWRITEBYTECODE": "1"},
                capture_output=True,
                encoding="utf-8",
                errors="replace",
                check=False,
            )
        finally:
            _git("worktree", "remove", "--force", str(tree))
    if ran.returncode:
        why = ran.stderr.strip().splitlines()[-1:] or ["it says nothing"]
        raise LoadError(f"the framework {framework!r} of {reference!r} cannot be exported: {why[0]}")
    return ran.stdout
