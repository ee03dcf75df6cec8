"""Recognising what looks like a real person's data, so that it is refused and never kept.

Invented values of the project are outside the real ranges: NIR with order number 000, IBAN of bank 99999, tax number
ending in 999, telephone numbers of the blocks reserved for fiction by Arcep, domains reserved by RFC 2606 and 6761.
"""

import re

from inclusion.simulator.answers import compact, nir_key

FICTION_PHONES = ("0199 00", "0261 91", "0353 01", "0465 71", "0536 49", "0639 98")
_FICTION = tuple(block.replace(" ", "") for block in FICTION_PHONES)
_RESERVED = (".example", ".test", ".invalid", ".localhost", "example.org", "example.com", "example.net")


def looks_real(text: str) -> bool:
    """Whether the text holds a plausible NIR, tax number, IBAN, telephone number or e-mail address of somebody."""
    bare = compact(text).upper()
    return any(check(bare) for check in (_nir, _tax, _iban, _phone)) or _email(text)


def _nir(bare: str) -> bool:
    found = re.search(r"(?<!\d)([12]\d\d(?:0[1-9]|1[0-2])(?:\d\d|2[AB])\d{6})(\d\d)?(?!\d)", bare)
    if not found or found[1].endswith("000"):
        return False
    return not found[2] or int(found[2]) == nir_key(found[1])


def _tax(bare: str) -> bool:
    found = re.search(r"(?<!\d)([0-3]\d{9})(\d{3})(?!\d)", bare)
    return bool(found) and int(found[1]) % 511 == int(found[2])  # type: ignore[index]


def _iban(bare: str) -> bool:
    found = re.search(r"FR\d\d([0-9A-Z]{23})", bare)
    if not found or found[1].startswith("99999"):
        return False
    digits = found[0][4:] + found[0][:4]
    return int("".join(str(int(character, 36)) for character in digits)) % 97 == 1


def _phone(bare: str) -> bool:
    found = re.search(r"(?<!\d)(?:\+33|0033|0)([1-9]\d{8})(?!\d)", bare)
    return bool(found) and not f"0{found[1]}".startswith(_FICTION)  # type: ignore[index]


def _email(text: str) -> bool:
    found = re.search(r"[\w.+-]+@([\w-]+(?:\.[\w-]+)+)", text)
    return bool(found) and not found[1].lower().endswith(_RESERVED)  # type: ignore[index]
