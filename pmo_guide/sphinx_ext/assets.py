"""What a site's pages load: scripts and style sheets, and the data that the tools ask for."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pmo_guide import web
from pmo_guide.interchange import dump, schema
from pmo_guide.progress import schema as progress_schema
from pmo_guide.sphinx_ext.domain import digest
from pmo_guide.sphinx_ext.writing import pmo_html

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from docutils import nodes
    from sphinx.application import Sphinx

    from pmo_guide.model import Framework
    from pmo_guide.sphinx_ext.domain import Known, PmoDomain

WORDS_PER_MINUTE = 200
"""How fast an adult reads, roughly."""


def begin(app: Sphinx) -> None:
    """Make scripts and style sheets, to be copied beside the pages."""
    folder = Path(app.doctreedir) / "pmo-guide"
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in web.assets().items():
        write(folder / name, text)
    app.config.html_static_path.append(str(folder))


def page(app: Sphinx, framework: Known, context: dict[str, Any], doctree: nodes.document | None) -> None:
    """Have a page load what it needs, and tell its script where it stands."""
    data = {
        "data-framework": framework.id,
        "data-version": framework.version,
        "data-root": context["content_root"],
        "data-book": f"{context['content_root']}framework.js",
        "data-chapters": f"{context['content_root']}chapters.js",
    }
    if app.config.pmo_offline:
        data["data-worker"] = f"{context['content_root']}sw.js"
    if framework.retired:
        data["data-retired"] = json.dumps(framework.retired, separators=(",", ":"))
    app.add_css_file("pmo-guide.css")
    app.add_js_file("pmo-guide.js", loading_method="defer", **data)
    parts = {node["part"] for node in doctree.findall(pmo_html)} if doctree else set()
    for tool in web.TOOLS:
        if tool in parts:
            app.add_css_file(f"pmo-guide-{tool}.css", priority=510)
            app.add_js_file(f"pmo-guide-{tool}.js", priority=510, loading_method="defer")


def finish(app: Sphinx, domain: PmoDomain) -> None:
    """Write the data files beside the pages: the framework, its places, its chapters, and the schemas.

    A note among the doctrees, written last, says for what they were made, so that they are not made again for the same.
    """
    out, url = Path(app.outdir), app.builder.get_target_uri
    homes = domain.places.items()
    places = {f"{kind}/{name}": _address(app, place.docname, place.node_id) for (kind, name), place in homes}
    note = Path(app.doctreedir, "pmo-guide", f"made-{app.builder.name}")
    version = app.extensions["pmo_guide"].metadata["env_version"]
    made_for = digest((version, domain.known, places, domain.data["sections"]))
    names = ("framework.json", "framework.js", "chapters.js", "framework.schema.json", "progress.schema.json")
    if note.is_file() and note.read_text("utf-8") == f"{made_for} {_checksum(out / name for name in names)}":
        return
    framework = domain.framework
    if framework is None:
        return
    text = dump(framework)
    chapters = {url(docname): actions for docname, actions in domain.chapters().items()}
    contents = (
        text,
        web.book(text, dict(sorted(places.items())), list(_sections(app, domain, framework))),
        web.chapters(chapters),
        json.dumps(schema(), ensure_ascii=False, indent=1) + "\n",
        json.dumps(progress_schema(), ensure_ascii=False, indent=1) + "\n",
    )
    for name, content in zip(names, contents, strict=True):
        write(out / name, content)
    write(note, f"{made_for} {_checksum(out / name for name in names)}")


def _checksum(paths: Iterable[Path]) -> str:
    """Return a text that differs where the content of a file does, or one of them is not there."""
    contents = (path.read_bytes() if path.is_file() else b"" for path in paths)
    return hashlib.sha256(b"".join(hashlib.sha256(content).digest() for content in contents)).hexdigest()


def write(path: Path, text: str) -> None:
    """Write a file unless it holds the text already: one that did not change keeps its date."""
    content = text.encode()
    if not path.is_file() or path.read_bytes() != content:
        path.write_bytes(content)


def _address(app: Sphinx, docname: str, node_id: str) -> str:
    """Return where a node stands, seen from the top of the site: ``singlehtml`` has all documents in one page."""
    uri = app.builder.get_target_uri(docname)
    page = f"{app.config.root_doc}.html" if uri.startswith("#") else uri
    return f"{page}#{node_id}"


def _sections(app: Sphinx, domain: PmoDomain, framework: Framework) -> Iterator[dict[str, object]]:
    """Yield the sections of each chapter, with the minutes to read their own text and the competencies that it serves.

    These are the competencies that it links to, and those that the actions build to which it links.
    """
    builds = {
        action.id: [name for name, _ in action.builds.items()] for step in framework.steps for action in step.actions
    }
    for step in framework.steps:
        if place := domain.places.get(("step", step.id)):
            for name, title, words, names in domain.data["sections"].get(place.docname, ()):
                served = {target for kind, target in names if kind == "competency"}
                served.update(built for kind, target in names if kind == "action" for built in builds.get(target, ()))
                yield {
                    "step": step.id,
                    "title": title,
                    "url": _address(app, place.docname, name),
                    "minutes": max(1, round(words / WORDS_PER_MINUTE)),
                    "competencies": [item.id for item in framework.competencies if item.id in served],
                }
