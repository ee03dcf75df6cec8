"""Finding a module by a few words, however they are spelt: by their sound, their beginning, or nearly."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from difflib import get_close_matches
from re import findall

from inclusion.language.sounds import sound

#: Words that say nothing of what one looks for.
EMPTY = {
    "a", "à", "ai", "au", "aux", "avec", "ce", "ces", "comment", "d", "dans", "de", "des", "du", "en", "est",
    "et", "faire", "fait", "il", "j", "je", "l", "la", "le", "les", "leur", "m", "ma", "me", "mes", "mon",
    "n", "ne", "notre", "nous", "on", "ou", "où", "par", "pas", "pour", "quand", "que", "qui", "s", "sa",
    "se", "ses", "si", "son", "suis", "sur", "t", "ta", "te", "tes", "ton", "un", "une", "veux", "vos",
    "votre", "vous", "y",
}  # fmt: skip
EXACT, BEGINS, NEAR = 1.0, 0.7, 0.5
ALIKE = 0.8
MOST_WORDS = 8


def words_of(text: str) -> list[str]:
    """The words of a text that say something, in small letters."""
    return [word for word in findall(r"\w+", text.lower()) if word not in EMPTY]


def keys_of(text: str) -> list[str]:
    """The sounds of a text, each once; a single letter says nothing."""
    return [key for key in dict.fromkeys(map(sound, words_of(text))) if len(key) > 1]


@dataclass
class Finder:
    """An index of modules: `texts` gives each slug its texts, each with a weight."""

    texts: dict[str, list[tuple[float, str]]]
    _weights: dict[str, dict[str, float]] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        for slug, said in self.texts.items():
            for weight, text in said:
                for key in keys_of(text):
                    found = self._weights.setdefault(key, {})
                    found[slug] = max(found.get(slug, 0.0), weight)

    def find(self, asked: str) -> list[str]:
        """The slugs that answer best, best first: those that know most of the words asked."""
        keys = keys_of(asked)[:MOST_WORDS]
        known: dict[str, int] = {}
        scores: dict[str, float] = {}
        for key in keys:
            for slug, score in self._answers(key).items():
                known[slug] = known.get(slug, 0) + 1
                scores[slug] = scores.get(slug, 0.0) + score
        most = max(known.values(), default=0)
        order = {slug: place for place, slug in enumerate(self.texts)}
        kept = [slug for slug in scores if known[slug] == most]
        return sorted(kept, key=lambda slug: (-scores[slug], order[slug]))

    def _answers(self, key: str) -> dict[str, float]:
        """How well each module answers one word."""
        found: dict[str, float] = {}
        for likeness, keys in self._alike(key):
            for other in keys:
                for slug, weight in self._weights[other].items():
                    found[slug] = max(found.get(slug, 0.0), likeness * weight)
        return found

    def _alike(self, key: str) -> Iterable[tuple[float, list[str]]]:
        if key in self._weights:
            yield EXACT, [key]
        if len(key) >= 3:
            yield BEGINS, [other for other in self._weights if other.startswith(key)]
        if key not in self._weights and len(key) >= 4:
            yield NEAR, get_close_matches(key, self._weights, n=3, cutoff=ALIKE)
