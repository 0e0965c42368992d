"""The paths of CONTRIBUTING and the first commands of README, followed as they are written."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tomllib
from importlib.metadata import packages_distributions
from typing import TYPE_CHECKING

import pytest
from copies import ROOT

if TYPE_CHECKING:
    from pathlib import Path

GUIDE = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
README = (ROOT / "README.md").read_text(encoding="utf-8")
BLOCK = re.compile(r"^([A-Z][^\n]*):\n\n```\w+\n(.*?)^```$", re.MULTILINE | re.DOTALL)
BLOCKS = [(match[1], match[2]) for match in BLOCK.finditer(GUIDE) if "`" in match[1]]
PATHS = re.findall(r"^## (.*)\n\n((?:\d\. .*\n)+)", GUIDE, re.MULTILINE)


def paste(folder: Path, where: str, block: str) -> None:
    """Put a block where its introduction says."""
    names = re.findall(r"`([^`]+)`", where)
    path = folder / names[0]
    if "new file" in where:
        path.write_text(block, encoding="utf-8")
        return
    text = path.read_text(encoding="utf-8")
    lines = text.splitlines(keepends=True)
    at = next(number for number, line in enumerate(lines) if names[1] in line)
    if "above the block" in where:
        at = next(number for number in range(at, -1, -1) if re.match(r"\s*\w+\($", lines[number]))
    elif "below the line" in where:
        at += 1
    else:
        assert "above the line" in where
    path.write_text("".join([*lines[:at], block, *lines[at:]]), encoding="utf-8")


def run(folder: Path, *command: str) -> str:
    """Run a module in a folder, whose own package comes first, and return what it says."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PYTEST")}
    environment |= {"PYTHONPATH": str(folder), "PYTHONUTF8": "1"}
    ran = subprocess.run(
        [sys.executable, "-m", *command],
        cwd=folder,
        capture_output=True,
        encoding="utf-8",
        check=False,
        env=environment,
    )
    return ran.stdout + ran.stderr


def test_three_paths_of_five_steps_at_most() -> None:
    assert len(PATHS) == 3
    for name, steps in PATHS:
        numbers = [int(step[0]) for step in steps.splitlines()]
        assert numbers == list(range(1, len(numbers) + 1)), name
        assert len(numbers) <= 5, name


def test_the_blocks_pass_as_they_are_pasted(tmp_path: Path) -> None:
    """All of them together pass what the steps name, and the tests of what contributors change."""
    leave = shutil.ignore_patterns("_build", "__pycache__")
    for name in ("pmo_guide", "docs", "tests/framework"):
        shutil.copytree(ROOT / name, tmp_path / name, ignore=leave)
    (tmp_path / "bench").mkdir()
    for name in ("bench/last-run.md", "README.md", "pyproject.toml"):
        shutil.copyfile(ROOT / name, tmp_path / name)
    assert len(BLOCKS) == 6
    for where, block in BLOCKS:
        paste(tmp_path, where, block)
    said = run(tmp_path, "pmo_guide", "check").splitlines()
    assert [line for line in said if not line.endswith("all is fine")] == []
    said = run(tmp_path, "pytest", "-q", "-p", "no:cacheprovider", "tests")
    assert re.search(r"^\d+ passed", said, re.MULTILINE), said
    assert "failed" not in said, said


@pytest.mark.parametrize("where", [where for where, _ in BLOCKS], ids=lambda where: where.partition(":")[0])
def test_a_block_says_where_it_goes(where: str) -> None:
    name = re.findall(r"`([^`]+)`", where)[0]
    assert (ROOT / name).exists() != ("new file" in where)


def test_the_sessions_that_are_named_exist() -> None:
    named = set()
    for text in (GUIDE, README):
        for options in re.findall(r"noxfile\.py -s ([\w -]+)", text):
            named |= set(options.split("  ")[0].split())
    code = (ROOT / "noxfile.py").read_text(encoding="utf-8")
    assert {"live", "check", "fix", "tests", "lint", "typing"} <= named
    assert {name for name in named if not re.search(rf"@nox\.session[^\n]*\ndef {name}\(", code)} == set()


def test_the_quick_start_works_as_pasted_with_what_it_installs(tmp_path: Path) -> None:
    """Nothing but what its command installs is imported, and the page shows what it promises."""
    [install] = re.findall(r"`(pip install \. [^`]+)`", README)
    [code] = re.findall(r"^```python\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)
    [page] = re.findall(r"^````markdown\n(.*?)^````$", README, re.MULTILINE | re.DOTALL)
    files = dict(re.findall(r"^# ([\w.]+)\n(.*?)(?=^# [\w.]+\n|\Z)", code, re.MULTILINE | re.DOTALL))
    assert list(files) == ["kitchen.py", "conf.py"]
    for name, text in [*files.items(), ("index.md", page)]:
        (tmp_path / name).write_text(text, encoding="utf-8")
    loaded = re.findall(r'"(\w+)"', re.findall(r"extensions = \[(.*?)\]", files["conf.py"])[0])
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    installed = {re.split(r"[ >=<\[;]", name)[0].lower() for name in [*install.split()[2:], *project["dependencies"]]}
    for extension in loaded:
        owners = {name.lower() for name in packages_distributions().get(extension, [])} or {extension.replace("_", "-")}
        assert owners & {*installed, project["name"]}, f"{install} brings no {extension}"
    command = [sys.executable, "-m", "sphinx", "-n", "-W", "-q", ".", "out"]
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    ran = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False, env=environment)
    assert (ran.returncode, ran.stderr) == (0, "")
    html = (tmp_path / "out/index.html").read_text(encoding="utf-8")
    assert "Bake a loaf and have it tasted" in html
    assert "Stretches dough until light shines through." in html
