"""A copy of our framework and our book, for tests that change them as contributors do."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

ROOT = Path(__file__).parent.parent
PAGE = "docs/steps/network.md"
"""A chapter to write into."""
LAST = re.findall(r"^### .*\n\n([A-Z].*\n(?:\w.*\n)*)(?=\n)", (ROOT / PAGE).read_text(encoding="utf-8"), re.MULTILINE)[
    0
]
"""A paragraph of it, whatever it says now, to write something below."""
PROSE = 'prose = "docs/_prose/check.py"'
FIGURES = 'figures = "docs/_figures/check.py"'


def copy_project(folder: Path) -> Path:
    """Fill a folder with our framework, as the package guidebook, with our book, and with what is checked of both."""
    leave = shutil.ignore_patterns("__pycache__", "_build")
    shutil.copytree(ROOT / "docs", folder / "docs", ignore=leave)
    shutil.copytree(ROOT / "pmo_guide" / "framework", folder / "guidebook", ignore=leave)
    for name in ("pmo_guide/publish/leave.js", "bench/last-run.md"):  # which pages of the manual show
        (folder / name).parent.mkdir(parents=True)
        shutil.copyfile(ROOT / name, folder / name)
    for path in [folder / "docs" / "conf.py", *(folder / "guidebook").glob("*.py")]:
        path.write_text(path.read_text(encoding="utf-8").replace("pmo_guide.framework", "guidebook"), encoding="utf-8")
    settings = (ROOT / "pyproject.toml").read_text(encoding="utf-8").partition("[tool.pmo-guide]")[2]
    settings = settings.partition("[tool.flit.module]")[0].replace("pmo_guide.framework:", "guidebook:")
    for script in (PROSE, FIGURES):  # which have tests of their own
        settings = settings.replace(f"{script}\n", "")
    (folder / "pyproject.toml").write_text(f"[tool.pmo-guide]{settings}", encoding="utf-8")
    return folder
