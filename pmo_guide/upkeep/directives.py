"""Which directives there are, what ours take, and what a book's own files and configuration add."""

from __future__ import annotations

import ast
import re
from importlib.util import find_spec
from typing import TYPE_CHECKING, NamedTuple

from pmo_guide.model import Fault, did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


class Form(NamedTuple):
    """What one of our directives takes."""

    kinds: tuple[str, ...] = ()
    """What its argument may name."""
    least: int = 0
    most: int = 0
    options: tuple[str, ...] = ()


MANY = 1 << 31
FORMS = {
    "pmo:start": Form(("role",), 0, 1),
    "pmo:step": Form(("step",), 1, 1),
    "pmo:checklist": Form(("step", "competency", "role"), 1, MANY, ("essential", "no-index")),
    "pmo:competency": Form(("competency",), 0, MANY, ("step", "all", "no-index")),
    "pmo:levels": Form(options=("no-index",)),
    "pmo:roles": Form(options=("no-index",)),
    "pmo:compare": Form(("role",), 2, 2),
    "pmo:credentials": Form(options=("step", "no-index")),
    "pmo:resources": Form(options=("kind", "step", "no-index")),
    "pmo:scenario": Form(("scenario",), 0, MANY, ("step", "no-index")),
    "pmo:on": Form(("medium",), 1, MANY),
    "pmo:assessment": Form(),
    "pmo:plan": Form(),
    "pmo:team": Form(),
    "pmo:evidence": Form(),
    "pmo:progress": Form(),
    "pmo:downloads": Form(),
}
"""Ours; a test compares them with what the extension registers."""
MEDIA = ("site", "paper", "ebook")
"""What ``{pmo:on}`` may name; the same test compares it."""
_OFTEN = (
    "admonition attention caution danger error hint important note tip warning seealso versionadded deprecated topic "
    "sidebar epigraph figure image include literalinclude code-block code math raw table list-table csv-table toctree "
    "glossary bibliography rubric index only parsed-literal container contents tab-set tab-item dropdown card grid "
    "grid-item grid-item-card button-ref button-link eval-rst"
)
OFTEN = frozenset((*FORMS, *_OFTEN.split()))
"""The directives that pages commonly use; an unknown one is told where it is nearly one of these."""
NEEDS = {
    "admonition": "a title",
    "figure": "the file of a picture",
    "image": "the file of a picture",
    "include": "the name of a file",
    "literalinclude": "the name of a file",
    "rubric": "its words",
    "tab-item": "a title",
}
"""What must stand behind the name of directives that are nothing without it."""
_SELDOM = (
    # of docutils and of Sphinx with its own extensions
    "class compound date default-role footer header highlights line-block meta pull-quote replace role sectnum "
    "target-notes title unicode restructuredtext-test-directive acks centered codeauthor cssclass default-domain "
    "describe desc highlight hlist moduleauthor object rst-class sectionauthor sourcecode tabularcolumns "
    "versionchanged versionremoved version-added version-changed version-deprecated version-removed productionlist "
    "cmdoption confval envvar option program autoattribute autoclass autodata autodecorator autoexception "
    "autofunction automethod "
    "automodule autoproperty autosummary autotype digraph doctest graph graphviz ifconfig inheritance-diagram "
    "testcleanup testcode testoutput testsetup todo todolist function "
    # of MyST, sphinx-design and sphinxcontrib-bibtex
    "figure-md accordion article-info aside card-carousel card-footer card-header div steps step tab-set-code "
    "_all-octicon footbibliography"
)
KNOWN = frozenset((*OFTEN, *_SELDOM.split()))
"""All directives of the extensions named below, and of what every book has."""
_EXTENSIONS = ("myst_parser", "sphinx_design", "sphinx_copybutton", "sphinxcontrib.bibtex", "pmo_guide")


def own_directives(book: Path) -> set[str] | None:
    """Return the directives that the Python files of a book register, or None where nobody can know all there are.

    That is so where its ``conf.py`` cannot be read, or loads an extension that is neither one of those that we know
    nor a file of the book.
    """
    try:
        tree = ast.parse((book / "conf.py").read_bytes())
    except (OSError, SyntaxError, ValueError):
        return None
    files = _files(book)
    strange = {name for name, _ in _loaded(tree) if name not in _EXTENSIONS and not name.startswith("sphinx.ext.")}
    if strange - _names(files) or not list(_loaded(tree)):
        return None
    registers = re.compile(r"\badd_directive\(\s*[\"']([\w:+-]+)")
    return {name for path in files for name in registers.findall(path.read_text(encoding="utf-8", errors="replace"))}


def unknown_extensions(book: Path) -> Iterator[Fault]:
    """Yield the extensions that a book's ``conf.py`` misspells: not there, and nearly one that is."""
    conf = book / "conf.py"
    try:
        tree = ast.parse(conf.read_bytes())
    except (OSError, SyntaxError, ValueError):  # of which others tell
        return
    for name, line in _loaded(tree):
        known = {*_EXTENSIONS, *_names(_files(book))}
        if name not in known and not find_spec(name.partition(".")[0]) and (hint := did_you_mean(name, known)):
            yield Fault(f"{conf.as_posix()}:{line}", f"there is no extension {name!r}{hint}")


def _files(book: Path) -> list[Path]:
    return [*book.glob("*.py"), *book.glob("*/*.py")]


def _names(files: list[Path]) -> set[str]:
    return {path.parent.name if path.stem == "__init__" else path.stem for path in files}


def _loaded(tree: ast.AST) -> Iterator[tuple[str, int]]:
    """Yield the extensions that a configuration names, with their lines."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign | ast.AugAssign) and "extensions" in _targets(node):
            for element in ast.walk(node.value):
                if isinstance(element, ast.Constant) and isinstance(element.value, str):
                    yield element.value, element.lineno


def _targets(node: ast.Assign | ast.AugAssign) -> set[str]:
    targets = node.targets if isinstance(node, ast.Assign) else [node.target]
    return {target.id for target in targets if isinstance(target, ast.Name)}
