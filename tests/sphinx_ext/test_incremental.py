"""What an edit makes Sphinx read again is exactly what shows it, and the result equals a clean build."""

from __future__ import annotations

import gc
import os
import shutil
import sys
from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest
from sphinx.errors import ExtensionError

import pmo_guide
from pmo_guide import web

if TYPE_CHECKING:
    from collections.abc import Callable

    from conftest import Built, Project

CARDS = {"skills", "assessment"}
ASKING = {
    *("index", "dough", "oven", "counter", "skills", "levels", "roles", "credentials"),
    *("resources", "glossary", "assessment", "plan", "team"),
}
"""All pages of the bakery but the plain one."""


class Edit(NamedTuple):
    """A change to the framework or the documents, and the documents that show it."""

    name: str
    changes: tuple[tuple[str, str, str], ...]
    """Each a file, what stands there (all of it, where empty), and what stands there afterwards."""
    read: set[str]
    warnings: int = 0

    def apply(self, project: Project) -> None:
        """Make the change."""
        for name, old, new in self.changes:
            if old:
                project.replace(name, old, new)
            elif new:
                project.write({name: new})
            else:
                (project.folder / name).unlink()


def differing(one: dict[str, object], other: dict[str, object]) -> dict[str, object]:
    """Return what two builds do not have in common."""
    keys = one.keys() | other.keys()
    return {key: (one.get(key), other.get(key)) for key in keys if one.get(key) != other.get(key)}


def model(
    name: str, read: set[str], *pairs: tuple[str, str], more: tuple[tuple[str, str, str], ...] = (), warnings: int = 0
) -> Edit:
    """Return an edit of the framework, and of `more`."""
    return Edit(name, (*(("framework.py", old, new) for old, new in pairs), *more), read, warnings)


SHAPE_ACTION = """\
                Action(
                    id="shape-a-hundred-loaves",
                    text="Shape a hundred loaves & weigh each",
                    effort=(6, 6),
                    builds={"shaping": 2, "fermentation": 1},
                ),
"""
BAKE_ACTION = """\
                Action(
                    id="bake-alone"
"""[:-1]
STEAMING = """\
        Competency(
            id="steaming", code="B2", url="https://guild.example/b2", title="Steaming", step="oven", parent="baking"
        ),
"""
SELLING = """\
        Competency(id="selling", title="Selling", step="counter"),
"""
EDITS = [
    model(
        "text of an indicator",
        {"dough", *CARDS},
        ("Says by smell how old it is.", "Says by taste how old it is."),
    ),
    model("text of a definition", {"dough", "skills"}, ("when it is wanted", "in time")),
    model(
        "title of a competency",
        {"dough", "roles", "credentials", "resources", "glossary", "team", *CARDS},
        ('title="Fermentation"', 'title="Leavening"'),
    ),
    model(
        "title of a competency that only cards show",
        {"oven", "team", *CARDS},
        ("Honesty about yesterday's bread", "Honesty about old bread"),
    ),
    model(
        "title of a step",
        {"index", "dough", "oven", "skills", "roles", "assessment", "plan", "team"},
        ('title="Work the dough"', 'title="Work a dough"'),
        warnings=1,  # the chapter has the old title
    ),
    model("summary of a step", {"counter"}, ('"Know the counter"', '"Know the counter", summary="Sell"')),
    model(
        "an action moved to another step",
        {"dough", "oven", "skills", "roles", "plan"},
        (SHAPE_ACTION, ""),
        (BAKE_ACTION, SHAPE_ACTION + BAKE_ACTION),
    ),
    model("text of an action", {"dough", "plan"}, ("Sweep the floor", "Sweep all floors")),
    model("evidence of an action", {"dough"}, ("The jar and its log", "The jar")),
    model("effort of an action", {"dough", "plan"}, ("effort=(2, 4)", "effort=(2, 8)")),
    model("target of a role", {"oven", "skills", "roles"}, ('"baking": 2}', '"baking": 3}')),
    model("summary of a role", {"roles"}, ("Learns by day", "Works by day")),
    model(
        "title of a role",
        {"index", "dough", "oven", "roles", "plan", *CARDS},
        ('title="Head baker"', 'title="Chief baker"'),
    ),
    model("date of a credential", {"credentials"}, ("2026, 3, 1", "2026, 3, 9")),
    model("kind of a resource", {"resources"}, ('kind="community"', 'kind="association"')),
    model("title of a resource", {"dough", "resources", "skills"}, ("Bread club", "Loaf club")),
    model("title of a level", {"levels", "dough", *CARDS}, ('title="Bakes"', 'title="Bakes well"')),
    model("summary of a level", {"levels"}, ("Answers for a batch.", "Answers for batches.")),
    model("a term added", {"glossary", "oven", "skills"}, ('("crust", "crumb")', '("crust", "crumb", "peel")')),
    model("a term removed", {"glossary", "oven", "skills"}, ('("crust", "crumb")', '("crust",)')),
    model("the word for a step", {"dough", "oven", "counter"}, ('"Domain"', '"Stage"')),
    model("the word for a competency", {"roles", "team"}, ('"Skill"', '"Craft"')),
    model(
        "a competency added",
        {"counter", "skills", "assessment", "team"},
        (STEAMING, STEAMING + SELLING),
    ),
    model(
        "a competency removed",
        {"oven", "skills", "assessment", "team"},
        (STEAMING, ""),
    ),
    model(
        "an id renamed",
        {"dough", "roles", "resources", "team", *CARDS},
        ('id="shaping"', 'id="forming"'),
        ('"shaping": 2', '"forming": 2'),
        ('"shaping": 1', '"forming": 1'),
        ('core=("shaping",)', 'core=("forming",)'),
        ('("fermentation", "shaping")', '("fermentation", "forming")'),
    ),
    model(
        "an id retired",
        {"oven", "skills", "assessment", "team"},
        (STEAMING, ""),
        ('"abacus": None', '"abacus": None, "steaming": "baking"'),
    ),
    model(
        "two edits at once",
        {"dough", "oven", "skills", "roles", "plan", "plain"},
        ("Sweep the floor", "Sweep all floors"),
        ('"baking": 2}', '"baking": 3}'),
        more=(("plain.md", "Nothing", "Not a thing"),),
    ),
    Edit("title of a plain page", (("plain.md", "# A plain page", "# Another page"),), {"plain"}),
    Edit(
        "a home moved to another page",
        (
            ("resources.md", "```{pmo:resources}\n```\n", "Elsewhere.\n"),
            ("plain.md", "Nothing", "```{pmo:resources}\n```\n\nNothing"),
        ),
        {"resources", "plain"},
    ),
    Edit(
        "title of a chapter",
        (("dough.md", "# Work the dough", "# Work dough"),),
        {"dough"},
        warnings=1,
    ),
    Edit(
        "a home given up",
        (("credentials.md", "```{pmo:credentials}", "```{pmo:credentials}\n:no-index:"),),
        {"credentials"},
        warnings=1,  # the link by hand on this page
    ),
    Edit(
        "a page removed",
        (("roles.md", "", ""), ("index.md", "roles\n", "")),
        {"index"},
        warnings=1,  # the link by hand to a role
    ),
    Edit(
        "a page added",
        (("story.md", "", "# Story\n\n{pmo:action}`bake-alone`\n"), ("index.md", "plain\n", "plain\nstory\n")),
        {"index", "story"},
    ),
    Edit(
        "a page renamed",
        (
            ("levels.md", "", ""),
            ("scale.md", "", "# Levels\n\nA {pmo:level}`2` may lock up.\n\n```{pmo:levels}\n```\n"),
            ("index.md", "levels\n", "scale\n"),
        ),
        {"index", "scale"},
    ),
    Edit("a label", (("plain.md", "# A plain page", "(here)=\n\n# A plain page"),), {"plain"}),
    Edit("a term defined", (("glossary.md", "peel\n", "peel\nlame\n"),), {"glossary"}),
    Edit(
        "a term moved to another page",
        (
            ("glossary.md", "starter\n  Flour and water that live.\n\n", ""),
            ("plain.md", "Nothing", "```{glossary}\nstarter\n  Flour and water.\n```\n\nNothing"),
        ),
        {"glossary", "plain"},
    ),
]


SETTINGS = [
    Edit("language", (("conf.py", "exclude", 'language = "de"\nexclude'),), {*ASKING, "plain"}),
    Edit("a value of ours", (("conf.py", "exclude", "pmo_offline = True\nexclude"),), set()),
    Edit(
        "an option of the theme", (("conf.py", "exclude", 'html_theme_options = {"nosidebar": True}\nexclude'),), set()
    ),
    Edit("a value of Sphinx's", (("conf.py", "exclude", 'rst_epilog = "More."\nexclude'),), {*ASKING, "plain"}),
    Edit(
        "framework unset",
        (("conf.py", 'pmo_framework = "framework.py"\n', ""),),
        {*ASKING, "plain"},
        warnings=26,
    ),
]
"""Changes of what all pages have in common."""
TOGETHER = [*(EDITS[number::12] for number in range(12)), *([edit] for edit in SETTINGS)]
"""Edits of different things, to be made one after the other and compared with one clean build."""


@pytest.fixture(scope="session")
def usual(kept: Project) -> dict[str, object]:
    """What the pages of the bakery say."""
    built = kept.build()
    assert built.warnings == []
    return built.content()


@pytest.mark.parametrize("edits", TOGETHER, ids=lambda edits: edits[0].name.replace(" ", "-"))
def test_an_edit_reads_again_what_shows_it_and_equals_a_clean_build(
    kept: Project, usual: dict[str, object], edits: list[Edit]
) -> None:
    """Each is built for itself; and all are, in four processes, after others that are undone at the same time.

    Sphinx has others read or write only where there are more than five pages to do.
    """
    with kept.restored() as back:
        for edit in edits:
            edit.apply(kept)
            after = kept.build()
            assert (edit.name, after.read) == (edit.name, edit.read)
        clean = kept.build(to="_clean")
        assert differing(after.content(), clean.content()) == {}
        assert len(clean.warnings) == sum(edit.warnings for edit in edits), clean.warnings
        if sys.platform != "win32":
            assert kept.apart(to="_four", jobs=4).status == 0
            assert differing(clean._replace(out=kept.folder / "_four/html/html").content(), clean.content()) == {}
    assert [line for line in back[0].warnings if "[pmo." in line] == []
    assert differing(back[0].content(), usual) == {}


@pytest.mark.parametrize("name", ["a competency added", "text of an action", "an action added"])
def test_what_scripts_are_told_of_all_chapters_is_in_a_file_of_its_own(kept: Project, name: str) -> None:
    """So that more actions in one chapter are no reason to write all pages."""
    added = model(
        "an action added", {"oven", "plan", "skills"}, (BAKE_ACTION, SHAPE_ACTION.replace("shape-a", "b") + BAKE_ACTION)
    )
    edit = next((edit for edit in EDITS if edit.name == name), added)
    with kept.restored():
        edit.apply(kept)
        after = kept.build()
        contents = {"index"}  # Sphinx writes what lists a page that was read again
        assert after.written == after.read | contents


def test_where_nothing_changed_no_file_of_ours_is_written(kept: Project) -> None:
    names = ("framework", "progress", "chapters", "pmo-guide")

    def dates() -> dict[Path, int]:
        found = kept.build().out.parent.rglob("*")
        return {path: path.stat().st_mtime_ns for path in found if path.is_file() and path.name.startswith(names)}

    static = kept.build().out / "_static"
    published = sorted(static.iterdir())
    before = dates()
    assert {"chapters.js", "framework.js", "pmo-guide.js"} <= {path.name for path in before}
    assert dates() == before
    assert sorted(static.iterdir()) == published, "what a build notes for the next one is published"


def test_scripts_are_joined_only_where_a_source_changed(kept: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    kept.build()
    monkeypatch.setattr(web, "assets", lambda: pytest.fail("they are joined although nothing changed"))
    kept.build()
    monkeypatch.undo()
    script = kept.build().out / "_static" / "pmo-guide.js"
    before = script.read_bytes()
    for path in kept.folder.rglob("pmo-guide.js"):
        path.write_text("changed by hand", encoding="utf-8")
    kept.build()
    assert script.read_bytes() == before


def test_a_framework_in_a_file_is_loaded_only_where_its_content_changed(kept: Project) -> None:
    """Two edits within one second may leave size and time as they were, so that content alone tells."""
    loaded: list[bool] = []

    def build() -> Built:
        app = kept.app("html", "_json", pmo_framework="bakery.json")
        try:
            app.build()
            loaded.append("framework" in vars(app.env.domains["pmo"]))
        finally:
            app.cleanup()
        return kept.build(to="_json", pmo_framework="bakery.json")

    text = (kept.build().out / "framework.json").read_text(encoding="utf-8")
    with kept.restored():
        kept.write({"bakery.json": text})
        path = kept.folder / "bakery.json"
        build()
        build()
        times = path.stat()
        kept.replace("bakery.json", "Sweep the floor before anybody asks", "Sweep the floor before anyone asks!")
        assert path.stat().st_size == times.st_size
        os.utime(path, ns=(times.st_atime_ns, times.st_mtime_ns))
        after = build()
        assert loaded == [True, False, True]
        assert "anyone asks!" in after.article("dough.html").get_text()
        assert "anyone asks!" in (after.out / "framework.js").read_text(encoding="utf-8")
        clean = kept.build(to="_clean", pmo_framework="bakery.json")
        assert differing(after.content(), clean.content()) == {}
    kept.forget("_json")


@pytest.mark.parametrize("is_well", [True, False])
def test_a_build_that_ended_leaves_python_to_look_for_garbage_as_before(kept: Project, is_well: bool) -> None:
    kept.build()
    usual = gc.get_threshold()
    app = kept.app("html", "_build")
    try:
        assert gc.get_threshold()[0] > usual[0]
        if not is_well:
            app.connect("env-get-outdated", lambda *_args: 1 / 0)
        with nullcontext() if is_well else pytest.raises(ExtensionError):
            app.build()
        assert gc.get_threshold() == usual
    finally:
        app.cleanup()
        kept.forget("_build")


def test_what_a_removed_page_led_to_is_forgotten(kept: Project) -> None:
    with kept.restored():
        (kept.folder / "team.md").unlink()
        kept.replace("index.md", "team\n", "")
        app = kept.app("html", "_build")
        try:
            app.build()
            data = app.env.domains["pmo"].data
            kept_of = {name for table in data.values() if isinstance(table, dict) for name in table}
        finally:
            app.cleanup()
        assert "dough" in kept_of
        assert "team" not in kept_of


def test_a_page_with_an_unknown_id_heals_when_the_id_comes_to_exist(kept: Project) -> None:
    new = ("framework.py", 'id="steaming"', 'id="selling", title="Selling"), Competency(id="steaming"')
    with kept.restored():
        kept.replace("plain.md", "Nothing", "{pmo:competency}`selling`\n\nNothing")
        assert len(kept.build().warnings) == 1
        kept.replace(*new)
        healed = kept.build()
        assert healed.read == {"plain", "skills", "assessment", "team"}
        assert healed.warnings == []
        link = healed.article("plain.html").select_one("a.reference.internal")
        assert link
        assert link["href"] == "skills.html#pmo-competency-selling"
        assert differing(healed.content(), kept.build(to="_clean").content()) == {}


def test_a_fault_stops_the_build_and_mending_it_reads_nothing_again(kept: Project, usual: dict[str, object]) -> None:
    with kept.restored() as mended:
        kept.replace("framework.py", '"baking": 2}', '"baking": 9}')
        before = gc.get_threshold()
        with pytest.raises(SystemExit, match=r"Nothing was built: one fault in"):
            kept.build()
        assert gc.get_threshold() == before
    assert mended[0].read == set()
    assert differing(mended[0].content(), usual) == {}


def whole(built: Built) -> dict[str, str]:
    """Return the whole pages of a build, with what the theme puts around articles."""
    return {page: (built.out / f"{page}.html").read_text(encoding="utf-8") for page in built.pages}


def test_a_template_a_theme_and_a_setting_of_it_change_whole_pages(bakery: Project) -> None:
    bakery.replace("conf.py", "exclude", 'templates_path = ["look"]\nexclude')
    bakery.write({"look/layout.html": '{% extends "!layout.html" %}{% block footer %}One{% endblock %}'})
    before = whole(bakery.build())
    template = bakery.folder / "look/layout.html"
    later = template.stat().st_mtime_ns + 10**13
    edits = (
        lambda: bakery.write({"look/layout.html": template.read_text(encoding="utf-8").replace("One", "Two")}),
        lambda: bakery.replace("conf.py", "exclude", 'html_theme_options = {"nosidebar": True}\nexclude'),
        lambda: bakery.replace("conf.py", '"basic"', '"classic"'),
    )
    for number, edit in enumerate(edits):
        edit()
        if not number:
            os.utime(template, ns=(later, later))
        after, clean = bakery.build(), bakery.build(to="_clean")
        assert after.read == set()
        now = whole(after)
        assert now == whole(clean)
        assert all(text != before[page] for page, text in now.items())
        bakery.forget("_clean")
        before = now


def test_an_edit_of_sources_equals_a_clean_build(copied: Callable[[str, Path], Project], tmp_path: Path) -> None:
    guild = copied("guild", tmp_path)
    guild.build()
    for old, new in (("2020", "2019"), ("Hamel", "Kamel")):
        guild.replace("sources.bib", old, new)
        after, clean = guild.build(), guild.build(to="_clean")
        assert differing(after.content(), clean.content()) == {}
        guild.forget("_clean")


def test_a_framework_that_moves_into_a_file_reads_nothing_again(kept: Project) -> None:
    built = kept.build()
    with kept.restored():
        kept.write({"moved.json": (built.out / "framework.json").read_text(encoding="utf-8")})
        kept.replace("conf.py", '"framework.py"', '"moved.json"')
        after = kept.build()
        assert after.read | after.written == set()
        kept.replace("moved.json", "Sweep the floor", "Sweep all floors")
        assert kept.build().read == {"dough", "plan"}


@pytest.mark.skipif(sys.platform == "win32", reason="Windows forks no processes")
def test_a_module_that_the_framework_imports_is_noticed_within_a_second(bakery: Project) -> None:
    """Python itself keeps what it compiled of a module by whole seconds and size."""
    bakery.write({"words.py": 'SWEEP = "Sweep the floor before anybody asks"\n'})
    bakery.replace("framework.py", '"Sweep the floor before anybody asks"', "words.SWEEP")
    bakery.replace("framework.py", "from datetime import date", "from datetime import date\n\nimport words")
    path = bakery.folder / "words.py"
    times = path.stat()
    assert bakery.apart().status == 0
    bakery.replace("words.py", "anybody asks", "anyone asks!")
    os.utime(path, ns=(times.st_atime_ns, times.st_mtime_ns))
    assert path.stat().st_size == times.st_size
    after = bakery.apart()
    assert after.read == {"dough", "plan"}
    assert "anyone asks!" in (bakery.folder / "_build/html/html/dough.html").read_text(encoding="utf-8")


@pytest.mark.parametrize("setting", [0, -3600], ids=["kept", "back"])
def test_an_edit_is_noticed_whatever_the_clock_says(kept: Project, setting: int) -> None:
    """The size stays the same, too. Of pages, and of what they include, Sphinx itself goes by the date."""
    edits = (
        ("plain.md", "Nothing", "Nothinc", {"plain"}),
        ("part.txt", "A part", "A pert", {"plain"}),
        ("framework.py", "Sweep the", "Sweep tho", {"dough", "plan"}),
    )
    with kept.restored():
        kept.write({"part.txt": "A part of it.\n"})
        kept.replace("plain.md", "Nothing", "```{literalinclude} part.txt\n```\n\nNothing")
        kept.build()
        for name, old, new, read in edits:
            path = kept.folder / name
            times = path.stat()
            kept.replace(name, old, new)
            moment = times.st_mtime_ns + setting * 10**9
            os.utime(path, ns=(moment, moment))
            assert path.stat().st_size == times.st_size
            after = kept.build()
            assert after.read == read
        assert differing(after.content(), kept.build(to="_clean").content()) == {}


def test_an_edit_while_a_page_is_read_is_noticed_by_the_next_build(kept: Project) -> None:
    page = kept.folder / "_build/html/html/plain.html"
    with kept.restored():
        kept.replace("plain.md", "Nothing", "Not a thing")
        app = kept.app("html", "_build")
        try:
            app.connect("source-read", lambda *_args: kept.write({"plain.md": "# New\n\nSaid late.\n"}))
            app.build()
        finally:
            app.cleanup()
        assert "Not a thing" in page.read_text(encoding="utf-8")
        assert kept.build().read == {"plain"}
        assert "Said late." in page.read_text(encoding="utf-8")


def test_a_file_touched_without_a_change_changes_nothing(kept: Project) -> None:
    content = kept.build().content()
    for name, read in (("framework.py", set()), ("conf.py", set()), ("plain.md", {"plain"})):
        os.utime(kept.folder / name)
        after = kept.build()
        assert after.read == read
        assert differing(after.content(), content) == {}


def test_an_upgrade_of_the_extension_reads_everything_again(bakery: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    before = bakery.build()
    assert bakery.build().read == set()
    monkeypatch.setattr(pmo_guide, "_env_version", lambda: 1)
    after = bakery.build()
    assert after.read == set(before.pages)
    assert differing(after.content(), before.content()) == {}


def test_the_framework_is_asked_only_while_a_document_is_read(kept: Project) -> None:
    app = kept.app("html", "_build")
    try:
        app.build()
        with pytest.raises(RuntimeError, match="only while a document is read"):
            app.env.domains["pmo"].query("scale")
    finally:
        app.cleanup()


@pytest.mark.parametrize("name", ["model/rules.py", "model/vocabulary.py", "questions.py", "parts.py"])
def test_an_upgrade_of_what_makes_pages_reads_them_anew(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    here = Path(pmo_guide.__file__).parent
    shutil.copytree(here, tmp_path / "pmo_guide", ignore=shutil.ignore_patterns("__pycache__", "fonts"))
    monkeypatch.setattr(pmo_guide, "_HERE", tmp_path / "pmo_guide")
    before = pmo_guide._env_version()
    with (tmp_path / "pmo_guide" / name).open("a") as file:
        file.write("\n")
    assert pmo_guide._env_version() != before
