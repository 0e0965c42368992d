"""What directives take, and which of them nobody knows."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pmo_guide.framework import FRAMEWORK
from pmo_guide.sphinx_ext.directives import DIRECTIVES
from pmo_guide.sphinx_ext.writing import MEDIA as OF_EXTENSION
from pmo_guide.upkeep import book_faults, named_faults, read_book
from pmo_guide.upkeep.directives import FORMS, MEDIA, own_directives

if TYPE_CHECKING:
    from pathlib import Path

PAGE = "# A page\n\n"
FENCE = "```{{{}}}\n```\n"


def test_the_forms_are_those_of_the_extension() -> None:
    assert {name.removeprefix("pmo:") for name in FORMS} == DIRECTIVES.keys()
    assert set(MEDIA) == set(OF_EXTENSION)
    for name, directive in DIRECTIVES.items():
        form = FORMS[f"pmo:{name}"]
        assert set(form.options) == set(directive.option_spec or ())
        assert form.least == directive.required_arguments
        many = directive.final_argument_whitespace
        assert many or form.most == directive.required_arguments + directive.optional_arguments
        assert not many or form.most > 1


def faults(folder: Path, text: str) -> list[tuple[int, str]]:
    """Return line and words of what is wrong with a page of directives."""
    (folder / "index.md").write_text(PAGE + text, encoding="utf-8")
    told = book_faults(read_book(folder), FRAMEWORK)
    return [(int(fault.place.rpartition(":")[2]), fault.message) for fault in told]


@pytest.mark.parametrize(
    ("written", "says"),
    [
        ("pmo:checklist}", "{pmo:checklist} needs what it is for behind it: the id of a step or competency or role"),
        ("pmo:compare} pmo-analyst", "needs 2 of them behind it"),
        ("pmo:compare} pmo-analyst pmo-manger", "no role 'pmo-manger'; did you mean 'pmo-manager'?"),
        ("pmo:compare} pmo-analyst pmo-manager pmo-director", "no more than 2"),
        ("pmo:scenario} your-own-mistak", "no scenario 'your-own-mistak'; did you mean 'your-own-mistake'?"),
        ("pmo:scenario}\n:step: netwrk", "no step 'netwrk'; did you mean 'network'?"),
        ("pmo:resources}\n:kind: assocation", "no kind of resource 'assocation'; did you mean 'association'?"),
        ("pmo:start} pmo-directr", "no role 'pmo-directr'"),
        ("pmo:on} papr", "no medium 'papr'"),
        ("pmo:pictures}", "no directive {pmo:pictures}"),
        ("pmo:levels} 3", "takes nothing behind it"),
        ("pmo:levels}\n:step: network", "no option :step:; it takes :no-index:"),
        ("pmo:competency}\n:no-index:", "needs the id of a competency"),
    ],
)
def test_what_is_behind_a_directive_or_below_it_is_told_once(written: str, says: str, tmp_path: Path) -> None:
    [(line, message)] = faults(tmp_path, f"```{{{written}\n```\n")
    assert line == 3
    assert says in message


def test_a_directive_that_nobody_knows_is_told_where_all_extensions_are_known(tmp_path: Path) -> None:
    strange = FENCE.format("mermaid") + "\n" + FENCE.format("ours") + "\n" + FENCE.format("todo")
    assert faults(tmp_path, strange) == []  # there is no conf.py
    conf = tmp_path / "conf.py"
    conf.write_text('extensions = ["myst_parser"]\nextensions += ["sphinx.ext.todo", "own"]\n', encoding="utf-8")
    assert own_directives(tmp_path) is None  # own may be anything
    assert faults(tmp_path, strange) == []
    (tmp_path / "_own").mkdir()
    (tmp_path / "_own" / "own.py").write_text('def setup(app):\n    app.add_directive("ours", X)\n', encoding="utf-8")
    [(line, message)] = faults(tmp_path, strange)
    assert line == 3
    assert message.endswith("no directive {mermaid} in this book; code is written without brackets, as ```mermaid")
    conf.write_text("extensions = [", encoding="utf-8")
    assert faults(tmp_path, strange) == []


def test_the_names_of_files_that_own_directives_take(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("who_decides.py", "__init__.py"):
        (tmp_path / name).touch()
    text = "```{picture} who-decides\n```\n\n```{picture} who-decide\n```\n"
    (tmp_path / "index.md").write_text(PAGE + text, encoding="utf-8")
    [fault] = named_faults(read_book(tmp_path), {"picture": "*.py"})
    assert fault.place.endswith("index.md:6")
    assert fault.message == "there is no picture 'who-decide' in *.py; did you mean 'who-decides'?"
