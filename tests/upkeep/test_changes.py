"""What changed between two frameworks is told in words, and whose saved progress that touches."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from copy import deepcopy
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from strategies import frameworks

from pmo_guide.cli import main
from pmo_guide.interchange import dump
from pmo_guide.upkeep import as_markdown, as_text, compare, things

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pmo_guide.model import Framework

DATA: dict[str, Any] = {
    "id": "our-bakery",
    "title": "From apprentice to baker",
    "version": "2026.11",
    "levels": [{"value": 1, "title": "Helps"}, {"value": 2, "title": "Bakes"}],
    "steps": [
        {
            "id": "dough",
            "title": "Dough",
            "actions": [
                {"id": "keep-starter", "text": "Keep a starter", "effort": [2, 4], "builds": {"fermentation": 2}},
                {"id": "weigh-flour", "text": "Weigh flour", "effort": [1, 1.5], "essential": True},
            ],
        },
        {"id": "oven", "title": "Oven"},
    ],
    "competencies": [
        {
            "id": "fermentation",
            "title": "Fermentation",
            "indicators": [
                {"id": "smell-age", "level": 1, "text": "Says by smell how old it is."},
                {"id": "plan-night", "level": 2, "text": "Plans a night."},
            ],
        },
        {"id": "shaping", "title": "Shaping"},
    ],
    "roles": [{"id": "baker", "title": "Baker", "targets": {"fermentation": 2}, "core": ["fermentation"]}],
    "credentials": [{"id": "diploma", "title": "Diploma", "verified_on": "2026-11-01"}],
    "scenarios": [
        {"id": "burnt", "title": "Burnt", "choices": [{"id": "bin", "text": "Bin it"}, {"id": "sell", "text": "Sell"}]}
    ],
    "retired": {"buy-yeast": None},
}
FED = {"keep-starter": "feed-starter"}
BOTH = "where that has an entry too, the later one counts"
ADD = 'add to retired: "keep-starter": "keep-a-starter",'
KEPT = "Nobody’s: whatever was saved means what it meant, and is found where it was."


def told(edit: Callable[[dict[str, Any]], object]) -> list[str]:
    """Return what is told of an edit, without what stands under Effort."""
    new = deepcopy(DATA)
    edit(new)
    text = as_text(compare(DATA, new)).partition("\nEffort\n")[0]
    assert all(len(line) <= 80 for line in text.splitlines())
    lines = text.replace("\n    ", " ").splitlines()
    return [line.strip() for line in lines if line.startswith("  ")]


def starter(data: dict[str, Any]) -> dict[str, Any]:
    action: dict[str, Any] = data["steps"][0]["actions"][0]
    return action


def renamed_everywhere(data: dict[str, Any]) -> None:
    """Give a step and a competency other ids, of which nothing else follows for what names them."""
    text = json.dumps(data).replace('"fermentation"', '"rising"').replace('"dough"', '"mixing"')
    data.update(json.loads(text) | {"retired": {"buy-yeast": None, "fermentation": "rising", "dough": "mixing"}})


@pytest.mark.parametrize(
    ("edit", "lines"),
    [
        (
            lambda data: starter(data).update(text="Keep a starter alive"),
            [
                "Who ticked or noted keep-starter: what was saved stays, and now stands for other words",
                "action keep-starter: “Keep a starter” is now “Keep a starter alive”",
            ],
        ),
        (
            lambda data: (starter(data).update(id="feed-starter"), data["retired"].update(FED)),
            [
                "Who ticked or noted keep-starter: found under feed-starter from now on",
                "action feed-starter “Keep a starter” was keep-starter",
            ],
        ),
        (
            lambda data: (data["steps"][0]["actions"].pop(0), data["retired"].update({"keep-starter": "weigh-flour"})),
            [
                f"Who ticked or noted keep-starter: found under weigh-flour from now on; {BOTH}",
                "action keep-starter “Keep a starter”, for weigh-flour",
            ],
        ),
        (
            lambda data: (data["steps"][0]["actions"].pop(0), data["retired"].update({"keep-starter": None})),
            [
                "Who ticked or noted keep-starter: kept in their file, and neither shown nor counted any longer",
                "action keep-starter “Keep a starter”, without a successor",
            ],
        ),
        (
            lambda data: starter(data).update(id="keep-a-starter"),
            [
                "Who ticked or noted keep-starter: kept, and lost from sight. Retire the id",
                "action keep-a-starter “Keep a starter”, in dough, 2–4 hours",
                f"action keep-starter “Keep a starter”; {ADD}",
            ],
        ),
        (
            lambda data: data["steps"][1].update(actions=[data["steps"][0]["actions"].pop(0)]),
            [KEPT, "action keep-starter “Keep a starter” from dough to oven"],
        ),
        (
            lambda data: starter(data).update(effort=[3, 6], builds={"fermentation": 1, "shaping": 2}),
            [
                "Who planned keep-starter: dates are reckoned anew",
                "Who planned or did keep-starter: it counts towards other competencies or levels, and plans follow",
                "action keep-starter, effort: 2–4 → 3–6 hours",
                "action keep-starter, builds: fermentation 2 → 1, shaping is new at 2",
            ],
        ),
        (
            lambda data: starter(data).update(essential=True),
            [
                "Who aims at a role, for keep-starter: this action is now asked for as essential",
                "action keep-starter, essential: nothing → yes",
            ],
        ),
        (
            lambda data: data["competencies"][0]["indicators"].append({"id": "fold", "level": 2, "text": "Folds."}),
            [
                "Who rated fermentation: the rating stays; rated again, it asks for one more statement",
                "indicator fold “Folds.”, in fermentation, level 2",
            ],
        ),
        (
            lambda data: data["competencies"].append(
                {"id": "baking", "title": "Baking", "indicators": [{"id": "bake", "level": 1, "text": "Bakes."}]}
            ),
            [KEPT, "competency baking “Baking”"],
        ),
        (
            lambda data: data["competencies"][0]["indicators"][1].update(level=1),
            [
                "Who answered plan-night: the answer stays, and counts for another level",
                "indicator plan-night “Plans a night.”: level 2 → 1",
            ],
        ),
        (
            lambda data: data["roles"][0].update(targets={"fermentation": 1, "shaping": 2}, core=["shaping"]),
            [
                "Who aims at baker: gaps grow where targets rose; who was ready may not be any longer",
                "Who aims at baker: gaps shrink where targets fell",
                "Who aims at baker: other gaps weigh as core ones, in result, plan and verdict",
                "role baker “Baker”, targets: fermentation 2 → 1, shaping is new at 2",
                "role baker “Baker”, core: also shaping, no longer fermentation",
            ],
        ),
        (
            lambda data: data["roles"][0].update(readiness={}),
            [
                "Who aims at baker: the verdict goes by another rule",
                "role baker “Baker”, readiness: a verdict is passed",
            ],
        ),
        (
            lambda data: data["roles"][0].update(title="Master"),
            [KEPT, "role baker: “Baker” is now “Master”"],
        ),
        (
            lambda data: data["competencies"][1].update(
                indicators=[data["competencies"][0]["indicators"].pop() | {"if_arisen": True}]
            ),
            [
                "Who answered plan-night: the answer stays, and counts for another competency",
                "Who answered plan-night: the answer stays, and stands in the way of the level otherwise",
                "indicator plan-night “Plans a night.” from fermentation to shaping",
                "indicator plan-night, if_arisen: nothing → yes",
            ],
        ),
        (
            lambda data: (starter(data).update(id="x"), data["steps"][1].update(id="keep-starter")),
            [
                "Who ticked or noted keep-starter: kept, and now mixed up with something else. Give that another id",
                "action x “Keep a starter”, in dough, 2–4 hours",
                "action keep-starter “Keep a starter” is now a step: give that another id",
                'step oven “Oven”; add to retired: "oven": None,',
            ],
        ),
        (
            renamed_everywhere,
            [
                "Who rated or told of fermentation: found under rising from now on",
                "step mixing “Dough” was dough",
                "competency rising “Fermentation” was fermentation",
            ],
        ),
        (
            lambda data: data["credentials"][0].update(verified_on="2027-01-02"),
            [KEPT, "credentials and resources verified anew: 1"],
        ),
        (lambda data: data["competencies"].reverse(), [KEPT, "the competencies stand in another order"]),
        (
            lambda data: data["levels"].append({"value": 3, "title": "Teaches"}),
            [
                "Who rated anything: ratings are numbers of the scale, which had 2 levels and has 3",
                "level 3: nothing is now “Teaches”",
            ],
        ),
        (
            lambda data: data.update(id="your-bakery"),
            [
                "Everybody: kept under our-bakery, and not found: progress belongs to a framework’s id",
                "the framework, id: “our-bakery” is now “your-bakery”",
            ],
        ),
        (
            lambda data: (data["scenarios"][0]["choices"].pop(), data["retired"].update(sell="bin")),
            ["Who chose sell: kept in their file, and not shown any longer", "choice sell “Sell”, for bin"],
        ),
        (
            lambda data: data["retired"].update({"buy-yeast": "keep-starter"}),
            [
                "What was saved under buy-yeast: found under keep-starter from now on",
                "buy-yeast led to nothing, and leads to keep-starter",
            ],
        ),
        (
            lambda data: data["retired"].clear(),
            [
                "What was saved under buy-yeast: kept, and lost from sight. Retire the id",
                'buy-yeast was retired, and is not any longer; add to retired: "buy-yeast": None,',
            ],
        ),
    ],
)  # fmt: skip
def test_an_edit_is_told_in_words(edit: Callable[[dict[str, Any]], object], lines: list[str]) -> None:
    assert told(edit) == lines


def test_a_field_that_an_older_release_did_not_know_is_no_change_where_it_says_nothing() -> None:
    assert told(lambda data: data["credentials"][0].update(review_months=12)) == []
    assert told(lambda data: data["credentials"][0].update(review_months=6)) != []


def test_the_hours_are_added_up() -> None:
    new = deepcopy(DATA)
    new["steps"][0]["actions"].pop()
    assert as_text(compare(DATA, new)).partition("\nEffort\n")[2].splitlines() == [
        "  dough: 2 actions, 3–5.5 hours → 1 action, 2–4 hours",
        "  all actions: 2 actions, 3–5.5 hours → 1 action, 2–4 hours",
        "  essential ones: 1 action, 1–1.5 hours → no action",
    ]


def test_markdown_shows_words_as_they_are_and_calls_nobody() -> None:
    new = deepcopy(DATA)
    starter(new)["text"] = "Ask @everyone for *one* <b>starter</b> [now](https://bread.example)"
    text = as_markdown(compare(DATA, new))
    assert text.startswith(
        "## From apprentice to baker: 2026.11\n\n### Whose saved progress is affected\n\n- Who ticked"
    )
    assert "“Ask &#64;everyone for \\*one\\* &lt;b>starter&lt;/b> \\[now\\](https://bread.example)”" in text
    assert "- action `keep-starter`: " in text


@settings(max_examples=10, deadline=None)
@given(old=frameworks(), new=frameworks())
def test_any_two_frameworks_are_compared(old: Framework, new: Framework) -> None:
    one, two = (json.loads(dump(framework)) for framework in (old, new))
    assert as_text(compare(one, one)).endswith("\n\nNothing has changed.\n")
    changes = compare(one, two)
    gone = {name for name in things(one) if name not in things(two) and name not in new.retired}
    assert changes.lost or not gone
    assert as_text(changes) == as_text(compare(one, two))


# -- the command -------------------------------------------------------------------------------------------------------

OLDER = """
import json
levels = [{"value": 1, "title": "One", "colour": "red"}]
print(json.dumps({"id": "our-bakery", "title": "Bakery", "levels": levels, "steps": [{"id": "a", "title": "A"}]}))
"""
"""The package as it was when its classes were others."""


def git(folder: Path, *arguments: str) -> None:
    who = {f"GIT_{role}_{part}": "a@b.example" for role in ("AUTHOR", "COMMITTER") for part in ("NAME", "EMAIL")}
    subprocess.run(["git", "-c", "init.defaultBranch=main", *arguments], cwd=folder, check=True, env=os.environ | who)


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository with two revisions, of which the first has a package of its own, in a folder of it."""
    folder = tmp_path / "guide"
    (folder / "pmo_guide").mkdir(parents=True)
    (folder / "pmo_guide/__init__.py").write_text("", encoding="utf-8")
    (folder / "pmo_guide/__main__.py").write_text(OLDER, encoding="utf-8")
    (folder / "pyproject.toml").write_text("[tool.pmo-guide]\nframework = 'bakery.json'\n", encoding="utf-8")
    git(tmp_path, "init", "--quiet")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "--quiet", "-m", "One")
    shutil.rmtree(folder / "pmo_guide")
    (folder / "bakery.json").write_text(json.dumps(DATA), encoding="utf-8")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "--quiet", "-m", "Two")
    monkeypatch.chdir(folder)
    monkeypatch.setattr(sys, "path", sys.path.copy())
    return folder


def test_two_revisions_are_compared_each_by_its_own_code(repository: Path, capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["diff", "HEAD~1", "HEAD", "--format", "markdown"]) == 1
    told = capfd.readouterr()
    assert told.err == ""
    assert '- step `a` “A”; add to retired: `"a": None,`' in told.out
    assert main(["diff", "HEAD~1"]) == 1  # with what lies there
    assert "step dough “Dough”\n" in capfd.readouterr().out
    assert main(["diff", "HEAD"]) == 0
    assert capfd.readouterr().out == "From apprentice to baker: 2026.11\n\nNothing has changed.\n"
    trees = subprocess.run(["git", "worktree", "list"], capture_output=True, text=True, check=True)
    assert len(trees.stdout.splitlines()) == 1


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["HEAD~1", "HEAD", "--framework", "other.json"], "of 'HEAD' cannot be exported: pmo-guide: there is no file"),
        (["HEAD~9"], "'HEAD~9' is neither a file, nor of the form 'package.module:NAME', nor a revision of git"),
        (["gone.json"], "there is no file 'gone.json'"),
    ],
)  # fmt: skip
def test_what_cannot_be_compared_is_told(
    arguments: list[str], says: str, repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["diff", *arguments]) == 2
    assert says in capsys.readouterr().err


def test_without_settings_the_new_one_is_asked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["diff", "old.json"]) == 2
    assert "name NEW: a framework" in capsys.readouterr().err
