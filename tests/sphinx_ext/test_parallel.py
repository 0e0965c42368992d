"""Several processes give the same as one: warnings, duplicates of Sphinx's own things among them, links and bytes."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from sphinx.util.console import strip_colors

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from apart import Ran
    from conftest import Project

PAGE = """\
.. _same:

Page {name}
======

:ref:`same` :term:`word` :pmo:role:`no-such` :pmo:level:`1`

.. pmo:levels::

.. glossary::

   word
     What page {name} says it is.

.. _untitled:

A paragraph.

.. _drawn:

.. figure:: dot.svg

   A caption
"""


def told(ran: Ran) -> list[str]:
    """Return what a build warned of; in which order pages are read does not matter."""
    return sorted(strip_colors(ran.warnings).splitlines())


@pytest.mark.skipif(sys.platform == "win32", reason="Windows forks no processes")
def test_warnings_and_links_are_the_same_in_any_number_of_processes(
    copied: Callable[[str, Path], Project], tmp_path: Path
) -> None:
    project = copied("guild", tmp_path)
    pages = {f"page{name}.rst": PAGE.format(name=name) for name in "abcde"}
    project.write({**pages, "dot.svg": '<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/>'})
    project.replace("index.rst", "   dough\n", "   dough\n   pagea\n   pageb\n   pagec\n   paged\n   pagee\n")
    folders = {jobs: f"_{jobs}" for jobs in (1, 3, 4)}
    settings = {"exclude_patterns": ["_*"]}

    def links(to: str) -> dict[str, str]:
        out = project.folder / to / "html/html"
        return {name: (out / f"{name}.html").read_text("utf-8") for name in ("pagea", "paged", "pagee")}

    alone = told(project.apart(to="_1", jobs=1, **settings))
    for kind in ("label same", "label drawn", "term description of word"):
        assert sum(f"duplicate {kind}, other instance in" in line for line in alone) == 4
    assert sum("the table of levels stands also in" in line for line in alone) == 5
    for jobs in (3, 4):
        assert told(project.apart(to=folders[jobs], jobs=jobs, **settings)) == alone
        assert links(folders[jobs]) == links("_1")
    for name in "bd":
        project.replace(f"page{name}.rst", "A paragraph.", "A sentence.")
    alone = told(project.apart(to="_1", jobs=1, **settings))
    assert sum("duplicate label same, other instance in" in line for line in alone) == 2
    for jobs in (3, 4):
        assert told(project.apart(to=folders[jobs], jobs=jobs, **settings)) == alone


SCRIPT = """
import os, sys
from contextlib import closing
from sphinx.cmd.build import build_main

class Turned:
    def __init__(self, found):
        with closing(found):
            self.found = list(found)[::-1]
    def __iter__(self):
        return iter(self.found)
    def __next__(self):
        if self.found:
            return self.found.pop(0)
        raise StopIteration
    def close(self):
        pass
    def __enter__(self):
        return self
    def __exit__(self, *_):
        pass

jobs, turned = sys.argv[1:3]
if turned == "turned":
    scandir, listdir = os.scandir, os.listdir
    os.scandir = lambda *given: Turned(scandir(*given))
    os.listdir = lambda *given: listdir(*given)[::-1]
for builder in sys.argv[3:]:
    folders = ["-d", f"_built/trees-{builder}", ".", f"_built/{builder}"]
    if build_main(["-q", "-n", "-W", "--keep-going", "-b", builder, f"-j{jobs}", *folders]):
        sys.exit(f"{builder} failed")
"""
MACHINES = (
    ("one", "1", "straight", {"PYTHONHASHSEED": "1", "LC_ALL": "C.UTF-8", "TZ": "UTC"}),
    (
        "another/und tiefer, ü",
        "4",
        "turned",
        {"PYTHONHASHSEED": "2", "LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0", "TZ": "XXX-14"},
    ),
)
"""Folder, processes, order of files, and environment."""


def test_the_same_bytes_on_another_machine_and_no_warning_of_python(
    copied: Callable[[str, Path], Project], tmp_path: Path
) -> None:
    """Whatever the folder, the number of processes, the order of files, hash seed, locale and time zone."""
    seen = []
    for folder, jobs, order, differs in MACHINES:
        project = copied("guild", tmp_path / folder)
        conf = (project.folder / "conf.py").read_text("utf-8").replace("_build", "_built")
        project.write(
            {"conf.py": f'{conf}version = "1"\ncopyright = "%Y"\nepub_show_urls = "no"\npmo_offline = True\n'}
        )
        environment = os.environ | differs | {"SOURCE_DATE_EPOCH": "1700000000", "PYTHONWARNINGS": "error"}
        command = [sys.executable, "-c", SCRIPT, jobs, order, "html", "dirhtml", "epub", "latex", "text", "gettext"]
        ran = subprocess.run(command, cwd=project.folder, env=environment, capture_output=True, check=False)
        assert ran.returncode == 0, ran.stderr.decode("utf-8", "replace")
        made = project.folder / "_built"
        files = (path for path in made.rglob("*") if path.is_file())
        kept_out = (".doctree", ".pickle", ".epub")  # the zip keeps the times of its files
        seen.append(
            {
                path.relative_to(made).as_posix(): path.read_bytes()
                for path in files
                if path.suffix not in kept_out and not path.relative_to(made).as_posix().startswith("trees-")
            }
        )
    assert len(seen[0]) > 100
    assert {name for name in seen[0] if seen[0][name] != seen[1].get(name)} == set()
    assert seen[0].keys() == seen[1].keys()
