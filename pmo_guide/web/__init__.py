"""What runs in the reader's browser: plain ES modules and style sheets, joined when a site is built.

Browsers load neither modules nor data from ``file://``, so each bundle is one classic script.
"""

from __future__ import annotations

import hashlib
import json
import re
from pathlib import Path

from pmo_guide.locales import catalogue
from pmo_guide.web.words import spoken

TOOLS = ("assessment", "plan", "team", "evidence")
"""The tools, each with its place on a page, its script and its style sheet."""

_HERE = Path(__file__).parent
_IMPORT = re.compile(r"^import \{([^}]*)\} from '\./([\w-]+)\.js';$", re.MULTILINE)
_EXPORT = re.compile(r"^export (?=(?:(?:async )?function\*?|class|const) (\w+))", re.MULTILINE)
_VERSION = re.compile(rb"\bpmoGuideVersion='([0-9a-f]{16})'")
_STRICT = re.compile(r"""(?:\s|//.*|/\*[\s\S]*?\*/)*["']use strict["']""")
_OTHER = re.compile(r"^(?:(?:import|export)\b|.*\$\{[^}]*`).*", re.MULTILINE)


class BundleError(ValueError):
    """A module in a form that `bundle` cannot join."""


def bundle(entry: str, after: str = "", folder: Path = _HERE, language: str = "en") -> str:
    """Return the module `entry` and all that it imports as one classic script, which speaks a language.

    Modules that the bundle of `after` holds, which the page loads first, are taken from there. Each module is found in
    ``window.pmoGuide`` under its name, with what it exports. Raises `BundleError` for anything but
    ``import {a, b} from './name.js';`` and exported functions, classes and constants, and for a template inside a
    template, which rjsmin takes for code.
    """
    return Scripts(folder, language).joined(entry, after)


class Scripts:
    """The modules of a folder in a language, each read once."""

    def __init__(self, folder: Path, language: str) -> None:
        self.folder = folder
        self.words = catalogue(language)
        self.read: dict[str, tuple[str, list[str]]] = {}

    def joined(self, entry: str, after: str = "") -> str:
        """Return what `bundle` does."""
        known = self.modules(after) if after else {}
        parts = [text for name, text in self.modules(entry).items() if name not in known]
        return "(() => {'use strict';\nconst pmoGuide = window.pmoGuide ??= {};\n" + "".join(parts) + "})();\n"

    def modules(self, entry: str) -> dict[str, str]:
        """Return the joined form of a module and of all that it imports, each after those that it needs."""
        found: dict[str, str] = {}
        open_: list[str] = []

        def add(name: str) -> None:
            if name in open_:
                raise BundleError(f"these modules import each other: {', '.join(open_)}")
            if name in found:
                return
            open_.append(name)
            if name not in self.read:
                self.read[name] = self.module(name)
            text, needs = self.read[name]
            for other in needs:
                add(other)
            found[name] = text
            open_.pop()

        add(entry)
        return found

    def module(self, name: str) -> tuple[str, list[str]]:
        """Return the joined form of one module, and the names of those that it imports."""
        source = spoken((self.folder / f"{name}.js").read_text(encoding="utf-8"), self.words)
        needs = [other for _, other in _IMPORT.findall(source)]
        source = _IMPORT.sub(r'const {\1} = pmoGuide["\2"];', source)
        exported = _EXPORT.findall(source)
        source = _EXPORT.sub("", source)
        if strange := _OTHER.search(source):
            raise BundleError(f"{name}.js: {strange[0]!r} is of a form that cannot be joined")
        # Two bundles of a page may hold the same module, which is made once.
        return f'pmoGuide["{name}"] ??= (() => {{\n{source}return {{{", ".join(exported)}}};\n}})();\n', needs


def sources() -> str:
    """Return a text that differs when anything differs of which `assets` are made."""
    room = _HERE.parent
    kinds = {"web": (".css", ".js", ".py"), "locales": (".po",)}
    paths = (path for name, endings in kinds.items() for path in (room / name).rglob("*") if path.suffix in endings)
    return digest(
        "".join(f"{path.relative_to(room).as_posix()} {digest(path.read_bytes())}\n" for path in sorted(paths))
    )


def assets(language: str = "en") -> dict[str, str]:
    """Return the files that a site's pages load, by name: every page, those with a tool each, and on demand.

    A style sheet more, `THEMES`, is for pages of themes that Furo is no part of.

    What they say is in a language, as far as there is a catalogue for it.
    """
    import rcssmin  # type: ignore[import-untyped]
    import rjsmin  # type: ignore[import-untyped]

    sheets = {sheet.stem: sheet.read_text(encoding="utf-8") for sheet in sorted((_HERE / "css").glob("*.css"))}
    style = {"": "", "more": "", "themes": "", **dict.fromkeys(TOOLS, sheets.pop("tools"))}
    for name, text in sheets.items():
        kind = name.removeprefix("tools-").partition("-")[0]
        style[kind if kind in style else ""] += text
    style = {kind: rcssmin.cssmin(text) for kind, text in style.items()}
    scripts = Scripts(_HERE, language)
    script = {"more": scripts.joined("more", after="main")}
    script |= {tool: scripts.joined(f"tools-{tool}", after="main") for tool in TOOLS}
    script = {kind: sealed(rjsmin.jsmin(text), style[kind]) for kind, text in script.items()}
    on_demand = json.dumps({"js": version_of(script["more"]), "css": version_of(style["more"])})
    first = rjsmin.jsmin(f"(window.pmoGuide ??= {{}}).versions = {on_demand};\n{scripts.joined('updated')}")
    script[""] = first + sealed(rjsmin.jsmin(scripts.joined("main", after="updated")), first + style[""])
    return {
        **{f"{_name(kind)}.js": text for kind, text in script.items()},
        **{f"{_name(kind)}.css": text for kind, text in style.items()},
    }


def sealed(script: str, more: str = "") -> str:
    """Return a script that runs only on a page that was made for just this text, and for what goes with it, `more`.

    A page names the version in the address, as in ``pmo-guide.js?v=1f…``; but after an update a host answers an older
    page with what it has now. Then nothing runs, and the reader is told so. Where no version was asked for, as in a
    saved page, it runs.
    """
    return (
        f"(()=>{{{_asked(script + more)}{{const {{updated}}=window.pmoGuide??{{}};"
        "return updated?updated.tellUpdated():alert('The guide has been updated. Reload this page to go on.')}\n"
        f"{script}}})();\n"
    )


def guarded(script: str) -> str:
    """Return anybody's script, sealed too; what it names must stay there for others, so it ends by an error."""
    if _VERSION.search(script.encode()):
        return script
    strict = '"use strict";' if _STRICT.match(script) else ""
    tell = "addEventListener('DOMContentLoaded',()=>window.pmoGuide?.updated?.tellUpdated())"
    return f"{strict}{{{_asked(script)}{{{tell};throw Error('Another edition')}}}}\n{script}"


def _asked(text: str) -> str:
    """Return how a script states its version, and looks whether it was asked for in another."""
    return (
        f"const pmoGuideVersion='{digest(text)}',asked=/[?&]v=(\\w+)/.exec(document.currentScript?.src)?.[1];"
        "if(asked&&asked!==pmoGuideVersion)"
    )


def version_of(content: str | bytes) -> str:
    """Return the version of a file that pages load: the one that a sealed script states, or a digest of it all."""
    content = content.encode() if isinstance(content, str) else content
    stated = _VERSION.search(content)
    return stated[1].decode() if stated else digest(content)


def digest(text: str | bytes) -> str:
    """Return 16 hexadecimal digits that differ when a text does."""
    return hashlib.sha256(text.encode() if isinstance(text, str) else text).hexdigest()[:16]


def _name(kind: str) -> str:
    """Return what a script and a style sheet are called, but for the ending."""
    return "-".join(filter(None, ("pmo-guide", kind)))


THEMES = f"{_name('themes')}.css"
NAMES = (THEMES, *(f"{_name(kind)}.{ending}" for ending in ("css", "js") for kind in ("", "more", *TOOLS)))
"""What the `assets` are called."""


def book(framework: str, places: dict[str, str], sections: list[dict[str, object]]) -> str:
    """Return the script that hands the framework (its JSON form) and the way around a site to its tools."""
    rest = _json({"places": places, "sections": sections})
    return _data("pmoGuideBook", f'{{"framework":{framework},{rest[1:]}')


def chapters(actions: dict[str, str]) -> str:
    """Return the script that tells which actions, parted by spaces, each chapter asks one to do, by its address."""
    return _data("pmoGuideChapters", _json(actions))


def _data(name: str, text: str) -> str:
    """Return a script that hands JSON over as a property of ``window``."""
    # As a text to parse, no key is special; a browser reads that faster than a literal, too.
    return sealed(f"window.{name} = JSON.parse({_json(text)});\n")


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
