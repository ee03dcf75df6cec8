"""Rules on how sentences are built: negation, who acts, verbs, pronouns."""

import re
from collections.abc import Iterator

from inclusion.language.lists import ACTIVE_WITH_ETRE, NEGATIVE_WORDS, NOUNS_LIKE_CONDITIONALS, OFFICE_PHRASES
from inclusion.language.page import Page
from inclusion.language.remark import Finding
from inclusion.patterns import pattern

_NE = pattern(r"\b(?:ne\b|n’)", re.I)
_NOT = pattern(r"\b(?:ne|n’)(?: ?\w+’)?(?: ?[\w-]+){1,4}? (?:pas|plus|jamais|rien|aucune?|ni)\b", re.I)
_AGAIN = pattern(rf"\b(?:sans|{'|'.join(sorted(NEGATIVE_WORDS))})\b|\bpas\b.*\b(?:aucune?|jamais)\b", re.I)
_LINKED = pattern(r"\b(?:sauf|tant que|si|que|qui|quand|parce|car)\b|,", re.I)
_PASSIVE = pattern(
    r"\b(?:(?:a|ont|avez|avait|avons|ai) été|sera|seront|serez|(?:doit|doivent|peut|peuvent|va|vont) être)"
    r"(?: bien| aussi| déjà)? (?P<done>\w+(?:é|is|it|i|u|ert|aint)e?s?)\b"
    r"|\b(?:est|sont|êtes|était|étaient) (?P<by>\w+(?:é|is|it|i|u|ert)e?s?) (?:par|à cause)\b",
    re.I,
)
_OFFICE = [(pattern(rf"\b{phrase}\b", re.I), better) for phrase, better in OFFICE_PHRASES.items()]
_ORDER = pattern(r"\b(?:\w{2,}ez|faites|dites|refaites)\b", re.I)
_UNREAL = pattern(r"\b\w+(?:[er]rai(?:s|t|ent)|rions|riez)\b|\b\w+(?:âmes|îmes|ûmes|âtes|îtes|ûtes)\b", re.I)
_PRONOUN = pattern(
    r"\b(?:celui|celle|ceux|celles)-(?:ci|là)\b"
    r"|\b(?:ce|cette|ces) derni(?:er|ère)s?\b(?! \w)"
    r"|(?<!\bil )(?<!’)\by\b(?! compris)"
    r"|\b(?:s|m|j|t|l)’en\b|\b\w+-en\b|(?<!\boù )\b(?:vous|nous|ils?|elles?|on) en\b",
    re.I,
)


def double_negation(page: Page) -> Iterator[Finding]:
    for sentence in page.sentences:
        text = sentence.masked
        said = _NOT.search(text)
        again = said and _AGAIN.search(text)
        twice = len(_NE.findall(text)) > 1 and _LINKED.search(text)
        if again or twice:
            yield Finding(sentence.text)


def negation(page: Page) -> Iterator[Finding]:
    for sentence in page.sentences:
        if found := _NOT.search(sentence.masked):
            yield Finding(sentence.text[found.start() : found.end()])


def office_style(page: Page) -> Iterator[Finding]:
    for phrase, better in _OFFICE:
        for found in phrase.finditer(page.masked):
            yield Finding(found[0], better + ".")
    for found in _PASSIVE.finditer(page.masked):
        done = found["done"] or found["by"]
        if re.sub(r"e?s?$", "", done.lower()) not in ACTIVE_WITH_ETRE:
            yield Finding(found[0], "Dites qui agit : « La Caf vérifie votre dossier. »")


def step_without_order(page: Page) -> Iterator[Finding]:
    first = page.sentences[0].masked if page.sentences else ""
    if first and not _ORDER.search(" ".join(first.split()[:5])):
        yield Finding(page.text[:40].strip())


def unreal_tense(page: Page) -> Iterator[Finding]:
    for found in _UNREAL.finditer(page.masked):
        if found[0].lower() not in NOUNS_LIKE_CONDITIONALS:
            yield Finding(found[0])


def vague_pronoun(page: Page) -> Iterator[Finding]:
    for found in _PRONOUN.finditer(page.masked):
        yield Finding(found[0])
