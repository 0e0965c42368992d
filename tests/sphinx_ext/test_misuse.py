"""Wrong use gives one warning, at the right file and line, with a suggestion; the rest of the page is whole."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

import pytest

from pmo_guide.interchange import load, record
from pmo_guide.sphinx_ext.warnings import PmoWarning

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from conftest import Project


class Slip(NamedTuple):
    """A wrong page, and what is told of it."""

    name: str
    text: str
    """The page ``slip.md`` after its title (line 1) and an empty line."""
    line: int
    subtype: str
    says: str
    """How the message begins, after its place."""
    hint: str = ""


OF_NO_PAGE = (PmoWarning.PAPER, PmoWarning.TYPESETTING, PmoWarning.PUBLISHED, PmoWarning.FOLDER)
"""Warnings that no page causes; they have tests of their own."""

SLIPS = [
    Slip(
        "unknown id in a directive",
        "```{pmo:competency} fermentatoin\n:no-index:\n```",
        3,
        "unknown",
        "pmo:competency: no competency 'fermentatoin'",
        "did you mean 'fermentation'?",
    ),
    Slip(
        "one unknown id of three",
        "```{pmo:competency} shaping bakin baking\n:no-index:\n```",
        3,
        "unknown",
        "pmo:competency: no competency 'bakin'",
        "did you mean 'baking'?",
    ),
    Slip(
        "unknown step",
        "Text.\n\n```{pmo:step} dogh\n```",
        5,
        "unknown",
        "pmo:step: no step 'dogh'",
        "did you mean 'dough'?",
    ),
    Slip(
        "unknown id in a role",
        "First line,\nsecond line, {pmo:credential}`journyman` here.",
        3,
        "unknown",
        "pmo:credential: no credential 'journyman'",
        "did you mean 'journeyman'?",
    ),
    Slip(
        "unknown level",
        "{pmo:level}`7`",
        3,
        "unknown",
        "pmo:level: no level '7'",
        "the levels are 1 to 3",
    ),
    Slip(
        "id of another kind",
        "{pmo:role}`baking`",
        3,
        "unknown",
        "pmo:role: no role 'baking'",
        "'baking' is a competency",
    ),
    Slip(
        "retired id with an heir",
        "{pmo:competency}`yeast-care`",
        3,
        "unknown",
        "pmo:competency: no competency 'yeast-care'",
        "'yeast-care' is retired, use 'fermentation'",
    ),
    Slip(
        "retired id without an heir",
        "```{pmo:checklist} abacus\n```",
        3,
        "unknown",
        "pmo:checklist: no step, competency or role 'abacus'",
        "'abacus' is retired",
    ),
    Slip(
        "checklist of nothing",
        "```{pmo:checklist} head-bakr\n```",
        3,
        "unknown",
        "pmo:checklist: no step, competency or role 'head-bakr'",
        "did you mean 'head-baker'?",
    ),
    Slip(
        "unknown kind of resource",
        "```{pmo:resources}\n:kind: comunity\n:no-index:\n```",
        3,
        "unknown",
        "pmo:resources: no kind of resource 'comunity'",
        "did you mean 'community'?",
    ),
    Slip(
        "unknown step in an option",
        "```{pmo:credentials}\n:step: ovn\n:no-index:\n```",
        3,
        "unknown",
        "pmo:credentials: no step 'ovn'",
        "did you mean 'oven'?",
    ),
    Slip(
        "no competency named",
        "```{pmo:competency}\n```",
        3,
        "unknown",
        "pmo:competency: name a competency, or give :step: or :all:",
    ),
    Slip(
        "unknown id, nested",
        "- a list\n\n  :::{note}\n  In a note.\n\n  ```{pmo:checklist} ofen\n  ```\n  :::",
        8,
        "unknown",
        "pmo:checklist: no step, competency or role 'ofen'",
        "did you mean 'oven'?",
    ),
    Slip(
        "unknown id in a role, nested",
        "- a list\n\n  :::{note}\n  In a note.\n\n  Here {pmo:step}`ofen`.\n  :::",
        8,
        "unknown",
        "pmo:step: no step 'ofen'",
        "did you mean 'oven'?",
    ),
    Slip(
        "home card in a note",
        ":::{note}\n```{pmo:competency} selling\n```\n:::",
        4,
        "nesting",
        "pmo:competency selling: a home card makes a section and cannot stand inside a note",
        "move it out, or give it :no-index:",
    ),
    Slip(
        "home cards in a list",
        "Text.\n\n- an item\n\n  ```{pmo:competency} selling weighing\n  ```",
        7,
        "nesting",
        "pmo:competency selling: a home card makes a section and cannot stand inside a list item",
        "move it out, or give it :no-index:",
    ),
    Slip(
        "home card in a tab",
        "````{tab-set}\n```{tab-item} One\n:::{pmo:competency} selling\n:::\n```\n````",
        5,
        "nesting",
        "pmo:competency selling: a home card makes a section and cannot stand inside a ",
        "move it out, or give it :no-index:",
    ),
    Slip(
        "text after a home card",
        "```{pmo:competency} selling\n```\n\nThis would belong to the card.",
        6,
        "nesting",
        "pmo:competency selling: text follows this home card",
        "put a heading between them",
    ),
    Slip(
        "text after several home cards",
        "```{pmo:competency} selling weighing\n```\n\n% a comment is no text\n\n- but a list is",
        8,
        "nesting",
        "pmo:competency weighing: text follows this home card",
        "put a heading between them",
    ),
    Slip(
        "two homes of a competency on one page",
        "```{pmo:competency} selling\n```\n\n```{pmo:competency} selling\n```",
        6,
        "duplicate",
        "the competency selling stands twice on this page",
        "give all but one of them :no-index:",
    ),
    Slip(
        "two homes of a competency on two pages",
        "Text.\n\n```{pmo:competency} baking\n```",
        5,
        "duplicate",
        "the competency baking stands also in 'skills'",
        "give all but one of them :no-index:",
    ),
    Slip(
        "two homes of actions on one page",
        "```{pmo:checklist} market\n```\n\n```{pmo:checklist} market\n```",
        6,
        "duplicate",
        "the checklist of the step market stands twice on this page",
        "give all but one of them :no-index:",
    ),
    Slip(
        "two homes of actions on two pages",
        "```{pmo:checklist} dough\n```",
        3,
        "duplicate",
        "the checklist of the step dough stands also in 'dough'",
        "give all but one of them :no-index:",
    ),
    *(
        Slip(
            f"two homes of {kind}s on two pages",
            f"```{{pmo:{kind}s}}\n```",
            3,
            "duplicate",
            f"the table of {kind}s stands also in '{kind}s'",
            "give all but one of them :no-index:",
        )
        for kind in ("role", "level", "credential", "resource")
    ),
    Slip(
        "two homes of resources on one page",
        "```{pmo:resources}\n:no-index:\n```\n\n```{pmo:resources}\n```",
        7,
        "duplicate",
        "the table of resources stands also in 'resources'",
        "give all but one of them :no-index:",
    ),
    Slip(
        "a step claimed by two chapters",
        "# Master the oven\n\n```{pmo:step} oven\n```",
        3,
        "duplicate",
        "the step oven stands also in 'oven'",
        "one chapter only may claim a step",
    ),
    Slip(
        "a chapter with another title",
        "```{pmo:step} market\n```",
        3,
        "title",
        "pmo:step market: this chapter is titled 'Slip', but the step 'Sell at the market'",
    ),
]


@pytest.fixture(scope="module")
def slippery(copied: Callable[[str, Path], Project], tmp_path_factory: pytest.TempPathFactory) -> Project:
    """The bakery's book with a page to slip on, and a few things more that have no home yet."""
    made = copied("bakery", tmp_path_factory.mktemp("slippery"))
    counter = '        Step(id="counter", title="Know the counter"),\n'
    market = """\
        Step(id="market", title="Sell at the market", actions=(
            Action(id="call-out", text="Call out"), Action(id="count", text="Count"))),
"""
    honesty = '        Competency(id="honesty"'
    selling = """\
        Competency(id="selling", title="Selling"),
        Competency(id="weighing", title="Weighing"),
"""
    made.replace("framework.py", counter, counter + market)
    made.replace("framework.py", honesty, selling + honesty)
    made.replace("skills.md", ":all:\n```", ":step: dough\n```\n\n```{pmo:competency} baking steaming honesty\n```")
    made.replace("conf.py", '"myst_parser"', '"myst_parser", "sphinx_design"')
    made.replace("conf.py", "exclude", 'myst_enable_extensions = ["colon_fence"]\nexclude')
    made.replace("index.md", "plain\n", "plain\nmarket\nslip\n")
    made.write({"market.md": "# Sell at the market\n\n```{pmo:step} market\n```\n"})
    return made


@pytest.mark.parametrize("slip", SLIPS, ids=lambda slip: slip.name.replace(" ", "-"))
def test_a_slip_gives_one_warning_in_its_place(slippery: Project, slip: Slip) -> None:
    with slippery.restored():
        title = "" if slip.text.startswith("#") else "# Slip\n\n"
        slippery.write({"slip.md": f"{title}{slip.text}\n\n## After\n\nThe rest of the page.\n"})
        if slip.subtype == "title":  # the chapter with the right title
            slippery.replace("market.md", "```{pmo:step} market\n```\n", "")
        built = slippery.build("text")
    assert len(built.warnings) == 1, built.warnings
    assert built.warnings[0].startswith(f"slip.md:{slip.line}: WARNING: {slip.says}")
    assert slip.hint in built.warnings[0]
    assert built.warnings[0].endswith(f"[pmo.{slip.subtype}]")
    assert "The rest of the page." in (built.out / "slip.txt").read_text(encoding="utf-8")


def test_a_step_without_a_chapter_is_told_where_it_is_written(kept: Project) -> None:
    with kept.restored():
        kept.replace("counter.md", "```{pmo:step} counter\n```\n", "")
        built = kept.build("text")
        line = 1 + (kept.folder / "framework.py").read_text(encoding="utf-8").split('Step(id="counter"')[0].count("\n")
    assert built.warnings == [
        f"framework.py:{line}: WARNING: step counter: no chapter holds its {{pmo:step}} head [pmo.unclaimed]"
    ]


def test_a_step_of_a_json_file_without_a_chapter_is_told_by_its_pointer(bakery: Project) -> None:
    bakery.write({"framework.json": (bakery.build().out / "framework.json").read_text(encoding="utf-8")})
    bakery.replace("conf.py", "framework.py", "framework.json")
    bakery.replace("counter.md", "```{pmo:step} counter\n```\n", "")
    told = bakery.build("text").warnings
    assert told == [
        "framework.json at /steps/2:: WARNING: step counter: no chapter holds its {pmo:step} head [pmo.unclaimed]"
    ]


def test_a_chapter_head_above_all_titles_is_told(kept: Project) -> None:
    with kept.restored():
        kept.replace("counter.md", "# Know the counter\n\n", "")
        kept.replace("plain.md", "Nothing", "Nothing")
        told = kept.build("text").warnings
    ours = [line for line in told if "pmo." in line]
    assert ours[0] == ("counter.md:1: WARNING: pmo:step counter: a chapter needs a title above its head [pmo.title]")


def test_a_link_by_hand_to_what_has_no_home_is_told(kept: Project) -> None:
    with kept.restored():
        kept.replace("levels.md", "```{pmo:levels}\n", "```{pmo:levels}\n:no-index:\n")
        told = kept.build("text").warnings
    assert told == ["levels.md:3: WARNING: no page is the home of the level '2' [ref.level]"]


@pytest.mark.parametrize("name", [kind.value for kind in PmoWarning if kind not in OF_NO_PAGE])
def test_each_warning_can_be_suppressed(slippery: Project, name: str) -> None:
    pages = {
        "config": "",
        "unknown": "{pmo:role}`bakr`",
        "duplicate": "```{pmo:levels}\n```",
        "nesting": "- ```{pmo:competency} selling\n  ```",
        "title": "```{pmo:step} market\n```",
        "unclaimed": "",
    }
    with slippery.restored():
        slippery.write({"slip.md": f"# Slip\n\n{pages[name]}\n"})
        if name in ("title", "unclaimed"):
            slippery.replace("market.md", "```{pmo:step} market\n```\n", "")
        if name == "config":
            slippery.replace("conf.py", 'pmo_framework = "framework.py"\n', "")
        told = slippery.build("text")
        assert told.warnings
        assert all(line.endswith(f"[pmo.{name}]") for line in told.warnings)
        silent = slippery.build("text", to="_clean", suppress_warnings=[f"pmo.{name}"])
    assert silent.warnings == []


def test_an_action_renamed_without_a_successor_is_told_by_the_build(bakery: Project) -> None:
    framework = load("framework.py", bakery.folder)
    (bakery.folder / "published.json").write_text(record(framework), encoding="utf-8")
    assert bakery.build().warnings == []
    action = framework.steps[0].actions[0].id
    text = (bakery.folder / "framework.py").read_text(encoding="utf-8")
    bakery.write({"framework.py": text.replace(f'"{action}"', f'"{action}-again"')})
    warnings = [line for line in bakery.build().warnings if "pmo.published" in line]
    assert len(warnings) == 1
    assert re.match(rf"framework.py:\d+: WARNING: the action '{action}' was published and is gone", warnings[0])
    assert f'Add to `retired`, with its successor or None: "{action}": "{action}-again",' in warnings[0]
    assert bakery.build(to="_other", suppress_warnings=["pmo.published"]).warnings == []


def test_a_book_that_takes_our_frameworks_id_is_told(bakery: Project) -> None:
    framework = load("framework.py", bakery.folder)
    bakery.replace("framework.py", f'id="{framework.id}"', 'id="pmo-director-guide"')
    [warning] = [line for line in bakery.build().warnings if "pmo.published" in line]
    assert "'pmo-director-guide' is the id of the framework 'PMO Director Competency Framework'" in warning
