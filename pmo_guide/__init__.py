"""A Sphinx extension that makes an interactive guidebook from a competency framework."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment
    from sphinx.util.typing import ExtensionMetadata

__version__ = "2026.11"

_HERE = Path(__file__).parent


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register names alone; without ``pmo_framework`` nothing of a project changes."""
    app.add_message_catalog("pmo_guide", str(_HERE / "locales"))

    from pmo_guide.sphinx_ext import transforms
    from pmo_guide.sphinx_ext.domain import PmoDomain

    app.require_sphinx("9.0")
    app.add_config_value("pmo_framework", "", "html", types=frozenset({str}))
    app.add_domain(PmoDomain)
    for node, visit, depart in transforms.NODES:
        app.add_node(node, html=(visit, depart))
    app.add_transform(transforms.GlossaryLinks)
    app.add_post_transform(transforms.Widgets)
    app.add_post_transform(transforms.Paper)
    app.connect("builder-inited", _begin)
    app.connect("env-get-outdated", _outdated)
    app.connect("env-updated", _moved, priority=900)  # after citations have their labels
    app.connect("build-finished", _finish)
    return {
        "version": __version__,
        "env_version": _env_version(),
        "parallel_read_safe": True,
        "parallel_write_safe": True,
    }


def _env_version() -> int:
    """Return a number that changes with the code that makes pages, so that an upgrade never shows stale ones."""
    parts = [path.read_bytes() for path in sorted((_HERE / "sphinx_ext").glob("*.py"))]
    parts.append((_HERE / "questions.py").read_bytes())
    return int(hashlib.sha256(b"".join(parts)).hexdigest()[:12], 16)


def _begin(app: Sphinx) -> None:
    """Load the framework, so that its faults are told first, and add what HTML needs."""
    framework = app.env.domains["pmo"].framework  # type: ignore[attr-defined]
    if framework is None or app.builder.name not in ("html", "dirhtml", "singlehtml"):
        return
    from pmo_guide import web

    app.config.html_static_path.append(str(web.assets()))
    app.add_css_file("pmo-guide.css")
    app.add_js_file("pmo-guide.js", loading_method="defer", **{"data-framework": framework.id})


def _outdated(
    app: Sphinx, env: BuildEnvironment, added: set[str], changed: set[str], removed: set[str]
) -> set[str]:
    outdated: set[str] = env.domains["pmo"].outdated()  # type: ignore[attr-defined]
    return outdated - removed


def _moved(app: Sphinx, env: BuildEnvironment) -> set[str]:
    if not app.config.pmo_framework:
        return set()
    moved: set[str] = env.domains["pmo"].moved()  # type: ignore[attr-defined]
    return moved


def _finish(app: Sphinx, error: Exception | None) -> None:
    """Write the framework and its schema beside the pages."""
    framework = app.env.domains["pmo"].framework  # type: ignore[attr-defined]
    if error or framework is None or app.builder.name not in ("html", "dirhtml", "singlehtml"):
        return
    from pmo_guide.interchange import dump, schema

    out = Path(app.outdir)
    (out / "framework.json").write_text(dump(framework), encoding="utf-8")
    text = json.dumps(schema(), ensure_ascii=False, indent=1) + "\n"
    (out / "framework.schema.json").write_text(text, encoding="utf-8")
