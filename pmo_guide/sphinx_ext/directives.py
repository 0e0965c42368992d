"""The directives: ask the domain, and build standard docutils nodes that every builder can write.

An object's home carries the attribute ``pmo=(kind, id)``, from which the domain registers its anchor. Class names mark
what `transforms` turns into widgets for HTML.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, TypeVar

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx import addnodes
from sphinx.locale import get_translation
from sphinx.util.docutils import SphinxDirective

from pmo_guide.sphinx_ext.warnings import UnsetError, warn_not_found

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from sphinx.util.typing import OptionSpec

    from pmo_guide.questions import ActionLine, Card, Link, Range, Rung, Statement, Towards

_ = get_translation("pmo_guide")
Element = TypeVar("Element", bound=nodes.TextElement)

BOX = "☐"
"""An empty box on paper and in text; HTML gets a real one."""


def xref(kind: str, name: str, title: str, docname: str, refwarn: bool = False) -> addnodes.pending_xref:
    """Return a link, resolved later, to an object of the framework."""
    text = nodes.inline(title, title, classes=["xref", "pmo", f"pmo-{kind}"])
    return addnodes.pending_xref(
        "",
        text,
        refdomain="pmo",
        reftype=kind,
        reftarget=name,
        refdoc=docname,
        refexplicit=True,
        refwarn=refwarn,
    )


Row = list[list[nodes.Node]]
"""The cells of one row of a table, each a list of body elements."""


class PmoDirective(SphinxDirective):
    """What all directives share: asking, warning, and the small pieces that they build from."""

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

    def home(self, node: nodes.Element, kind: str, name: str) -> None:
        """Make a node the home of an object, unless ``:no-index:`` is given."""
        if self.at_home:
            node["pmo"] = (kind, name)
            node_id = f"pmo-{kind}-{name}"
            if node_id not in self.state.document.ids:  # else the domain warns of two homes
                node["ids"].append(node_id)
            self.state.document.note_explicit_target(node)

    # -- small pieces ----------------------------------------------------------------------------
    # The framework's words come translated from the model and ours from our catalogue, so that nothing generated is
    # left for a translator of the documents.

    def text(self, *parts: nodes.Node | str, classes: Sequence[str] = ()) -> nodes.paragraph:
        """Return a paragraph of texts and nodes."""
        return self.element(nodes.paragraph, *parts, classes=classes)

    def words(self, text: str, classes: Sequence[str] = ()) -> list[nodes.Node]:
        """Return a paragraph, or nothing where the framework has no words for it."""
        return [self.text(text, classes=classes)] if text else []

    def element(self, cls: type[Element], *parts: nodes.Node | str, classes: Sequence[str] = ()) -> Element:
        """Return a text element that knows its source line and is not to be translated."""
        node = cls("", "", classes=list(classes), translatable=False)
        node.extend(nodes.Text(part) if isinstance(part, str) else part for part in parts)
        self.set_source_info(node)
        return node

    def box(self, *parts: nodes.Node, classes: Sequence[str]) -> nodes.container:
        """Return a container of body elements."""
        node = nodes.container("", *parts, classes=list(classes))
        self.set_source_info(node)
        return node

    def link(self, target: Link | Towards) -> addnodes.pending_xref:
        """Return a link to an object of the framework."""
        node = xref(target.kind, target.id, target.title, self.env.docname)
        self.set_source_info(node)
        return node

    def line(self, label: str, items: Iterable[nodes.Node | Sequence[nodes.Node]], *classes: str) -> list[nodes.Node]:
        """Return one line "Label: item, item", or nothing without items."""
        parts: list[nodes.Node | str] = []
        for item in items:
            parts += [", "] if parts else []
            parts += [item] if isinstance(item, nodes.Node) else item
        named: list[nodes.Node | str] = [nodes.strong("", label), " "] if label else []
        return [self.text(*named, *parts, classes=[*classes, "pmo-line"])] if parts else []

    def table(
        self,
        head: Sequence[str],
        rows: Iterable[Row],
        classes: Sequence[str] = (),
        stub: bool = True,
    ) -> nodes.table:
        """Return a table of body elements; a row of one cell spans all columns."""
        columns = [nodes.colspec(colwidth=1, stub=1 if stub and not n else 0) for n in range(len(head))]
        for spec in columns:
            if not spec["stub"]:
                del spec["stub"]
        body = nodes.tbody()
        for row in rows:
            cells = [nodes.entry("", *cell) for cell in row]
            if len(cells) < len(head):
                cells[-1]["morecols"] = len(head) - len(cells)
            body += nodes.row("", *cells, classes=["pmo-span"] if len(cells) == 1 else [])
        names = nodes.row("", *(nodes.entry("", self.text(name)) for name in head))
        group = nodes.tgroup("", *columns, nodes.thead("", names), body, cols=len(head))
        table = nodes.table("", group, classes=["colwidths-auto", "pmo-table", *classes])
        self.set_source_info(table)
        return table

    def sources(self, keys: Sequence[str]) -> list[nodes.Node]:
        """Return bibliography keys as citations where sphinxcontrib-bibtex is loaded, as text where it is not."""
        if "cite" not in self.env.domaindata:
            return self.line(_("Sources:"), [nodes.Text(key) for key in keys])
        role = self.env.domains["cite"].role("p")
        if role is None or not keys:
            return []
        name = ",".join(keys)
        made, _messages = role("p", name, name, self.lineno, self.state.inliner, {}, ())
        return self.line(_("Sources:"), [made])

    # -- pieces that several directives show -----------------------------------------------------

    def action_item(self, action: ActionLine, at_home: bool) -> nodes.list_item:
        """Return one item of a checklist."""
        facts: list[nodes.Node | str] = []
        if action.essential:
            facts.append(nodes.strong("", _("Before you apply"), classes=["pmo-essential"]))
        facts += [hours(action.effort)] if action.effort else []
        facts += [weeks(action.elapsed)] if action.elapsed else []
        item = nodes.list_item("", self.check(action.id, action.text), classes=["pmo-action"])
        item["pmo_field"] = ("text", f"action/{action.id}/note", "")
        if at_home:
            self.home(item, "action", action.id)
        if facts:
            dotted = [part for fact in facts for part in (" · ", fact)][1:]
            item += self.text(*dotted, classes=["pmo-facts"])
        if action.evidence:
            item += self.line(_("Evidence:"), [nodes.Text(action.evidence)])
        item += self.line(_("Counts towards:"), (self.towards(built) for built in action.builds))
        return item

    def place(
        self,
        kind: str,
        key: str,
        text: str = BOX,
        option: str = "",
        classes: Sequence[str] = ("pmo-place",),
    ) -> nodes.inline:
        """Return a place to fill in under its key in the reader's file; the handbook makes it a form field."""
        return nodes.inline("", text, classes=list(classes), pmo_field=(kind, key, option))

    def choices(self, label: str, key: str, answers: Iterable[tuple[str, str]]) -> list[nodes.Node]:
        """Return a line with a place for each answer, of which one is to be chosen, or nothing without answers."""
        made: list[nodes.Node] = []
        for option, title in answers:
            made += [nodes.Text("\N{EN SPACE}")] if made else []
            place = self.place("choice", key, option=option)
            words = nodes.Text(f"\N{NO-BREAK SPACE}{title}")
            made.append(nodes.inline("", "", place, words, classes=["pmo-choice"]))
        return self.line(label, [made] if made else [], "pmo-choices")

    def role_choice(self) -> list[nodes.Node]:
        """Return the line on which to choose the target role."""
        return self.choices(
            _("Target role:"), "plan/role", ((role.id, role.title) for role in self.ask("links", "role"))
        )

    def check(self, name: str, text: str) -> nodes.paragraph:
        """Return a line with an empty box; HTML makes it a checkbox whose value is the action's id."""
        box = self.place("check", f"action/{name}/done", f"{BOX} ", classes=["pmo-box"])
        return self.text(nodes.inline("", "", box, nodes.Text(text), classes=["pmo-check"], pmo_action=name))

    def towards(self, target: Towards) -> list[nodes.Node]:
        """Return a link with its level, as in "Risk management 3"."""
        return [self.link(target), nodes.Text(f"\N{NO-BREAK SPACE}{target.level}")]

    def rungs(self, rungs: Sequence[Rung], boxes: bool = False) -> list[nodes.Node]:
        """Return the indicators level by level."""
        entries = nodes.definition_list("", classes=["pmo-rungs"])
        for rung in rungs:
            title = f"{rung.level} {rung.title}"
            level = xref("level", str(rung.level), title, self.env.docname)
            said = nodes.bullet_list("", bullet="*", classes=["pmo-boxes"] if boxes else [])
            for statement in rung.indicators:
                said += nodes.list_item("", *self.statement(statement, f"{BOX} " if boxes else ""))
            term = self.element(nodes.term, level)
            entries += nodes.definition_list_item("", term, nodes.definition("", said), pmo_level=rung.level)
        return [entries] if rungs else []

    def statement(self, statement: Statement, before: str) -> list[nodes.Node]:
        """Return one indicator with its examples."""
        words: list[nodes.Node | str] = [before] if before else []
        words.append(external(statement.text, statement.url))
        words += [f" ({_('if the case arose')})"] if statement.if_arisen else []
        examples = [nodes.Text("; ".join(statement.examples))] if statement.examples else []
        return [self.text(*words), *self.line(_("For example:"), examples)]


def hours(effort: Range) -> str:
    """Return a range of hours in words."""
    return _("%s hours") % _range(effort)


def weeks(elapsed: Range) -> str:
    """Return a range of weeks in words."""
    return _("%s weeks") % _range(elapsed)


def _range(pair: Range) -> str:
    low, high = (f"{value:g}" for value in pair)
    return low if low == high else f"{low}–{high}"


class StepDirective(PmoDirective):
    """The head of a chapter; makes this document the chapter of the step."""

    required_arguments = 1

    def build(self) -> Iterable[nodes.Node]:
        """Return where the step stands, what it builds and what its actions take."""
        name = self.arguments[0]
        head = self.ask("step_head", name)
        label = self.ask("label_of", "step") or _("Step")
        where = _("%(step)s %(number)s of %(total)s") % {
            "step": label,
            "number": head.number,
            "total": head.total,
        }
        box = self.box(self.text(where, classes=["pmo-kicker"]), classes=["pmo-head"])
        box["pmo"] = ("step", name)
        if head.summary:
            box += self.text(head.summary, classes=["pmo-lead"])
        box += self.line(_("Builds:"), map(self.link, head.builds))
        if head.actions:
            facts = [_("%s actions") % head.actions]
            facts += [_("%s of your own") % hours(head.effort)] if head.effort[1] else []
            facts += [_("the longest takes %s") % weeks(head.elapsed)] if head.elapsed[1] else []
            facts += [_("%s must be done before you apply") % head.essential] if head.essential else []
            box += self.line(_("Checklist:"), [nodes.Text(", ".join(facts))])
        box += self.line(_("Before:"), map(self.link, filter(None, [head.before])))
        box += self.line(_("Next:"), map(self.link, filter(None, [head.after])))
        box += self.line(_("Closely related:"), map(self.link, head.related))
        return [box]


class ChecklistDirective(PmoDirective):
    """The actions of steps, of competencies or of roles."""

    required_arguments = 1
    final_argument_whitespace = True
    option_spec: ClassVar[OptionSpec] = {"essential": directives.flag, "no-index": directives.flag}

    def build(self) -> Iterable[nodes.Node]:
        """Return a checklist for each id."""
        return self.each(self.checklist)

    def checklist(self, name: str) -> list[nodes.Node]:
        """Return one checklist; the whole one of a step is the home of its actions."""
        only_essential = "essential" in self.options
        found = self.ask("checklist", name, "yes" if only_essential else "")
        at_home = found.of == "step" and not only_essential
        box = self.box(classes=["pmo-checklist"])
        for group in found.groups:
            if group.under:
                box += self.text(self.link(group.under), classes=["pmo-group"])
            elif len(found.groups) > 1:
                box += self.text(_("And besides"), classes=["pmo-group"])
            items = (self.action_item(action, at_home) for action in group.actions)
            box += nodes.bullet_list("", *items, bullet="*", classes=["pmo-actions"])
        return [box] if found.groups else []


class CompetencyDirective(PmoDirective):
    """Cards of competencies: those named, those of a step, or all."""

    optional_arguments = 1
    final_argument_whitespace = True
    option_spec: ClassVar[OptionSpec] = {
        "step": directives.unchanged_required,
        "all": directives.flag,
        "no-index": directives.flag,
    }

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
        return [self.section(card)] if self.at_home else [self.summary(card)]

    def section(self, card: Card) -> nodes.section:
        """Return the home of a competency."""
        section = nodes.section("", self.element(nodes.title, card.title), classes=["pmo-card"])
        self.set_source_info(section)
        self.home(section, "competency", card.id)
        entries = [("single", card.title, section["ids"][0], "", None)]
        section += addnodes.index(entries=entries)
        section += [*self.top(card), *self.rungs(card.rungs), *self.rest(card)]
        return section

    def summary(self, card: Card) -> nodes.container:
        """Return a box that tells of a competency elsewhere than at its home."""
        here = xref("competency", card.id, card.title, self.env.docname)
        title = self.text(here, classes=["pmo-card-title"])
        fold = self.box(
            self.text(_("What it looks like, level by level"), classes=["pmo-fold-title"]),
            *self.rungs(card.rungs),
            *self.rest(card),
            classes=["pmo-fold"],
        )
        box = self.box(title, *self.top(card), fold, classes=["pmo-card"])
        box["pmo_about"] = ("competency", card.id)
        return box

    def top(self, card: Card) -> list[nodes.Node]:
        """Return the definition, and who needs it how far."""
        told: list[nodes.Node] = self.words(card.definition)
        roles = ([*self.towards(role), *([nodes.Text(" "), self.core()] if core else [])] for role, core in card.roles)
        return told + self.line(_("Needed by:"), roles)

    def core(self) -> nodes.Node:
        """Return the mark of a core competency."""
        return nodes.strong("", _("core"), classes=["pmo-core"])

    def rest(self, card: Card) -> list[nodes.Node]:
        """Return everything that a card links to."""
        told: list[nodes.Node] = []
        if card.built_by:
            told += self.line("", [nodes.strong("", _("Built by:"))], "pmo-label")
            built = nodes.bullet_list("", bullet="*", classes=["pmo-built-by"])
            for action, step in card.built_by:
                where = _("to level %s, in") % action.level
                item = self.text(self.link(action), f" ({where} ", self.link(step), ")")
                built += nodes.list_item("", item)
            told.append(built)
        told += self.line(_("Credentials:"), map(self.towards, card.credentials))
        told += self.line(_("Resources:"), map(self.link, card.resources))
        told += self.line(_("Part of:"), map(self.link, filter(None, [card.parent])))
        told += self.line(_("Parts:"), map(self.link, card.parts))
        told += self.line(_("Chapter:"), map(self.link, filter(None, [card.step])))
        told += self.line(_("Related:"), map(self.link, card.related))
        told += self.line(_("Glossary:"), map(self.term, card.terms))
        told += self.line(_("Defined at:"), [external(card.url, card.url)] if card.url else [])
        return told + self.sources(card.sources)

    def term(self, word: str) -> nodes.Node:
        """Return a link to a glossary term."""
        node = addnodes.pending_xref(
            "",
            nodes.inline(word, word, classes=["xref", "std", "std-term"]),
            refdomain="std",
            reftype="term",
            reftarget=word,
            refdoc=self.env.docname,
            refexplicit=True,
            refwarn=True,
        )
        self.set_source_info(node)
        return node


class LevelsDirective(PmoDirective):
    """The proficiency scale."""

    option_spec: ClassVar[OptionSpec] = {"no-index": directives.flag}

    def build(self) -> Iterable[nodes.Node]:
        """Return a definition list of the levels."""
        entries = nodes.definition_list("", classes=["pmo-scale"])
        for value, title, summary in self.ask("scale"):
            term = self.element(nodes.term, f"{value} {title}")
            self.home(term, "level", str(value))
            entries += nodes.definition_list_item("", term, nodes.definition("", *self.words(summary)))
        return [entries]


class RolesDirective(PmoDirective):
    """The roles, and the matrix of their targets."""

    option_spec: ClassVar[OptionSpec] = {"no-index": directives.flag}

    def build(self) -> Iterable[nodes.Node]:
        """Return a definition list of the roles, and role × competency as a table."""
        roles = self.ask("roles")
        if not roles:
            return []
        entries = nodes.definition_list("", classes=["pmo-roles"])
        for role in roles:
            term = self.element(nodes.term, role.title)
            self.home(term, "role", role.id)
            told = nodes.definition("", *self.words(role.summary))
            told += self.line(_("Core:"), map(self.link, role.core))
            entries += nodes.definition_list_item("", term, told)
        return [entries, *self.matrix([role.title for role in roles])]

    def matrix(self, titles: list[str]) -> list[nodes.Node]:
        """Return the target level of each competency for each role."""
        rows: list[Row] = []
        step = None
        for row in self.ask("targets"):
            if row.step and row.step != step:
                step = row.step
                rows.append([[self.text(self.link(step))]])
            cells: Row = [[self.text(*self.target(*pair))] for pair in row.levels]
            rows.append([[self.text(self.link(row.competency))], *cells])
        legend = _("Target levels. ★ marks the core of a role; – means that the role does not need it.")
        head = [self.ask("label_of", "competency") or _("Competency"), *titles]
        return [self.text(legend, classes=["pmo-legend"]), self.table(head, rows, ["pmo-matrix"])]

    def target(self, level: int, core: bool) -> list[nodes.Node | str]:
        """Return one cell of the matrix."""
        return [nodes.strong("", f"{level} ★")] if core else [str(level) if level else "–"]


class CredentialsDirective(PmoDirective):
    """The table of credentials, or of those that count towards a step."""

    option_spec: ClassVar[OptionSpec] = {"step": directives.unchanged_required, "no-index": directives.flag}

    def build(self) -> Iterable[nodes.Node]:
        """Return the table."""
        rows: list[Row] = []
        for row in self.ask("credentials", self.options.get("step", "")):
            title = self.text(external(row.title, row.url))
            if self.at_home:
                self.home(title, "credential", row.id)
            else:
                title = self.text(xref("credential", row.id, row.title, self.env.docname))
            about = [title, *self.words(row.issuer), *self.sources(row.sources)]
            rows.append(
                [
                    about,
                    self.words(row.eligibility),
                    self.words(row.renewal),
                    self.line("", map(self.towards, row.builds)),
                    self.words(row.verified_on),
                ]
            )
        head = [_("Credential"), _("Asks for"), _("Renewal"), _("Counts towards"), _("Verified")]
        return [self.table(head, rows, ["pmo-credentials"])] if rows else []


class ResourcesDirective(PmoDirective):
    """The table of resources: all, of a kind, or of a step."""

    option_spec: ClassVar[OptionSpec] = {
        "kind": directives.unchanged_required,
        "step": directives.unchanged_required,
        "no-index": directives.flag,
    }

    def build(self) -> Iterable[nodes.Node]:
        """Return the table."""
        rows: list[Row] = []
        words = (self.options.get("kind", ""), self.options.get("step", ""))
        for row in self.ask("resources", *words):
            title = self.text(external(row.title, row.url))
            if self.at_home:
                self.home(title, "resource", row.id)
            else:
                title = self.text(xref("resource", row.id, row.title, self.env.docname))
            rows.append(
                [
                    [title, *self.words(row.kind, ["pmo-kind"])],
                    self.words(row.summary),
                    self.line("", map(self.link, row.helps)),
                    self.words(row.verified_on),
                ]
            )
        head = [_("Resource"), _("What it gives you"), _("Helps with"), _("Verified")]
        return [self.table(head, rows, ["pmo-resources"])] if rows else []


def external(title: str, url: str) -> nodes.Node:
    """Return a link to a web address, or the title alone where there is none."""
    return nodes.reference("", title, refuri=url) if url else nodes.Text(title)


class AssessmentDirective(PmoDirective):
    """The place of the self-assessment; on paper and without scripts a form to fill in."""

    def build(self) -> Iterable[nodes.Node]:
        """Return the form."""
        box = self.box(classes=["pmo-assessment"])
        self.home(box, "tool", "assessment")
        box += self.role_choice()
        levels = ["0", *(level.id for level in self.ask("links", "level"))]
        answers = [*zip(levels, levels, strict=True), ("unsure", _("not sure"))]
        for step, competencies in self.ask("by_step"):
            if step:
                box += self.text(self.link(step), classes=["pmo-group"])
            for competency in competencies:
                key = f"competency/{competency.id}"
                title = self.text(self.link(competency), classes=["pmo-card-title"])
                rate = self.box(title, classes=["pmo-rate"])
                rate["pmo_about"] = ("competency", competency.id)
                rate += self.rungs(self.ask("rungs", competency.id), boxes=True)
                rate += self.choices(_("My level:"), f"{key}/level", answers)
                rate += self.line(_("Evidence:"), [self.place("text", f"{key}/evidence", BLANK)])
                box += rate
        return [box]


BLANK = "_" * 48
"""A line to write on."""


class PlanDirective(PmoDirective):
    """The place of the plan; on paper and without scripts a table to fill in."""

    def build(self) -> Iterable[nodes.Node]:
        """Return the form."""
        box = self.box(classes=["pmo-plan"])
        self.home(box, "tool", "plan")
        box += self.role_choice()
        for label, key in ((_("Hours per week:"), "plan/hours"), (_("Start:"), "plan/start")):
            box += self.line(label, [self.place("text", key, BLANK[:24])])
        rows: list[Row] = []
        for step, actions in self.ask("plan"):
            rows.append([[self.text(self.link(step))]])
            for action in actions:
                link = xref("action", action.id, action.text, self.env.docname)
                mark = [nodes.Text(" "), self.mark()] if action.essential else []
                effort = self.words(_range(action.effort) if action.effort else "")
                elapsed = self.words(_range(action.elapsed) if action.elapsed else "")
                done = self.text(self.place("check", f"action/{action.id}/done"))
                rows.append([[self.text(link, *mark)], effort, elapsed, [], [done]])
        head = [_("Action"), _("Hours"), _("Weeks"), _("Start"), _("Done")]
        return [box, self.table(head, rows, ["pmo-plan-table"])] if rows else [box]

    def mark(self) -> nodes.Node:
        """Return the mark of an action that must be done before applying."""
        return nodes.strong("", _("Before you apply"), classes=["pmo-essential"])


class TeamDirective(PmoDirective):
    """The place of the team matrix; on paper and without scripts a table to fill in."""

    people = 5

    def build(self) -> Iterable[nodes.Node]:
        """Return the form."""
        rows: list[Row] = []
        for step, competencies in self.ask("by_step"):
            rows += [[[self.text(self.link(step))]]] if step else []
            for competency in competencies:
                empty: list[list[nodes.Node]] = [[] for _person in range(self.people)]
                rows.append([[self.text(self.link(competency))], *empty])
        label = self.ask("label_of", "competency") or _("Competency")
        head = [label, *(_("Person %s") % (n + 1) for n in range(self.people))]
        box = self.box(self.table(head, rows, ["pmo-team-table"]), classes=["pmo-team"])
        self.home(box, "tool", "team")
        return [box]


class DownloadsDirective(PmoDirective):
    """The place of the downloads, which only HTML has; what the directive contains introduces them."""

    has_content = True

    def build(self) -> Iterable[nodes.Node]:
        """Return a box to which the files are added when HTML is written."""
        self.ask("label_of", "downloads")  # which tells where there is no framework
        return [self.box(*self.parse_content_to_nodes(), classes=["pmo-downloads"])]


DIRECTIVES = {
    "step": StepDirective,
    "checklist": ChecklistDirective,
    "competency": CompetencyDirective,
    "levels": LevelsDirective,
    "roles": RolesDirective,
    "credentials": CredentialsDirective,
    "resources": ResourcesDirective,
    "assessment": AssessmentDirective,
    "plan": PlanDirective,
    "team": TeamDirective,
    "downloads": DownloadsDirective,
}
