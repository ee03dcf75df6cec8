"""A telephone with an application of codes, as an independent program would compute them."""

import base64
import hashlib
import hmac
import struct
import time

from tests.actors import AidantActor
from tests.page_client import PageClient


class Telephone:
    """Knows the secret that the page shows, and shows a code every half-minute (RFC 6238, by hand)."""

    def __init__(self, secret: str):
        self.key = base64.b32decode(secret.replace(" ", ""))
        self.shown = ""

    def code(self) -> str:
        """The code shown now; `shown` keeps it."""
        step = int(time.time()) // 30
        digest = hmac.new(self.key, struct.pack(">Q", step), hashlib.sha1).digest()
        start = digest[-1] & 15
        self.shown = f"{(struct.unpack('>I', digest[start : start + 4])[0] & 0x7FFFFFFF) % 1_000_000:06d}"
        return self.shown


def secret_of(page: PageClient) -> str:
    """The secret that the set-up page shows."""
    return next("".join(one.itertext()) for one in page.all("p") if one.get("class") == "secret")


def codes_of(page: PageClient) -> list[str]:
    """The recovery codes that a page shows."""
    return ["".join("".join(item.itertext()).split()) for item in page.all("ol")[0] if item.tag == "li"]


def protect(actor: AidantActor) -> tuple[Telephone, list[str]]:
    """Set up a telephone in « Mon compte »; returns it and the recovery codes."""
    page = actor.page.open("/mon-compte/protection")
    telephone = Telephone(secret_of(page))
    page.submit("Protéger mon compte", {"code": telephone.code(), "password": "lavande-et-romarin"})
    return telephone, codes_of(page)
