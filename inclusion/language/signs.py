"""Rules on what is written on the page: numbers, dates, initials, capitals, signs, links."""

import re
from collections.abc import Iterator

from inclusion.language.lists import ABBREVIATIONS, LONG_ACRONYMS, NUMBERS, SHORT_WORDS
from inclusion.language.page import Page
from inclusion.language.remark import Finding
from inclusion.patterns import pattern

_ONE = "|".join(sorted(NUMBERS, key=len, reverse=True))
# « neuf » is a number only before a plural: « neuf mois », not « un véhicule neuf ».
_NUMBER = pattern(
    rf"(?<![\w-])(?:(?!neuf\b(?! \w+[sx]\b))(?:{_ONE}))s?(?:-(?:et-)?(?:une?|{_ONE})s?)*(?![\w-])", re.I
)
_ROMAN = pattern(r"(?<![\w.-])(?=[IVXLC]{2})(?:X?L|X{0,3})(?:IX|IV|V?I{0,3})(?:e|er|ème)?(?![\w-])")
_DATE = pattern(r"(?<![\d/])\d{1,2}([/.-])\d{1,2}\1\d{2}(?:\d{2})?(?![\d/])")
_MONTHS = (
    "janvier", "février", "mars", "avril", "mai", "juin",
    "juillet", "août", "septembre", "octobre", "novembre", "décembre",
)  # fmt: skip
_EXAMPLE = pattern(r"(?:exemple|comme ceci|comme)[\s:]*$", re.I)
_INITIALS = pattern(r"(?<![\w.-])(?:[A-Z]{2,}\d?|(?:[A-Z]\.){2,}[A-Z]?)(?![\w-])")
_CAPITALS = pattern(r"(?<![\w.-])[A-ZÀ-Ý]{4,}(?![\w-])")
_ABBREVIATION = pattern(
    rf"(?<!\w)(?:{'|'.join(re.escape(short) for short in ABBREVIATIONS)})(?!\w)|(?<!\w)p\. ?(?=\d)", re.I
)
_LAW = pattern(r"\b[LRD]\. ?\d+(?:-\d+)*|\barticles? [LRD]?\.? ?\d+[\d-]*", re.I)
_SIGN = pattern(r"[&§<>;…]|\.{3}|(?<=[^\W\d_])/(?=[^\W\d_])|\([^()]*\([^()]*\)")
_SIGNS = {"&": "et", ";": "un point", "…": "un point", "...": "un point", "§": "partie", "/": "ou"}
_POINT = pattern(r"(?<!\w)(?:\w+·\w[\w·]*|\w+\((?:e|s|es|ne|le|x|trice|euse)\)s?|\w+(?:é|eur|ien)\.e\.?s?\b)", re.I)
_BARE_LINK = pattern(r"^(?:(?:cliquez|appuyez) )?ici\.?$|\bcliquez ici\b|^(?:en savoir plus|lire la suite)\W*$", re.I)


def number_in_letters(page: Page) -> Iterator[Finding]:
    for found in _NUMBER.finditer(page.masked):
        word = found[0].lower()
        digits = NUMBERS.get(word) or NUMBERS.get(word.rstrip("s"))
        if not re.search(r"\btout(?:e|s|es)? $", page.masked[: found.start()]):
            yield Finding(found[0], f"Écrivez {digits}." if digits else "")


def roman_number(page: Page) -> Iterator[Finding]:
    for found in _ROMAN.finditer(page.masked):
        if not page.glossary.explains(found[0]):
            yield Finding(found[0])


def short_date(page: Page) -> Iterator[Finding]:
    for found in _DATE.finditer(page.text):
        day, month, year = map(int, re.split(r"[/.-]", found[0]))
        if page.kind != "label" and 1 <= month <= 12 and not _EXAMPLE.search(page.text[: found.start()]):
            year += 2000 if year < 100 else 0
            yield Finding(found[0], f"Écrivez {day} {_MONTHS[month - 1]} {year}.")


def unexplained_initials(page: Page) -> Iterator[Finding]:
    for found in _INITIALS.finditer(page.masked):
        name = found[0]
        is_word = name.lower() in SHORT_WORDS or (len(name) > 4 and name not in LONG_ACRONYMS)
        is_roman = _ROMAN.fullmatch(name)
        if not is_word and not is_roman and not _spelled_out(page, found) and not page.glossary.explains(name):
            yield Finding(name)


def _spelled_out(page: Page, found: re.Match[str]) -> bool:
    """Whether the words come with their initials: « revenu de solidarité (RSA) », or « RSA (revenu de…) »."""
    before, after = page.text[: found.start()], page.text[found.end() :]
    return before.endswith("(") or re.match(r"\s\(\w+[ ’]\w", after) is not None


def capitals(page: Page) -> Iterator[Finding]:
    for found in _CAPITALS.finditer(page.masked):
        word = found[0]
        is_word = word.lower() in SHORT_WORDS or len(word) > 4
        if is_word and word not in LONG_ACRONYMS and not page.glossary.explains(word):
            yield Finding(word, f"Écrivez « {word.capitalize()} ».")


def abbreviation(page: Page) -> Iterator[Finding]:
    for found in _ABBREVIATION.finditer(page.masked):
        better = ABBREVIATIONS.get(found[0].lower(), "page")
        yield Finding(found[0].strip(), f"Écrivez {better}.")


def bare_law(page: Page) -> Iterator[Finding]:
    for found in _LAW.finditer(page.text):
        yield Finding(found[0])


def hard_sign(page: Page) -> Iterator[Finding]:
    for found in _SIGN.finditer(page.masked):
        better = _SIGNS.get(found[0])
        yield Finding(found[0], f"Écrivez {better} à la place." if better else "")


def middle_point(page: Page) -> Iterator[Finding]:
    for found in _POINT.finditer(page.masked):
        yield Finding(found[0])


def bare_link(page: Page) -> Iterator[Finding]:
    if found := _BARE_LINK.search(page.masked.strip()):
        yield Finding(found[0])
