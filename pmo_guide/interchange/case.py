"""A framework as a 1EdTech CASE 1.1 package, without loss, and packages of CASE 1.0 and 1.1 as frameworks.

What CASE has words for stands in them, so that any program that knows CASE can use it: steps, competencies, indicators,
actions, roles, credentials and resources are items, and what they say of each other is an association; the scale is a
rubric; an id that was retired is an item that is replaced by its successor. What those words do not give back exactly
stands under ``extensions``, field by field. So nothing is lost, and what another program changes in a package counts.

A package made by somebody else has no such extensions. Its items at the top are then steps if others stand below them,
and all others are competencies; the levels and indicators are those of its rubrics. Ids are its own identifiers.
"""

from __future__ import annotations

import io
import json
import re
from collections import Counter
from functools import cache, partial
from typing import TYPE_CHECKING, Any
from uuid import NAMESPACE_URL, UUID, uuid5

from pmo_guide.interchange.draft import Draft
from pmo_guide.interchange.json import FORMAT, VERSION, plain
from pmo_guide.model import MOST, Fault, FrameworkError, kind_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from pmo_guide.model import Framework, Item

OURS = "pmo-guide"
"""The key of what is our own under the ``extensions`` of an object."""
ROOT = uuid5(NAMESPACE_URL, "pmo-guide/framework")
"""What the identifiers of all frameworks are made from."""
_UUID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[1-5][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}")

COLLECTIONS = {"step": "steps", "competency": "competencies", "role": "roles"} | {
    "credential": "credentials",
    "resource": "resources",
    "scenario": "scenarios",
}
"""Where the items of each kind stand in a framework; actions and indicators stand in what they are children of."""
INSIDE = {"action": ("step", "actions"), "indicator": ("competency", "indicators")} | {
    "choice": ("scenario", "choices")
}
"""What owns the other kinds, and under which key."""
SUMMARIES = {
    "step": "summary",
    "competency": "definition",
    "role": "summary",
    "resource": "summary",
    "scenario": "text",
}
"""The field that says at length what a title names."""
OTHERS = {"competency": {"code": "humanCodingScheme"}, "action": {"evidence": "notes"}}
"""Further texts of a kind, and what CASE calls them."""
LINKS = {
    "builds": "ext:builds",
    "targets": "ext:targets",
    "shows": "ext:shows",
    "helps": "ext:helps",
    "related": "isRelatedTo",
    "step": "isChildOf",
    "parent": "isChildOf",
}
"""The fields that name other items, and the associations that say so; `builds` and `targets` give levels too."""
DOCUMENT = {"title": "title", "summary": "description", "language": "language", "version": "version"}


# -- out ---------------------------------------------------------------------------------------------------------------


def dump(framework: Framework) -> str:
    """Return the framework as the JSON text of a CASE 1.1 package: the same bytes for the same content.

    The time of change, which CASE asks for, is the month of a version such as "2026.11", else the first of 2000. The
    creator is the text `creator` in the framework's `extra`, else its title.
    """
    stream = io.StringIO()  # object by object, as all of them at once take a multiple of the text's room
    for piece in _pieces(_Package(framework).whole()):
        stream.write(piece)
    stream.write("\n")
    return stream.getvalue()


_compact = json.JSONEncoder(ensure_ascii=False).encode


def _pieces(value: Any) -> Iterator[str]:
    """Yield JSON text with a line for each object in a list: it is compared by line, and written in half the time."""
    if isinstance(value, list) and value and isinstance(value[0], dict):
        for part in value:
            yield "[\n" if part is value[0] else ",\n"
            yield from _pieces(part)
        yield "\n]"
    elif isinstance(value, dict) and any(isinstance(part, list) for part in value.values()):
        for number, (name, part) in enumerate(value.items()):
            yield f"{', ' if number else '{'}{_compact(name)}: "
            yield from _pieces(part)
        yield "}"
    else:
        yield _compact(value)


def identifier(framework: str, name: str = "") -> str:
    """Return the UUID of a framework, or of what has this id or name in it; an id that is a UUID is its own."""
    own = name or framework
    if _UUID.fullmatch(own):
        return own
    return str(uuid5(_document(framework), name) if name else _document(framework))


@cache
def _document(framework: str) -> UUID:
    return UUID(framework) if _UUID.fullmatch(framework) else uuid5(ROOT, framework)


def _line(text: str) -> str:
    """Return a text as CASE's normalised texts are: on one line, without spaces at its ends."""
    return " ".join(text.split())


class _Package:
    def __init__(self, framework: Framework) -> None:
        self.framework = framework
        date = re.match(r"([12]\d{3})[.-](0[1-9]|1[0-2])(?![0-9])", framework.version)
        self.day = f"{date[1]}-{date[2]}-01" if date else "2000-01-01"
        self.titles: dict[str, str] = {}
        self.associations: list[dict[str, Any]] = []
        self.children: Counter[str] = Counter()
        self.identifier = cache(partial(identifier, framework.id))

    def head(self, name: str, title: str | None = None) -> dict[str, Any]:
        """Return what every object of CASE begins with."""
        uuid = self.identifier(name)
        parts = {"identifier": uuid, "uri": f"urn:uuid:{uuid}", "lastChangeDateTime": f"{self.day}T00:00:00+00:00"}
        return parts if title is None else {"title": title, **parts}

    def link(self, name: str) -> dict[str, str]:
        """Return a link to what has this id or name, to the document where there is none."""
        uuid = self.identifier(name)
        return {"title": self.titles[name], "identifier": uuid, "uri": f"urn:uuid:{uuid}"}

    def associate(self, kind: str, origin: str, destination: str, own: Mapping[str, Any] | None = None) -> None:
        association = {**self.head(f"{kind} {origin} {destination}"), "associationType": kind}
        if kind == "isChildOf":
            self.children[destination] += 1
            association["sequenceNumber"] = self.children[destination]
        association |= {"originNodeURI": self.link(origin), "destinationNodeURI": self.link(destination)}
        if own:
            association["extensions"] = {OURS: own}
        self.associations.append(association)

    def whole(self) -> dict[str, Any]:
        framework = self.framework
        items = [
            (item, owner)
            for name in COLLECTIONS.values()
            for top in getattr(framework, name)
            for item, owner in [(top, ""), *((part, top.id) for part in _parts(top))]
        ]
        self.titles = {"": _line(framework.title)} | {name: name for name in framework.retired}
        self.titles |= {item.id: _line(getattr(item, "title", "") or item.text) for item, _ in items}
        package: dict[str, Any] = {"CFDocument": self.document()}
        package["CFItems"] = [self.item(item, owner) for item, owner in items]
        package["CFItems"] += [self.gone(old, new) for old, new in framework.retired.items()]
        package["CFAssociations"] = self.associations
        if framework.licence:
            text = {"licenseText": framework.licence}
            package["CFDefinitions"] = {"CFLicenses": [self.head("licence", _line(framework.licence)) | text]}
        package["CFRubrics"] = [self.rubric()]
        return package

    def document(self) -> dict[str, Any]:
        framework = self.framework
        fields = {name: part for name, part in plain(framework).items() if name not in _ELSEWHERE}
        creator = framework.extra.get("creator")
        shown: dict[str, Any] = {
            **self.head(""),
            "caseVersion": "1.1",
            "creator": _line(creator if isinstance(creator, str) and creator.strip() else framework.title),
            "frameworkType": "Competency framework",
            **{key: _line(fields[name]) for name, key in DOCUMENT.items() if name in fields and name != "summary"},
            **({"description": framework.summary} if framework.summary else {}),
        }
        if framework.licence:
            self.titles["licence"] = _line(framework.licence)
            shown["licenseURI"] = self.link("licence")
        own = {"format": FORMAT, "formatVersion": VERSION} | _beyond(fields, _document_fields(shown))
        return {**shown, "extensions": {OURS: own}}

    def item(self, item: Item, owner: str) -> dict[str, Any]:
        kind = kind_of(item)
        fields = {name: part for name, part in plain(item).items() if name not in ("actions", "indicators")}
        name: str = fields["id"]
        text = fields.get("text") or fields["title"]
        shown: dict[str, Any] = self.head(name) | {"fullStatement": text}
        if (summary := fields.get(SUMMARIES.get(kind, ""))) and _line(text):
            shown |= {"abbreviatedStatement": _line(text), "fullStatement": summary}
        shown["CFItemType"] = _line(self.framework.labels.get(kind, kind.capitalize()))
        shown |= {key: _line(fields[field]) for field, key in OTHERS.get(kind, {}).items() if field in fields}
        if "terms" in fields:
            shown["conceptKeywords"] = [*map(_line, fields["terms"])]
        if owner or not fields.keys() & {"step", "parent"}:
            self.associate("isChildOf", name, owner)
        for field, association in LINKS.items():
            names = fields.pop(field, ())
            for other in [names] if isinstance(names, str) else names:
                own = {"level": names[other]} if isinstance(names, dict) else None
                self.associate(association, name, other, own)
        return {**shown, "extensions": {OURS: {"class": kind} | _beyond(fields, _item_fields(kind, shown))}}

    def gone(self, old: str, new: str | None) -> dict[str, Any]:
        if new is not None:
            self.associate("replacedBy", old, new)
        parts = {"fullStatement": old, "CFItemType": "Retired", "statusEndDate": self.day}
        return {**self.head(old), **parts, "extensions": {OURS: {"class": "retired", "id": old}}}

    def rubric(self) -> dict[str, Any]:
        """Return the scale, and what it asks of each competency at each level, as one rubric."""
        levels = self.framework.levels
        titles = {level.value: _line(level.title) for level in levels}

        def criterion(name: str, texts: Mapping[int, str], more: Mapping[str, Any]) -> dict[str, Any]:
            return {
                **self.head(f"rubric {name}"),
                **more,
                "rubricId": self.identifier("rubric"),
                "CFRubricCriterionLevels": [
                    {
                        **self.head(f"rubric {name} {value}"),
                        **({"description": text} if text else {}),
                        "quality": titles[value],
                        "score": value,
                        "position": value,
                        "rubricCriterionId": self.identifier(f"rubric {name}"),
                    }
                    for value, text in texts.items()
                ],
            }

        shown = criterion("", {level.value: level.summary for level in levels}, {"category": "Scale"})
        own = {
            str(level.value): beyond
            for level, part in zip(levels, shown["CFRubricCriterionLevels"], strict=True)
            if (beyond := _beyond(plain(level), _level_fields(part)))
        }
        criteria = [shown | {"extensions": {OURS: {"levels": own}}}]
        for position, competency in enumerate(self.framework.competencies, 1):
            texts: dict[int, str] = {}
            for indicator in sorted(competency.indicators, key=lambda part: part.level):
                before = texts.get(indicator.level)
                texts[indicator.level] = f"{before}\n{indicator.text}" if before else indicator.text
            if texts:
                link = {"category": self.titles[competency.id], "CFItemURI": self.link(competency.id)}
                more = {**link, "position": position, "extensions": {OURS: {"class": "competency"}}}
                criteria.append(criterion(competency.id, texts, more))
        return {**self.head("rubric", "Scale"), "CFRubricCriteria": criteria}


_ELSEWHERE = {"levels", "retired", *COLLECTIONS.values()}
"""The fields of a framework that stand outside the document."""


def _parts(item: Any) -> Iterable[Any]:
    return getattr(item, "actions", ()) or getattr(item, "indicators", ())


def _beyond(fields: Mapping[str, Any], given: Mapping[str, Any]) -> dict[str, Any]:
    """Return the fields that CASE's own words, read again, do not give back as they are."""
    return {name: value for name, value in fields.items() if name not in given or given[name] != value}


# -- CASE's own words, read again --------------------------------------------------------------------------------------


def _document_fields(shown: Mapping[str, Any]) -> dict[str, Any]:
    fields = {name: shown[key] for name, key in DOCUMENT.items() if shown.get(key)}
    if isinstance(licence := shown.get("licenseURI"), dict):
        fields["licence"] = licence.get("title")
    return fields


def _item_fields(kind: str, shown: Mapping[str, Any]) -> dict[str, Any]:
    statement, short = shown.get("fullStatement"), shown.get("abbreviatedStatement")
    if kind in INSIDE:
        fields = {"text": statement}
    else:
        fields = {"title": short or statement}
        if short and statement != short and kind in SUMMARIES:
            fields[SUMMARIES[kind]] = statement
    fields |= {name: shown[key] for name, key in OTHERS.get(kind, {}).items() if shown.get(key)}
    if kind == "competency" and shown.get("conceptKeywords"):
        fields["terms"] = shown["conceptKeywords"]
    return fields


def _level_fields(shown: Mapping[str, Any]) -> dict[str, Any]:
    fields = {"value": shown.get("score"), "title": shown.get("quality")}
    return fields | ({"summary": shown["description"]} if shown.get("description") else {})


# -- in ----------------------------------------------------------------------------------------------------------------


def draft(data: Any, source: str = "") -> Draft:
    """Return the framework that the decoded JSON of a CASE package holds, and what could not be carried.

    Some programs put the package into an object of its name. Raises `FrameworkError` with every fault; the place of
    each is a JSON pointer, after the name of the `source`.
    """
    top = f"{source} at " if source else ""
    if isinstance(data, dict) and "CFPackage" in data:
        data, top = data["CFPackage"], f"{top}/CFPackage"
    return _Reader(data, top).draft()


_PLAIN = {
    "CFDocument": {"creator", "caseVersion", "frameworkType", "licenseURI", *DOCUMENT.values()},
    "CFItems": {"fullStatement", "abbreviatedStatement", "CFItemTypeURI", "humanCodingScheme", "conceptKeywords"},
    "CFAssociations": {"associationType", "sequenceNumber", "originNodeURI", "destinationNodeURI"},
}
"""The keys of each kind of object that are carried, or say only what is known already."""
_TEXTS = {"fullStatement", "abbreviatedStatement", "humanCodingScheme", "notes", *DOCUMENT.values()}
"""The keys of a document or an item that take a text."""
_HEAD = {"identifier", "uri", "lastChangeDateTime", "extensions", "CFDocumentURI", "CFPackageURI"}


class _Reader:
    def __init__(self, data: Any, top: str) -> None:
        self.top = top
        self.faults: list[Fault] = []
        self.left_out: Counter[str] = Counter()
        self.package = data if isinstance(data, dict) else {}
        if not isinstance(data, dict):
            self.fault("/", "a CASE package is a JSON object, {…}")
        document = self.package.get("CFDocument")
        if not isinstance(document, dict):
            self.fault("/CFDocument", "a CASE package has one document, {…}")
        self.document: dict[str, Any] = document if isinstance(document, dict) else {}
        self.own = _own(self.document)
        if not self.own:
            self.document = _on_lines(self.document)
        self.items: dict[str, tuple[str, dict[str, Any]]] = {}
        self.kinds: dict[str, str] = {}
        self.names: dict[str, str] = {}

    def fault(self, place: str, message: str) -> None:
        self.faults.append(Fault(f"{self.top}{place}", message))
        if len(self.faults) > MOST:
            self.stop_at_faults()

    def stop_at_faults(self) -> None:
        if self.faults:
            raise FrameworkError(self.faults)

    def objects(self, holder: Mapping[str, Any], key: str, place: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
        """Yield the objects of a list, each with its place."""
        values = [] if holder.get(key) is None else holder[key]
        if not isinstance(values, list):
            self.fault(f"{place}/{key}", "takes a list, […]")
            return
        for number, value in enumerate(values):
            if isinstance(value, dict):
                yield f"{place}/{key}/{number}", value if self.own else _on_lines(value)
            else:
                self.fault(f"{place}/{key}/{number}", "takes an object, {…}")

    def node(self, holder: Mapping[str, Any], key: str, place: str) -> str:
        """Return the identifier to which a link leads."""
        link = holder.get(key)
        name = link.get("identifier") if isinstance(link, dict) else None
        if isinstance(name, str):
            return name.lower()
        self.fault(f"{place}/{key}", "takes a link with the text `identifier`")
        return ""

    def texts(self, shown: Mapping[str, Any], place: str) -> None:
        """Judge the types of what is read of a document or an item."""
        for key in _TEXTS:
            if not isinstance(shown.get(key), str | None):
                self.fault(f"{place}/{key}", f"takes a text, not {type(shown[key]).__name__}")
        words = shown.get("conceptKeywords") or []
        if not isinstance(words, list) or not all(isinstance(word, str) for word in words):
            self.fault(f"{place}/conceptKeywords", "takes a list of texts")
        for key in ("class", "id"):
            if not isinstance(_own(shown).get(key), str | None):
                self.fault(f"{place}/extensions/{OURS}/{key}", "takes a text")

    def count(self, kind: str, shown: Mapping[str, Any], *more: str) -> None:
        """Note what of an object of somebody else's is not carried."""
        for key in shown.keys() - _PLAIN[kind] - _HEAD - {*more}:
            if shown[key] not in (None, "", [], {}):
                self.left_out[f"{kind}: {key}"] += 1

    def draft(self) -> Draft:
        self.stop_at_faults()
        if not isinstance(self.document.get("identifier"), str):
            self.fault("/CFDocument/identifier", "is missing, or is no text")
        self.texts(self.document, "/CFDocument")
        for place, shown in self.objects(self.package, "CFItems"):
            name = shown.get("identifier")
            self.texts(shown, place)
            if not isinstance(name, str):
                self.fault(f"{place}/identifier", "is missing, or is no text")
            elif name.lower() in self.items:
                first, _ = self.items[name.lower()]
                self.fault(f"{place}/identifier", f"this identifier is taken by {first}")
            else:
                self.items[name.lower()] = (place, shown)
        if not isinstance(self.package.get("CFItems") or [], list):
            self.stop_at_faults()  # that links lead to no item follows from it
        links = [*self.links()]
        self.stop_at_faults()
        self.look_for_circles(links)
        self.stop_at_faults()
        data, places = self.framework(links)
        return Draft(data, self.top, places, self.left_out)

    def links(self) -> Iterator[tuple[str, str, str, str, dict[str, Any]]]:
        """Yield place, type, origin and destination of each association that is carried, and the object."""
        document = str(self.document.get("identifier")).lower()
        carried = {*LINKS.values(), "replacedBy", "isPartOf", "isPeerOf"}
        for place, shown in self.objects(self.package, "CFAssociations"):
            kind = shown.get("associationType")
            ends = [self.node(shown, key, place) for key in ("originNodeURI", "destinationNodeURI")]
            if not isinstance(kind, str):
                self.fault(f"{place}/associationType", "is missing, or is no text")
            elif kind not in carried:
                self.left_out[f"CFAssociations: {kind}"] += 1
            elif all(ends):
                strays = [n for n, end in enumerate(ends) if end not in self.items and (n == 0 or end != document)]
                if not strays:
                    yield place, {"isPartOf": "isChildOf"}.get(kind, kind), *ends, shown  # type: ignore[misc]
                elif kind in ("isRelatedTo", "isPeerOf", "replacedBy") and not self.own:
                    self.left_out[f"CFAssociations: {kind}, to or from another package"] += 1
                else:
                    for stray in strays:
                        key = ("originNodeURI", "destinationNodeURI")[stray]
                        self.fault(f"{place}/{key}", f"leads to {ends[stray]!r}, which is not in this package")

    def look_for_circles(self, links: Iterable[tuple[str, str, str, str, dict[str, Any]]]) -> None:
        """Tell of each association that makes an item its own ancestor."""
        above: dict[str, list[tuple[str, str]]] = {}
        for place, kind, origin, destination, _ in links:
            if kind == "isChildOf":
                above.setdefault(origin, []).append((destination, place))
        done: set[str] = set()
        for start in above:
            path: dict[str, Iterator[tuple[str, str]]] = {}
            if start not in done:
                path[start] = iter(above[start])
            while path:
                here, rest = next(reversed(path.items()))
                upper, place = next(rest, ("", ""))
                if not upper:
                    done.add(here)
                    del path[here]
                elif upper in path:
                    self.fault(place, f"makes {upper!r} a child of itself")
                elif upper not in done:
                    path[upper] = iter(above.get(upper, ()))

    def framework(
        self, links: list[tuple[str, str, str, str, dict[str, Any]]]
    ) -> tuple[dict[str, Any], dict[int, str]]:
        document = str(self.document["identifier"]).lower()
        children = Counter(destination for _, kind, _, destination, _ in links if kind == "isChildOf")
        inner = {origin for _, kind, origin, destination, _ in links if kind == "isChildOf" and destination != document}
        for uuid, (_, shown) in self.items.items():
            own = _own(shown)
            self.kinds[uuid] = own.get("class", "competency" if uuid in inner or not children[uuid] else "step")
            self.names[uuid] = own.get("id", _id(uuid))
        linked: dict[str, dict[str, Any]] = {uuid: {} for uuid in self.items}
        retired: dict[str, str | None] = {}
        owners: dict[str, str] = {}
        order: dict[str, float] = {}
        for _, kind, origin, destination, shown in links:
            if kind == "replacedBy" and self.kinds[origin] == "retired":
                retired[self.names[origin]] = self.names.get(destination)
            else:
                self.refer(linked[origin], kind, origin, destination, shown, owners)
            number = shown.get("sequenceNumber")
            if kind == "isChildOf" and isinstance(number, int | float):
                order[origin] = number
        whole: dict[str, Any] = {
            "id": _id(document),
            **{name: part for name, part in _document_fields(self.document).items() if isinstance(part, str)},
            **{name: part for name, part in self.own.items() if name not in ("format", "formatVersion")},
        }
        fields: dict[str, dict[str, Any]] = {}
        for uuid, (_, shown) in self.items.items():
            own = {key: value for key, value in _own(shown).items() if key != "class"}
            fields[uuid] = {"id": self.names[uuid]} | _item_fields(self.kinds[uuid], shown) | linked[uuid] | own
            if not own:
                self.count("CFItems", shown, *OTHERS.get(self.kinds[uuid], {}).values())
        levels, indicators = self.rubrics()
        whole["levels"] = levels
        places: dict[int, str] = {}
        parts: dict[tuple[str, str], list[dict[str, Any]]] = {}
        members: dict[str, list[dict[str, Any]]] = {name: [] for name in COLLECTIONS.values()}
        for uuid in self.in_order(owners, order, links):
            place, _ = self.items[uuid]
            kind, item = self.kinds[uuid], fields[uuid]
            places[id(item)] = f"{self.top}{place}"
            if kind == "retired":
                retired.setdefault(self.names[uuid], None)
            elif kind in INSIDE:
                if (owner := owners.get(uuid)) is None:
                    self.fault(place, f"this {kind} is a child of no {INSIDE[kind][0]}")
                else:
                    parts.setdefault((owner, INSIDE[kind][1]), []).append(item)
            elif kind in COLLECTIONS:
                members[COLLECTIONS[kind]].append(item)
            else:
                self.fault(f"{place}/extensions/{OURS}/class", f"takes the name of a class of ours, not {kind!r}")
        for uuid, (place, part) in indicators:
            if self.kinds.get(uuid) == "competency":
                places[id(part)] = f"{self.top}{place}"
                parts.setdefault((uuid, "indicators"), []).append(part)
            else:
                self.left_out["CFRubricCriteria: of no competency"] += 1
        for (uuid, key), inside in parts.items():
            fields[uuid][key] = inside
        if not self.own:
            self.count("CFDocument", self.document)
            self.complete(whole, members)
        self.stop_at_faults()
        return whole | members | ({"retired": retired} if retired else {}), places

    def refer(
        self,
        item: dict[str, Any],
        kind: str,
        origin: str,
        destination: str,
        shown: Mapping[str, Any],
        owners: dict[str, str],
    ) -> None:
        here, there, name = self.kinds[origin], self.kinds.get(destination), self.names.get(destination, "")
        if kind == "isChildOf":
            if here in INSIDE and there == INSIDE[here][0]:
                owners[origin] = destination
            elif here == "competency" and there in ("step", "competency"):
                field = "step" if there == "step" else "parent"
                if field in item:
                    self.left_out["CFAssociations: isChildOf, a second parent"] += 1
                item.setdefault(field, name)
            elif here == "scenario" and there == "step":
                item["step"] = name
            elif there is not None:
                self.left_out["CFAssociations: isChildOf, a second parent"] += 1
            return
        if kind.startswith("ext:") and not self.own:
            self.left_out[f"CFAssociations: {kind}"] += 1
        elif kind in ("ext:builds", "ext:targets", "ext:shows"):
            item.setdefault(kind[4:], {})[name] = _own(shown).get("level")
        elif kind == "ext:helps":
            item.setdefault("helps", []).append(name)
        elif kind in ("isRelatedTo", "isPeerOf") and here == there == "competency":
            related = item.setdefault("related", [])
            if name not in related or self.own:
                related.append(name)
        else:
            self.left_out[f"CFAssociations: {kind}"] += 1

    def in_order(
        self,
        owners: Mapping[str, str],
        order: Mapping[str, float],
        links: Iterable[tuple[str, str, str, str, dict[str, Any]]],
    ) -> Iterable[str]:
        """Return all identifiers in order: as they stand in a package of ours, else as their parents number them."""
        if self.own:
            return self.items
        above = {origin: destination for _, kind, origin, destination, _ in links if kind == "isChildOf"}
        below: dict[str, list[str]] = {}
        for uuid in sorted(self.items, key=lambda uuid: order.get(uuid, float("inf"))):
            below.setdefault(above.get(uuid, ""), []).append(uuid)
        waiting = [uuid for upper in reversed([*below]) if upper not in self.items for uuid in reversed(below[upper])]
        sequence = []
        while waiting:
            sequence.append(waiting.pop())
            waiting += reversed(below.get(sequence[-1], []))
        return sequence

    def rubrics(self) -> tuple[list[dict[str, Any]], list[tuple[str, tuple[str, dict[str, Any]]]]]:
        """Return the levels of all rubrics, and what they say of each item: its identifier, the place, an indicator."""
        steps: dict[float, dict[str, Any]] = {}
        said: list[tuple[str, float, str, dict[str, Any]]] = []
        ours: Mapping[str, Any] = {}
        first = 1  # theirs may begin anywhere; a 0 of ours is a 0
        for place, rubric in self.objects(self.package, "CFRubrics"):
            for where, criterion in self.objects(rubric, "CFRubricCriteria", place):
                own = _own(criterion)
                if isinstance(own.get("levels"), dict):
                    ours, first = own["levels"], 0
                uuid = self.node(criterion, "CFItemURI", where) if "CFItemURI" in criterion else ""
                for spot, level in self.objects(criterion, "CFRubricCriterionLevels", where):
                    number = level.get("score", level.get("position"))
                    if not isinstance(number, int | float) or isinstance(number, bool):
                        self.fault(f"{spot}/score", "a level of a rubric has a number, as score or as position")
                        continue
                    steps.setdefault(
                        number, _level_fields(level) if "levels" in own else {"title": level.get("quality")}
                    )
                    if not own and uuid and level.get("description"):
                        said.append((uuid, number, spot, level))
        values = {number: value for value, number in enumerate(sorted(steps), first if 0 in steps else 1)}
        levels = [
            {"title": f"Level {values[number]}"}
            | {name: part for name, part in steps[number].items() if part}
            | {"value": values[number]}
            | _object(ours.get(str(values[number])))
            for number in sorted(steps)
        ]
        indicators = [
            (
                uuid,
                (
                    spot,
                    {
                        "id": _id(str(level.get("identifier") or f"{uuid}-{values[number]}").lower()),
                        "level": values[number],
                        "text": level["description"],
                    },
                ),
            )
            for uuid, number, spot, level in said
        ]
        return levels, indicators

    def complete(self, whole: dict[str, Any], members: dict[str, list[dict[str, Any]]]) -> None:
        """Add what a framework of ours must have: a level, and a step for what stands in none."""
        if not whole["levels"]:
            whole["levels"] = [{"value": 1, "title": "Achieved"}]
        if not members["steps"]:
            members["steps"] = [{"id": "all", "title": whole.get("title", "All")}]
            for competency in members["competencies"]:
                if "parent" not in competency:
                    competency["step"] = "all"


def _on_lines(shown: Mapping[str, Any]) -> dict[str, Any]:
    """Return an object of somebody else's with each of its texts on one line, as ours are."""
    return {key: " ".join(value.split()) if isinstance(value, str) else value for key, value in shown.items()}


def _id(identifier: str) -> str:
    """Return an identifier as an id of ours. It should be a UUID, which is one; in older packages it is an address."""
    return "-".join(re.findall("[a-z0-9]+", identifier)) or identifier


def _own(shown: Mapping[str, Any]) -> dict[str, Any]:
    """Return what is our own in an object of CASE."""
    return _object(_object(shown.get("extensions")).get(OURS))


def _object(value: Any) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}
