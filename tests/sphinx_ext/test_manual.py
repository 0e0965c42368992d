"""The examples of the manual are built as they stand, and it tells of every directive, role and warning."""

from __future__ import annotations

import argparse
import ast
import doctest
import inspect
import re
from collections.abc import Mapping
from dataclasses import MISSING
from typing import TYPE_CHECKING, Any, get_args, get_origin
from unittest.mock import MagicMock

import pytest
from sphinx import locale

import pmo_guide
from pmo_guide.cli import parser
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


def rows_of_commands() -> list[str]:
    """Return the table of all commands, a row for each and for all that it takes, as the program says it."""
    commands = next(action for action in parser()._actions if isinstance(action, argparse._SubParsersAction))
    about = {action.dest: action.help for action in commands._choices_actions}
    rows = []
    for name, command in commands.choices.items():
        rows.append(f"| `pmo-guide {name}` | {about[name]} |")
        for action in command._actions:
            if action.dest == "help":
                continue
            told = [*action.option_strings] or [action.metavar]
            if action.option_strings and action.metavar:
                told[-1] += f" {action.metavar}"
            shown = ", ".join(f"`{word}`" for word in told)
            if action.required:
                shown = f"**{shown}**"
            if action.choices:
                shown += f" ({', '.join(f'`{choice}`' for choice in action.choices)})"
            rows.append(f"| {shown} | {action.help} |")
    return rows


def test_the_manual_has_every_command_as_the_program_says_it(manual: str) -> None:
    section = manual.partition("\n## Every command\n")[2].partition("\n## ")[0]
    told = re.findall(r"^\|.*\|$", section, re.MULTILINE)[2:]
    assert told == rows_of_commands(), "the table below “Every command” takes:\n" + "\n".join(rows_of_commands())


def test_the_manual_has_every_value_of_the_configuration(manual: str, monkeypatch: pytest.MonkeyPatch) -> None:
    app = MagicMock()
    app.config.language, app.config.pmo_framework = "en", ""
    monkeypatch.setitem(locale.translators, ("general", "pmo_guide"), locale.NullTranslations())
    pmo_guide.setup(app)
    values = {call.args[0]: call.args[1] for call in app.add_config_value.call_args_list}
    told = dict(re.findall(r"^\| `(pmo_\w+)` \| (.+?) \|", manual, re.MULTILINE))
    assert told == {name: f"`{value!r}`".replace("'", '"') for name, value in values.items()}


def test_the_examples_in_python_say_what_they_say(manual: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    [code] = re.findall(r"^:caption: framework\.py\n\n(.*?)^```$", manual, re.MULTILINE | re.DOTALL)
    (tmp_path / "framework.py").write_text(code, encoding="utf-8")
    shown = "\n".join(re.findall(r"^```pycon\n(.*?)^```$", manual, re.MULTILINE | re.DOTALL))
    told: list[str] = []
    examples = doctest.DocTestParser().get_doctest(shown, {}, "extension.md", None, 0)
    ran = doctest.DocTestRunner().run(examples, out=told.append)
    assert ran.attempted > 15
    assert not ran.failed, "".join(told)
