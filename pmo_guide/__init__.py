"""A Sphinx extension that makes an interactive guidebook from a competency framework."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment
    from sphinx.util.typing import ExtensionMetadata

__version__ = "2026.11"

_HERE = Path(__file__).parent


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register names alone; without ``pmo_framework`` nothing of a project changes."""
    app.add_message_catalog("pmo_guide", str(_HERE / "locales"))

    from pmo_guide.handbook.builder import HandbookBuilder
    from pmo_guide.sphinx_ext import transforms, writing
    from pmo_guide.sphinx_ext.domain import PmoDomain

    app.require_sphinx("9.0")
    # No rebuild category: recorded queries know better, and it would change .buildinfo of any project.
    app.add_config_value("pmo_framework", "", "", types=frozenset({str}))
    rebuild: Literal["html", ""] = "html" if app.config.pmo_framework else ""
    app.add_config_value("pmo_offline", None, rebuild, types=frozenset({bool, type(None)}))
    app.add_config_value("pmo_manifest", {}, "", types=frozenset({dict}))
    app.add_domain(PmoDomain)
    app.add_builder(HandbookBuilder)
    for name in ("exclude", "fonts"):
        app.add_config_value(f"pmo_handbook_{name}", [], "", types=frozenset({list, tuple}))
    for name, default in (("paper", "a4"), ("progress", ""), ("role", "")):
        app.add_config_value(f"pmo_handbook_{name}", default, "", types=frozenset({str}))
    app.add_node(writing.pmo_part)
    app.add_node(writing.pmo_html, html=(writing.visit_html, None))
    app.add_transform(transforms.GlossaryLinks)
    app.add_post_transform(writing.Written)
    app.add_post_transform(transforms.OnePage)
    app.add_post_transform(transforms.Downloads)
    app.add_post_transform(transforms.Anchors)
    app.add_post_transform(transforms.Plain)
    app.connect("builder-inited", _readable, priority=400)  # before citations
    app.connect("builder-inited", _begin)
    app.connect("env-get-outdated", _outdated)
    app.connect("env-updated", _moved, priority=900)  # after citations have their labels
    app.connect("html-page-context", _page)
    app.connect("build-finished", _finish)
    app.connect("build-finished", _publish, priority=900)  # when all files are there
    return {
        "version": __version__,
        # Sphinx writes it into searchindex.js, so it is stated only where there is a framework.
        "env_version": _env_version() if app.config.pmo_framework else 0,
        "parallel_read_safe": True,
        "parallel_write_safe": True,
    }


def _env_version() -> int:
    """Return a number that changes with the code that makes pages, so that an upgrade never shows stale ones."""
    rooms = (
        "__init__.py",
        "model/*.py",
        "questions.py",
        "progress.py",
        "interchange/*.py",
        "sphinx_ext/*.py",
        "web/*.py",
    )
    files = [path for room in rooms for path in sorted(_HERE.glob(room))]
    return int(hashlib.sha256(b"".join(path.read_bytes() for path in files)).hexdigest()[:12], 16)


def _readable(app: Sphinx) -> None:
    """End the build in plain words where a file cannot be read, before others end it with a traceback."""
    from pmo_guide.sphinx_ext import readable

    if app.config.pmo_framework:
        readable.begin(app)


def _begin(app: Sphinx) -> None:
    """Load the framework where it may have changed, so that its faults are told first, and add what HTML needs."""
    from pmo_guide.sphinx_ext import assets, writing

    app.env.domains["pmo"].builder = app.builder  # type: ignore[attr-defined]
    if app.env.domains["pmo"].known and writing.is_site(app.builder):  # type: ignore[attr-defined]
        assets.begin(app)


def _page(app: Sphinx, page: str, template: str, context: dict[str, Any], doctree: nodes.document | None) -> None:
    """Have a page load what it needs."""
    from pmo_guide import publish
    from pmo_guide.sphinx_ext import assets, writing

    known = app.env.domains["pmo"].known  # type: ignore[attr-defined]
    if known and writing.is_site(app.builder):
        publish.page(app, context)
        assets.page(app, known, context, doctree)


def _outdated(app: Sphinx, env: BuildEnvironment, added: set[str], changed: set[str], removed: set[str]) -> set[str]:
    outdated: set[str] = env.domains["pmo"].outdated()  # type: ignore[attr-defined]
    return outdated - removed


def _moved(app: Sphinx, env: BuildEnvironment) -> set[str]:
    moved: set[str] = env.domains["pmo"].moved()  # type: ignore[attr-defined]
    return moved


def _finish(app: Sphinx, error: Exception | None) -> None:
    """Write the framework and other data beside the pages."""
    from pmo_guide.sphinx_ext import assets, writing

    if not error and app.config.pmo_framework and writing.is_site(app.builder):
        assets.finish(app, app.env.domains["pmo"])  # type: ignore[arg-type]


def _publish(app: Sphinx, error: Exception | None) -> None:
    """Write what hangs on all other files."""
    from pmo_guide import publish
    from pmo_guide.sphinx_ext import writing

    if not error and app.config.pmo_framework and writing.is_site(app.builder):
        publish.finish(app)
