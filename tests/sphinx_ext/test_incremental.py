"""What an edit makes Sphinx read again is exactly what shows it, and the result equals a clean build."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest

import pmo_guide
from pmo_guide import web

if TYPE_CHECKING:
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


def model(name: str, read: set[str], *pairs: tuple[str, str], **more: Any) -> Edit:
    """Return an edit of the framework."""
    return Edit(name, tuple(("framework.py", old, new) for old, new in pairs), read, **more)


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
    Edit(
        "framework unset",
        (("conf.py", 'pmo_framework = "framework.py"\n', ""),),
        {*ASKING, "plain"},
        warnings=25,
    ),
    Edit("title of a plain page", (("plain.md", "# A plain page", "# Another page"),), {"plain"}),
    Edit(
        "title of a chapter",
        (("dough.md", "# Work the dough", "# Work dough"),),
        {"dough"},
        warnings=1,
    ),
    Edit(
        "a home moved to another page",
        (
            ("resources.md", "```{pmo:resources}\n```\n", "Elsewhere.\n"),
            ("plain.md", "Nothing", "```{pmo:resources}\n```\n\nNothing"),
        ),
        {"resources", "plain"},
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


@pytest.mark.parametrize("edit", EDITS, ids=lambda edit: edit.name.replace(" ", "-"))
def test_an_edit_reads_again_what_shows_it_and_equals_a_clean_build(kept: Project, edit: Edit) -> None:
    before = kept.build()
    assert before.warnings == []
    content = before.content()
    with kept.restored():
        edit.apply(kept)
        after = kept.build()
        clean = kept.build(to="_clean")
        assert after.read == edit.read
        assert differing(after.content(), clean.content()) == {}
        assert len(clean.warnings) == edit.warnings, clean.warnings
    back = kept.build()
    assert [line for line in back.warnings if "[pmo." in line] == []
    assert differing(back.content(), content) == {}


@pytest.mark.parametrize("name", ["a competency added", "text of an action", "an action added"])
def test_what_scripts_are_told_of_all_chapters_is_in_a_file_of_its_own(kept: Project, name: str) -> None:
    """So that more actions in one chapter are no reason to write all pages."""
    added = model(
        "an action added", {"oven", "plan", "skills"}, (BAKE_ACTION, SHAPE_ACTION.replace("shape-a", "b") + BAKE_ACTION)
    )
    edit = next((edit for edit in EDITS if edit.name == name), added)
    kept.build()
    with kept.restored():
        edit.apply(kept)
        after = kept.build()
        contents = {"index"}  # Sphinx writes what lists a page that was read again
        assert after.written == after.read | contents
    kept.build()


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


def test_a_framework_in_a_file_is_loaded_only_where_its_content_changed(bakery: Project) -> None:
    """Two edits within one second may leave size and time as they were, so that content alone tells."""
    bakery.write({"bakery.json": (bakery.build().out / "framework.json").read_text(encoding="utf-8")})
    path = bakery.folder / "bakery.json"
    loaded: list[bool] = []

    def build() -> Built:
        app = bakery.app("html", "_json", pmo_framework="bakery.json")
        try:
            app.build()
            loaded.append("framework" in vars(app.env.domains["pmo"]))
        finally:
            app.cleanup()
        return bakery.build(to="_json", pmo_framework="bakery.json")

    build()
    build()
    times = path.stat()
    bakery.replace("bakery.json", "Sweep the floor before anybody asks", "Sweep the floor before anyone asks!")
    assert path.stat().st_size == times.st_size
    os.utime(path, ns=(times.st_atime_ns, times.st_mtime_ns))
    after = build()
    assert loaded == [True, False, True]
    assert "anyone asks!" in after.article("dough.html").get_text()
    assert "anyone asks!" in (after.out / "framework.js").read_text(encoding="utf-8")
    clean = bakery.build(to="_clean", pmo_framework="bakery.json")
    assert differing(after.content(), clean.content()) == {}


def test_what_a_removed_page_led_to_is_forgotten(bakery: Project) -> None:
    bakery.build()
    (bakery.folder / "team.md").unlink()
    bakery.replace("index.md", "team\n", "")
    app = bakery.app("html", "_build")
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


def test_a_fault_stops_the_build_and_mending_it_reads_nothing_again(kept: Project) -> None:
    kept.build()
    with kept.restored():
        kept.replace("framework.py", '"baking": 2}', '"baking": 9}')
        with pytest.raises(SystemExit, match=r"Nothing was built: one fault in"):
            kept.build()
    mended = kept.build()
    assert mended.read == set()
    assert differing(mended.content(), kept.build(to="_clean").content()) == {}
    kept.forget("_clean")


def test_many_edits_in_a_row_equal_a_clean_build_in_four_processes(bakery: Project) -> None:
    assert bakery.sphinx("html", 4).status == 0
    for name in ("title of a competency", "target of a role", "a home moved to another page"):
        next(edit for edit in EDITS if edit.name == name).apply(bakery)
        ran = bakery.sphinx("html", 4)
        assert ran.status == 0, ran.output
    clean = bakery.build(to="_clean")
    assert differing(ran.built.content(), clean.content()) == {}


def test_the_framework_is_asked_only_while_a_document_is_read(bakery: Project) -> None:
    app = bakery.app("html", "_build")
    try:
        app.build()
        with pytest.raises(RuntimeError, match="only while a document is read"):
            app.env.domains["pmo"].query("scale")
    finally:
        app.cleanup()


@pytest.mark.parametrize("name", ["model/rules.py", "model/vocabulary.py", "questions.py", "sphinx_ext/parts.py"])
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
