"""Whatever is edited, of whatever framework: an incremental build equals a clean one, and reads what shows the edit."""

from __future__ import annotations

import json
import pickle
import shutil
import sys
from typing import TYPE_CHECKING, Any

import apart
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from strategies import WORDS, frameworks

from pmo_guide.interchange import dump, parse
from pmo_guide.model import FrameworkError

if TYPE_CHECKING:
    from pathlib import Path

    from pmo_guide.model import Framework

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows forks no processes")
CONF = 'extensions = ["pmo_guide"]\npmo_framework = "f.json"\nhtml_theme = "basic"\nexclude_patterns = ["_*"]\n'
INDEX = "Book\n====\n\n.. toctree::\n   :glob:\n\n   *\n"
PAGES = {
    "chapter": ".. pmo:step:: id-1\n\n.. pmo:checklist:: id-1\n",
    "cards": ".. pmo:competency::\n   :all:\n",
    "boxes": ".. pmo:competency:: id-2 id-3\n   :no-index:\n\n.. pmo:checklist:: id-3\n",
    "links": ":pmo:step:`id-1` :pmo:action:`id-4` :pmo:role:`id-6` :pmo:competency:`id-3`\n",
    "tables": ".. pmo:roles::\n\n.. pmo:levels::\n\n.. pmo:credentials::\n\n.. pmo:resources::\n",
    "tools": ".. pmo:assessment::\n\n.. pmo:plan::\n\n.. pmo:evidence::\n\n.. pmo:team::\n",
    "plain": "Nothing.\n",
}
"""What pages may show; an id may be that of anything, or of nothing."""
Pages = dict[str, str]
State = tuple[str, Pages]
"""A framework as JSON, and what each page shows."""


def titled(data: Any) -> list[tuple[dict[str, Any], str]]:
    """Return every text of a framework: where it stands, and under which name."""
    if isinstance(data, list):
        return [found for item in data for found in titled(item)]
    if not isinstance(data, dict):
        return []
    here = [(data, key) for key in ("title", "text", "summary", "evidence", "definition", "version") if key in data]
    return here + [found for item in data.values() for found in titled(item)]


def lists(data: Any) -> list[list[Any]]:
    """Return every list of things."""
    if isinstance(data, list):
        return [data] * any(isinstance(item, dict) for item in data) + [found for item in data for found in lists(item)]
    return [found for item in data.values() for found in lists(item)] if isinstance(data, dict) else []


@st.composite
def edits_of(draw: st.DrawFn, text: str) -> str:
    """Draw a framework that differs in one thing from another, or not at all where that would break a rule."""
    data = json.loads(text)
    how = draw(st.sampled_from(["text", "text", "gone", "turned", "retired"]))
    if how == "text":
        place, key = draw(st.sampled_from(titled(data)))
        place[key] = draw(WORDS)
    elif how == "retired":
        data.setdefault("retired", {})["id-99"] = draw(st.sampled_from(["id-1", None]))
    elif found := lists(data):
        chosen = draw(st.sampled_from(found))
        if how == "gone":
            del chosen[draw(st.integers(0, len(chosen) - 1))]
        else:
            chosen.reverse()
    try:
        return dump(parse(json.dumps(data), "f.json"))
    except FrameworkError:
        return text


@st.composite
def histories(draw: st.DrawFn) -> tuple[State, State]:
    """Draw two states of a project, one after the other."""
    framework: Framework = draw(frameworks())
    text = dump(framework)
    pages = {name: PAGES[name] for name in draw(st.sets(st.sampled_from(sorted(PAGES)), min_size=4))}
    after, edited = dict(pages), text
    for _ in range(draw(st.integers(1, 2))):
        if draw(st.integers(0, 3)):
            edited = draw(edits_of(edited))
        else:
            name = draw(st.sampled_from(sorted(PAGES)))
            after[name] = after.get(name, "") + draw(st.sampled_from(sorted(PAGES.values())))
            if draw(st.booleans()):
                del after[name]
    return (text, pages), (edited, after)


class Site:
    """A project with its incremental build and clean ones."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        (folder / "conf.py").write_text(CONF, "utf-8")
        (folder / "index.rst").write_text(INDEX, "utf-8")

    def set(self, state: State) -> None:
        """Have the files say this; one that says it already keeps its date."""
        text, pages = state
        files = {"f.json": text, **{f"{name}.rst": f"{name}\n======\n\n{said}" for name, said in pages.items()}}
        for name in PAGES.keys() - pages.keys():
            (self.folder / f"{name}.rst").unlink(missing_ok=True)
        for name, said in files.items():
            path = self.folder / name
            if not path.exists() or path.read_text("utf-8") != said:
                path.write_text(said, "utf-8", newline="\n")

    def build(self, to: str, jobs: int) -> apart.Ran:
        """Build it as far as it has changed."""
        ran = apart.run(self.folder, "html", self.folder / to, {}, jobs)
        assert ran.status == 0, ran.warnings
        return ran

    def pages(self, to: str) -> list[Path]:
        """Return the pages of a build whose documents are there."""
        return [self.folder / to / "html" / f"{path.stem}.html" for path in self.folder.glob("*.rst")]

    def content(self, to: str) -> dict[str, str]:
        """Return all that an incremental build has in common with a clean one."""
        files = [*self.pages(to), *(self.folder / to / "html").glob("*.js*")]
        return {path.name: path.read_text("utf-8") for path in files if path.name != "searchindex.js"}

    def documents(self, to: str) -> dict[str, str]:
        """Return what was made of each document when it was read."""
        trees = (self.folder / to / "doctrees").glob("*.doctree")
        there = (path for path in trees if (self.folder / f"{path.stem}.rst").exists())
        return {path.stem: pickle.loads(path.read_bytes()).pformat() for path in there}


@settings(max_examples=10)
@given(history=histories(), jobs=st.sampled_from([(1, 4, 1), (4, 1, 4), (4, 4, 1)]))
def test_an_incremental_build_equals_a_clean_one(
    history: tuple[State, State], jobs: tuple[int, int, int], tmp_path_factory: pytest.TempPathFactory
) -> None:
    site = Site(tmp_path_factory.mktemp("site"))
    site.set(history[0])
    site.build("_build", jobs[0])
    before = site.documents("_build")
    site.set(history[1])
    ran = site.build("_build", jobs[1])
    clean = site.build("_clean", jobs[2])
    now = site.documents("_clean")
    changed = {name for name, said in history[1][1].items() if said != history[0][1].get(name)}
    expected = {name for name in now if now[name] != before.get(name)} | changed
    content, same = site.content("_build"), site.content("_clean")
    shutil.rmtree(site.folder)
    assert {name: (content[name], same[name]) for name in same if content[name] != same[name]} == {}
    assert ran.read == expected
    assert set(clean.read) == now.keys()
