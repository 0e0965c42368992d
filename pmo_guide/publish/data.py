"""The data that a site's tools ask for, beside the pages: the framework, where everything stands, and the schemas."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from docutils import nodes
from sphinx import addnodes
from sphinx.util.nodes import clean_astext

from pmo_guide import publish, web

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx

    from pmo_guide.model import Framework
    from pmo_guide.sphinx_ext.domain import PmoDomain

WORDS_PER_MINUTE = 200
"""How fast an adult reads, roughly."""


class Section(NamedTuple):
    """A section of a chapter: how many words an author wrote in it, and which objects they link to."""

    node_id: str
    title: str
    words: int
    names: tuple[tuple[str, str], ...]


def note_sections(app: Sphinx, document: nodes.document) -> None:
    """Note the sections of a chapter in which an author wrote something, while it is read."""
    domain, docname = _domain(app), app.env.current_document.docname
    homes = [anchor for kind, _name, anchor, _title in domain.data["anchors"].get(docname, ()) if kind == "step"]
    if homes:
        chapter = next(part for part in document.findall(nodes.section) if homes[-1] in part["ids"])
        domain.data["sections"][docname] = tuple(_written_sections(chapter))


def _written_sections(chapter: nodes.section) -> Iterator[Section]:
    for part in chapter.children:
        if isinstance(part, nodes.section):
            written = list(_written(part))
            words = sum(len(node.astext().split()) for node in written if isinstance(node, nodes.Text))
            links = [node for node in written if isinstance(node, addnodes.pending_xref) and node["refdomain"] == "pmo"]
            if words:
                names = sorted({(link["reftype"], link["reftarget"]) for link in links})
                yield Section(part["ids"][0], clean_astext(part[0]), words, tuple(names))  # type: ignore[arg-type]


def _written(node: nodes.Node) -> Iterator[nodes.Node]:
    """Yield what an author wrote below a node: not headings, nor what the directives add."""
    for child in node.children:
        added = isinstance(child, nodes.Element) and any(name.startswith("pmo-") for name in child["classes"])
        if not added and not isinstance(child, nodes.title | nodes.Invisible):
            yield child
            yield from _written(child)


def attributes(app: Sphinx, root: str) -> dict[str, Any]:
    """Return what a page tells its script: of which framework it is, and where the top of the site and its data are."""
    known = _domain(app).known
    if known is None:
        return {}
    found = {
        "data-framework": known.id,
        "data-version": known.version,
        "data-root": root,
        "data-book": f"{root}framework.js",
        "data-chapters": f"{root}chapters.js",
    }
    if app.config.pmo_offline:
        found["data-worker"] = f"{root}sw.js"
    # One that has no successor is asked for by no page, and the tools have the whole list.
    if successors := {old: new for old, new in known.retired.items() if new}:
        found["data-retired"] = json.dumps(successors, separators=(",", ":"))
    return found


def finish(app: Sphinx) -> None:
    """Write the data, where framework, homes or sections are others; and the schemas, where the release is another."""
    domain, out, notes = _domain(app), Path(app.outdir), Path(app.doctreedir, "pmo-guide")
    version = app.extensions["pmo_guide"].metadata["env_version"]
    pages = [app.builder.get_target_uri(docname) for docname in sorted(app.env.all_docs)]
    homes = [(*home, *place) for home, place in sorted(domain.places.items())]
    cause = (version, domain.known, pages, homes, sorted(domain.data["sections"].items()))
    names = ("framework.json", "framework.js", "chapters.js")

    def texts() -> Iterator[str]:
        from pmo_guide.interchange import data

        if (framework := domain.framework) is not None:
            parts = data(framework)
            places = {f"{kind}/{name}": _address(app, docname, node_id) for kind, name, docname, node_id in homes}
            text = json.dumps(parts, ensure_ascii=False, separators=(",", ":"))  # with spaces it takes long
            yield f"{text}\n"
            yield web.book(text, places, list(_sections(app, domain, framework)))
            yield web.chapters(_chapters(app, domain, framework))

    def schemas() -> Iterator[str]:
        from pmo_guide import interchange, progress

        for schema in (interchange.schema(), progress.schema()):
            yield json.dumps(schema, ensure_ascii=False, indent=1) + "\n"

    publish.made(notes / f"made-{app.builder.name}", cause, [out / name for name in names], texts)
    files = [out / "framework.schema.json", out / "progress.schema.json"]
    publish.made(notes / f"made-{app.builder.name}-schemas", version, files, schemas)


def _domain(app: Sphinx) -> PmoDomain:
    return app.env.domains["pmo"]  # type: ignore[return-value]


def _address(app: Sphinx, docname: str, node_id: str) -> str:
    """Return where a node stands, seen from the top of the site: ``singlehtml`` has all documents in one page."""
    uri = app.builder.get_target_uri(docname)
    page = f"{app.config.root_doc}.html" if uri.startswith("#") else uri
    return f"{page}#{node_id}"


def _chapters(app: Sphinx, domain: PmoDomain, framework: Framework) -> dict[str, str]:
    """Return, for the address of each chapter, the ids of its actions, parted by spaces."""
    found: dict[str, list[str]] = {}
    for step in framework.steps:
        if step.actions and (home := domain.places.get(("step", step.id))):
            address = app.builder.get_target_uri(home[0])
            found.setdefault(address, []).extend(action.id for action in step.actions)
    return {address: " ".join(actions) for address, actions in found.items()}


def _sections(app: Sphinx, domain: PmoDomain, framework: Framework) -> Iterator[dict[str, object]]:
    """Yield the sections of each chapter, with the minutes to read their own text and the competencies that it serves.

    These are the competencies that it links to, and those that the actions build to which it links.
    """
    builds = {
        action.id: [name for name, _ in action.builds.items()] for step in framework.steps for action in step.actions
    }
    for step in framework.steps:
        if home := domain.places.get(("step", step.id)):
            for name, title, words, names in domain.data["sections"].get(home[0], ()):
                served = {target for kind, target in names if kind == "competency"}
                served.update(built for kind, target in names if kind == "action" for built in builds.get(target, ()))
                yield {
                    "step": step.id,
                    "title": title,
                    "url": _address(app, home[0], name),
                    "minutes": max(1, round(words / WORDS_PER_MINUTE)),
                    "competencies": [item.id for item in framework.competencies if item.id in served],
                }
