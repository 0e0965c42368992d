"""The ``pmo`` domain: answers what directives ask of the framework, and knows where everything stands."""

from __future__ import annotations

import hashlib
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar, NamedTuple

from docutils import nodes
from sphinx import addnodes
from sphinx.domains import Domain, ObjType
from sphinx.roles import XRefRole
from sphinx.util.nodes import clean_astext, make_refnode

from pmo_guide import parts, questions
from pmo_guide.interchange import LoadError, catalogue, fingerprint, jsonld, load, published_faults
from pmo_guide.model import Fault, FrameworkError
from pmo_guide.sphinx_ext.directives import DIRECTIVES
from pmo_guide.sphinx_ext.warnings import PmoWarning, UnsetError, tell_fault, warn, warn_not_found
from pmo_guide.sphinx_ext.writing import node_id, pmo_part, xref

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Set as AbstractSet

    from docutils.nodes import Element
    from sphinx.addnodes import pending_xref
    from sphinx.builders import Builder
    from sphinx.environment import BuildEnvironment

    from pmo_guide.model import Framework
    from pmo_guide.parts import Home

PER_DOCUMENT = ("anchors", "queries", "targets", "sections", "downloads", "files", "names")
"""The tables that the reading of a document fills."""
KINDS = ("step", "competency", "action", "role", "credential", "resource", "scenario", "level")
PLACES = (*KINDS, "checklist", "tool")
"""What has a place: objects, and two parts of pages to which others lead."""


class Known(NamedTuple):
    """What is kept of a framework, so that it is loaded only where it may have changed."""

    source: str | None
    """A digest of its name and its file, or None where it is always loaded."""
    whole: str
    """A digest of all of it."""
    id: str
    version: str
    retired: dict[str, str | None]
    about: tuple[str, ...]
    """What pages say of it as a whole."""


def digest(value: object) -> str:
    """Return a short text that differs when `value` does."""
    return hashlib.sha256(repr(value).encode()).hexdigest()[:16]


class PmoRole(XRefRole):
    """A link to an object of the framework; its text is the object's title, or else what the author wrote."""

    def run(self) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        """Return the link, or the words as they stand, with a warning, where there is nothing to link to."""
        if self.rawtext.startswith(":external"):  # intersphinx: another project's framework
            return super().run()
        domain: PmoDomain = self.env.domains["pmo"]  # type: ignore[assignment]
        kind = self.name.partition(":")[2]
        try:
            title = domain.query("title_of", kind, self.target)
        except LookupError as error:
            warn_not_found(self.name, error, self.get_location())
            return [nodes.literal(self.rawtext, self.target)], []
        words = self.title if self.has_explicit_title else title
        node = xref(kind, self.target, words, self.env.docname, refwarn=True)
        self.set_source_info(node)
        return [node], []


class PmoDomain(Domain):
    """Steps, competencies, actions, roles, credentials, resources and levels of one framework."""

    builder: Builder
    """The builder of this run."""
    name = "pmo"
    label = "PMO guide"
    object_types: ClassVar[dict[str, ObjType]] = {kind: ObjType(kind, kind, searchprio=-1) for kind in KINDS}
    roles: ClassVar[dict[str, Any]] = {kind: PmoRole() for kind in KINDS}
    directives: ClassVar[dict[str, Any]] = DIRECTIVES
    dangling_warnings: ClassVar[dict[str, str]] = {
        kind: f"no page is the home of the {kind} %(target)r" for kind in KINDS
    }
    data_version = 6
    initial_data: ClassVar[dict[str, Any]] = {
        "anchors": {},  # docname -> kind, id, node id and title of each home: plain tuples, which are quick to load
        "queries": {},  # docname -> {(question, *words): digest of the answer, or None}
        "targets": {},  # docname -> set of everything that is linked to
        "sections": {},  # docname of a chapter -> what `publish.data` notes of its sections
        "downloads": {},  # docname of a page with a place for them -> digest of what is listed there
        "files": {},  # docname -> {path of a file that it was read from, its own being "": digest}
        "names": {},  # docname -> its labels and terms
        "links": {},  # docname -> digest of where its links lead
        "bibliographies": {},  # docname of a bibliography -> digest of its labels
        "everywhere": {},  # "" -> digest of what all pages show
        "framework": None,  # Known
        "state": "",  # a number that no other state of the documents has
    }
    is_new = True
    """Whether the framework is another than in the build before."""
    is_touched = False
    """Whether any document was read, or removed."""

    # -- the framework -------------------------------------------------------------------------

    @cached_property
    def framework(self) -> Framework | None:
        """The configured framework, or None where ``pmo_framework`` is not set; in the pages' language, if it can be.

        One that cannot be used ends the build, after every fault was told at its place: it is the author's to mend, and
        an exception would have Sphinx show a traceback and ask for a report.
        """
        reference = self.env.config.pmo_framework
        if not reference:
            return None
        try:
            found, language = load(reference, self.env.srcdir), self.env.config.language.replace("_", "-")
            if language != found.language and (paths := self._catalogues()):
                found = found.translated(catalogue.read(paths), language)
            return found
        except (FrameworkError, LoadError) as error:
            faults = getattr(error, "faults", (Fault("", f"pmo_framework: {error}"),))
        for fault in faults:
            tell_fault(fault.message, _place(fault.place))
        count = "one fault" if len(faults) == 1 else f"{len(faults)} faults"
        raise SystemExit(f"Nothing was built: {count} in pmo_framework = {reference!r}")

    def _catalogues(self) -> list[Path]:
        """Return the files with the framework's texts in the language of the pages."""
        config = self.env.config
        return catalogue.find([Path(self.env.srcdir, folder) for folder in config.locale_dirs], config.language)

    @cached_property
    def known(self) -> Known | None:
        """What is known of the configured framework, or None where ``pmo_framework`` is not set."""
        reference, before = self.env.config.pmo_framework, self.data["framework"]
        content = fingerprint(reference, self.env.srcdir) if reference else None
        told = [path.read_bytes() for path in self._catalogues()]
        source = digest((reference, content, self.env.config.language, told)) if content else None
        if source and before and before.source == source:
            return before  # type: ignore[no-any-return]
        framework = self.framework
        if framework is None:
            return None
        about = (framework.title, framework.summary, framework.language, framework.licence)
        return Known(source, digest(framework), framework.id, framework.version, dict(framework.retired), about)

    @cached_property
    def linked(self) -> jsonld.Pages:
        """What pages say of the framework to those who search."""
        assert self.framework is not None
        return jsonld.Pages(self.framework)

    def query(self, question: str, *words: str) -> Any:
        """Ask the framework, and note that the current document depends on the answer.

        `question` is a function of `pmo_guide.questions`. Raises `LookupError` where the framework knows no such id,
        and `RuntimeError` outside the reading of a document.
        """
        docname = self.env.current_document.docname
        if not docname:
            raise RuntimeError("the framework is asked only while a document is read")
        asked = self.data["queries"].setdefault(docname, {})
        asked[question, *words] = None
        answer = self._answer(question, *words)
        asked[question, *words] = digest(answer)
        return answer

    def _answer(self, question: str, *words: str) -> Any:
        if self.framework is None:
            raise UnsetError(
                "pmo_framework is not set in conf.py; it names the framework to show, as in "
                "pmo_framework = 'package.module:NAME'"
            )
        return getattr(questions, question)(self.framework, *words)

    def outdated(self) -> set[str]:
        """Return the documents for which the framework now gives another answer."""

        def now(question: str, words: list[str]) -> str | None:
            try:
                return digest(self._answer(question, *words))
            except LookupError:
                return None

        self.is_new = self.known is None or self.known != self.data["framework"]
        self.data["framework"] = self.known
        if not self.is_new:
            return set()
        return {
            docname
            for docname, asked in self.data["queries"].items()
            if any(now(question, words) != old for (question, *words), old in asked.items())
        }

    # -- where everything stands ---------------------------------------------------------------

    def clear_doc(self, docname: str) -> None:
        """Forget a document; where its links led stays, to be compared."""
        for table in PER_DOCUMENT:
            self.data[table].pop(docname, None)
        self._touched()

    def merge_domaindata(self, docnames: AbstractSet[str], otherdata: dict[str, Any]) -> None:
        """Take over what a parallel reader found."""
        for table in PER_DOCUMENT:
            for docname in docnames:
                if docname in otherdata[table]:
                    self.data[table][docname] = otherdata[table][docname]
        self._touched()

    def _touched(self) -> None:
        """Have what follows from all documents found anew."""
        self.__dict__.pop("places", None)
        self.is_touched = True

    def process_doc(self, env: BuildEnvironment, docname: str, document: nodes.document) -> None:
        """Note the homes and the links of a finished document, and warn of misplaced ones."""
        anchors = []
        targets = {node["reftarget"] for node in document.findall(addnodes.pending_xref)}
        for node in document.findall(nodes.Element):
            if isinstance(node, pmo_part):
                targets.update(link.id for link in parts.links(node.pieces))
            homes: tuple[Home, ...] = node.get("homes", ())
            for kind, name in homes:
                if kind == "step":
                    chapter = _chapter(node)
                    if chapter is None:
                        message = f"pmo:step {name}: a chapter needs a title above its head"
                        warn(PmoWarning.TITLE, message, node)
                        continue
                    self._check_title(name, chapter, node)
                    anchors.append((kind, name, chapter["ids"][0], self._title(kind, name)))
                    continue
                if kind == "competency":
                    _check_nesting(name, node)
                if kind == "checklist" and (section := _section(node)):
                    anchors.append((kind, name, section["ids"][0], ""))
                    continue
                anchors.append((kind, name, node_id((kind, name)), self._title(kind, name)))
            if "pmo-downloads" in node["classes"]:
                self.data["downloads"][docname] = ""
        if anchors:
            self.data["anchors"][docname] = tuple(anchors)
        if targets:
            self.data["targets"][docname] = targets
        self._touched()

    def _title(self, kind: str, name: str) -> str:
        """Return what the inventory calls an object; a tool is none."""
        return questions.title_of(self.framework, kind, name) if self.framework and kind in KINDS else ""

    def _check_title(self, name: str, chapter: nodes.section, head: nodes.Node) -> None:
        wanted = self.query("title_of", "step", name)
        found = clean_astext(chapter[0])  # type: ignore[arg-type]
        if found != wanted:
            message = f"pmo:step {name}: this chapter is titled {found!r}, but the step {wanted!r}"
            warn(PmoWarning.TITLE, message, head)

    @cached_property
    def places(self) -> dict[Home, tuple[str, str]]:
        """Document and anchor of the home of each object: the first in order of documents, where there are two."""
        return {
            (kind, name): (docname, anchor)
            for docname, anchors in sorted(self.data["anchors"].items(), reverse=True)
            for kind, name, anchor, _title in reversed(anchors)
        }

    def check_consistency(self) -> None:
        """Warn of objects with two homes, of steps without a chapter, and of published ids that are gone."""
        self._check_published()
        first: dict[Home, str] = {}
        told = set()
        for docname, anchors in sorted(self.data["anchors"].items()):
            for kind, name, _anchor, _title in anchors:
                home = (kind, name)
                if home not in first:
                    first[home] = docname
                elif kind in KINDS:
                    twin = self._owner(home, first[home], docname)
                    if (docname, twin) not in told:
                        told.add((docname, twin))
                        warn(PmoWarning.DUPLICATE, twin, self._line_of(docname, home))
        if self.framework is None or not any(kind == "step" for kind, _ in first):
            return
        for step in self.framework.steps:
            if ("step", step.id) not in first:
                message = f"step {step.id}: no chapter holds its {{pmo:step}} head"
                warn(PmoWarning.UNCLAIMED, message, _place(step.place))

    def _check_published(self) -> None:
        if self.framework is None:
            return
        try:
            faults = published_faults(self.framework, self.env.config.pmo_framework, self.env.srcdir)
        except FrameworkError as error:
            faults = list(error.faults)
        for fault in faults:
            warn(PmoWarning.PUBLISHED, fault.message, _place(fault.place))

    def _owner(self, home: Home, first: str, second: str) -> str:
        """Return the one warning about a second home: a whole checklist, scale or table gives one, not many."""
        kind, name = home
        if kind == "action" and self.framework is not None:
            owners = (step.id for step in self.framework.steps if name in (action.id for action in step.actions))
            what = f"the checklist of the step {next(owners)}"
        else:
            what = f"the {kind} {name}" if kind in ("step", "competency") else f"the table of {kind}s"
        where = "twice on this page" if first == second else f"also in {first!r}"
        hint = "one chapter only may claim a step" if kind == "step" else "give all but one of them :no-index:"
        return f"{what} stands {where}; {hint}"

    def _line_of(self, docname: str, home: Home) -> nodes.Node | str:
        """Return the node of an anchor, from the stored document, to name its line in a warning."""
        found: nodes.Node | str = docname
        for node in self.env.get_doctree(docname).findall(nodes.Element):
            if home in node.get("homes", ()):
                found = node  # the last one: where there are two on a page, that is the twin
        return found

    def moved(self) -> set[str]:
        """Return the documents to write again: their links now lead elsewhere.

        A changed title (sidebars), or framework as scripts are told of it, names all.
        """
        if self.known is None or not (self.is_new or self.is_touched):
            return set()
        moved: set[str] = set()
        objects = self.env.domains.standard_domain.get_objects()
        terms = {name.lower(): (page, node) for name, _title, kind, page, node, _prio in objects if kind == "term"}
        for table in ("links", "bibliographies"):
            for docname in self.data[table].keys() - self.env.all_docs.keys():
                del self.data[table][docname]
        for docname, targets in self.data["targets"].items():
            homes: list[object] = [self.places.get((kind, name)) for name in sorted(targets) for kind in PLACES]
            homes += [terms.get(name.lower()) for name in sorted(targets)]
            if self.changed("links", docname, [homes, self._citations(targets)]):
                moved.add(docname)
        titles = sorted((name, node.astext()) for name, node in self.env.titles.items())
        if self.changed("everywhere", "", [titles, self.known[2:]]):
            moved |= self.env.all_docs.keys()
        if "cite" in self.env.domaindata:
            cite = self.env.domains["cite"]
            labels = [(item.key, item.formatted_entry.label) for item in cite.citations]  # type: ignore[attr-defined]
            pages = sorted({key.docname for key in cite.bibliographies})  # type: ignore[attr-defined]
            moved |= {page for page in pages if self.changed("bibliographies", page, labels)}
        return moved & self.env.all_docs.keys()

    def _citations(self, targets: set[str]) -> list[tuple[str, str]]:
        """Return the labels that sphinxcontrib-bibtex, where it is loaded, now gives to these keys."""
        found = self.env.domains["cite"].citations if "cite" in self.env.domaindata else ()  # type: ignore[attr-defined]
        wanted = {key.strip() for target in targets for key in target.split(",")}
        return sorted((one.key, one.formatted_entry.label) for one in found if one.key in wanted)

    def changed(self, table: str, name: str, value: object) -> bool:
        """Note a value, and return whether it is another than the one before."""
        now, before = digest(value), self.data[table].get(name)
        self.data[table][name] = now
        return bool(before != now)

    # -- links ---------------------------------------------------------------------------------

    def resolve_xref(  # type: ignore[override]  # a title alone, too
        self,
        env: BuildEnvironment,
        fromdocname: str,
        builder: Builder,
        typ: str,
        target: str,
        node: pending_xref,
        contnode: Element,
    ) -> Element | None:
        """Return the link to an object's home; where it has none, its title alone.

        A way to a part of a page that there is not is left out.
        Only a link written by hand (``refwarn``) to an object without a home gives a warning: another organisation's
        book need not show every part of its framework.
        """
        place = self.places.get((typ, target))
        if place is None:
            return None if node["refwarn"] or typ not in PLACES else contnode if typ in KINDS else nodes.inline()
        return make_refnode(builder, fromdocname, *place, contnode)

    def address(self, docname: str, kind: str, name: str) -> str | None:
        """Return where the home of an object is, seen from a document, or None where it has none."""
        page, anchor = self.places.get((kind, name), ("", ""))
        if not page:
            return None
        uri = "" if page == docname else self.builder.get_relative_uri(docname, page)
        return f"{uri.partition('#')[0]}#{anchor}"  # with an anchor in it, all documents are one page

    def resolve_any_xref(
        self,
        env: BuildEnvironment,
        fromdocname: str,
        builder: Builder,
        target: str,
        node: pending_xref,
        contnode: Element,
    ) -> list[tuple[str, Any]]:
        """Return the links to all objects of this id, for the role ``any``."""
        return [
            (f"pmo:{kind}", self.resolve_xref(env, fromdocname, builder, kind, target, node, contnode))
            for kind in KINDS
            if (kind, target) in self.places
        ]

    def get_objects(self) -> Iterable[tuple[str, str, str, str, str, int]]:
        """Yield what goes into ``objects.inv``."""
        for docname, anchors in sorted(self.data["anchors"].items()):
            for kind, name, anchor, title in anchors:
                if self.places[kind, name] == (docname, anchor) and kind in KINDS:
                    yield name, title, kind, docname, anchor, -1


def _place(place: str) -> str | None:
    """Return the place of a fault as a place of a warning: a bare file name would mean a document."""
    return place if ":" in place else f"{place}:" if place else None


def _chapter(node: nodes.Node) -> nodes.section | None:
    """Return the outermost section that holds a node."""
    found = None
    while node.parent is not None:
        node = node.parent
        if isinstance(node, nodes.section):
            found = node
    return found


def _section(node: nodes.Node) -> nodes.section | None:
    """Return the section, below the chapter's own, at whose beginning a node stands: its title is to be seen."""
    section = node.parent
    if not isinstance(section, nodes.section) or section is _chapter(node):
        return None
    before = [child for child in section.children[1 : section.index(node)] if not isinstance(child, _SILENT)]
    return section if len(before) < 3 else None


_SILENT = (nodes.Invisible, nodes.system_message, addnodes.index, nodes.target)


def _check_nesting(name: str, card: nodes.Node) -> None:
    """Warn where a home card, which is a section, stands where no section may."""
    here = card.parent.index(card)
    if not isinstance(card.parent, nodes.section | nodes.document):
        if here and isinstance(card.parent[here - 1], nodes.section):
            return  # told of the card before
        message = f"a home card makes a section and cannot stand inside a {card.parent.tagname.replace('_', ' ')}"
        warn(PmoWarning.NESTING, f"pmo:competency {name}: {message}; move it out, or give it :no-index:", card)
        return
    after = card.parent[here + 1 :]
    following = next((node for node in after if not isinstance(node, _SILENT)), None)
    if following is not None and not isinstance(following, nodes.section):
        message = "text follows this home card and would become part of it; put a heading between them"
        warn(PmoWarning.NESTING, f"pmo:competency {name}: {message}", following)
