"""What is told of credentials, so that a reader finds it out here or on one page."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from pmo_guide.upkeep.editorial.shared import listed, told

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pmo_guide.model import Fault, Framework

UNKNOWN = "Ask the issuer"
ASKED = 0.15
"""The largest share of what is told that may be this."""


def pages_of_their_own(framework: Framework) -> Iterator[Fault]:
    """Yield credentials whose address is an issuer's front page."""
    for item in framework.credentials:
        if item.url and not urlsplit(item.url).path.strip("/"):
            yield told(item, f"url is the front page of {item.url!r}; give the address of the credential’s own page")


def asking_the_issuer(framework: Framework) -> Iterator[Fault]:
    """Yield that too often nothing is known."""
    asked = [item.id for item in framework.credentials for text in (item.eligibility, item.renewal) if text == UNKNOWN]
    if len(asked) > ASKED * 2 * len(framework.credentials):
        names = listed(repr(name) for name in dict.fromkeys(asked))
        message = (
            f"“{UNKNOWN}” stands {len(asked)} times, more than {ASKED:.0%}; find out one more of what {names} ask for"
        )
        yield told(framework, message, "credentials")
