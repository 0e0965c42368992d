"""`pmo-guide new`: a project that builds without a warning, whatever the framework has."""

from __future__ import annotations

import ast
import json
import re
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
import yaml
from sphinx.application import Sphinx
from sphinx.util.docutils import docutils_namespace

from pmo_guide.cli import main
from pmo_guide.framework import FRAMEWORK
from pmo_guide.interchange import load
from pmo_guide.new import TEMPLATES, THEMES, NewError, files, lay_out, plain

if TYPE_CHECKING:
    from pathlib import Path

    from pmo_guide.model import Framework


def small() -> Framework:
    """Ours, cut to two steps."""
    steps = FRAMEWORK.steps[:2]
    names = {step.id for step in steps}
    kept = tuple(
        replace(competency, related=(), terms=competency.terms[:1])
        for competency in FRAMEWORK.competencies
        if competency.step in names
    )
    ids = {competency.id for competency in kept}

    def only(levels: object) -> dict[str, int]:
        return {key: value for key, value in dict(levels).items() if key in ids}  # type: ignore[call-overload]

    return replace(
        FRAMEWORK,
        id="bakers",
        title="Bakers & <friends>: *the* 1st_guide",
        steps=tuple(
            replace(step, actions=tuple(replace(a, builds=only(a.builds)) for a in step.actions)) for step in steps
        ),
        competencies=kept,
        roles=tuple(replace(r, targets=only(r.targets), core=()) for r in FRAMEWORK.roles),
        credentials=tuple(replace(c, builds=only(c.builds)) for c in FRAMEWORK.credentials[:2]),
        resources=(),
        scenarios=(),
        retired={},
    )


BARE = {"roles": (), "credentials": (), "resources": ()}
VARIANTS = {
    "whole": lambda: small(),
    "bare": lambda: replace(small(), **BARE),
    "without steps": lambda: replace(
        small(), **BARE, steps=(), competencies=tuple(replace(c, step=None) for c in small().competencies)
    ),
    "without actions": lambda: replace(
        small(), **BARE, steps=tuple(replace(step, actions=()) for step in small().steps)
    ),
}


def build(project: Path, **settings: object) -> str:
    """Build a project strictly, and return its warnings."""
    from io import StringIO

    told = StringIO()
    docs, out = project / "docs", project / "docs" / "_build"
    with docutils_namespace():
        app = Sphinx(
            docs, docs, out / "html", out / "doctrees", "html", settings | {"nitpicky": True}, status=None, warning=told
        )
        app.build()
    return told.getvalue()


@pytest.mark.parametrize("variant", VARIANTS)
def test_it_builds_without_a_warning(variant: str, tmp_path: Path) -> None:
    framework = VARIANTS[variant]()
    lay_out(framework, tmp_path / "guide", "alabaster")
    assert not build(tmp_path / "guide")
    built = tmp_path / "guide" / "docs" / "_build" / "html"
    shown = "".join(path.read_text("utf-8") for path in built.rglob("*.html"))
    for competency in framework.competencies:
        assert competency.title in shown
    assert (built / "tools" / "plan.html").exists() == any(step.actions for step in framework.steps)
    assert (built / "sw.js").exists()
    assert "Copyright" not in shown
    assert 'author = ""' in (tmp_path / "guide" / "docs" / "conf.py").read_text("utf-8"), "themes print Sphinx's own"
    first = (tmp_path / "guide" / "docs" / "index.md").read_text("utf-8")
    assert ("make a plan" in first) == any(step.actions for step in framework.steps)  # nothing that is not there
    assert "```{pmo:on} site\nWhat you enter stays in your browser" in first  # on paper that would be false


def test_the_sample_framework_becomes_a_guide(direct: Framework, tmp_path: Path) -> None:
    lay_out(direct, tmp_path / "guide", "furo")
    assert not build(tmp_path / "guide")


@pytest.mark.parametrize("theme", THEMES)
def test_every_file_is_what_it_claims_to_be(theme: str) -> None:
    laid = files(small(), theme)
    for name, text in laid.items():
        if name.endswith(".py"):
            ast.parse(text)
        elif name.endswith((".yml", ".yaml")):
            assert yaml.safe_load(text)
        elif name.endswith(".json"):
            assert json.loads(text)["title"] == small().title
        assert text.endswith("\n")
    package, name = THEMES[theme]
    assert f'html_theme = "{name}"' in laid["docs/conf.py"]
    assert package in laid["requirements.txt"].splitlines() or not package
    assert laid == files(small(), theme)


@pytest.mark.parametrize("whose", ["framework", "pages"])
def test_pages_speak_the_language_of_the_framework_or_the_one_asked_for(whose: str) -> None:
    laid = files(replace(small(), language="de")) if whose == "framework" else files(small(), language="de")
    assert 'language = "de"' in laid["docs/conf.py"]
    assert 'language = "de_AT"' in files(small(), language="de-AT")["docs/conf.py"], "Sphinx knows no de-AT"
    assert laid["docs/tools/assessment.md"].startswith("# Sich einstufen\n")
    assert "Ihre Werkzeuge" in laid["docs/index.md"]
    assert "*Ihr Fortschritt*" in laid["docs/index.md"]


def test_no_sentence_of_ours_stays_english() -> None:
    """Nor a comment, nor what a task of nox says of itself: templates have none, and the catalogue has all of them."""
    for template in TEMPLATES.rglob("*.txt"):
        if template.parent.name != "workflows":  # which GitHub shows in English
            assert not re.findall(r"(?<!-)\b[A-Za-z]+ [a-z]+ [a-z]+ [a-z]+", template.read_text("utf-8")), template.name
    laid = files(small(), language="de")
    assert "Ein Leitfaden mit Checklisten" in laid["README.md"]
    assert '"""Die Aufgaben dieses Leitfadens."""' in laid["noxfile.py"]
    assert "# Leser behalten den ganzen Leitfaden" in laid["docs/conf.py"]
    assert "checklist" not in files(VARIANTS["without actions"]())["README.md"]
    assert "docs/steps" not in files(VARIANTS["without steps"]())["README.md"]


def test_what_is_there_is_left_alone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "mine.txt").write_text("precious", "utf-8")
    with pytest.raises(NewError, match="not empty"):
        lay_out(small(), tmp_path)
    assert main(["new", str(tmp_path), "--framework", "pmo_guide.framework:FRAMEWORK"]) == 2
    assert "nothing was written" in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


def test_the_command_keeps_the_framework_as_it_is(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "guide"
    folder.mkdir()
    assert main(["new", str(folder), "--framework", "pmo_guide.framework:FRAMEWORK", "--theme", "book"]) == 0
    assert "README.md" in capsys.readouterr().out
    assert load(str(folder / "docs" / "framework.json")) == FRAMEWORK


def test_a_wrong_framework_leaves_nothing_behind(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    wrong = tmp_path / "wrong.json"
    wrong.write_text("{}", "utf-8")
    assert main(["new", str(tmp_path / "guide"), "--framework", str(wrong)]) == 1
    assert "Traceback" not in capsys.readouterr().err
    assert not (tmp_path / "guide").exists()


def test_text_is_shown_as_it_is() -> None:
    assert plain("a *b* [c](d)\n<e>") == r"a \*b\* \[c\](d) \<e\>"
