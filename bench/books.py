"""One synthetic guidebook in three forms with the same words on its pages: by hand, from a framework, for sphinx-needs.

A page is a chapter: 1,200 words of prose; its checklist, where each action has hours, evidence and a link to the
competency that it builds; and a card for each competency: definition, two indicators at each of five levels, related
competencies, and "built by" with a link to each of its actions.
"""

from __future__ import annotations

import random
from typing import TYPE_CHECKING, NamedTuple

from pmo_guide.interchange import dump
from pmo_guide.model import Action, Competency, Framework, Indicator, Level, Role, Step

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

WORDS = tuple(
    word
    for line in (
        "portfolio governance benefit risk budget stakeholder director programme delivery plan",
        "review capacity value strategy change report sponsor team forecast control",
    )
    for word in line.split()
)
LEVELS = ("Aware", "Practising", "Competent", "Proficient", "Leading")
CONF = 'project = "bench"\nhtml_theme = "furo"\nhtml_show_sourcelink = False\n'
MYST = 'myst_enable_extensions = ["tasklist", "deflist"]\n'
NEEDS = """
needs_types = [
    dict(directive="competency", title="Competency", prefix="C_", color="#BFD8D2", style="node"),
    dict(directive="action", title="Action", prefix="A_", color="#DCB239", style="node"),
]
needs_id_regex = "^[a-z0-9-]+"
needs_build_json = False
"""


class Size(NamedTuple):
    """How large a book is."""

    competencies: int
    actions: int
    """Of each competency."""
    pages: int

    def __str__(self) -> str:
        return f"{self.competencies:,} × {self.actions}"


class Book(NamedTuple):
    """A book's content."""

    framework: Framework
    prose: tuple[str, ...]
    """The text of each page."""


def content(size: Size) -> Book:
    """Return the same content whenever it is asked for."""
    rnd = random.Random(7)

    def sentence(words: int) -> str:
        return " ".join(rnd.choice(WORDS) for _ in range(words)).capitalize() + "."

    ids = [f"comp-{n:05d}" for n in range(size.competencies)]
    home = [n * size.pages // size.competencies for n in range(size.competencies)]
    competencies = tuple(
        Competency(
            id=name,
            title=f"Competency {n} {rnd.choice(WORDS)}",
            step=f"page-{home[n]}",
            definition=sentence(18),
            related=tuple(sorted({rnd.choice(ids) for _ in range(3)} - {name})),
            indicators=tuple(
                Indicator(id=f"{name}-i{level}{which}", level=level, text=sentence(12))
                for level in range(1, len(LEVELS) + 1)
                for which in "ab"
            ),
        )
        for n, name in enumerate(ids)
    )
    actions = {
        name: [
            Action(id=f"{name}-a{n}", text=sentence(14), effort=(1, 2), evidence="A record", builds={name: 1 + n % 5})
            for n in range(size.actions)
        ]
        for name in ids
    }
    steps = tuple(
        Step(
            id=f"page-{page}",
            title=f"Page {page}",
            actions=tuple(action for n, name in enumerate(ids) if home[n] == page for action in actions[name]),
        )
        for page in range(size.pages)
    )
    framework = Framework(
        id="bench",
        title="Bench",
        levels=tuple(Level(value=n, title=title) for n, title in enumerate(LEVELS, 1)),
        steps=steps,
        competencies=competencies,
        roles=(Role(id="director", title="Director", targets=dict.fromkeys(ids, 3), core=tuple(ids[:8])),),
    )
    prose = tuple("\n\n".join(" ".join(sentence(20) for _ in range(6)) for _ in range(10)) for _ in range(size.pages))
    return Book(framework, prose)


def _levels(competency: Competency) -> list[str]:
    rows = []
    for level, title in enumerate(LEVELS, 1):
        rows += [title, *(f": {one.text}\n" for one in competency.indicators if one.level == level), ""]
    return rows


def _by_hand(step: Step, competencies: list[Competency], framework: Framework) -> list[str]:
    titles = {item.id: item.title for item in framework.competencies}
    rows = ["## Checklist", ""]
    for action in step.actions:
        [(built, level)] = action.builds.items()
        rows += [f"- ({action.id})=", f"  [ ] {action.text}", "", "  1–2 hours", "", "  Evidence: A record", ""]
        rows += [f"  Counts towards: [{titles[built]}](#{built}) {level}", ""]
    for item in competencies:
        related = ", ".join(f"[](#{name})" for name in item.related)
        rows += [f"({item.id})=", f"## {item.title}", "", item.definition, "", *_levels(item)]
        rows += ["Built by:", ""]
        built_by = (action for action in step.actions if item.id in action.builds)
        rows += [f"- [{action.text}](#{action.id})" for action in built_by]
        rows += ["", f"Related: {related}", ""]
    return rows


def _ours(step: Step, _competencies: list[Competency], _framework: Framework) -> list[str]:
    return [
        *(f"```{{pmo:step}} {step.id}", "```", ""),
        *("## Checklist", "", f"```{{pmo:checklist}} {step.id}", "```", ""),
        *("## Competencies", "", "```{pmo:competency}", f":step: {step.id}", "```", ""),
    ]


def _for_needs(step: Step, competencies: list[Competency], _framework: Framework) -> list[str]:
    rows = ["## Checklist", ""]
    for action in step.actions:
        rows += [f"```{{action}} {action.text[:60]}", f":id: {action.id}", f":links: {', '.join(action.builds)}", ""]
        rows += [action.text, "", "1–2 hours. Evidence: A record", "```", ""]
    for item in competencies:  # it lists "built by" itself, as links back
        rows += [f"## {item.title}", "", f"```{{competency}} {item.title}", f":id: {item.id}"]
        rows += [f":links: {', '.join(item.related)}", "", item.definition, "", *_levels(item), "```", ""]
    return rows


TOOLS: dict[str, tuple[str, Callable[[Step, list[Competency], Framework], list[str]]]] = {
    "hand": (f'{CONF}extensions = ["myst_parser"]\n{MYST}', _by_hand),
    "ours": (f'{CONF}extensions = ["myst_parser", "pmo_guide"]\npmo_framework = "framework.json"\n', _ours),
    "needs": (f'{CONF}extensions = ["myst_parser", "sphinx_needs"]\n{MYST}{NEEDS}', _for_needs),
}
"""For each way of making the book, its conf.py and what a page says after its prose."""


def write(book: Book, tool: str, folder: Path) -> None:
    """Write the sources of a book."""
    conf, body = TOOLS[tool]
    folder.mkdir(parents=True)
    framework = book.framework
    names = [step.id for step in framework.steps]
    texts = {"conf.py": conf, "index.md": "# Bench\n\n```{toctree}\n" + "\n".join(names) + "\n```\n"}
    if tool == "ours":
        texts["framework.json"] = dump(framework)
    for step, prose in zip(framework.steps, book.prose, strict=True):
        here = [item for item in framework.competencies if item.step == step.id]
        texts[f"{step.id}.md"] = "\n".join([f"# {step.title}", "", prose, "", *body(step, here, framework)])
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8")


def edit(folder: Path, tool: str) -> None:
    """Change the words of one indicator, the first of all."""
    path = folder / ("framework.json" if tool == "ours" else "page-0.md")
    text = path.read_text(encoding="utf-8")
    before, after = ('"text": "', '"text": "Edited: ') if tool == "ours" else ("\n: ", "\n: Edited: ")
    start = text.index('"indicators"') if tool == "ours" else 0
    path.write_text(text[:start] + text[start:].replace(before, after, 1), encoding="utf-8")
