"""Two sets of fonts of the tests' own, so that no test rests on the machine's: as narrow and as wide as they come.

Both are made from the handbook's fonts by giving their letters more room or less; how they look does not matter, how
much room text takes does. Source Sans is about as narrow as what phones have. Four tenths wider, it takes the room of
Verdana's and DejaVu Sans's bold, the widest that readers are likely to see. Windows and macOS have no such choice of
fonts: there the tests run with the machine's.
"""

from __future__ import annotations

import struct
from pathlib import Path

import pmo_guide

ROOM = {
    "narrow": {"Sans": 1.0, "Serif": 1.0, "Mono": 0.55},
    "wide": {"Sans": 1.4, "Serif": 1.25, "Mono": 0.6},
}
"""How much room letters have, against Source Sans and Source Serif; those of equal width, against the em."""

CONFIG = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig>
  <dir>{folder}</dir>
  <cachedir>{folder}/cache</cachedir>
  {families}
</fontconfig>
"""
FAMILY = """<match><test name="family"><string>{asked}</string></test>
    <edit name="family" mode="assign" binding="strong"><string>{family}</string></edit></match>"""
FAMILIES = {
    "sans-serif": "Source Sans 3",
    "Arial": "Source Sans 3",
    "system-ui": "Source Sans 3",
    "serif": "Source Serif 4",
    "Times New Roman": "Source Serif 4",
    "monospace": "Source Mono 3",
}
"""Which font a browser gets that asks for one."""


def font_set(folder: Path, room: dict[str, float]) -> Path:
    """Make a set of fonts in a folder and return its configuration, for the variable FONTCONFIG_FILE."""
    for path in (Path(pmo_guide.__file__).parent / "handbook" / "fonts").glob("*.ttf"):
        family = "Serif" if "Serif" in path.name else "Sans"
        (folder / path.name).write_bytes(with_room(path.read_bytes(), room[family]))
        if path.name == "SourceSans3_400Regular.ttf":
            font = with_room(path.read_bytes(), room["Mono"], alike=True)
            for encoding in ("ascii", "utf-16-be"):
                font = font.replace("Source Sans 3".encode(encoding), "Source Mono 3".encode(encoding))
            (folder / "Mono.ttf").write_bytes(font)
    rules = "\n  ".join(FAMILY.format(asked=asked, family=family) for asked, family in FAMILIES.items())
    config = folder / "fonts.conf"
    config.write_text(CONFIG.format(folder=folder.as_posix(), families=rules), encoding="utf-8")
    return config


def with_room(font: bytes, room: float, *, alike: bool = False) -> bytes:
    """Return a font whose letters have so many times the room, or all alike so many ems.

    Only the table hmtx is rewritten: a width and a bearing for each letter. The tables GPOS and GSUB, which would move
    letters together again, get names that nobody reads, in the same order.
    """
    changed = bytearray(font)
    tables = {}
    for entry in range(12, 12 + 16 * int.from_bytes(font[4:6]), 16):
        tag, _, start, _ = struct.unpack_from(">4sIII", font, entry)
        tables[tag] = start
        if tag in (b"GPOS", b"GSUB"):
            changed[entry + 3] += 1
    (em,) = struct.unpack_from(">H", font, tables[b"head"] + 18)
    (letters,) = struct.unpack_from(">H", font, tables[b"hhea"] + 34)
    for entry in range(tables[b"hmtx"], tables[b"hmtx"] + 4 * letters, 4):
        (width,) = struct.unpack_from(">H", font, entry)
        if width:
            struct.pack_into(">H", changed, entry, round((em if alike else width) * room))
    return bytes(changed)
