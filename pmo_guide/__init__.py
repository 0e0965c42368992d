"""A Sphinx extension that makes an interactive guidebook from a competency framework."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment
    from sphinx.util.typing import ExtensionMetadata

    from pmo_guide.sphinx_ext.domain import PmoDomain

__version__ = "2026.11"

_HERE = Path(__file__).parent
_HANDBOOK_TEXTS = {"paper": "a4", "colour": "#0f4c5c", "logo": "", "look": "", "errors": "", "progress": "", "role": ""}


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register names alone; without ``pmo_framework`` nothing of a project changes."""
    from sphinx import locale

    from pmo_guide.locales import catalogue

    # Not `add_message_catalog`, which asks for a binary file. It must stand here, before the domain is imported.
    locale.translators["general", "pmo_guide"] = catalogue(app.config.language)

    from pmo_guide import publish
    from pmo_guide.builds.contents import Contents
    from pmo_guide.builds.duplicates import Duplicates
    from pmo_guide.builds.states import Build
    from pmo_guide.handbook import Handbook, choose_results, epub
    from pmo_guide.sphinx_ext import transforms, writing
    from pmo_guide.sphinx_ext.domain import PmoDomain

    app.require_sphinx("9.0")
    # No rebuild category: recorded queries know better, and it would change .buildinfo of any project.
    app.add_config_value("pmo_framework", "", "", types=frozenset({str}))
    rebuild: Literal["html", ""] = "html" if app.config.pmo_framework else ""
    app.add_config_value("pmo_offline", None, rebuild, types=frozenset({bool, type(None)}))
    app.add_config_value("pmo_manifest", {}, "", types=frozenset({dict}))
    app.add_domain(PmoDomain)
    app.add_builder(Handbook)
    app.connect("config-inited", choose_results)
    if app.config.pmo_framework:
        app.add_builder(epub.Ebook, override=True)
    for name in ("include", "exclude", "fonts", "full_only"):
        app.add_config_value(f"pmo_handbook_{name}", [], "", types=frozenset({list, tuple}))
    for name, default in _HANDBOOK_TEXTS.items():
        app.add_config_value(f"pmo_handbook_{name}", default, "", types=frozenset({str}))
    for name in ("duplex", "full"):
        app.add_config_value(f"pmo_handbook_{name}", False, "", types=frozenset({bool}))
    app.add_node(writing.pmo_part)
    app.add_node(writing.pmo_html, html=(writing.visit_html, None))
    app.add_transform(transforms.GlossaryLinks)
    app.add_post_transform(transforms.Media)
    app.add_post_transform(writing.Written)
    app.add_post_transform(transforms.OnePage)
    app.add_post_transform(transforms.Signs)
    app.add_post_transform(epub.Plain)
    app.connect("builder-inited", _readable, priority=400)  # before citations
    app.connect("builder-inited", _begin)
    app.connect("builder-inited", epub.add_style)
    app.connect("env-get-outdated", _outdated)
    if app.config.pmo_framework:
        Build(app)
        Duplicates(app)
        Contents(app)
    publish.setup(app)
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
        "parts.py",
        "progress/*.py",
        "interchange/*.*",
        "sphinx_ext/*.py",
        "builds/*.py",
        "web/*.py",
        "locales/*.p[oy]",
        "publish/*.py",
    )
    files = [path for room in rooms for path in sorted(_HERE.glob(room))]
    return int(hashlib.sha256(b"".join(path.read_bytes() for path in files)).hexdigest()[:12], 16)


def _readable(app: Sphinx) -> None:
    """End the build in plain words where a file cannot be read, before others end it with a traceback."""
    from sphinx.util.matching import get_matching_files

    config = app.config
    if not config.pmo_framework:
        return
    names = get_matching_files(app.srcdir, config.include_patterns, config.exclude_patterns)
    pages = [Path(app.srcdir, name) for name in names if name.endswith(tuple(config.source_suffix))]
    sources, reading = [], ("utf-8-sig", "alpha")
    if "bibtex_bibfiles" in config:  # sphinxcontrib-bibtex is there
        sources = [Path(app.srcdir, name) for name in config.bibtex_bibfiles]
        reading = (config.bibtex_encoding, config.bibtex_default_style)
    if not sources and all(map(_is_text, pages)):
        return

    from pmo_guide.sphinx_ext.warnings import tell_fault
    from pmo_guide.upkeep.readable import unreadable

    faults = list(unreadable(pages, sources, *reading))
    for fault in faults:
        tell_fault(fault.message, fault.place)
    if faults:
        raise SystemExit(f"Nothing was built: {len(faults)} to mend")


def _is_text(path: Path) -> bool:
    try:
        path.read_bytes().decode("utf-8-sig")
    except (UnicodeDecodeError, OSError):  # of a file that is not there, Sphinx tells
        return False
    return True


def _begin(app: Sphinx) -> None:
    """Load the framework where it may have changed, so that its faults are told first."""
    domain: PmoDomain = app.env.domains["pmo"]  # type: ignore[assignment]
    domain.builder = app.builder
    _ = domain.known


def _outdated(app: Sphinx, env: BuildEnvironment, added: set[str], changed: set[str], removed: set[str]) -> set[str]:
    outdated: set[str] = env.domains["pmo"].outdated()  # type: ignore[attr-defined]
    return outdated - removed
