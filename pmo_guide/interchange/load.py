"""Finding the framework that a configuration or a command line names."""

from __future__ import annotations

import hashlib
import importlib
import runpy
import sys
from importlib.util import find_spec
from pathlib import Path

from pmo_guide.interchange import json
from pmo_guide.interchange.draft import Draft, Reading
from pmo_guide.model import Fault, Framework, FrameworkError, did_you_mean

KINDS = "JSON of this project (.json), a CASE package (.json), a workbook (.xlsx), and Python (.py)"
"""The kinds of files that hold a framework."""
LARGEST = 200
"""How large a file may be, in megabytes."""


class LoadError(ValueError):
    """A reference that leads to no framework, in words for its author."""


def load(reference: str, folder: Path | None = None) -> Framework:
    """Return the framework that ``package.module:NAME`` or the path of a file names; `KINDS` says which are taken.

    A relative path starts at `folder`, or at the current directory. Raises `LoadError` if there is none, and
    `FrameworkError` if there is one with faults, among them what Python itself finds wrong in its files.
    """
    path = (folder or Path()) / reference
    if path.suffix in (".json", ".xlsx", ".py") or path.is_file():
        return read(path, reference).framework
    module_name, colon, name = reference.partition(":")
    if not colon or not name or not module_name:
        raise LoadError(f"{reference!r} is neither a file nor of the form 'package.module:NAME'")
    try:
        module = importlib.import_module(module_name)
    except FrameworkError as error:
        raise _without_followers(error) from error
    except ModuleNotFoundError as error:
        if not f"{module_name}.".startswith(f"{error.name}."):  # one that its code asks for
            raise _broken(error, _file_of(module_name)) from error
        raise LoadError(f"there is no module {error.name!r} (looking for {reference!r})") from error
    except (Exception, SystemExit) as error:
        raise _broken(error, _file_of(module_name)) from error
    if not hasattr(module, name):
        known = [key for key, value in vars(module).items() if isinstance(value, Framework)]
        hint = did_you_mean(name, known) or (f"; it has {', '.join(known)}" if known else "")
        raise LoadError(f"module {module_name!r} has no {name!r}{hint}")
    found = getattr(module, name)
    if not isinstance(found, Framework):
        raise LoadError(f"{reference!r} is not a Framework but {type(found).__name__}")
    return found


def fingerprint(reference: str, folder: Path | None = None) -> str | None:
    """Return a digest of all that `load` would read, or None where only running it tells.

    It is one of content, as two edits within one second may leave a file's size and time as they were. What a module
    imports, opens or asks the clock is nobody's to know, so that those are always loaded.
    """
    path = (folder or Path()) / reference
    if path.suffix == ".py" or not path.is_file():
        return None
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError:  # of which `load` tells
        return None


def read(path: Path, reference: str, *, lenient: bool = False, before: Framework | None = None) -> Reading:
    """Return the framework in a file, what of it could not be carried, and, with `lenient`, what was mended.

    `reference` is what messages call the file; `before` is the framework of an earlier import, whose ids a workbook
    keeps. Raises as `load` does.
    """
    if not path.is_file():
        raise LoadError(f"there is no file {reference!r}")
    if path.suffix == ".py":
        return Reading(_from_script(path, reference), {})
    return _draft(path, reference, before).finished(lenient=lenient)


def _draft(path: Path, reference: str, before: Framework | None) -> Draft:
    if (size := path.stat().st_size / 1e6) > LARGEST:
        raise FrameworkError([Fault(reference, f"is {size:.0f} MB large; at most {LARGEST} MB are read")])
    try:
        content = path.read_bytes()
    except OSError as error:
        raise LoadError(f"the file {reference!r} cannot be read: {error.strerror}") from error
    if path.suffix == ".xlsx":
        from pmo_guide.interchange import sheets  # most never need it, as the others

        return sheets.draft(content, reference, before)
    try:
        text = content.decode("utf-8-sig")  # with or without a byte order mark
    except UnicodeDecodeError as error:
        if path.suffix != ".json":
            raise _unknown(reference) from None
        place = f"{reference} at byte {error.start}"
        raise FrameworkError([Fault(place, "this is no UTF-8; save the file as text in UTF-8")]) from None
    if path.suffix != ".json" and not text.lstrip().startswith("{"):
        raise _unknown(reference)
    data = json.decode(text, reference)
    if isinstance(data, dict) and not data.keys().isdisjoint(("CFDocument", "CFPackage")):
        from pmo_guide.interchange import case

        return case.draft(data, reference)
    return Draft(json.fields(data, reference), f"{reference} at ")


def _unknown(reference: str) -> FrameworkError:
    return FrameworkError([Fault(reference, f"is of a kind that is not read. These are: {KINDS}")])


def _from_script(path: Path, reference: str) -> Framework:
    sys.path.insert(0, str(path.parent))
    # What Python keeps of the modules that a script imports goes by whole seconds and size, and would miss an edit.
    kept, sys.dont_write_bytecode = sys.dont_write_bytecode, True
    try:
        values = runpy.run_path(str(path)).values()
    except FrameworkError as error:
        raise _without_followers(error) from error
    except (Exception, SystemExit) as error:
        raise _broken(error, path) from error
    finally:
        sys.dont_write_bytecode = kept
        sys.path.remove(str(path.parent))
    # Two names for one object are no two frameworks.
    found = list({id(value): value for value in values if isinstance(value, Framework)}.values())
    if len(found) != 1:
        raise LoadError(f"the file {reference!r} makes {len(found)} frameworks; one is needed")
    return found[0]


def _without_followers(error: FrameworkError) -> FrameworkError:
    """Return the faults of a framework without those that only follow from a list that was left out."""
    from pmo_guide.interchange.omitted import at_their_lists

    return at_their_lists(error)


def _broken(error: BaseException, path: Path | None) -> FrameworkError:
    """Return what is wrong with code that could not be run: all files that are no Python, or what went wrong."""
    from pmo_guide.interchange.slips import error_fault, syntax_faults

    files = sorted(path.parent.glob("*.py")) if path and path.name == "__init__.py" else [path] if path else []
    if isinstance(error, SyntaxError) and error.filename and Path(error.filename).is_file():
        files = sorted({*files, Path(error.filename)})
    return FrameworkError([fault for file in files for fault in syntax_faults(file)] or [error_fault(error, path)])


def _file_of(module_name: str) -> Path | None:
    """Return the file of a module that could not be imported."""
    try:
        spec = find_spec(module_name)
    except (ImportError, ValueError, SyntaxError):
        return None
    return Path(spec.origin) if spec and spec.origin else None
