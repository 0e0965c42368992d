"""What stands within a block of a page: roles, links, notes, and the marks that are left over without these."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pmo_guide.model import did_you_mean
from pmo_guide.upkeep.page import Mention

if TYPE_CHECKING:
    from pmo_guide.upkeep.page import Page

    Notes = tuple[list[Mention], list[Mention]]

ROLES = frozenset(
    f"{domain}{name}"
    for domain, names in (
        ("pmo:", "step competency action role credential resource level"),
        ("", "term doc ref numref any download abbr code math octicon sub sup kbd eq external cite"),
        ("cite:", "p t ps ts"),
    )
    for name in names.split()
)
"""The roles that pages commonly use; an unknown one is told where it is nearly one of these."""
SPAN = re.compile(r"(\{[^{}`\n]*\})?([ \t]?)(?<!`)(`+)(?!`)(.+?)(?<!`)\3(?!`)", re.DOTALL)
_LINK = re.compile(r"(!?)\[((?:[^\[\]]|\[[^\[\]]*\])*)\]\(([^()\n]*(?:\([^()\n]*\)[^()\n]*)*)\)")
_ITALIC = {
    "*": re.compile(r"(?<!\*)\*(?!\*)(?=\S)|(?<=[^\s*])\*(?!\*)"),
    "_": re.compile(r"(?<![\w_])_(?=[^\s_])|(?<=[^\s_])_(?![\w_])"),
}
_HTML = re.compile(r"<!--|</?[A-Za-z][^<>\n]*>")


def read_inline(page: Page, block: list[tuple[int, str]], notes: Notes) -> None:
    """Note what a block names, and tell what is left over when everything that Markdown knows is taken away."""
    text = "\n".join(line for _, line in block)
    first = block[0][0]

    def at(place: int) -> int:
        return first + text.count("\n", 0, place)

    def told(match: re.Match[str] | None, message: str) -> bool:
        if match:
            page.tell(at(match.start()), message)
        return bool(match)

    left = SPAN.sub(lambda match: _span(page, match, at(match.end(1) if match[1] else match.start(3))), text)
    left = _LINK.sub(lambda match: _link(page, match, at(match.start())), left)
    left = re.sub(r"<https?://[^\s<>]+>", blank, left)
    left = re.sub(r"\\.", "  ", left)
    left = re.sub(r"^\s*\{[.#][^{}]*\}\s*$|(?<=[\])\s])\{[.#][^{}]*\}", blank, left, flags=re.MULTILINE)
    for note in re.finditer(r"\[\^([^\]\s]+)\](:?)", left):
        if note[2]:
            notes[1].append(Mention(at(note.start()), "note", note[1]))
        else:
            notes[0].append(Mention(at(note.start()), "note", note[1]))
    if told(
        re.search(r"\{[\w:]+\}[‘’“”'\"]", left),
        "the mark after } must be a backtick (`), before and after the name",
    ):
        return
    if told(re.search("`", left), "this backtick (`) is never closed; put one behind the word"):
        return
    if told(re.search(r"\{[A-Za-z][\w: .-]*\}", left), "this {role} names nothing: no name in backticks follows it"):
        return
    if told(re.search(r"\]\(", left), "this link never ends: a bracket ) is missing, or a bracket [ before it"):
        return
    wrong_way = r"\([^()\n]+\)\[(?:https?:|[\w./-]+\.md)|\[\[[^\[\]\n]+\]\]|\((?:https?:[^()\s]+|[\w./-]+\.md)\)\[\w"
    told(re.search(r"(?<!\\)\\[ \t]*\Z", text), "a backslash at the end of a paragraph is printed; delete it")
    told(re.search(wrong_way, left), "a link is written [words](address)")
    told(re.search(r"\[[^\[\]\n]*\((?:https?:|[\w./-]+\.md)", left), "a bracket ] is missing before the ( of this link")
    if not any("[^1]" in fault.message for fault in page.faults):  # the mark, and not the note too
        told(re.search(r"(?<![\w\])])\[\d+\](?![(\[])", left), "a note and what refers to it are written [^1]")
    told(re.search(r"~~", left), "~~ is printed as it stands; delete what is crossed out")
    filled = SPAN.sub(lambda match: re.sub(r"[^\n]", "x", match[0]), text)  # bold code has no space in it
    told(re.search(r"(?:^|(?<=\s))\*\* [^*\n]+ \*\*", filled), "no space may stand between ** and the bold words")
    told(re.search(r"\$[A-Za-z\\][^$\n]*\$", left), "a formula is written {math}`x + y`; $ is printed as it stands")
    told(re.search(r"\] +\((?:https?:|[\w./-]+\.md)", left), "no space may stand between ] and ( of a link")
    told(re.search(r"\]\[\w", left), "the address of a link stands in round brackets: [words](address)")
    told(re.search(r"\[@[\w-]+", left), "a source is cited as {cite:p}`key`, not as [@key]")
    comment = "a comment is a line that begins with %; <!-- … --> ends up in the page's source"
    raw = _HTML.search(left)
    told(raw, comment if raw and raw[0] == "<!--" else "HTML is not for pages: paper and screen readers lose it")
    if left.count("**") % 2:
        told(re.search(r"\*\*", left), "** begins bold type that never ends; put ** behind the last word, too")
    for mark, pattern in _ITALIC.items():
        single = list(pattern.finditer(left))
        if len(single) % 2:
            told(single[-1], f"{mark} begins italic type that never ends; put {mark} behind the last word, too")
    emoji = r"(?<![\w:]):(?!(?:term|doc|ref|cite):)[a-z]+(?:_[a-z]+)*:(?![\w:`])"
    told(re.search(emoji, left), "names of emoji are printed as they stand")


def _span(page: Page, match: re.Match[str], line: int) -> str:
    """Take what stands in backticks: a role with what it names, or code."""
    role, gap, content = match[1], match[2], match[4]
    if role is None or role[1:2] in (".", "#", ""):
        word = re.search(r"(?:^|[\s({]):?([\w:]{3,}?)[:)}]?$", match.string[: match.start(3)])
        if word and word[1] in ROLES:
            page.tell(line, f"a role stands in curly brackets; write {{{word[1]}}} before the backtick")
        if re.match(r"_(?!\w)", match.string[match.end() :]):
            page.tell(line, "a link is written [words](address); `words <address>`_ is another program's way")
        return blank(match)
    name = role[1:-1]
    target = re.fullmatch(r".*<([^<>]+)>", content, re.DOTALL)
    target_name = " ".join((target[1] if target else content).split())
    if gap and re.fullmatch(r"[\w:]+", name):
        if _is_role(name):
            page.tell(line, f"no space may stand between {{{name}}} and the backtick")
    elif name != name.replace(" ", ""):
        page.tell(line, f"no space may stand in {{{name}}}; write {{{name.replace(' ', '')}}}")
    elif name not in ROLES and (hint := did_you_mean(name, ROLES)):
        page.tell(line, f"there is no {{{name}}}{hint}")
    else:
        page.roles.append(Mention(line, name, target_name))
    return blank(match)


def _link(page: Page, match: re.Match[str], line: int) -> str:
    image, words, address = match.groups()
    address = re.sub(r"\s+\"[^\"]*\"$", "", address.strip())
    if image and not words.strip():
        page.tell(line, "this picture has no words for who cannot see it; write them between [ and ]")
    if not address:
        page.tell(line, "this link leads nowhere; write its address between ( and )")
    elif re.match(r"www\.", address):
        page.tell(line, f"a web address begins with https://; write https://{address}")
    elif re.fullmatch(r"[^\s/:]+@[^\s/:]+\.\w+", address):
        page.tell(line, f"a link to a mailbox begins with mailto:; write mailto:{address}")
    elif " " in address and not address.startswith("<"):
        page.tell(line, f"the address {address!r} has a space in it, so this is no link; mend the address")
    else:
        page.links.append(Mention(line, "image" if image else "link", address.strip("<>")))
    return blank(match)


def _is_role(name: str) -> bool:
    return name in ROLES or bool(did_you_mean(name, ROLES))


def blank(match: re.Match[str]) -> str:
    """Return blanks in the place of what was found, so that all else stays in its line."""
    return re.sub(r"[^\n]", " ", match[0])
