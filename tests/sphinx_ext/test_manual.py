"""The examples of the manual are built as they stand, and it tells of every directive, role and warning."""

from __future__ import annotations

import ast
import inspect
import re
from collections.abc import Mapping
from dataclasses import MISSING
from typing import TYPE_CHECKING, Any, get_args, get_origin

import pytest

from pmo_guide.model import Framework, defaults_of, field_types
from pmo_guide.model.vocabulary import KINDS as CLASSES
from pmo_guide.sphinx_ext import warnings
from pmo_guide.sphinx_ext.directives import DIRECTIVES
from pmo_guide.sphinx_ext.domain import KINDS

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Project


@pytest.fixture(scope="module")
def manual(root: Path) -> str:
    """The text of the manual."""
    return (root / "docs/contributing/extension.md").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def examples(manual: str) -> list[str]:
    """The examples that show how a page is written."""
    return re.findall(r"^````md\n(.*?)^````$", manual, re.MULTILINE | re.DOTALL)


def test_the_examples_together_are_a_book_that_builds_strictly(empty: Project, examples: list[str]) -> None:
    pages = {f"page{number}": text for number, text in enumerate(examples)}
    names = "\n".join(pages)
    conf = (
        "extensions = ['myst_parser', 'pmo_guide']\n"
        "pmo_framework = 'pmo_guide.framework:FRAMEWORK'\n"
        "myst_enable_extensions = ['colon_fence']\n"
        "html_theme = 'basic'\n"
        "suppress_warnings = ['pmo.unclaimed', 'ref.term']  # six chapters and a glossary are elsewhere\n"
    )
    empty.write({"conf.py": conf, "index.md": f"# Manual\n\n```{{toctree}}\n{names}\n```\n"})
    for name, text in pages.items():
        title = "" if text.startswith("# ") else f"# {name}\n\n"
        empty.write({f"{name}.md": title + text})
    built = empty.build()
    assert built.warnings == []
    for name, text in pages.items():
        shown = "pmo-" in str(built.article(f"{name}.html"))
        assert shown == ("{pmo:downloads}" not in text), name  # there are no downloads


def test_the_small_framework_builds_strictly(empty: Project, manual: str) -> None:
    found = re.findall(r"^(`{3,})\{code-block\} \w+\n:caption: (\S+)\n\n(.*?)^\1$", manual, re.MULTILINE | re.DOTALL)
    empty.write({name: text for _fence, name, text in found})
    assert [name for _fence, name, _text in found] == ["framework.py", "conf.py", "index.md"]
    built = empty.build()
    assert built.warnings == []
    article = built.article("index.html")
    assert "Stage 1 of 1" in article.get_text()
    assert article.select_one("input[value=keep-a-starter]")


def test_every_directive_option_and_role_has_an_example(examples: list[str]) -> None:
    text = "\n".join(examples)
    for name, directive in DIRECTIVES.items():
        assert f"{{pmo:{name}}}" in text, name
        for option in set(directive.option_spec or {}) - {"all"}:
            assert f":{option}:" in text, option
    for kind in KINDS:
        assert f"{{pmo:{kind}}}`" in text, kind


def test_the_warnings_in_the_manual_are_those_of_the_code(manual: str) -> None:
    body = ast.parse(inspect.getsource(warnings.PmoWarning)).body[0]
    assert isinstance(body, ast.ClassDef)
    docs = [node.value.value for node in body.body[1:] if isinstance(node, ast.Expr)]  # type: ignore[attr-defined]
    told = dict(re.findall(r"^\| `pmo\.(\w+)` \| (.+) \|$", manual, re.MULTILINE))
    expected = [doc.replace("``", "`") for doc in docs]
    assert told == dict(zip((kind.value for kind in warnings.PmoWarning), expected, strict=True))


def rows_of_fields() -> list[str]:
    """Return the table of all fields, a row for each class, as the classes say it."""
    plain = {"str": "text", "int": "whole number", "bool": "true or false", "date": "day", "float": "number"}

    def worded(hint: Any) -> str:
        arguments = [part for part in get_args(hint) if part not in (type(None), ...)]
        if get_origin(hint) is Mapping:
            return "anything by name" if arguments[1] is Any else f"{worded(arguments[1])} by id or name"
        if get_origin(hint) is tuple:
            return "two numbers" if float in arguments else f"list of {worded(arguments[0])}"
        if arguments:
            return worded(arguments[0])
        return plain.get(hint.__name__) or f"`{hint.__name__}`"

    rows = []
    for kind in (Framework, *CLASSES):
        types, defaults = field_types(kind), defaults_of(kind)
        told = [
            (f"**`{name}`**" if defaults[name] is MISSING else f"`{name}`")
            + (f" ({found})" if (found := worded(types[name])) != "text" else "")
            for name in types
        ]
        rows.append(f"| `{kind.__name__}` | {', '.join(told)} |")
    return rows


def test_the_manual_has_every_field_of_every_class(manual: str) -> None:
    told = [line for line in manual.splitlines() if line.startswith("| `") and "**`" in line]
    told += [line for line in manual.splitlines() if line.startswith("| `Readiness` |")]
    assert sorted(told) == sorted(rows_of_fields()), "the table below “Every field” takes:\n" + "\n".join(
        rows_of_fields()
    )
