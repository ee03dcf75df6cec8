"""From what is written to what is said: numbers by groups, quotes as pauses, addresses letter for sign. Pure."""

import re

from inclusion.patterns import pattern

# What each language says of a sign that a voice would skip. In Arabic an address stays French, as one will hear it.
_FRENCH = {"@": "arobase", ".": "point", "/": "barre", "-": "tiret", "→": "puis", "€": "euros"}
SIGNS = {
    "fr": _FRENCH,
    "en": {"@": "at", ".": "dot", "/": "slash", "-": "dash", "→": "then", "€": "euros"},
    "ar": {**_FRENCH, "→": "ثم", "€": "يورو"},
}
_SPACES = pattern(r"[^\S\n]+")
_LINES = pattern(r"\s*\n\s*")
_ENDS = tuple(".!?:…؟")
_GROUPS = pattern(r"(?<![\d,.])\d+(?: \d+)+(?![\d,.]\d)")
_THOUSANDS = pattern(r"[1-9]\d{0,2}(?: \d{3})+$")
_RUN = pattern(r"(?<![\d,.])(?:0\d+|\d{7,})(?!\d)")
_QUOTED = pattern(r"[«“\"]\s*([^«»“”\"]+?)\s*[»”\"]")
_ADDRESS = pattern(r"(?<![\w@./-])(?:[\w-]+@)?[\w-]+(?:\.[\w-]+)*\.[a-z]{2,7}(?:/[\w-]+)*(?![\w@])", re.ASCII)
_CODE = pattern(r"(?<=[^\W\d_])-(?=\d)")
_LATIN = pattern(r"([A-Za-zÀ-ÿ](?:[A-Za-zÀ-ÿ0-9’ -]*[A-Za-zÀ-ÿ0-9])?)")
_TWICE = pattern(r"\s*[,;]\s*(?=[.,;:!?…،؛؟])|(?<=[?!…])\s*\.|(?<=\.)\s*\.(?!\.)|^\s*,\s*")


def sentences(*texts: str | None) -> str:
    """Put texts one after the other, each ended as a sentence."""
    found = [text.strip() for text in texts if text and text.strip()]
    return "\n".join(text if text.endswith((*_ENDS, ",")) else f"{text}." for text in found)


def spoken(text: str, lang: str = "fr") -> str:
    """Write a text as a voice should say it: « 32 30 » is two numbers, « 1 200 » one, `caf.fr` « caf point fr »."""
    signs = SIGNS[lang]
    text = _LINES.sub(". ", _SPACES.sub(" ", text).strip())
    text = _ADDRESS.sub(lambda found: _spelled(found[0], signs), text)
    text = _CODE.sub(f" {signs['-']} ", text)
    text = _RUN.sub(lambda found: " ".join(found[0]), _GROUPS.sub(_grouped, text))
    text = _QUOTED.sub(r", \1,", text)
    text = re.sub(r" ?→ ?", f", {signs['→']} ", text)
    text = re.sub(r"(?<=\d) ?€", f" {signs['€']}", text)
    text = re.sub(r"<([^<>]*)>", r", \1", re.sub(r" [·–—] ", ", ", text))
    text = re.sub(r"(?<=:)\.", "", re.sub(r"\s+(?=[,.?!;:])", "", text))
    text = _SPACES.sub(" ", _TWICE.sub("", _TWICE.sub("", text))).strip()
    return re.sub(r"(?<=\w),$", "", text)


def voiced(text: str, lang: str) -> list[tuple[str, str]]:
    """What is said, as (language, words): inside Arabic, the French words of a site have a French voice."""
    text = spoken(text, lang)
    if lang != "ar":
        return [(lang, text)]
    # A split on a group gives what is outside it and inside it, in turn.
    found = [(("ar", "fr")[place % 2], part.strip()) for place, part in enumerate(_LATIN.split(text))]
    return [(voice, part) for voice, part in found if re.search(r"\w", part)]


def pieces(text: str, longest: int) -> list[str]:
    """Cut a text between sentences, or between words, into pieces of `longest` characters at most."""
    found = [""]
    for part in re.findall(r"\S[^\n]*?(?:[.!?…؟](?=\s)|(?=\n)|$)", text):
        while len(part) > longest:
            cut = part.rfind(" ", 1, longest + 1)
            cut = cut if cut > 0 else longest
            found, part = [*found, part[:cut]], part[cut:].strip()
        joined = f"{found[-1]}\n{part}".strip()
        if len(joined) <= longest:
            found[-1] = joined
        else:
            found.append(part)
    return [piece for piece in found if piece]


def _grouped(found: re.Match[str]) -> str:
    """Groups of digits: a thousand when they are written as one, otherwise one number after the other."""
    digits = found[0]
    if _THOUSANDS.match(digits):
        return digits.replace(" ", "")
    return ", ".join(" ".join(group) if group.startswith("0") else group for group in digits.split(" "))


def _spelled(address: str, signs: dict[str, str]) -> str:
    return re.sub(r"[@./-]", lambda sign: f" {signs[sign[0]]} ", address)
