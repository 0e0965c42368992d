"""Pictures that other extensions draw: graphs, inheritance diagrams and Mermaid, each as the file that those make."""

from __future__ import annotations

import re
from hashlib import sha256
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.builders import Builder

KINDS = ("graphviz", "inheritance_diagram", "mermaid")
"""The nodes that are drawn, by their names."""
FOLDER = "_images"
"""Where those extensions put their files, in the output folder."""
_FAMILY = re.compile(r'font-family="[^"]*"')


class UndrawnError(Exception):
    """A picture that its extension could not make, with the reason."""


def code_of(node: nodes.Element) -> str:
    """Return what an author typed for a picture."""
    return str(node.get("code", node.get("content", "")))


def draw(builder: Builder, node: nodes.Element, docname: str) -> Path:
    """Return the file of a picture: the drawing that a node brings as `svg`, or what its extension draws."""
    if "svg" in node:
        return _kept(
            Path(builder.outdir, FOLDER, f"drawing-{sha256(node['svg'].encode()).hexdigest()[:12]}.svg"), node["svg"]
        )
    kind = type(node).__name__
    page = SimpleNamespace(
        builder=SimpleNamespace(
            config=builder.config,
            env=builder.env,
            outdir=builder.outdir,
            srcdir=builder.srcdir,
            imagedir=FOLDER,
            imgpath="",
        ),
        config=builder.config,
        document=node.document,
    )
    found: Any
    try:
        if kind == "mermaid":
            from sphinxcontrib.mermaid import render_mm

            _relative, found = render_mm(page, node["code"], node["options"], "png")
        else:
            from sphinx.ext.graphviz import render_dot

            options: dict[str, Any] = {**node.get("options", {}), "docname": docname}
            code = (
                node["code"]
                if kind == "graphviz"
                else node["graph"]._generate_dot("inheritance", config=builder.config)
            )
            _relative, found = render_dot(page, code, options, "svg", kind.partition("_")[0])  # type: ignore[arg-type]
    except Exception as error:  # each extension has errors of its own
        raise UndrawnError(" ".join(str(error).split())) from error
    if found is None:
        raise UndrawnError("its program cannot be run")
    path = Path(found)
    return _kept(path, path.read_text(encoding="utf-8")) if path.suffix == ".svg" else path


def _kept(path: Path, svg: str) -> Path:
    """Write a drawing with the typeface of the book: those of the machine are not there."""
    path.parent.mkdir(exist_ok=True)
    path.write_text(_FAMILY.sub('font-family="Source Sans 3"', svg), encoding="utf-8", newline="\n")
    return path
