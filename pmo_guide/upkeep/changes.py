"""What changed between two frameworks, and whose saved progress that touches.

Both are plain data, as their JSON holds it, and not objects: the older one may have been written by another release,
with other classes and other rules.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from pmo_guide.model import KINDS, defaults_of, retirement, to_retire
from pmo_guide.upkeep.report import Changes, Id, Line, Said, changed, listed, mapped, number_range, value_of, worded

Plain = Mapping[str, Any]
"""A framework, or a part of one, as plain data."""

_PARTS = {
    "steps": ("step", "actions", "action"),
    "competencies": ("competency", "indicators", "indicator"),
    "roles": ("role", "", ""),
    "credentials": ("credential", "", ""),
    "resources": ("resource", "", ""),
    "scenarios": ("scenario", "choices", "choice"),
}
"""Under each key of a framework: the kind of what stands there, and the key and the kind of what stands in that."""
_ORDERED = {
    "step": "steps",
    "competency": "competencies",
    "role": "roles",
    "action": "actions",
    "indicator": "indicators",
}
"""Kinds that readers meet in the order in which they stand, and what several are called."""
_WORDS = ("text", "definition", "summary", "evidence", "follows", "issuer", "eligibility", "renewal", "examples")
_PLACES = ("step", "parent", "level")
_NAMES = ("step", "parent", "builds", "targets", "core", "helps", "related", "shows")
"""The fields that name others by their ids."""
_ASKED = ("targets", "core", "readiness")
_UNITS = {"effort": "hours", "elapsed": "weeks"}


_UNSAID = {kind: defaults_of(cls) for cls, kind in KINDS.items()}


class Thing(NamedTuple):
    """Something with an id."""

    kind: str
    data: Plain
    owner: str
    """The id of what it stands in, or ""."""

    @property
    def words(self) -> str:
        """What readers know it by."""
        return str(self.data.get("title") or self.data.get("text") or "")


def things(framework: Plain) -> dict[str, Thing]:
    """Return everything that has an id in a framework, by its id, in order."""
    found = {}
    for key, (kind, inner, inner_kind) in _PARTS.items():
        for data in framework.get(key, ()):
            found[data["id"]] = Thing(kind, data, "")
            for part in data.get(inner, ()):
                found[part["id"]] = Thing(inner_kind, part, data["id"])
    return found


def compare(old: Plain, new: Plain) -> Changes:
    """Return what changed between two frameworks."""
    return _Comparison(old, new).told()


# -- comparing ---------------------------------------------------------------------------------------------------------

_ADDED, _RENAMED, _REWORDED, _MOVED, _RETIRED, _GONE, _ROLES, _OTHER = (
    *("Added", "Renamed", "Reworded", "Moved", "Retired", "Gone without being retired", "What roles ask for"),
    "Changed otherwise",
)
_SAVED, _EFFORT = "Whose saved progress is affected", "Effort"


class _Comparison:
    """Goes through both frameworks once, and notes what to tell under each heading."""

    def __init__(self, old: Plain, new: Plain) -> None:
        self.old, self.new = old, new
        self.before, self.after = things(old), things(new)
        self.retired: Mapping[str, str | None] = new.get("retired", {})
        self.lines: dict[str, list[Line]] = defaultdict(list)
        self.effects: dict[tuple[str, str], list[str]] = defaultdict(list)
        """Ids, by who is touched and how."""
        self.renamed: Mapping[str, str] = {}
        """New ids, by the old ones that became them."""
        self.lost = False

    def told(self) -> Changes:
        """Compare, and return what there is to tell."""
        self._framework()
        self.renamed = renamed = dict(self._pairs())
        for name, thing in self.before.items():
            heir = renamed.get(name, name)
            if heir in self.after and self.after[heir].kind == thing.kind:
                self._thing(name, thing, heir, self.after[heir])
            else:
                self._gone(name, thing)
        known = {"", *self.before, *renamed.values()}
        for name, thing in self.after.items():
            if name not in known:
                self._added(name, thing, within=thing.owner in known)
        self._orders()
        self._retirements()
        effort = [*self._effort()]
        saved = [
            Line((f"{who} ", *listed(names), f": {how}")) if names != [""] else Line((f"{who}: {how}",))
            for (who, how), names in self.effects.items()
        ]
        nothing = [Line(("Nobody’s: whatever was saved means what it meant, and is found where it was.",))]
        heads = (_ADDED, _RENAMED, _REWORDED, _MOVED, _RETIRED, _GONE, _ROLES, _OTHER)
        sections = [(head, tuple(self.lines[head])) for head in heads if self.lines[head]]
        if sections:
            sections = [(_SAVED, tuple(saved or nothing)), *sections, (_EFFORT, tuple(effort))]
        versions = [str(one.get("version", "")) or "without a version" for one in (self.old, self.new)]
        title = f"{self.new.get('title', '')}: {' → '.join(dict.fromkeys(versions))}"
        return Changes(title, tuple(sections), self.lost)

    def _tell(self, head: str, *parts: str) -> None:
        self.lines[head].append(Line(parts))

    def _touch(self, who: str, how: str, name: str = "") -> None:
        self.effects[who, how].append(name)

    def _heir(self, name: str) -> str:
        """Return what an id has become in the end, or "" if nothing did."""
        seen = {name}
        while name in self.retired:
            name = self.retired[name] or ""
            if name in seen:
                return ""
            seen.add(name)
        return name

    def _led(self, value: Any) -> Any:
        """Return ids, alone or in a list or a mapping, as what they have become under another name."""
        if isinstance(value, Mapping):
            return {self.renamed.get(name, name): part for name, part in value.items()}
        if isinstance(value, str):
            return self.renamed.get(value, value)
        return value and [self.renamed.get(name, name) for name in value]

    def _pairs(self) -> Iterator[tuple[str, str]]:
        """Yield old ids with the new ones that they became: successors of the same kind that were not there before."""
        taken = set()
        for name, thing in self.before.items():
            heir = self._heir(name) if name not in self.after else ""
            new = heir in self.after and heir not in self.before and heir not in taken
            if new and self.after[heir].kind == thing.kind:
                taken.add(heir)
                yield name, heir

    # what is no more, and what is new

    def _gone(self, name: str, thing: Thing) -> None:
        whose = _WHOSE.get(thing.kind, "")
        if name in self.after:
            self.lost = True
            self._tell(_GONE, *_name(name, thing), f" is now a {self.after[name].kind}: give that another id")
            if whose:
                self._touch(whose, "kept, and now mixed up with something else. Give that another id", name)
        elif name in self.retired:
            heir = self._heir(name)
            self._tell(_RETIRED, *_name(name, thing), *((", for ", Id(heir)) if heir else (", without a successor",)))
            if not whose:
                return
            if not heir or thing.kind == "choice":
                self._touch(whose, _KEPT[thing.kind], name)
            else:
                how = f"found under {heir} from now on; where that has an entry too, the later one counts"
                self._touch(whose, how, name)
        else:
            self.lost = True
            fresh = {
                key: one.words for key, one in self.after.items() if one.kind == thing.kind and key not in self.before
            }
            line = to_retire(name, thing.words, fresh)
            self._tell(_GONE, *_name(name, thing), "; add to retired: ", Id(line))
            if whose:
                self._touch(whose, "kept, and lost from sight. Retire the id", name)

    def _added(self, name: str, thing: Thing, *, within: bool) -> None:
        """Tell of something new; `within` says that what it stands in was there before."""
        data = thing.data
        where = [", in ", Id(thing.owner)] if thing.owner else []
        if thing.kind == "indicator" and within:
            where.append(f", level {data['level']}")
            self._touch("Who rated", "the rating stays; rated again, it asks for one more statement", thing.owner)
        if thing.kind == "action" and data.get("effort"):
            where.append(f", {number_range(data['effort'])} hours")
        if within or thing.kind == "action":  # a competency's indicators are no news beside it
            self._tell(_ADDED, *_name(name, thing), *where)
        if thing.kind == "action" and data.get("essential"):
            self._touch(_ON_THE_WAY, "this essential action is now asked for", name)
        if name in self.old.get("retired", {}) and thing.kind in _WHOSE:
            self._touch(_WHOSE[thing.kind], "the id was retired, and is in use again: what was saved counts", name)

    # what is still there

    def _thing(self, name: str, thing: Thing, heir: str, now: Thing) -> None:
        old, new = thing.data, now.data
        own = _name(heir, now)
        if heir != name:
            self._tell(_RENAMED, *own, " was ", Id(name))
            if thing.kind in _WHOSE:
                how = _KEPT["choice"] if thing.kind == "choice" else f"found under {heir} from now on"
                self._touch(_WHOSE[thing.kind], how, name)
        if self._led(thing.owner) != now.owner:
            self._tell(_MOVED, *own, " from ", Id(thing.owner), " to ", Id(now.owner))
            if thing.kind == "indicator":
                self._touch(_WHOSE["indicator"], "the answer stays, and counts for another competency", name)
        for field in dict.fromkeys((*old, *new)):
            was = self._led(old.get(field)) if field in _NAMES else old.get(field)
            is_ = new.get(field)
            if was == is_ or field in ("id", "verified_on") or _is_list_of_things(was or is_):
                continue
            if field not in old and is_ == _UNSAID[now.kind].get(field):  # an older release did not know the field
                continue
            self._field(field, heir, now, was, is_, own)

    def _field(self, field: str, name: str, thing: Thing, was: Any, is_: Any, own: Sequence[str]) -> None:
        kind = thing.kind
        if field == "title":
            self._tell(_RENAMED, f"{kind} ", Id(name), ": ", Said(was or ""), " is now ", Said(is_ or ""))
        elif field in _WORDS:
            what = [": "] if field == "text" else [f", {field}: "]
            self._tell(_REWORDED, f"{kind} ", Id(name), *what, *worded(was), " is now ", *worded(is_))
            if field in ("text", "definition") and kind in _WHOSE:
                self._touch(_WHOSE[kind], "what was saved stays, and now stands for other words", name)
        elif field in _PLACES:
            self._tell(_MOVED, *own, f": {field} ", *value_of(was), " → ", *value_of(is_))
            if kind == "indicator":
                self._touch(_WHOSE[kind], "the answer stays, and counts for another level", name)
        elif kind == "role" and field in _ASKED:
            self._asked(field, name, thing, was, is_)
        else:
            unit = f" {_UNITS[field]}" if field in _UNITS else ""
            self._tell(_OTHER, f"{kind} ", Id(name), f", {field}: ", *changed(was, is_), unit)
            if how := _REPLANNED.get(field) if kind == "action" else None:
                self._touch(*how, name)
            if kind == "action" and field == "essential":
                self._touch(_ON_THE_WAY, f"this action is {'now' if is_ else 'no longer'} asked for as essential", name)
            if kind == "indicator" and field == "if_arisen":
                self._touch(_WHOSE[kind], "the answer stays, and stands in the way of the level otherwise", name)

    def _asked(self, field: str, name: str, thing: Thing, was: Any, is_: Any) -> None:
        role = ("role ", Id(name), " ", Said(thing.words))
        if field == "readiness":
            rule = mapped(was, is_) or ["a verdict is passed" if was is None else "no verdict is passed any longer"]
            self._tell(_ROLES, *role, ", readiness: ", *rule)
            self._touch("Who aims at", "the verdict goes by another rule", name)
        elif field == "core":
            self._tell(_ROLES, *role, ", core: ", *changed(was, is_))
            self._touch("Who aims at", "other gaps weigh as core ones, in result, plan and verdict", name)
        else:
            self._tell(_ROLES, *role, ", targets: ", *mapped(was or {}, is_ or {}))
            levels = [((was or {}).get(one, 0), (is_ or {}).get(one, 0)) for one in {*(was or {}), *(is_ or {})}]
            if any(before < after for before, after in levels):
                self._touch("Who aims at", "gaps grow where targets rose; who was ready may not be any longer", name)
            if any(before > after for before, after in levels):
                self._touch("Who aims at", "gaps shrink where targets fell", name)

    # the whole

    def _framework(self) -> None:
        old, new = self.old, self.new
        for field in ("id", "title", "language", "licence", "summary", "labels"):
            if old.get(field) != new.get(field):
                head = _RENAMED if field in ("id", "title") else _REWORDED if field == "summary" else _OTHER
                was, is_ = old.get(field), new.get(field)
                parts = mapped(was, is_) if field == "labels" else [*worded(was), " is now ", *worded(is_)]
                self._tell(head, f"the framework, {field}: ", *parts)
        if old.get("id") != new.get("id"):
            how = f"kept under {old.get('id')}, and not found: progress belongs to a framework’s id"
            self._touch("Everybody", how)
        scale = [{level["value"]: level for level in one.get("levels", ())} for one in (old, new)]
        for value in sorted({*scale[0], *scale[1]}):
            was, is_ = (one.get(value, {}) for one in scale)
            if was != is_:
                parts = [*worded(was.get("title")), " is now ", *worded(is_.get("title"))]
                if was.get("title") == is_.get("title"):
                    parts = [*worded(was.get("summary")), " is now ", *worded(is_.get("summary"))]
                self._tell(_REWORDED, f"level {value}: ", *parts)
        top = [max(values, default=0) for values in scale]
        if top[0] != top[1]:
            how = f"ratings are numbers of the scale, which had {top[0]} levels and has {top[1]}"
            self._touch("Who rated anything", how)
        again = [
            name
            for name, thing in self.before.items()
            if name in self.after and thing.data.get("verified_on") != self.after[name].data.get("verified_on")
        ]
        if again:
            self._tell(_OTHER, f"credentials and resources verified anew: {len(again)}")

    def _orders(self) -> None:
        """Tell of lists whose parts stand in another order; each alone would be told for one that moved."""
        before, after = _lists(self.before), _lists(self.after)
        for (kind, owner), order in before.items():
            now = after.get((kind, owner), ())
            common = set(order) & set(now)
            if kind in _ORDERED and [one for one in order if one in common] != [one for one in now if one in common]:
                whose = ("of ", Id(owner), " ") if owner else ()
                self._tell(_MOVED, f"the {_ORDERED[kind]} ", *whose, "stand in another order")

    def _retirements(self) -> None:
        """Tell of ids that were retired before, and now lead elsewhere."""
        for name, heir in self.old.get("retired", {}).items():
            if name in self.after or (name in self.retired and self.retired[name] == heir):
                continue
            if name not in self.retired:
                self.lost = True
                line = retirement(name, heir)
                self._tell(_GONE, Id(name), " was retired, and is not any longer; add to retired: ", Id(line))
                self._touch("What was saved under", "kept, and lost from sight. Retire the id", name)
            else:
                now = self._heir(name)
                self._tell(_RETIRED, Id(name), " led to ", *value_of(heir), ", and leads to ", *value_of(now or None))
                self._touch("What was saved under", f"found under {now} from now on" if now else _KEPT["action"], name)

    def _effort(self) -> Iterator[Line]:
        """Yield the hours of each step that has others now, and of all."""
        sides = [
            {self._led(step["id"]): step.get("actions", ()) for step in framework.get("steps", ())}
            for framework in (self.old, self.new)
        ]
        for name in dict.fromkeys((*sides[0], *sides[1])):
            was, is_ = (_hours(side.get(name, ())) for side in sides)
            if was != is_:
                yield Line((Id(name), f": {was} → {is_}"))
        every = [[action for actions in side.values() for action in actions] for side in sides]
        for what, test in (("all actions", lambda _: True), ("essential ones", lambda one: one.get("essential"))):
            was, is_ = (_hours([action for action in side if test(action)]) for side in every)
            yield Line((f"{what}: {was} → {is_}" if was != is_ else f"{what}: {is_}, as before",))


_WHOSE = {
    "action": "Who ticked or noted",
    "competency": "Who rated or told of",
    "indicator": "Who answered",
    "role": "Who aims at",
    "scenario": "Who chose in",
    "choice": "Who chose",
}
"""Who has progress saved under an id of a kind; under the others, none is."""
_KEPT = {
    "action": "kept in their file, and neither shown nor counted any longer",
    "competency": "kept in their file, and neither shown nor counted any longer",
    "indicator": "kept in their file, and not asked any longer; less is asked for its level",
    "role": "they are asked for an aim again, and everything else stays",
    "scenario": "kept in their file, and not shown any longer",
    "choice": "kept in their file, and not shown any longer",
}
_REPLANNED = {
    "builds": ("Who planned or did", "it counts towards other competencies or levels, and plans follow"),
    "effort": ("Who planned", "dates are reckoned anew"),
    "elapsed": ("Who planned", "dates are reckoned anew"),
}
_ON_THE_WAY = "Who aims at a role, for"


def _name(name: str, thing: Thing) -> tuple[str, ...]:
    return (f"{thing.kind} ", Id(name), " ", Said(thing.words))


def _lists(found: Mapping[str, Thing]) -> Mapping[tuple[str, str], Sequence[str]]:
    """Return the ids of each kind in each owner, in order."""
    lists: dict[tuple[str, str], list[str]] = defaultdict(list)
    for name, thing in found.items():
        lists[thing.kind, thing.owner].append(name)
    return lists


def _is_list_of_things(value: Any) -> bool:
    return isinstance(value, Sequence) and not isinstance(value, str) and any(isinstance(one, Mapping) for one in value)


def _hours(actions: Sequence[Plain]) -> str:
    """Return how many actions there are, and their hours."""
    efforts = [action["effort"] for action in actions if action.get("effort")]
    low, high = (sum(effort[end] for effort in efforts) for end in (0, 1))
    if not actions:
        return "no action"
    return f"{len(actions)} action{'s' if len(actions) > 1 else ''}, {low:,g}–{high:,g} hours"
