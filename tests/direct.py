"""Another organisation's framework, as it is published: DIRECT (CC BY 4.0), which has neither roles nor actions."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from pmo_guide.model import Competency, Framework, Level, Resource, Step, written_at

if TYPE_CHECKING:
    from pathlib import Path


def direct_of(folder: Path) -> Framework:
    """Return the DIRECT framework, made from the folder of its published files."""

    def rows(name: str) -> list[tuple[str, dict[str, Any]]]:
        found = json.loads((folder / f"{name}.json").read_text(encoding="utf-8"))
        found.sort(key=lambda row: int(row.get("rank") or row.get("level") or 0))
        return [(f"{name}.json/{row.get('slug', row['name'])}", row) for row in found]

    def text(value: str) -> str:
        return value.strip().replace("\r\n", "\n")

    def listed(value: str) -> list[str]:
        return [part for part in value.split("|") if part]

    levels, steps, competencies, resources = [], [], [], []
    homes: dict[str, str] = {}
    helps: dict[str, list[str]] = {}
    for number, (place, row) in enumerate(rows("skill_level"), start=1):
        with written_at(place):
            summary = text(row["description"])
            levels.append(Level(value=number, title=row["name"], summary=summary))
    for place, row in rows("competency_domain"):
        with written_at(place):
            steps.append(Step(id=row["slug"], title=row["name"], summary=text(row["description"])))
    for place, row in rows("competency"):
        homes[row["slug"]] = row["competency_domain"]
        with written_at(place):
            competencies.append(
                Competency(
                    # An area and a skill of it may bear one name.
                    id=f"area-{row['slug']}",
                    title=row["name"],
                    step=row["competency_domain"],
                    definition=text(row["description"]),
                )
            )
    for place, row in rows("skill"):
        for resource in listed(row["learning_resources"]):
            helps.setdefault(resource, []).append(row["slug"])
        with written_at(place):
            competencies.append(
                Competency(
                    id=row["slug"],
                    title=row["name"],
                    step=homes[row["competency"]],
                    parent=f"area-{row['competency']}",
                    definition=text(row["description"]),
                    # One of them is published as related to itself, which the rules rightly tell.
                    related=[name for name in listed(row["related_skills"]) if name != row["slug"]],
                    extra={"tools": listed(row["tools_languages_methodologies"])},
                )
            )
    for place, row in rows("learning_resource"):
        with written_at(place):
            resources.append(
                Resource(
                    id=f"resource-{row['slug']}",
                    kind="course",
                    title=row["name"],
                    url=row["url"],
                    summary=text(row["description"]),
                    helps=helps.get(row["slug"], []),
                    extra={"provider": row["provider"]},
                )
            )
    return Framework(
        id="direct",
        title="DIRECT competencies framework",
        licence="CC-BY-4.0",
        labels={"step": "Domain", "competency": "Skill"},
        levels=levels,
        steps=steps,
        competencies=competencies,
        resources=resources,
    )
