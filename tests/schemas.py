"""Write down the JSON Schema of the framework's form, as its classes say it: ``python tests/schemas.py``."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from pmo_guide import interchange
from pmo_guide.interchange.json import FORMAT, SCHEMA_NAME, VERSION
from pmo_guide.model import ID_PATTERN, Framework


def made() -> dict[str, Any]:
    """Return what the classes of the vocabulary say."""
    found = TypeAdapter(Framework).json_schema()
    for part in [found, *found["$defs"].values()]:
        part["additionalProperties"] = False
        if "id" in part["properties"]:
            part["properties"]["id"]["pattern"] = f"^{ID_PATTERN.pattern}$"
    found["properties"] = {
        "$schema": {"type": "string"},
        "format": {"const": FORMAT},
        "formatVersion": {"type": "integer", "minimum": 1, "maximum": VERSION},
    } | found["properties"]
    return {"$schema": "https://json-schema.org/draft/2020-12/schema"} | found


if __name__ == "__main__":
    path = Path(interchange.__file__).with_name(SCHEMA_NAME)
    path.write_text(json.dumps(made(), ensure_ascii=False, indent=1) + "\n", encoding="utf-8", newline="\n")
