"""What people write every day: amounts, dates, telephones, e-mail addresses, words."""

import re
from datetime import date
from decimal import Decimal

from inclusion.simulator.shapes import Kind, Refusal, digits
from inclusion.simulator.spelling import compact, plain, trimmed, words

LARGEST_AMOUNT = Decimal(10_000_000)
CIVILITIES = ("Madame", "Monsieur")
_MONTHS = (
    "janvier", "fevrier", "mars", "avril", "mai", "juin", "juillet", "aout", "septembre", "octobre", "novembre",
    "decembre",
)  # fmt: skip
_SHORT_MONTHS = {"janv": 1, "fevr": 2, "avr": 4, "juil": 7, "sept": 9, "oct": 10, "nov": 11, "dec": 12}
_BETWEEN = r" ?[/.\-\u2010-\u2015 ] ?"


def _bare_amount(text: str) -> str:
    bare = re.sub(r"\s|€|euros?$", "", trimmed(text), flags=re.IGNORECASE)
    # Dots between thousands; « 0.120 » is no thousand of anything.
    return bare.replace(".", "") if re.fullmatch(r"[1-9][0-9]{0,2}(\.[0-9]{3})+(,[0-9]{1,2})?", bare) else bare


def _amount(text: str) -> Decimal | None:
    """Euros: spaces between thousands, comma or dot, and a euro sign do not matter."""
    bare = _bare_amount(text)
    if not re.fullmatch("[0-9]{1,12}([.,][0-9]{1,2})?", bare):
        return None
    value = Decimal(bare.replace(",", "."))
    return value if value < LARGEST_AMOUNT else None


def _amount_refusal(text: str) -> Refusal:
    bare = _bare_amount(text)
    if bare.startswith(("-", "−", "–")):
        return "minus", 0
    if re.fullmatch("[0-9]+[.,][0-9]{3,}", bare):
        return "amount_cents", 0
    return ("amount_large", 0) if re.fullmatch("[0-9]+([.,][0-9]{1,2})?", bare) else ("amount", 0)


def _number(text: str) -> int | None:
    """A whole number; « 1.200 » has a thousand, « 1.5 » is no whole number."""
    bare = _bare_amount(text)
    return int(bare) if re.fullmatch("[0-9]{1,9}", bare) else None


def _number_refusal(text: str) -> Refusal:
    bare = _bare_amount(text)
    if bare.startswith(("-", "−", "–")):
        return "minus_number", 0
    if re.fullmatch("[0-9]+", bare):
        return "number_large", 0
    return ("number_whole", 0) if re.fullmatch("[0-9]+[.,][0-9]+", bare) else ("number", 0)


def _day_month_year(text: str) -> tuple[int, int, int] | None:
    """The three numbers of a date, whether or not there is such a day."""
    bare = re.sub(r"^(?:le )?(?:\w+di|dimanche)? ?|(?<=\b1)er\b", "", plain(text))
    found = re.fullmatch(rf"([0-9]{{1,2}}){_BETWEEN}([0-9]{{1,2}}){_BETWEEN}([0-9]{{4}})", bare)
    found = found or re.fullmatch("([0-9]{2})([0-9]{2})([0-9]{4})", bare)
    if found:
        return int(found[1]), int(found[2]), int(found[3])
    found = re.fullmatch("([0-9]{4})-([0-9]{2})-([0-9]{2})", bare)
    if found:
        return int(found[3]), int(found[2]), int(found[1])
    found = re.fullmatch(r"([0-9]{1,2}) ?([a-z]+)\.? ?([0-9]{4})", bare)
    month = _month(found[2]) if found else 0
    return (int(found[1]), month, int(found[3])) if found and month else None


def _month(name: str) -> int:
    return _MONTHS.index(name) + 1 if name in _MONTHS else _SHORT_MONTHS.get(name, 0)


def _date(text: str) -> date | None:
    parts = _day_month_year(text)
    if parts is None or not 1800 <= parts[2] < 2200:
        return None
    try:
        return date(parts[2], parts[1], parts[0])
    except ValueError:
        return None


def _date_refusal(text: str) -> Refusal:
    if re.fullmatch(rf"[0-9]{{1,2}}{_BETWEEN}[0-9]{{1,2}}{_BETWEEN}[0-9]{{2}}", plain(text)):
        return "date_short_year", 0
    parts = _day_month_year(text)
    if parts is None:
        return "date", 0
    if not 1 <= parts[1] <= 12:
        return "date_month", 0
    return ("date_day", 0) if 1800 <= parts[2] < 2200 else ("date_year", 0)


def _dialled(text: str) -> str:
    bare = re.sub("[()/]", "", compact(text).replace("(0)", ""))
    return re.sub(r"^(?:\+|00)330?(?=[1-9])", "0", bare)


def _phone(text: str) -> str | None:
    """Ten digits, the French prefix +33 or 0033 standing for the first 0."""
    bare = _dialled(text)
    return bare if re.fullmatch("0[1-9][0-9]{8}", bare) else None


def _phone_refusal(text: str) -> Refusal:
    bare = _dialled(text)
    if bare[:1] == "+" or (bare[:1].isdigit() and bare[0] in "123456789"):
        return "phone_start", 0
    return digits(10).refusal(bare)


def _email(text: str) -> str | None:
    bare = trimmed(text)
    found = re.fullmatch(r"[\w.!#$%&'*+/=?^`{|}~-]+@[a-z0-9-]+(\.[a-z0-9-]+)+", bare, re.ASCII | re.IGNORECASE)
    return bare.lower() if found else None


def _email_refusal(text: str) -> Refusal:
    bare = trimmed(text)
    name, _, domain = bare.partition("@")
    reasons = {
        "email_at": "@" not in bare,
        "email_ats": bare.count("@") > 1,
        "email_space": any(map(str.isspace, bare)),
        "email_accent": not bare.isascii(),
        "email_half": not name or not domain,
        "email_comma": "," in bare,
        "email_dot": "." not in domain,
    }
    return next((reason for reason, is_so in reasons.items() if is_so), "email"), 0


def _civility(text: str) -> str | None:
    known = {"madame": "Madame", "mme": "Madame", "monsieur": "Monsieur", "m": "Monsieur", "mr": "Monsieur"}
    return known.get(plain(text).rstrip("."))


def _words(text: str) -> str | None:
    """At least one word or number; accents, case, ligatures and repeated spaces do not matter."""
    return plain(text) if words(text) else None


def _searched(text: str) -> str | None:
    return " ".join(words(text)) or None


def _text_refusal(text: str) -> Refusal:
    return "text", 0


EVERYDAY: dict[str, Kind] = {
    "amount": Kind(_amount, _amount_refusal, False, "1", inputmode="decimal", width="short"),
    "number": Kind(_number, _number_refusal, False, "1", inputmode="numeric", width="short"),
    "date": Kind(_date, _date_refusal, False, "01/01/2001", "Exemple : 31/12/2026", width="short"),
    "phone": Kind(_phone, _phone_refusal, True, "06 39 98 00 01", "10 chiffres", "tel"),
    "email": Kind(_email, _email_refusal, True, "nom@exemple.test", "Exemple : prenom.nom@exemple.test", "email", ""),
    "civility": Kind(_civility, lambda text: ("choose", 0), False, "Monsieur"),
    "text": Kind(lambda text: plain(text) or None, _text_refusal, True, "autre"),
    "textarea": Kind(_words, _text_refusal, False, "Bonjour", width="", free=True),
    "search": Kind(_searched, _text_refusal, False, "météo", inputmode="search", width="", free=True),
    "address": Kind(
        _searched,
        _text_refusal,
        False,
        "2 rue des Ormes, 99999 Valbrune-sur-Essai",
        "Écrivez le début : nous vous proposerons une liste",
        width="",
    ),
    "password": Kind(lambda text: text, lambda text: ("password", 0), True, "Autre-2026"),
    "new_password": Kind(lambda text: text, lambda text: ("new_password", 0), True, "Autre-2026"),
}
