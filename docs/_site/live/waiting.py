"""Sphinx in a process that starts before there is anything to build, as half of a small build goes into imports.

Its input has two lines: the modules to import at once, and the arguments of the build, which come when there is a save.
Where they never come, it ends. Its last line of output names the modules that the build had of installed packages, for
the process after it. What the project itself holds is not among them, as a save may have changed it.
"""

from __future__ import annotations

import json
import sys
import sysconfig
from contextlib import suppress
from importlib import import_module
from pathlib import Path


def installed() -> list[str]:
    """Return the modules of installed packages that are there, in the order of their import."""
    folders = {Path(sysconfig.get_path(kind)) for kind in ("purelib", "platlib")}
    files = {name: getattr(module, "__file__", None) for name, module in list(sys.modules.items())}
    return [name for name, file in files.items() if file and folders & set(Path(file).parents)]


def main() -> int:
    """Import, wait, build and tell; return Sphinx's exit status."""
    for name in ["sphinx.cmd.build", *json.loads(sys.stdin.readline() or "[]")]:
        with suppress(Exception):  # of it the build tells, if it needs it
            import_module(name)
    arguments = json.loads(sys.stdin.readline() or "null")
    if arguments is None:
        return 0
    status: int = sys.modules["sphinx.cmd.build"].main(arguments)
    print(json.dumps(installed()))
    return status


if __name__ == "__main__":
    sys.path[0] = ""  # as python -m sphinx has it
    sys.exit(main())
