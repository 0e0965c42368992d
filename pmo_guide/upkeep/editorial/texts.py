"""How each item is written, as far as a machine can tell: its texts, the fields it needs and what they may hold."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from difflib import get_close_matches
from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING

from pmo_guide.model import (
    Action,
    Choice,
    Competency,
    Credential,
    Framework,
    Indicator,
    Item,
    Resource,
    Scenario,
    did_you_mean,
    field_types,
    kind_of,
    walk,
)
from pmo_guide.upkeep.editorial.shared import actions_of, told

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pmo_guide.model import Fault

BANNED = re.compile(
    r"\b(understand\w*|knows?|(is|are) aware|ensur\w+|supports?|helps?|(is|are) involved"
    r"|effective\w*|strong\w*|appropriate\w*|proactive\w*|complex|strategic"
    r"|\d+ years|years of|years['’]|certifi\w+|seamless\w*|robust\w*|leverag\w+|holistic\w*)(?!\w)",
    re.IGNORECASE,
)
"""States of mind, help without a result, praise and input: none of them can be seen to be true or false."""
BRANDS = re.compile(
    r"\b(PMI|PMP|PMBOK|PRINCE2|MSP|P3O|SAFe|Scrum|IPMA|APM|Jira|Excel|Trello|Asana|Primavera"
    r"|PowerPoint|Power ?BI|SharePoint|ChatGPT|Copilot|LinkedIn|SAP)\b"
)
_JOINED = re.compile(r"(?:\b(?:and|or|then|but)|;),? +([a-z-]+s)\b")
"""A second verb in the third person: two behaviours in one statement."""
_PLURALS = re.compile(
    r"its|less|hours|terms|witness|minutes|skills|days|operations|communities|syllabus|complaints|tools|stops|figures"
    r"|errors|benefits|targets|units|meetings|omissions|meets|times"
)
_LUCK = re.compile(
    r"\b(failing|troubled|vacan\w+|newcomer|team member|disputed?|objected|objectors|against the wish|did not want"
    r"|losing|averted|reorganis\w+|lost budget|several PMOs|facts change|novelty they|at executives’ request"
    r"|on evidence of error|more than it gives|outlasts|unasked|crisis)\b",
    re.IGNORECASE,
)
"""What happens to one, or does not."""
_WEAK = ("Improve", "Develop", "Attend", "Understand", "Learn", "Ensure")
_ORDERS = frozenset(
    ("check", "compare", "correct", "count", "derive", "follow", "hold", "leave", "name", "rank", "record", "track")
)
_LEAVES = ("shared", "own", "input")
_MOST = {"exam": 2, "exam and experience": 3, "panel": 4}
"""How much a credential may count for, by what was assessed."""
_ROUTES = ("pmo", "delivery", "both", "beyond")
_EXTRAS: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "action": {"leaves": _LEAVES},
    "credential": {"assessment": tuple(_MOST)},
    "role": {"route": _ROUTES},
}
_HISTORY = ("new", "changed", "gone")


def each_item(framework: Framework) -> Iterator[Fault]:
    """Yield what is wrong with the fields of each item by itself."""
    orders = {action.text.split()[0].lower() for action in actions_of(framework)} | _ORDERS
    rules = {
        Indicator: _indicator,
        Action: partial(_action, orders=orders),
        Competency: partial(_competency, levels=framework.top),
        Credential: _credential,
        Resource: _resource,
        Scenario: _scenario,
        Choice: _choice,
        Framework: _history,
    }
    for item in walk(framework):
        for rule in (_typed, _extra, rules.get(type(item))):
            for text in rule(item) if rule else ():  # type: ignore[operator]
                yield told(item, text)


def kinds_of_resources(framework: Framework) -> Iterator[Fault]:
    """Yield a kind of resource that only one has, where it is nearly one that several have: it would stand alone."""
    count = Counter(resource.kind for resource in framework.resources)
    known = [kind for kind, times in count.items() if times > 1]
    for resource in framework.resources:
        if resource.kind not in known and (near := get_close_matches(resource.kind, known, 1, 0.8)):
            message = f"there is no kind {resource.kind!r}; did you mean {near[0]!r}?"
            yield told(resource, message, f"kind {resource.kind!r}")


def _typed(item: Item) -> Iterator[str]:
    for name in field_types(type(item)):
        value = getattr(item, name)
        if isinstance(value, str) and (blank := re.search(r"^\s.{0,9}|.{0,9}\s$|\S{0,9}\s\s+\S{0,9}", value)):
            yield f"{name} has a blank too many, in “{blank[0]}”; one stands between two words, none at the ends"
        if isinstance(value, str) and (word := re.search(r"\S*['\"´`]\S*", value)):
            yield f"{name} is printed as it stands, so type curly quotes in “{word[0]}”"


def _extra(item: Item) -> Iterator[str]:
    known = _EXTRAS.get(kind_of(item), {})
    for name, allowed in known.items():
        value = getattr(item, "extra", {}).get(name)
        if value is None:
            if any(get_close_matches(name, [other]) for other in getattr(item, "extra", {}) if other not in known):
                continue  # it is misspelt, of which below
            yield f"extra needs {name!r}: one of {', '.join(map(repr, allowed))}"
        elif value not in allowed:
            listed = ", ".join(map(repr, allowed))
            yield f"extra says {name}: {value!r}; it is one of {listed}{did_you_mean(value, allowed)}"
    for name in getattr(item, "extra", {}):
        if known and name not in known:
            yield f"extra holds {name!r}, which nothing reads{did_you_mean(name, known)}"


def _indicator(item: Indicator) -> Iterator[str]:
    words = item.text.split()
    if len(words) > 25:
        yield f"text has {len(words)} words; at most 25 can be judged at one glance"
    if not re.fullmatch(r"[A-Z][a-z-]*s,?", words[0]):
        yield f"text begins with {words[0]!r}; begin with what somebody does, as in “Keeps …”"
    if not item.text.endswith("."):
        yield "text is a sentence; end it with a full stop"
    if banned := BANNED.search(item.text):
        yield f"text says {banned[0]!r}, which nobody can see to be true or false; say what is done and what it leaves"
    if brand := BRANDS.search(item.text):
        yield f"text names {brand[0]!r}; say what it is, as readers use other products and methods"
    for verb in second_verbs(item.text):
        yield f"text says a second thing, {verb!r}; one statement is one behaviour"
    if ";" in item.text:
        yield "text joins two statements by a semicolon; one statement is one behaviour"
    luck = _LUCK.search(item.text)
    if luck and not item.if_arisen:
        yield f"text asks for {luck[0]!r}, which not everybody meets; add if_arisen=True, or ask for something else"
    if item.if_arisen and not luck:
        yield "if_arisen is for what happens to some only; nothing in the text does"


def second_verbs(text: str) -> list[str]:
    """Return the verbs by which an indicator says a second thing."""
    return [verb for verb in _JOINED.findall(text) if not _PLURALS.fullmatch(verb)]


def _action(item: Action, orders: set[str]) -> Iterator[str]:
    words = item.text.split()
    if not 8 <= len(words) <= 35:
        yield f"text has {len(words)} words; between 8 and 35 say what to do, how much of it, and where it ends"
    if not re.fullmatch(r"[A-Z][a-z-]*", words[0]) or words[0] in _WEAK:
        yield f"text begins with {words[0]!r}; begin with a verb for something that ends, as in “Hold …”"
    if item.text.endswith("."):
        yield f"text ends with a full stop, “{words[-1]}”; actions stand in lists, without one"
    if adverb := re.search(r"\b(effectively|proactively|appropriately|strongly)\b", item.text):
        yield f"text says {adverb[0]!r}; say what is there at the end instead"
    for verb in re.findall(r"(?:\band|\bthen|;|, and) +([a-z]+)(?= )", item.text):
        if verb in orders:
            yield f"text orders a second thing, {verb!r}; one action is one act"
    for name in ("effort", "elapsed", "evidence"):
        if not getattr(item, name):
            say = "what it leaves" if name == "evidence" else "how long it takes, as in (3, 6)"
            yield f"{name} is missing; say {say}"
    if len(item.builds) > 3:  # none is told as a gap
        yield f"builds names {len(item.builds)} competencies; one to three"
    if item.effort and item.elapsed:
        if item.elapsed[1] > 104:
            yield f"elapsed of {item.elapsed[1]:g} weeks is longer than the two years that a target allows"
        if item.effort[1] > 20 * item.elapsed[1]:
            yield f"effort of {item.effort[1]:g} hours does not fit into {item.elapsed[1]:g} weeks of 20 hours"
        leads = item.text.startswith("Lead ") and item.elapsed[0] >= 26
        if (5 in item.builds.values() or leads) and "as your job" not in item.text:
            yield "text asks for what nobody does in the evenings; say “as your job” in it"


def _competency(item: Competency, levels: int) -> Iterator[str]:
    if not item.definition.endswith("."):
        yield "definition is a sentence; end it with a full stop"
    if not item.terms:
        yield "terms is missing; name the terms of the glossary that this is about"
    if not item.related:
        yield "related is missing; name the competencies that a reader would look at next"
    turned = [(one, two) for one, two in pairwise(item.indicators) if one.level > two.level]
    count = Counter(indicator.level for indicator in item.indicators)
    odd = [f"{count[level]} at level {level}" for level in range(1, levels + 1) if not 2 <= count[level] <= 3]
    if turned:
        after = turned[0][1]
        before = next(one for one in item.indicators if one.level > after.level)
        yield f"indicators stand in the order of their levels; move {after.id!r} before {before.id!r}"
    elif odd:
        yield f"indicators are two at each level, seldom three; here are {' and '.join(odd)}"
    for indicator in item.indicators:
        if not indicator.id.startswith(f"{item.id}-"):
            yield f"indicators have the id of their competency before their own: {indicator.id!r} is {f'{item.id}-…'!r}"


def _credential(item: Credential) -> Iterator[str]:
    for name in ("issuer", "eligibility", "renewal", "url", "sources", "verified_on", "builds"):
        if not getattr(item, name):
            yield f"{name} is missing"
    limit = _MOST.get(item.extra.get("assessment", ""), 5)
    for name, level in item.builds.items():
        if level > limit:
            yield f"builds gives {name!r} level {level}; what it assesses shows {limit} at most"


def _resource(item: Resource) -> Iterator[str]:
    for name in ("url", "summary", "helps", "verified_on"):
        if not getattr(item, name):
            yield f"{name} is missing"


def _scenario(item: Scenario) -> Iterator[str]:
    if not item.text:
        yield "text is missing; say in two or three sentences where the reader stands, with figures"
    if not 3 <= len(item.choices) <= 4:
        yield f"choices are {len(item.choices)}; three or four that a sensible person would take"
    elif max(level for choice in item.choices for level in (0, *choice.shows.values())) < 3:
        yield "choices show nothing at level 3 or above; let one show what a competent person does"


def _choice(item: Choice) -> Iterator[str]:
    if not item.follows:
        yield "follows is missing; say with a figure what comes of this choice"


def _history(item: Framework) -> Iterator[str]:
    history = item.extra.get("history", {})
    if not isinstance(history, Mapping) or not all(isinstance(entry, Mapping) for entry in history.values()):
        yield "extra holds a history that is no mapping of versions to what was new, changed and gone"
        return
    known = {part.id for part in walk(item) if hasattr(part, "id")}
    for version, entry in history.items():
        for name in entry:
            if name not in _HISTORY:
                hint = did_you_mean(name, _HISTORY)
                yield f"extra holds history of {version} with {name!r}; it is new, changed or gone{hint}"
        for name in (*entry.get("new", ()), *entry.get("changed", ())):
            if name not in known and name not in item.retired:
                yield f"extra holds history of {version}, which names the unknown {name!r}{did_you_mean(name, known)}"
        for name in entry.get("gone", {}):
            if name not in item.retired:
                yield f"extra holds history of {version}, in which {name!r} is gone; put it into retired, too"
