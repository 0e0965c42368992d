"""Opening a workbook that came from anywhere: one that is none, or made to harm, is told in words."""

from __future__ import annotations

import io
import zipfile
from typing import Any

LARGEST = 200_000_000
"""How many bytes a workbook may hold once it is unpacked."""
CELLS = 5_000_000
"""How many cells the area in use of one sheet may have."""
NEEDED = 'workbooks need the extra `data`: python -m pip install ".[data]" in a copy of the repository of pmo-guide'


def opened(content: bytes) -> Any:
    """Return the workbook in a file as openpyxl has it, with formulas as they were typed.

    Raises `ValueError`, in words, where there is none that can be read.
    """
    try:
        import openpyxl
    except ImportError:
        raise ValueError(NEEDED) from None
    if content.startswith(b"\xd0\xcf\x11\xe0"):
        raise ValueError("is protected by a password, or of the old kind .xls; save it as .xlsx without a password")
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            size = sum(entry.file_size for entry in archive.infolist())
        if size <= LARGEST:
            return openpyxl.load_workbook(io.BytesIO(content))
    except Exception as error:  # whatever else may be wrong inside
        raise ValueError(f"is no workbook that can be read: {error}") from None
    raise ValueError(f"unpacks to {size / 1e6:.0f} MB; at most {LARGEST / 1e6:.0f} are read")
