"""The directives: ask the domain, and put what it answers into the page as one node each, to be written later.

Sections, titles, entries of the index, glossary terms and citations are ordinary nodes, as Sphinx has to see them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx import addnodes
from sphinx.locale import get_translation
from sphinx.util.docutils import SphinxDirective

from pmo_guide.sphinx_ext.warnings import UnsetError, warn_not_found
from pmo_guide.sphinx_ext.writing import MEDIA, kinds_in, line, node_id, pmo_part, typeset, xref

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from sphinx.util.typing import OptionSpec

    from pmo_guide.questions import Card

_ = get_translation("pmo_guide")

FLAG, WORD = directives.flag, directives.unchanged_required


class PmoDirective(SphinxDirective):
    """What all directives share: asking, warning, and putting answers into the page."""

    def run(self) -> list[nodes.Node]:
        """Return the nodes; what cannot be answered gives a warning, and the rest of the page stays whole."""
        try:
            return list(self.build())
        except LookupError as error:
            warn_not_found(self.name, error, self.get_location())
            return []

    def build(self) -> Iterable[nodes.Node]:
        """Return the nodes; may raise `LookupError`."""
        raise NotImplementedError

    def ask(self, question: str, *words: str) -> Any:
        """Ask the domain, which notes that this page depends on the answer."""
        return self.env.domains["pmo"].query(question, *words)  # type: ignore[attr-defined]

    def each(self, make: Callable[[str], list[nodes.Node]]) -> list[nodes.Node]:
        """Return the nodes made for every id of the argument; an unknown one takes nothing from the others."""
        made = []
        for name in self.arguments[0].split():
            try:
                made += make(name)
            except UnsetError:
                raise
            except LookupError as error:
                warn_not_found(self.name, error, self.get_location())
        return made

    @property
    def at_home(self) -> bool:
        """Whether what is shown here has its home here."""
        return "no-index" not in self.options

    @property
    def foreign(self) -> str:
        """The language of the framework, or nothing where it is that of the page."""
        theirs: str = self.ask("language").replace("_", "-")
        return "" if theirs.partition("-")[0] == self.env.config.language.partition("_")[0] else theirs

    def part(self, name: str, *answer: Any, homes: Iterable[tuple[str, str]] = ()) -> pmo_part:
        """Return the node of a part of the page: the function of `parts` that tells it, what that takes, its homes."""
        homes = tuple(homes) if self.at_home else ()
        # Where there are two homes on a page, the first has the id, and the domain warns.
        new = [node_id(home) for home in homes if node_id(home) not in self.state.document.ids]
        answer = typeset(answer, self.state.document)
        nouns = typeset(self.ask("nouns", " ".join(kinds_in(name, answer))), self.state.document)
        node = pmo_part("", part=name, answer=answer, nouns=nouns, homes=homes, ids=new, docname=self.env.docname)
        if foreign := self.foreign:
            node["lang"] = foreign
        if new:
            self.state.document.note_explicit_target(node)
        self.set_source_info(node)
        return node

    def line(self, label: str, items: Sequence[nodes.Node]) -> list[nodes.Node]:
        """Return one line "Label: item, item" of ordinary nodes, or nothing without items."""
        made: list[nodes.Node] = [line(label, items)] if items else []
        for node in made:
            self.set_source_info(node)
        return made

    def sources(self, keys: Sequence[str]) -> list[nodes.Node]:
        """Return bibliography keys as citations where sphinxcontrib-bibtex is loaded, as text where it is not."""
        role = self.env.domains["cite"].role("p") if "cite" in self.env.domaindata else None
        if role is None or not keys:
            return self.line(_("Sources:"), [nodes.Text(key) for key in keys])
        name = ",".join(keys)
        made, _messages = role("p", name, name, self.lineno, self.state.inliner, {}, ())
        return self.line(_("Sources:"), made)

    def glossary(self, terms: Sequence[str]) -> list[nodes.Node]:
        """Return links to glossary terms."""
        found = [xref("term", word, word, self.env.docname, refwarn=True, domain="std") for word in terms]
        return self.line(_("Glossary:"), found)


class StepDirective(PmoDirective):
    """The head of a chapter; makes this document the chapter of the step."""

    required_arguments = 1

    def build(self) -> Iterable[nodes.Node]:
        """Return the head, whose home is the chapter."""
        name = self.arguments[0]
        node = self.part("head", self.ask("step_head", name))
        node["homes"] = (("step", name),)
        return [node]


class StartDirective(PmoDirective):
    """Where a reader begins: an author's words, and the way to the self-assessment of a role's core.

    On a site a reader who comes back finds the next thing to do there.
    """

    optional_arguments = 1
    has_content = True

    def build(self) -> Iterable[nodes.Node]:
        """Return the part with those words in it."""
        node = self.part("start", self.ask("start", *self.arguments))
        node += nodes.container("", *self.parse_content_to_nodes(), classes=["pmo-words"])
        return [node]


class ChecklistDirective(PmoDirective):
    """The actions of steps, of competencies or of roles."""

    required_arguments = 1
    final_argument_whitespace = True
    option_spec: ClassVar[OptionSpec] = {"essential": FLAG, "no-index": FLAG}

    def build(self) -> Iterable[nodes.Node]:
        """Return a checklist for each id."""
        return self.each(self.checklist)

    def checklist(self, name: str) -> list[nodes.Node]:
        """Return one checklist; the whole one of a step is the home of its actions."""
        only_essential = "essential" in self.options
        found = self.ask("checklist", name, "yes" if only_essential else "")
        actions = [("action", action.id) for group in found.groups for action in group.actions]
        is_whole = found.of == "step" and not only_essential
        homes = [("checklist", name), *actions] if is_whole else ()
        return [self.part("checklist", found, name if is_whole else "", homes=homes)] if actions else []


class CompetencyDirective(PmoDirective):
    """Cards of competencies: those named, those of a step, or all."""

    optional_arguments = 1
    final_argument_whitespace = True
    option_spec: ClassVar[OptionSpec] = {"step": WORD, "all": FLAG, "no-index": FLAG}

    def build(self) -> Iterable[nodes.Node]:
        """Return a section for each card, or with ``:no-index:`` a box."""
        if not self.arguments:
            if "step" not in self.options and "all" not in self.options:
                raise LookupError("name a competency, or give :step: or :all:")
            found = self.ask("competency_ids", self.options.get("step", ""))
            self.arguments.append(" ".join(found))
        return self.each(self.card)

    def card(self, name: str) -> list[nodes.Node]:
        """Return one card."""
        card: Card = self.ask("card", name)
        rest = [*self.glossary(card.terms), *self.sources(card.sources)]
        if self.at_home:
            return [self.section(card, [self.part("card", card), *rest])]
        box = self.part("summary", card)
        box += rest
        return [box]

    def section(self, card: Card, content: list[nodes.Node]) -> nodes.section:
        """Return the home of a competency."""
        title = nodes.title("", card.title, translatable=False)
        title["classes"] += [f"language-{self.foreign}"] if self.foreign else []
        section = nodes.section("", title, classes=["pmo-card"], homes=(("competency", card.id),))
        self.set_source_info(title)
        self.set_source_info(section)
        name = node_id(("competency", card.id))
        if name not in self.state.document.ids:  # else the domain warns of two homes
            section["ids"].append(name)
        self.state.document.note_explicit_target(section)
        section += [addnodes.index(entries=[("single", card.title, section["ids"][0], "", None)]), *content]
        return section


class LevelsDirective(PmoDirective):
    """The proficiency scale."""

    option_spec: ClassVar[OptionSpec] = {"no-index": FLAG}

    def build(self) -> Iterable[nodes.Node]:
        """Return the levels."""
        scale = self.ask("scale")
        return [self.part("levels", scale, homes=[("level", str(value)) for value, _title, _summary in scale])]


class RolesDirective(PmoDirective):
    """The roles, and the matrix of their targets."""

    option_spec: ClassVar[OptionSpec] = {"no-index": FLAG}

    def build(self) -> Iterable[nodes.Node]:
        """Return the roles and the matrix, or nothing without roles."""
        found = self.ask("roles")
        if not found:
            return []
        answer = (found, self.ask("targets"))
        return [self.part("roles", *answer, homes=[("role", role.id) for role in found])]


class CompareDirective(PmoDirective):
    """What two roles ask for, side by side."""

    required_arguments = 2

    def build(self) -> Iterable[nodes.Node]:
        """Return the table of the targets in which they differ, and what is the same in both."""
        return [self.part("compare", *self.ask("compare", *self.arguments))]


class CredentialsDirective(PmoDirective):
    """The table of credentials, or of those that count towards a step."""

    option_spec: ClassVar[OptionSpec] = {"step": WORD, "no-index": FLAG}

    def build(self) -> Iterable[nodes.Node]:
        """Return the table, with the sources in it."""
        found = self.ask("credentials", self.options.get("step", ""))
        node = self.part("credentials", found, self.at_home, homes=[("credential", row.id) for row in found])
        node += [line for row in found for line in self.sources(row.sources)]
        return [node] if found else []


class ResourcesDirective(PmoDirective):
    """The table of resources: all, of a kind, or of a step."""

    option_spec: ClassVar[OptionSpec] = {"kind": WORD, "step": WORD, "no-index": FLAG}

    def build(self) -> Iterable[nodes.Node]:
        """Return the table."""
        found = self.ask("resources", self.options.get("kind", ""), self.options.get("step", ""))
        homes = [("resource", row.id) for row in found]
        return [self.part("resources", found, self.at_home, homes=homes)] if found else []


class ScenarioDirective(PmoDirective):
    """Situations in which to choose: those named, those of a step, or all; what follows is told below them."""

    optional_arguments = 1
    final_argument_whitespace = True
    option_spec: ClassVar[OptionSpec] = {"step": WORD, "no-index": FLAG}

    def build(self) -> Iterable[nodes.Node]:
        """Return the situations, then what each choice leads to."""
        found = self.ask("scenarios", " ".join(self.arguments), self.options.get("step", ""))
        if not found:
            return []
        homes = [("scenario", case.id) for case in found]
        return [self.part("scenarios", found, homes=homes), self.part("outcomes", found)]


class AssessmentDirective(PmoDirective):
    """The place of the self-assessment; on paper and without scripts a form to fill in."""

    def build(self) -> Iterable[nodes.Node]:
        """Return the form."""
        groups = tuple(
            (step, tuple((competency, self.ask("rungs", competency.id)) for competency in competencies))
            for step, competencies in self.ask("by_step")
        )
        answer = (self.ask("links", "role"), self.ask("links", "level"), groups)
        return [self.part("assessment", *answer, homes=[("tool", "assessment")])]


class PlanDirective(PmoDirective):
    """The place of the plan; on paper and without scripts a table to fill in."""

    def build(self) -> Iterable[nodes.Node]:
        """Return the form and the table; a handbook for one reader knows when each action begins and ends."""
        groups = tuple((step, tuple((task, "", "") for task in tasks)) for step, tasks in self.ask("plan"))
        if not groups:
            return [self.part("no_plan", homes=[("tool", "plan")])]
        form = self.part("plan", self.ask("links", "role"), homes=[("tool", "plan")])
        return [form, self.part("tasks", groups)]


class TeamDirective(PmoDirective):
    """The place of the team matrix; on paper and without scripts a table to fill in."""

    def build(self) -> Iterable[nodes.Node]:
        """Return the form."""
        return [self.part("team", self.ask("by_step"), homes=[("tool", "team")])]


class EvidenceDirective(PmoDirective):
    """The place of the reader's evidence; on paper and without scripts a sheet for one story."""

    def build(self) -> Iterable[nodes.Node]:
        """Return the sheet."""
        return [self.part("evidence", homes=[("tool", "evidence")])]


class ProgressDirective(PmoDirective):
    """The place of the way to the reader's file, which else stands with all that there is to keep."""

    def build(self) -> Iterable[nodes.Node]:
        """Return the place, which stays empty without scripts."""
        return [self.part("progress")]


class DownloadsDirective(PmoDirective):
    """The place of the downloads, which only HTML has; what the directive contains introduces them."""

    has_content = True

    def build(self) -> Iterable[nodes.Node]:
        """Return a box to which the files are added when HTML is written."""
        self.ask("nouns")  # which tells where there is no framework
        # No container: there are themes that lay out everything of this name.
        box = nodes.compound("", *self.parse_content_to_nodes(), classes=["pmo-downloads"])
        self.set_source_info(box)
        return [box]


class OnDirective(PmoDirective):
    """What is true of some media only: a site, paper, or an e-book."""

    required_arguments = 1
    final_argument_whitespace = True
    has_content = True

    def build(self) -> Iterable[nodes.Node]:
        """Return what is written, with the media that it is for; each builder keeps its own."""
        self.ask("nouns")  # which tells where there is no framework
        media = self.arguments[0].split()
        for name in media:
            if name not in MEDIA:
                raise LookupError(f"no medium {name!r}; there are {', '.join(MEDIA)}")
        node = nodes.compound("", *self.parse_content_to_nodes(), pmo_media=media)
        self.set_source_info(node)
        return [node]


DIRECTIVES = {
    "start": StartDirective,
    "step": StepDirective,
    "checklist": ChecklistDirective,
    "competency": CompetencyDirective,
    "levels": LevelsDirective,
    "roles": RolesDirective,
    "compare": CompareDirective,
    "credentials": CredentialsDirective,
    "resources": ResourcesDirective,
    "scenario": ScenarioDirective,
    "assessment": AssessmentDirective,
    "plan": PlanDirective,
    "team": TeamDirective,
    "evidence": EvidenceDirective,
    "progress": ProgressDirective,
    "downloads": DownloadsDirective,
    "on": OnDirective,
}
