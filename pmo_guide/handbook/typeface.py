"""The typeface that other programs set answers in: it is in the handbook, so that a filled-in copy stays accessible.

PDF/UA asks for every typeface to be embedded. Typst embeds only the letters that it prints, so the form brings those
that a form can hold, cut out of a file with TrueType outlines.
"""

from __future__ import annotations

import struct
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    import pikepdf

CODES = {code: bytes([code]).decode("cp1252", "ignore") for code in range(32, 256)}
"""The letters of PDF's encoding for Windows, by their codes; "" for none."""
_KEPT = ("cmap", "cvt ", "fpgm", "glyf", "head", "hhea", "hmtx", "loca", "maxp", "prep")
_COMPOSITE, _WORDS, _SCALE, _MORE, _SCALES, _MATRIX = -1, 0x1, 0x8, 0x20, 0x40, 0x80


class TrueType:
    """A file with TrueType outlines."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        (count,) = struct.unpack_from(">H", data, 4)
        heads = (struct.unpack_from(">4sIII", data, 12 + 16 * number) for number in range(count))
        self.tables = {tag.decode(): data[start : start + length] for tag, _sum, start, length in heads}

    @cached_property
    def offsets(self) -> tuple[int, ...]:
        """Where each outline begins, and the last one ends."""
        count = struct.unpack_from(">H", self.tables["maxp"], 4)[0] + 1
        if struct.unpack_from(">h", self.tables["head"], 50)[0]:
            return struct.unpack_from(f">{count}I", self.tables["loca"])
        return tuple(2 * half for half in struct.unpack_from(f">{count}H", self.tables["loca"]))

    @cached_property
    def glyphs(self) -> Mapping[int, int]:
        """The numbers of outlines by letters, as the table for Unicode's first plane has them."""
        cmap = self.tables["cmap"]
        (count,) = struct.unpack_from(">H", cmap, 2)
        heads = (struct.unpack_from(">HHI", cmap, 4 + 8 * number) for number in range(count))
        [start] = [offset for platform, encoding, offset in heads if (platform, encoding) == (3, 1)]
        (twice,) = struct.unpack_from(">H", cmap, start + 6)
        parts = twice // 2
        ends = struct.unpack_from(f">{parts}H", cmap, start + 14)
        begins = struct.unpack_from(f">{parts}H", cmap, start + 16 + twice)
        shifts = struct.unpack_from(f">{parts}H", cmap, start + 16 + 2 * twice)
        places = start + 16 + 3 * twice
        found = {}
        for part, (first, last, shift) in enumerate(zip(begins, ends, shifts, strict=True)):
            (offset,) = struct.unpack_from(">H", cmap, places + 2 * part)
            for letter in range(first, min(last, 0xFFFE) + 1):
                glyph = letter
                if offset:
                    (glyph,) = struct.unpack_from(">H", cmap, places + 2 * part + offset + 2 * (letter - first))
                if glyph or not offset:
                    found[letter] = (glyph + shift) % 0x10000
        return found

    def width(self, glyph: int) -> int:
        """Return how wide a letter is, in thousandths of its size."""
        (units,) = struct.unpack_from(">H", self.tables["head"], 18)
        (count,) = struct.unpack_from(">H", self.tables["hhea"], 34)
        (wide,) = struct.unpack_from(">H", self.tables["hmtx"], 4 * min(glyph, count - 1))
        rounded: int = round(wide * 1000 / units)
        return rounded

    def outline(self, glyph: int) -> bytes:
        """Return an outline."""
        return self.tables["glyf"][self.offsets[glyph] : self.offsets[glyph + 1]]

    def needed(self, glyphs: Iterable[int]) -> set[int]:
        """Return some outlines with those that they are put together from."""
        found: set[int] = set()
        to_do = [0, *glyphs]
        while to_do:
            glyph = to_do.pop()
            if glyph in found:
                continue
            found.add(glyph)
            outline = self.outline(glyph)
            if not outline or struct.unpack_from(">h", outline)[0] != _COMPOSITE:
                continue
            at, flags = 10, _MORE
            while flags & _MORE:
                flags, part = struct.unpack_from(">HH", outline, at)
                to_do.append(part)
                at += 4 + (4 if flags & _WORDS else 2)
                at += 2 if flags & _SCALE else 4 if flags & _SCALES else 8 if flags & _MATRIX else 0
        return found

    def cut(self, glyphs: Iterable[int]) -> bytes:
        """Return a file with these outlines alone; all keep their numbers."""
        kept = self.needed(glyphs)
        glyf, loca = b"", [0]
        for glyph in range(len(self.offsets) - 1):
            outline = self.outline(glyph) if glyph in kept else b""
            glyf += outline + b"\0" * (-len(outline) % 4)
            loca.append(len(glyf))
        head = self.tables["head"]
        tables = {name: self.tables[name] for name in _KEPT if name in self.tables}
        tables["head"] = head[:50] + struct.pack(">h", 1) + head[52:]
        tables |= {"glyf": glyf, "loca": struct.pack(f">{len(loca)}I", *loca)}
        return _file(tables)


def _file(tables: Mapping[str, bytes]) -> bytes:
    """Return a file of some tables."""
    count = len(tables)
    power = 1 << (count.bit_length() - 1)
    heads = struct.pack(">IHHHH", 0x10000, count, power * 16, power.bit_length() - 1, (count - power) * 16)
    body, start = b"", 12 + 16 * count
    for tag, content in sorted(tables.items()):
        padded = content + b"\0" * (-len(content) % 4)
        total = sum(struct.unpack(f">{len(padded) // 4}I", padded)) & 0xFFFFFFFF
        heads += struct.pack(">4sIII", tag.encode(), total, start + len(body), len(content))
        body += padded
    return heads + body


def embedded(pdf: pikepdf.Pdf, path: Path) -> pikepdf.Object:
    """Return the font of a PDF that has the letters of a form, with their outlines."""
    from pikepdf import Array, Dictionary, Name, Stream

    face = TrueType(path.read_bytes())
    glyphs = {code: face.glyphs.get(ord(letter), 0) if letter else 0 for code, letter in CODES.items()}
    program = face.cut(glyphs.values())
    stream = Stream(pdf, program)
    stream.Length1 = len(program)
    units = struct.unpack_from(">H", face.tables["head"], 18)[0] / 1000
    box = [round(value / units) for value in struct.unpack_from(">4h", face.tables["head"], 36)]
    ascent, descent = (round(value / units) for value in struct.unpack_from(">2h", face.tables["hhea"], 4))
    name = Name("/PmoForm+SourceSans3-Regular")
    descriptor = Dictionary(
        Type=Name.FontDescriptor,
        FontName=name,
        Flags=32,  # letters of the usual alphabets
        FontBBox=Array(box),
        ItalicAngle=0,
        Ascent=ascent,
        Descent=descent,
        CapHeight=660,
        StemV=84,
        FontFile2=pdf.make_indirect(stream),
    )
    return pdf.make_indirect(
        Dictionary(
            Type=Name.Font,
            Subtype=Name.TrueType,
            BaseFont=name,
            Encoding=Name.WinAnsiEncoding,
            FirstChar=min(CODES),
            LastChar=max(CODES),
            Widths=Array([face.width(glyphs[code]) for code in CODES]),
            FontDescriptor=pdf.make_indirect(descriptor),
        )
    )
