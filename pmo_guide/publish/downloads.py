"""The list of what lies in a site's folder ``downloads``, each with its size and, of a PDF, its pages."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from docutils import nodes
from sphinx.locale import get_translation
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util.osutil import relative_uri

from pmo_guide.sphinx_ext.writing import is_site

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.builders import Builder

    from pmo_guide.sphinx_ext.domain import PmoDomain

_ = get_translation("pmo_guide")


def found(builder: Builder) -> list[Path]:
    """Return the files among the downloads of a site."""
    paths = Path(builder.outdir, "downloads").glob("*") if is_site(builder) else ()
    return sorted(path for path in paths if path.is_file())


def changed(app: Sphinx) -> list[str]:
    """Return the pages to write again because the files listed there are others."""
    domain: PmoDomain = app.env.domains["pmo"]  # type: ignore[assignment]
    files = [(path.name, path.stat().st_size, path.stat().st_mtime_ns) for path in found(app.builder)]
    return [page for page in domain.data["downloads"] if domain.changed("downloads", page, files)]


class Downloads(SphinxPostTransform):
    """Lists what lies among the downloads of a site; where there is nothing, or no site, there is no list."""

    default_priority = 900

    def run(self, **kwargs: Any) -> None:
        """Fill or remove every place of downloads."""
        builder = self.env.domains["pmo"].builder  # type: ignore[attr-defined]
        for place in list(self.document.findall(nodes.compound)):
            if "pmo-downloads" not in place["classes"]:
                continue
            here = builder.get_target_uri(self.env.current_document.docname)
            if files := found(builder):
                place += nodes.bullet_list("", *(_line(path, here) for path in files), bullet="*")
            else:
                place.parent.remove(place)


def _line(path: Path, here: str) -> nodes.list_item:
    """Return the line of one file."""
    told = [path.suffix.lstrip(".").upper(), *pages(path), size(path.stat().st_size)]
    link = nodes.reference("", path.name, refuri=relative_uri(here, f"downloads/{quote(path.name)}"))
    return nodes.list_item("", nodes.paragraph("", "", link, nodes.Text(f" ({', '.join(told)})")))


def size(count: int) -> str:
    """Return a number of bytes in words."""
    return f"{count / 1e6:.1f} MB" if count >= 1e6 else f"{max(1, round(count / 1e3))} KB"


def pages(path: Path) -> list[str]:
    """Return how many pages a PDF has, where pikepdf can tell."""
    if path.suffix != ".pdf":
        return []
    try:
        import pikepdf
    except ImportError:
        return []
    try:
        with pikepdf.open(path) as pdf:
            return [_("%s pages") % len(pdf.pages)]
    except pikepdf.PdfError:
        return []
