"""``python -m pmo_guide`` is ``pmo-guide``."""

from __future__ import annotations

import sys

from pmo_guide.cli import main

sys.exit(main())
