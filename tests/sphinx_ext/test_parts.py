"""A generated part says the same in HTML and in standard nodes, whatever the framework: words, links, ids and boxes."""

from __future__ import annotations

import inspect
import re
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest
from bs4 import BeautifulSoup
from docutils import nodes
from hypothesis import given, settings
from sphinx import addnodes, locale
from strategies import frameworks

from pmo_guide import parts, questions
from pmo_guide.sphinx_ext import directives
from pmo_guide.sphinx_ext.writing import Html, Standard, node_id, pmo_html, pmo_part

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pmo_guide.model import Framework


@pytest.fixture(autouse=True, scope="module")
def words() -> None:
    """Words are looked up as Sphinx has it done before it reads anything; other tests may end that."""
    locale.init([None], "en", "pmo_guide")


class Said(NamedTuple):
    """What a part says, however it is written."""

    words: str
    """All letters, without spaces."""
    links: list[str]
    ids: list[str]
    boxes: list[str]
    """The keys of boxes to tick."""


def in_html(part: pmo_part) -> Said:
    """Return what the HTML of a part says."""
    domain: Any = SimpleNamespace(address=lambda _docname, kind, name: f"{kind}/{name}")
    made = list(Html(domain).written(part))
    soup = BeautifulSoup(
        "".join(node["html"] if isinstance(node, pmo_html) else node.astext() for node in made), "lxml"
    )
    found = "".join("".join(node.astext().split()) for node in made)
    read = soup.get_text().replace("–\N{WORD JOINER}", "–")
    assert found == "".join(read.split()), "search finds something else than is read"
    return Said(
        found,
        [str(link["href"]) for link in soup.select("a")],
        [str(tag["id"]) for tag in soup.select("[id]")],
        [str(tag.get("name", f"action/{tag['value']}/done")) for tag in soup.select("input")],
    )


def in_nodes(part: pmo_part) -> Said:
    """Return what the standard nodes of a part say."""
    made = nodes.container("", *Standard().written(part))
    links = []
    for node in made.findall(nodes.Element):
        if isinstance(node, addnodes.pending_xref):
            links.append(f"{node['reftype']}/{node['reftarget']}")
        elif isinstance(node, nodes.reference):
            links.append(node["refuri"])
    ticks = [node for node in made.findall(nodes.inline) if "pmo-box" in node["classes"]]
    boxes = [node["pmo_field"][1] for node in ticks]
    for node in ticks:
        node.parent.remove(node)
    ids = [name for node in made.findall(nodes.Element) for name in node["ids"]]
    return Said("".join(made.astext().split()), links, ids, boxes)


def all_parts(framework: Framework, at_home: bool) -> Iterator[pmo_part]:
    """Yield every part that a book of a framework can have."""

    def ask(question: str, *words: str) -> Any:
        return getattr(questions, question)(framework, *words)

    def part(name: str, *answer: Any, homes: Any = (), children: int = 0) -> pmo_part:
        homes = tuple(homes) if at_home else ()
        given = [nodes.paragraph("", f"given {number}") for number in range(children)]
        return pmo_part(
            "", *given, part=name, answer=answer, homes=homes, ids=list(map(node_id, homes)), docname="page"
        )

    for step in framework.steps:
        yield part("head", ask("step_head", step.id))
        if step.actions:
            homes = [("checklist", step.id), *(("action", item.id) for item in step.actions)]
            yield part("checklist", ask("checklist", step.id), step.id if at_home else "", homes=homes)
    for item in framework.competencies:
        card = ask("card", item.id)
        yield part("card", card)
        yield part("summary", card, children=bool(card.terms) + bool(card.sources))
        yield part("checklist", ask("checklist", item.id))
    yield part("levels", ask("scale"), homes=[("level", str(level.value)) for level in framework.levels])
    yield part("roles", ask("roles"), ask("targets"), homes=[("role", role.id) for role in framework.roles])
    yield from (
        part("compare", *ask("compare", one.id, other.id)) for one in framework.roles for other in framework.roles
    )
    sources = sum(bool(item.sources) for item in framework.credentials)
    homes = [("credential", item.id) for item in framework.credentials]
    yield part("credentials", ask("credentials"), at_home, homes=homes, children=sources)
    yield part("resources", ask("resources"), at_home, homes=[("resource", item.id) for item in framework.resources])
    cases = ask("scenarios")
    yield part("scenarios", cases, homes=[("scenario", case.id) for case in cases])
    yield part("outcomes", cases)
    roles, levels = ask("links", "role"), ask("links", "level")
    groups = [(step, [(link, ask("rungs", link.id)) for link in links]) for step, links in ask("by_step")]
    yield part("start", ask("start", *(role.id for role in framework.roles[:1])), children=1)
    yield part("assessment", roles, levels, groups, homes=[("tool", "assessment")])
    yield part("progress")
    yield part("no_plan", homes=[("tool", "plan")])
    yield part("plan", roles, homes=[("tool", "plan")])
    yield part("tasks", [(step, [(task, "soon", "") for task in tasks]) for step, tasks in ask("plan")])
    yield part("team", ask("by_step"), homes=[("tool", "team")])
    yield part("evidence", homes=[("tool", "evidence")])


PARTS = re.findall(r'self\.part\(\s*"(\w+)"', inspect.getsource(directives))
"""The parts that directives make."""


@pytest.mark.parametrize("at_home", [True, False])
@settings(max_examples=15)
@given(framework=frameworks())
def test_html_and_nodes_say_the_same(at_home: bool, framework: Framework) -> None:
    shown: set[str] = set()
    for part in all_parts(framework, at_home):
        html, standard = in_html(part), in_nodes(part)
        assert html == standard, part["part"]
        assert sorted(html.ids) == sorted(map(node_id, part["homes"])), part["part"]
        internal = [f"{link.kind}/{link.id}" for link in parts.links(part.pieces)]
        assert [link for link in html.links if ":" not in link] == internal, part["part"]
        shown.add(part["part"])
    without = {"head" if not framework.steps else "", "compare" if not framework.roles else ""}
    assert shown == set(PARTS) - without


def test_words_of_a_framework_are_never_markup() -> None:
    nasty = '<b onclick="x">&amp; \'"{{ 1 }}{% raw %}<!--given-->'
    part = pmo_part("", part="levels", answer=(((1, nasty, nasty),),), homes=(), docname="page")
    [made] = Html(SimpleNamespace()).written(part)  # type: ignore[arg-type]
    soup = BeautifulSoup(made["html"], "lxml")  # type: ignore[index]
    assert soup.dd
    assert soup.dd.get_text().strip() == nasty
    assert not soup.select("b, [onclick]")
