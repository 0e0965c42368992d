"""The net below the check: whatever stands in a finished page that nobody meant is told, whoever wrote it and how."""

from __future__ import annotations

import hashlib
import os
import re
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

SWALLOWED = {
    "role": ("A {term} of it.", "{term}"),
    "link": ("See [it](https://example.org/a and more.", "]("),
    "link of two brackets": ("See [it][nowhere].", "]["),
    "bold": ("So **it is.", "**"),
    "box": ("- [ ] Do it", "[ ]"),
    "citation": ("So it is [@key].", "[@key"),
    "emoji": ("So :smile: it is.", ":smile:"),
    "backtick": ("So `it is.", "`"),
    "conflict": ("A.\n<<<<<<< HEAD\nB.", "<<<<<<<"),
    "HTML": ("So<br>it is.", "HTML is not for pages"),
    "picture": ("![](picture.png)", "no words"),
    "file": ("See [it](data.txt).", "becomes a download"),
    "title": ("# Another\n\nWords.", "second title"),
}
MEANT = """Code `{term} ](` and ``[ ]``, 5 \\* 4, a:b:c, 3 < 4 > 2, {download}`data.txt`, ![Words](picture.png).

```text
** ]( {role} :smile: [ ]
```
"""


@pytest.fixture(scope="module")
def told(root: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[str]]:
    """What a build tells of each page, by its name."""
    folder = tmp_path_factory.mktemp("leftovers")
    pages = {name.replace(" ", "-"): text for name, (text, _) in SWALLOWED.items()} | {"meant": MEANT}
    pages["steps/heavy"] = " ".join(hashlib.sha256(b"%d" % n).hexdigest() for n in range(2000))
    (folder / "steps").mkdir()
    conf = "extensions = ['myst_parser', 'leftovers', 'weight']\nhtml_theme = 'basic'\n"
    conf += "suppress_warnings = ['ref', 'myst']\n"
    (folder / "conf.py").write_text(conf, encoding="utf-8")
    (folder / "picture.png").write_bytes(b"")
    (folder / "data.txt").write_text("1", encoding="utf-8")
    names = "\n".join(pages)
    (folder / "index.md").write_text(f"# Pages\n\n```{{toctree}}\n{names}\n```\n", encoding="utf-8")
    for name, text in pages.items():
        (folder / f"{name}.md").write_text(f"# A page\n\n{text}\n", encoding="utf-8")
    command = [sys.executable, "-m", "sphinx", "-q", "-b", "html", ".", "out"]
    environment = os.environ | {"PYTHONPATH": str(root / "docs/_site"), "NO_COLOR": "1"}
    ran = subprocess.run(command, cwd=folder, capture_output=True, encoding="utf-8", check=False, env=environment)
    lines: dict[str, list[str]] = {name: [] for name in pages}
    for page, line in re.findall(r"((?:steps/)?[\w-]+)\.md:(.*)", ran.stderr):
        lines[page].append(line)
    return lines


@pytest.mark.parametrize("name", SWALLOWED)
def test_what_is_left_over_is_told_at_its_place(name: str, told: dict[str, list[str]]) -> None:
    [line] = told[name.replace(" ", "-")]
    assert int(line.partition(":")[0]) in (1, 3)
    assert SWALLOWED[name][1] in line


def test_what_is_meant_is_not_told(told: dict[str, list[str]]) -> None:
    assert told["meant"] == []


def test_a_page_that_is_too_heavy_for_a_phone_is_told_with_what_to_do(told: dict[str, list[str]]) -> None:
    [line] = told["steps/heavy"]
    assert re.search(
        r"this page weighs \d+\.\d KB, .*shorten it by some \d+ words, or give a section a page of its own", line
    )
