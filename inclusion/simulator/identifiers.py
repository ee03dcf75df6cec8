"""The numbers that administrations give to people and papers: shape, control key, and where they are written.

Sources: facts on identifiers. NIR: key = 97 - (13 first digits mod 97), 2A read as 19 and 2B as 18, months 13-19 and
43-49 impossible; French IBAN: mod 97 = 1; SIREN and SIRET: Luhn. Invented tax numbers end in 999, which no key can
be, so the key of a tax number is not checked. What the facts mark as not verified (NV) refuses nothing here.
"""

import re

from inclusion.simulator.shapes import Kind, Refusal, Shape, digits, loose, shaped
from inclusion.simulator.spelling import capitals, compact

_LA_POSTE = "356000000"


def nir_key(thirteen: str) -> int:
    """The control key of a NIR: 97 - (number mod 97), Corsica's 2A read as 19 and 2B as 18."""
    return 97 - int(thirteen.replace("2A", "19").replace("2B", "18")) % 97


def _nir(text: str) -> str | None:
    """The thirteen characters that identify; the key may be there or not."""
    bare = capitals(compact(text))
    if not re.fullmatch(r"[0-9]{5}(?:[0-9]{2}|2[AB])[0-9]{6}(?:[0-9]{2})?", bare):
        return None
    return None if _nir_value(bare) else bare[:13]


def _nir_value(bare: str) -> Refusal | None:
    # 7 and 8 are provisional numbers: well formed, even if some sites do not take them.
    if bare[0] not in "123478":
        return "nir_start", 0
    if bare[3:5] in {"13", "14", "15", "16", "17", "18", "19", "43", "44", "45", "46", "47", "48", "49"}:
        return "nir_month", 0
    return ("digits_wrong", 0) if bare[13:] and int(bare[13:]) != nir_key(bare[:13]) else None


def _nir_refusal(text: str) -> Refusal:
    bare = capitals(compact(text))
    all_digits = bare[:5] + bare[5:7].replace("2A", "19").replace("2B", "18") + bare[7:]
    if re.fullmatch("[0-9]{14}", all_digits):
        return "nir_length", 0
    found = Shape(("9" * 13, "9" * 15)).refusal(all_digits)
    return (_nir_value(bare) or found) if found == ("digits_wrong", 0) else found


def _tax_start(bare: str) -> Refusal | None:
    return None if bare[:1] in "0123" else ("tax_start", 0)


def iban_is_right(bare: str) -> bool:
    """Whether an IBAN without spaces leaves 1 when divided by 97, its first four signs moved to the end."""
    return int("".join(str(int(sign, 36)) for sign in bare[4:] + bare[:4])) % 97 == 1


def _iban_key(bare: str) -> Refusal | None:
    return None if iban_is_right(bare) else ("key", 0)


def luhn(bare: str) -> bool:
    """Whether a number satisfies Luhn's key: one digit out of two doubled, the sum is a multiple of ten."""
    doubled = [int(sign) * (2 if at % 2 else 1) for at, sign in enumerate(reversed(bare))]
    return sum(value - 9 if value > 9 else value for value in doubled) % 10 == 0


def _company(bare: str) -> Refusal | None:
    # The establishments of La Poste are the exception: their digits add up to a multiple of five.
    is_post = bare.startswith(_LA_POSTE) and sum(map(int, bare)) % 5 == 0
    return None if luhn(bare) or is_post else ("digits_wrong", 0)


def _allocataire(text: str) -> str | None:
    """Seven digits; some letters print one more letter (NV), which changes nobody's number."""
    found = re.fullmatch("([0-9]{7})[A-Z]?", capitals(compact(text)))
    return found[1] if found else None


IDENTIFIERS: dict[str, Kind] = {
    "nir": Kind(
        _nir, _nir_refusal, True, "1 97 05 99 999 000 76", "13 ou 15 chiffres, sur votre carte Vitale", "numeric"
    ),
    "fiscal": shaped(Shape(("9" * 13,), key=_tax_start), "20 99 999 999 999", "13 chiffres, sur votre avis d’impôt"),
    "access_number": shaped(digits(7), "0000001", "7 chiffres, sur la première page de votre déclaration"),
    "allocataire": Kind(
        _allocataire, digits(7).refusal, True, "0000057", "7 chiffres, sur les courriers de la Caf", "numeric"
    ),
    # The old and the new numbers live together.
    "france_travail_id": shaped(Shape(("9999999X", "9" * 11)), "0000000B", "8 signes, ou 11 chiffres"),
    "postcode": shaped(digits(5), "99998", "5 chiffres", identity=False, width="short"),
    "iban": shaped(
        Shape(("AA99" + "9" * 10 + "X" * 11 + "99",), also="(?!FR)[A-Z]{2}[0-9]{2}[0-9A-Z]{11,30}", key=_iban_key),
        "FR76 9999 9000 0100 0000 0000 212",
        "27 signes : il commence par FR, sur votre RIB",
        width="",
    ),
    # That I, O, U, SS and 000 are never given is not verified: any letter and any number is well formed.
    "plate": shaped(
        Shape(("AA999AA", "9999AA99", "999AA99", "999AAA99"), also="[0-9]{1,4}[A-Z]{1,3}(?:[0-9]{2,3}|2[AB])"),
        "ZZ-000-ZY",
        "Exemple : ZZ-000-ZZ",
        width="short",
    ),
    "formula_number": shaped(Shape(("9999AA99999",)), "2099ZZ00001", "11 signes, sur la carte grise"),
    "cession_code": shaped(digits(5), "00001", "5 chiffres, donnés par le vendeur", width="short"),
    # That I, O and Q are never used is not verified; O and 0 stay two different signs.
    "vin": shaped(Shape(("X" * 17,)), "ZZZ00000000000001", "17 signes, à la case E de la carte grise"),
    "neph": shaped(digits(12), "999999999998", "12 chiffres, au dos du permis"),
    # Both lengths of identity cards, the pattern of a licence's own number, the length of the Vitale card's and that
    # of the housing number are not verified.
    "licence_number": loose("99ZZ99998", "Au recto du permis, à la rubrique 5"),
    "identity_card": loose("999999999998", "Le numéro écrit sur la carte d’identité"),
    "passport": shaped(Shape(("99AA99999",)), "99ZZ99998", "9 signes : 2 chiffres, 2 lettres, 5 chiffres"),
    "vitale_serial": loose("99999999998", "Le numéro de série de la carte Vitale", "numeric"),
    "stamp": shaped(digits(16), "0000 0000 0000 0001", "16 chiffres, sur le timbre ou dans le SMS"),
    "tracking": shaped(
        Shape(("9A" + "9" * 11, "AA" + "9" * 9 + "AA"), also="[0-9A-Z]{15}"),
        "6X00000000001",
        "13 signes, parfois 15. Exemple : 6X00000000000",
    ),
    "housing_number": loose("999999999999999998", "Sur votre attestation d’enregistrement"),
    "siret": shaped(Shape(("9" * 14,), key=_company), "00000000000018", "14 chiffres"),
    "siren": shaped(Shape(("9" * 9,), key=_company), "000000018", "9 chiffres"),
    "code": shaped(digits(6), "000001", "6 chiffres", width="short"),
}


def code(length: int) -> Kind:
    """A one-time code of another length than six digits."""
    return shaped(digits(length), "1".zfill(length), f"{length} chiffres", width="short")
