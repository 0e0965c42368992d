"""Our own words in scripts: found for translators, and put in place in the language of a site.

A script says ``t`…` ``, and ``several(n, t`…`, t`…`)`` where a number decides. What is joined for a site has the words
themselves, in one language: pages load no catalogue.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import gettext
    from collections.abc import Iterator

_TEXT = r"\bt`((?:[^`\\]|\\.)*)`"
_WORDS = re.compile(rf"\bseveral\(([\w.]+),\s*{_TEXT},\s*{_TEXT}\)|{_TEXT}")
_IMPORT = re.compile(r"^import \{[^}]*\} from '\./words\.js';\n", re.MULTILINE)
_HOLE = re.compile(r"\{(\w+)\}")


class WordsError(ValueError):
    """Words that no translator could be given."""


class Text(NamedTuple):
    """A text as a translator sees it, with the code for each of its places."""

    message: str
    """Places have names: those of what stands in them, or else numbers."""
    places: dict[str, str]

    @classmethod
    def of(cls, template: str) -> Text:
        """Return what stands between the marks of a template of JavaScript."""
        places: dict[str, str] = {}
        message, rest = "", template
        while (start := rest.find("${")) >= 0:
            end, depth = start + 2, 1
            while depth:
                if end == len(rest):
                    raise WordsError(f"`{template}` has a text inside a place, which no translator could be given")
                depth += {"{": 1, "}": -1}.get(rest[end], 0)
                end += 1
            code = rest[start + 2 : end - 1]
            name = _name(code) or str(len(places) + 1)
            if places.setdefault(name, code) != code:
                name = str(len(places) + 1)
                places[name] = code
            message, rest = f"{message}{_plain(rest[:start])}{{{name}}}", rest[end:]
        return cls(message + _plain(rest), places)

    def code(self, message: str) -> str:
        """Return a translation as JavaScript; raises `WordsError` where its places are not those of the text."""
        parts = _HOLE.split(message)
        if strange := set(parts[1::2]) - self.places.keys():
            raise WordsError(f"{message!r} has a place {', '.join(sorted(strange))} that {self.message!r} has not")
        told = [json.dumps(text, ensure_ascii=False)[1:-1].replace('\\"', '"') for text in parts[::2]]
        if len(told) == 1:
            return "'" + told[0].replace("'", "\\'") + "'"
        told = [text.replace("`", "\\`").replace("${", "\\${") for text in told]
        made = [f"${{{self.places[name]}}}{text}" for name, text in zip(parts[1::2], told[1:], strict=True)]
        return f"`{told[0]}{''.join(made)}`"


def _name(code: str) -> str:
    """Return what translators call what stands in a place: the last name of a plain chain, or the noun asked for."""
    if noun := re.fullmatch(r"nouns\.(\w+)\((?:[\w.]+, )?'(\w+)'\)", code):
        return {"one": "", "title": ""}.get(noun[1], f"{noun[1]}_") + noun[2]
    chain = re.fullmatch(r"(?:\w+\.)*?([a-z]\w*)(?:\.length)?", code)
    return chain[1] if chain else ""


def _plain(text: str) -> str:
    """Return what a piece of a template means."""
    text = re.sub(r"\\([`'$])", r"\1", text)
    return str(json.loads('"' + re.sub(r'(?<!\\)"', r"\"", text).replace("\n", "\\n") + '"'))


def found(source: str) -> Iterator[tuple[int, tuple[str, ...]]]:
    """Yield the texts of a script, each with its line; two where a number decides."""
    for match in _WORDS.finditer(source):
        one, many, text = match.group(2, 3, 4)
        texts = (one, many) if text is None else (text,)
        yield source.count("\n", 0, match.start()) + 1, tuple(Text.of(text).message for text in texts)


def spoken(source: str, words: gettext.NullTranslations) -> str:
    """Return a script with its texts in a language."""

    def said(match: re.Match[str]) -> str:
        number, one, many, text = match.groups()
        if text is not None:
            told = Text.of(text)
            return told.code(words.gettext(told.message) if told.message else "")
        first, other = Text.of(one), Text.of(many)
        both = Text(other.message, first.places | other.places)
        rule = re.search(r"nplurals=(\d+);\s*plural=([^;]+)", words.info().get("plural-forms", ""))
        if not rule:
            return f"({number} === 1 ? {first.code(first.message)} : {other.code(other.message)})"
        # gettext keeps each form under the text and its number.
        catalogue = getattr(words, "_catalog", {})
        usual = [first.message, *[other.message] * (int(rule[1]) - 1)]
        forms = [both.code(catalogue.get((first.message, n), form)) for n, form in enumerate(usual)]
        which = re.sub(r"\bn\b", number, rule[2].strip())
        return f"[{', '.join(forms)}][+({which})]"

    return _WORDS.sub(said, _IMPORT.sub("", source))
