"""What ``pmo-guide check`` looks at in a project: the table ``[tool.pmo-guide]`` of its ``pyproject.toml``."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, field, fields
from typing import TYPE_CHECKING, Any

from pmo_guide.model import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


class SettingsError(ValueError):
    """Settings that cannot be followed, in words for their author."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What a project holds, and whether its texts are held to our own rules of writing as well."""

    framework: str = ""
    """As ``pmo_framework`` in ``conf.py``."""
    book: str = ""
    """The folder of the pages."""
    exclude: tuple[str, ...] = ("_build",)
    """Names of folders in it that hold no pages."""
    editorial: bool = False
    """Whether the rules of our own framework and book hold; they are a matter of taste."""
    manual: tuple[str, ...] = ()
    """Folders of pages that show examples, and are prose only in part."""
    prose: str = ""
    """A script that prints ``file:line: what`` for the prose of the book."""
    figures: str = ""
    """One that does so for the figures of the book, which something else works out."""
    guidance: Mapping[str, str] = field(default_factory=dict)
    """The numbered points that a page carries, by its file."""
    directives: Mapping[str, str] = field(default_factory=dict)
    """For the project's own directives that take the name of a file, a pattern of such files."""


def read_settings(path: Path) -> Settings | None:
    """Return the settings in a ``pyproject.toml``, or None where it has none. Raises `SettingsError`."""
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8")).get("tool", {}).get("pmo-guide")
    except FileNotFoundError:
        return None
    except tomllib.TOMLDecodeError as error:
        line = re.search(r"at line (\d+)", str(error))
        where = f"{path}:{line[1]}" if line else f"{path}:1"
        hint = 'a text stands in straight quotes ("), a list in [ ]; yes and no are true and false'
        raise SettingsError(f"{where}: this line cannot be read; {hint}") from error
    except (OSError, ValueError) as error:
        raise SettingsError(f"{path} cannot be read: {error}") from error
    if table is None:
        return None
    defaults = {spec.name: getattr(Settings(), spec.name) for spec in fields(Settings)}
    for name, value in table.items():
        if name not in defaults:
            raise SettingsError(f"{path}: [tool.pmo-guide] has no {name!r}{did_you_mean(name, defaults)}")
        if not isinstance(value, list if isinstance(defaults[name], tuple) else type(defaults[name])):
            raise SettingsError(f"{path}: {name} of [tool.pmo-guide] cannot be {value!r}")
    values: dict[str, Any] = {name: tuple(value) if isinstance(value, list) else value for name, value in table.items()}
    return Settings(**values)
