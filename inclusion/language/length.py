"""Rules on length and rhythm: sentences, lists, paragraphs, titles, long words, and an indicative score."""

import re
from collections.abc import Iterator

from inclusion.language.lists import NOUNS_LIKE_ADVERBS
from inclusion.language.page import MASK, Page, Sentence, syllables
from inclusion.language.remark import Finding
from inclusion.patterns import pattern

EASY_SENTENCE, LONGEST_SENTENCE = 12, 20
LONGEST_TITLE = 8
LONGEST_PARAGRAPH = 60
LONGEST_LIST = 3
ENOUGH_TO_SCORE = 30
EASY_SCORE, PLAIN_SCORE = 75, 60

_IDEAS = pattern(
    r"\b(?:parce que|ainsi que|afin que|pour que|lorsque|puisque|mais|donc|car|dont|qui|que)\b|\b(?:lors|puis)?qu’"
    r"|\bet (?=(?:vous|nous|ils?|elles?|on|je|puis|ne)\b|(?:c|j|n)’|\w+ez\b)",
    re.I,
)
_ASKING = pattern(r"^(?:qui|que|qu’)\b|est-ce qu[e’]|\bce qu[ie’]|\b(?:autant|plus|moins) qu[e’]", re.I)
_WHEN_OR_WHERE = pattern(
    r"(?:ici|en|sur|dans|pour|sans|avec|puis|ensuite|si|quand|à|aujourd’hui|par exemple)\b", re.I
)
_ADVERB = pattern(
    r"\b\w*(?:al|iv|ell|oir|air|iqu|eus|ibl|abl|act|ect|uit|ain|ièr|eur|ur|iat|id|ress|ant|ent|èt|ut)ement\b"
    r"|\b\w+(?:[ae]mm|ém)ent\b",
    re.I,
)


def long_sentence(page: Page) -> Iterator[Finding]:
    limit = EASY_SENTENCE if page.is_easy else LONGEST_SENTENCE
    for sentence in page.sentences:
        if (count := len(sentence.words)) > limit:
            yield Finding(sentence.text, f"{count} mots : coupez en 2 phrases, {limit} mots au plus.")


def rather_long_sentence(page: Page) -> Iterator[Finding]:
    """In plain French, what *Français facile* would refuse."""
    for sentence in page.sentences:
        if not page.is_easy and EASY_SENTENCE < (count := len(sentence.words)) <= LONGEST_SENTENCE:
            yield Finding(sentence.text, f"{count} mots : {EASY_SENTENCE} mots se lisent mieux.")


def two_ideas(page: Page) -> Iterator[Finding]:
    for sentence in page.sentences:
        links = _IDEAS.findall(_ASKING.sub(MASK, sentence.masked))
        if len(links) >= 2:
            words = ", ".join(f"« {link.strip()} »" for link in links)
            yield Finding(sentence.text, f"Coupez à l’un de ces mots : {words}.")


def long_list(page: Page) -> Iterator[Finding]:
    for sentence in page.sentences:
        if (count := _items(sentence)) > LONGEST_LIST:
            yield Finding(sentence.text, f"{count} choses : écrivez une ligne pour chacune.")


def _items(sentence: Sentence) -> int:
    """How many things a sentence lists: what commas part, and the last after « et » or « ou »."""
    pieces = sentence.masked.split(",")
    if _WHEN_OR_WHERE.match(pieces[0]):
        pieces = pieces[1:]
    if len(pieces) < 3:
        return 0
    return len(pieces) + bool(re.search(r"\w +(?:et|ou) +\w", pieces[-1]))


def long_paragraph(page: Page) -> Iterator[Finding]:
    for paragraph in re.split(r"\n+", page.masked):
        count = len(Page(paragraph, page.kind, page.locale, page.glossary).words)
        if count > LONGEST_PARAGRAPH:
            yield Finding(page.text[:40].strip() + "…", f"{count} mots : {LONGEST_PARAGRAPH} au plus.")


def long_title(page: Page) -> Iterator[Finding]:
    if (count := len(page.words)) > LONGEST_TITLE:
        yield Finding(page.text, f"{count} mots : {LONGEST_TITLE} au plus.")


def long_word(page: Page) -> Iterator[Finding]:
    for word in page.words:
        plain = re.sub(r"^\w+’|-\w+$", "", word)
        if plain.isalpha() and plain.islower() and syllables(plain) > 4 and not page.glossary.explains(plain):
            yield Finding(plain)


def long_adverb(page: Page) -> Iterator[Finding]:
    for found in _ADVERB.finditer(page.masked):
        word = found[0].lower()
        if syllables(word) >= 4 and word not in NOUNS_LIKE_ADVERBS:
            yield Finding(found[0])


def hard_to_read(page: Page) -> Iterator[Finding]:
    words = [word for word in page.words if word.replace("’", "").replace("-", "").isalpha()]
    wanted = EASY_SCORE if page.is_easy else PLAIN_SCORE
    if len(words) >= ENOUGH_TO_SCORE and (found := score(page)) < wanted:
        yield Finding(page.text[:40].strip() + "…", f"{found:.0f} sur 100 ; visez {wanted} ou plus.")


def score(page: Page) -> float:
    """Flesch’s reading ease with the figures of Kandel and Moles (1958) for French: 100 is easiest."""
    words = page.words
    if not words:
        return 100.0
    heard = sum(syllables(part) for word in words for part in re.split(r"[’'-]", word) if part.isalpha())
    return max(0.0, min(100.0, 207 - 1.015 * len(words) / len(page.sentences) - 73.6 * heard / len(words)))
