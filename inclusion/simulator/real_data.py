"""Recognising what looks like a real person's data, so that it is refused and never kept.

Invented values of the project are outside the real ranges: NIR with order number 000, IBAN of bank 99999, tax number
ending in 999, telephone numbers of the blocks reserved for fiction by Arcep, domains reserved by RFC 2606 and 6761,
France Travail identifiers beginning with 000. Companies' numbers are public and plates name a car. Numbers of
passports, identity cards and licences look like any other: their fields take the persona's value only.
"""

import re

from inclusion.simulator.identifiers import iban_is_right, luhn, nir_key
from inclusion.simulator.spelling import capitals, compact

FICTION_PHONES = ("0199 00", "0261 91", "0353 01", "0465 71", "0536 49", "0639 98")
_FICTION = tuple(block.replace(" ", "") for block in FICTION_PHONES)
_RESERVED = (".example", ".test", ".invalid", ".localhost", ".example.org", ".example.com", ".example.net")
_PHONE = re.compile(
    r"(?<![0-9])(?:(?:\+|00)[ .-]?33[ .-]?(?:\(0\)[ .-]?|0(?=[1-9]))?|0)([1-9](?:[ .-]?[0-9]{2}){4})(?![0-9])"
)


def looks_real(text: str) -> bool:
    """Whether the text holds a plausible number of somebody: NIR, tax, IBAN, card, telephone, e-mail, France Travail.

    Numbers are looked for in the text as it is and without its spaces: in a message, other words and figures follow.
    """
    bare = capitals(compact(text))
    spaced = re.sub(r"\s", " ", text)
    found = any(check(bare) for check in (_nir, _tax, _iban, _card, _phone))
    return found or _phone(spaced) or _email(text) or _job_seeker(capitals(text))


def _nir(bare: str) -> bool:
    for found in re.finditer(r"(?<![0-9])([12][0-9]{2}(?:0[1-9]|1[0-2])(?:[0-9]{2}|2[AB])[0-9]{6})([0-9]*)", bare):
        first, rest = found[1], found[2]
        has_key = len(rest) >= 2 and int(rest[:2]) == nir_key(first)
        if not first.endswith("000") and (not rest or has_key):
            return True
    return False


def _tax(bare: str) -> bool:
    numbers = re.findall("(?<![0-9])([0-3][0-9]{9})([0-9]{3})(?![0-9])", bare)
    return any(int(first) % 511 == int(key) for first, key in numbers)


def _iban(bare: str) -> bool:
    french = re.findall("FR[0-9]{2}[0-9A-Z]{23}", bare)
    foreign = re.findall("^(?!FR)[A-Z]{2}[0-9]{2}[0-9A-Z]{11,30}$", bare)
    return any(iban_is_right(found) and found[4:9] != "99999" for found in [*french, *foreign])


def _card(bare: str) -> bool:
    return any(map(luhn, re.findall("(?<![0-9])[2-6][0-9]{15}(?![0-9])", bare)))


def _phone(text: str) -> bool:
    numbers = ["0" + compact(found) for found in _PHONE.findall(text)]
    return any(not number.startswith(_FICTION) for number in numbers)


def _email(text: str) -> bool:
    domains = re.findall(r"[\w.+-]+@([\w-]+(?:\.[\w-]+)+)", text)
    return any(not f".{domain.lower()}".endswith(_RESERVED) for domain in domains)


def _job_seeker(text: str) -> bool:
    # Eleven digits, the newer form, could be anything: the field itself refuses them.
    return bool(re.search("(?<![0-9A-Z])(?!000)[0-9]{7}[A-Z](?![0-9A-Z])", text))
