"""A new guidebook for a framework: a Sphinx project that builds without a warning and can be published as it is.

What is laid out is plain text for its owner to change; nothing in it depends on this module later.
"""

from __future__ import annotations

import json
import re
import shutil
import tempfile
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path
from string import Template
from typing import TYPE_CHECKING

from pmo_guide.interchange import dump
from pmo_guide.locales import catalogue

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pmo_guide.model import Framework

TEMPLATES = Path(__file__).parent / "templates"
THEMES = {
    "furo": ("furo", "furo"),
    "pydata": ("pydata-sphinx-theme", "pydata_sphinx_theme"),
    "book": ("sphinx-book-theme", "sphinx_book_theme"),
    "alabaster": ("", "alabaster"),
}
"""What `theme` may be, each with the package to install, if it needs one, and the name that Sphinx knows."""
_MARKUP = re.compile(r"([\\`*_{}\[\]<>#|~$!&])")


class NewError(ValueError):
    """Why no guidebook was laid out, in words for whoever asked."""


def lay_out(framework: Framework, folder: Path, theme: str = "furo", language: str = "") -> list[Path]:
    """Write the project of a guidebook into a folder that is new or empty, all of it or nothing; return its files.

    `theme` is a key of `THEMES`; `language` is that of the pages, the framework's if not given. Raises `NewError` where
    the folder holds something, and OSError where it cannot be written.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise NewError(f"{folder} is there already and not empty; nothing was written")
    folder.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder.parent, prefix=f".{folder.name}-") as made:
        draft = Path(made, "guide")
        for name, text in files(framework, theme, language).items():
            path = draft / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8", newline="\n")
        if folder.exists():
            folder.rmdir()
        shutil.move(draft, folder)
    return sorted(path for path in folder.rglob("*") if path.is_file())


def files(framework: Framework, theme: str = "furo", language: str = "") -> dict[str, str]:
    """Return the files of the project, by name, with their text."""
    package, name = THEMES[theme]
    language = language or framework.language
    _ = catalogue(language).gettext
    pages = dict(_pages(framework, _))
    values = {
        "title": framework.title,
        "heading": plain(framework.title),
        "project": json.dumps(framework.title, ensure_ascii=False),
        "language": json.dumps(language.replace("-", "_")),  # as Sphinx looks it up
        "theme": json.dumps(name),
        "packages": "\n".join(filter(None, ("myst-parser", package, *_ourselves(_)))),
        "summary": f"{plain(framework.summary)}\n\n" if framework.summary else "",
        "contents": _contents(pages, _),
        **_told(framework, _),
    }
    laid = {f"docs/{path}.md": text for path, text in pages.items()}
    for template in sorted(path for path in TEMPLATES.rglob("*") if path.is_file()):
        named = template.relative_to(TEMPLATES).as_posix().removesuffix(".txt")
        laid[named.replace("DOT", ".")] = Template(template.read_text("utf-8")).substitute(values)
    return laid | {"docs/framework.json": dump(framework)}


def _told(framework: Framework, _: Callable[[str], str]) -> dict[str, str]:
    """Return our own sentences in the files of the project: only what is true of this framework."""
    acted = any(step.actions for step in framework.steps)
    made = (
        _("A guidebook with checklists, a self-assessment and a plan, made from the framework in {file}.")
        if acted
        else _("A guidebook with a self-assessment, made from the framework in {file}.")
    )
    by_hand = _(
        "The framework is one file. Change it by hand, or keep it in a workbook: {write} writes one, {read} reads it "
        "back and keeps the ids."
    ).format(
        write="`pmo-guide template skills.xlsx --framework docs/framework.json`",
        read="`pmo-guide import skills.xlsx -o docs/framework.json`",
    )
    yours = _(
        "The words of the pages are yours: write what teaches each step in {folder}, and leave the title as it is in "
        "the framework."
    ).format(folder="`docs/steps/`")
    published = _(
        "On GitHub, choose *GitHub Actions* as the source of Pages in the settings: each change of the main branch is "
        "then published. Read the Docs takes the project as it is."
    )
    told = {
        "lead": _("Read a step, tick what you have done, rate yourself, and make a plan.")
        if acted
        else _("Read what is meant by each competency, and rate yourself."),
        "kept": _("What you enter stays in your browser; *Your progress* saves it to a file."),
        "made": made.format(file="`docs/framework.json`"),
        "installed": _(
            "{file} says what is installed. Look at its line for pmo-guide: it must name the place from which you have "
            "it."
        ).format(file="`requirements.txt`"),
        "todo": "\n".join(
            f"- {text}"
            for text in (
                *([yours] if framework.steps else []),
                by_hand,
                _(
                    "Ids are for ever, since readers’ progress is kept by them. One that goes is named in {field}."
                ).format(field="`retired`"),
                published,
            )
        ),
        "tasks": _("The tasks of this guidebook"),
        "check": _("Say what is wrong with the framework, and what it lacks."),
        "build": _("Build the pages into {folder}; a warning ends it.").format(folder="docs/_build/html"),
        "make": _("Make a PDF that can be filled in, in {folder}.").format(folder="docs/_build/handbook"),
        "how": _("How the guidebook is built."),
        "kinds": _("or a workbook, a CASE package, {module}").format(module='"package.module:NAME"'),
        "offline": _("readers keep the whole guide; it needs HTTPS"),
        "glossary": "",
    }
    if any(competency.terms for competency in framework.competencies):
        line = _("The framework names words of a glossary: write one ({glossary} in a page), then take this line out.")
        told["glossary"] = f'\n# {line}\nsuppress_warnings = ["ref.term"]\n'
    return told


def plain(text: str) -> str:
    """Return text as Markdown that shows it as it is."""
    return _MARKUP.sub(r"\\\1", " ".join(text.split()))


def _pages(framework: Framework, _: Callable[[str], str]) -> Iterator[tuple[str, str]]:
    """Give each page of the book but the first, by name: only those for which the framework has something."""
    at_home = {competency.step for competency in framework.competencies}
    for step in framework.steps:
        parts = [f"# {plain(step.title)}", _ask("step", step.id)]
        if step.actions:
            parts += [f"## {_('Checklist')}", _ask("checklist", step.id)]
        if step.id in at_home:
            parts += [f"## {_('What this is about')}", _ask("competency", options={"step": step.id})]
        yield f"steps/{step.id}", "\n\n".join(parts) + "\n"
    homeless = [competency.id for competency in framework.competencies if competency.step is None]
    if homeless:
        title = _("Further competencies") if framework.steps else _("Competencies")
        yield "reference/competencies", f"# {title}\n\n{_ask('competency', ' '.join(homeless))}\n"
    tools = [("assessment", _("Assess yourself"), "assessment")]
    if any(step.actions for step in framework.steps):
        tools.append(("plan", _("Make your plan"), "plan"))
    tools += [("evidence", _("Your evidence"), "evidence"), ("team", _("Look at your team"), "team")]
    for path, title, directive in tools:
        yield f"tools/{path}", f"# {title}\n\n{_ask(directive)}\n"
    yield "reference/levels", f"# {_('Levels')}\n\n{_ask('levels')}\n"
    for items, name, title in (
        (framework.roles, "roles", _("Roles")),
        (framework.credentials, "credentials", _("Credentials")),
        (framework.resources, "resources", _("Resources")),
    ):
        if items:
            yield f"reference/{name}", f"# {title}\n\n{_ask(name)}\n"


def _ask(directive: str, argument: str = "", options: dict[str, str] | None = None) -> str:
    """Write a directive as an author would."""
    lines = [
        f"```{{pmo:{directive}}} {argument}".rstrip(),
        *(f":{key}: {value}" for key, value in (options or {}).items()),
    ]
    return "\n".join([*lines, "```"])


def _contents(pages: dict[str, str], _: Callable[[str], str]) -> str:
    """Write the table of contents, a list for each folder."""
    lists = []
    for folder, caption in (("steps", _("Steps")), ("tools", _("Your toolkit")), ("reference", _("Reference"))):
        inside = [path for path in pages if path.startswith(f"{folder}/")]
        if inside:
            lists.append("\n".join(["```{toctree}", f":caption: {caption}", ":maxdepth: 1", "", *inside, "```"]))
    return "\n\n".join(lists)


def _ourselves(_: Callable[[str], str]) -> Iterator[str]:
    """Give the line by which this package is installed, as far as it is known where it came from."""
    try:
        origin = json.loads(distribution("pmo-guide").read_text("direct_url.json") or "{}")
    except (PackageNotFoundError, ValueError):
        origin = {}
    if commit := origin.get("vcs_info", {}).get("commit_id"):
        yield f"pmo-guide[pdf] @ git+{origin['url']}@{commit}"
    else:
        yield f"pmo-guide[pdf]  # {_('or the address of its repository')}: pmo-guide[pdf] @ git+https://…"
