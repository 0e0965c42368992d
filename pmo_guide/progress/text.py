"""JSON text by RFC 8785, the form in which browsers write."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

_LONE_SURROGATE = re.compile("[\ud800-\udfff]")


def json_text(value: Any) -> str:
    """Return plain data as JSON by RFC 8785 (JSON Canonicalization Scheme): equal data, equal text, in any language."""
    if isinstance(value, str):
        text = json.dumps(value, ensure_ascii=False)
        return _LONE_SURROGATE.sub(lambda half: f"\\u{ord(half[0]):04x}", text)
    if isinstance(value, Mapping):
        pairs = (f"{json_text(key)}:{json_text(value[key])}" for key in sorted(value, key=units))
        return f"{{{','.join(pairs)}}}"
    if isinstance(value, list | tuple):
        return f"[{','.join(map(json_text, value))}]"
    if value is None or isinstance(value, bool):
        return json.dumps(value)
    return _number_text(value)


def _number_text(value: float) -> str:
    """Return a number as browsers write it (ECMAScript, Number::toString)."""
    if value == 0:
        return "0"
    sign, parts, exponent = Decimal(repr(float(value))).normalize().as_tuple()
    digits = "".join(map(str, parts))
    point = len(digits) + int(exponent)
    if len(digits) <= point <= 21:
        text = digits + "0" * (point - len(digits))
    elif 0 < point <= 21:
        text = f"{digits[:point]}.{digits[point:]}"
    elif -6 < point <= 0:
        text = f"0.{'0' * -point}{digits}"
    else:
        text = f"{digits[0]}{'.' if digits[1:] else ''}{digits[1:]}e{point - 1:+d}"
    return f"-{text}" if sign else text


def units(text: str) -> bytes:
    """Return what JavaScript compares when it compares texts."""
    return text.encode("utf-16-be", "surrogatepass")
