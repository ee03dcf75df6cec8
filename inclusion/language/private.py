"""What words about people must not hold: numbers that identify, addresses, secrets, health. Pure rules, in French.

A refusal gives the kind and the piece of text that led to it. Closed lists and shapes only: what is not sure passes,
because a warning stands beside the field and a person reads. Source: CNIL, « zones libres de commentaires »: only
what is needed to follow somebody, never health.
"""

import re
import unicodedata

from inclusion.language.remark import LONGEST_READ
from inclusion.patterns import pattern
from inclusion.records import frozen

LONGEST = 280
NIR, IBAN, PHONE, EMAIL, CARD, PASSWORD, ADDRESS, HEALTH = (
    "nir", "iban", "phone", "email", "card", "password", "address", "health",
)  # fmt: skip
GAP = r"[ .\-\u00a0\u202f]"


@frozen
class Refusal:
    """Why a text is refused: the kind, and the piece that shows it."""

    kind: str
    piece: str


_NIR = pattern(
    rf"(?<!\d)[12378]{GAP}?\d{{2}}{GAP}?(?:0[1-9]|1[0-2]|[2-9]\d){GAP}?(?:\d{{2}}|2[AB]){GAP}?\d{{3}}{GAP}?\d{{3}}"
    rf"(?:{GAP}{{0,3}}\d{{2}})?(?!\d)",
    re.I,
)
_NUMBER = pattern(rf"(?<!\d)\d(?:{GAP}?\d){{12,18}}(?!\d)")
_IBAN = pattern(rf"(?<![^\W\d_])(?:FR{GAP}?\d{{2}}|[A-Z]{{2}}\d{{2}})(?:{GAP}?[A-Z0-9]){{11,30}}(?![A-Z0-9])", re.I)
_PHONE = pattern(
    rf"(?<!\d)(?:(?:\+|00){GAP}?33{GAP}?(?:\(0\){GAP}?)?|0)[1-9](?:(?:{GAP}|/)?\d{{2}}){{4}}(?!\d)"
    rf"|(?<!\d)0[1-9]\d{{2}}(?:{GAP}\d{{3}}){{2}}(?!\d)"
    rf"|(?<!\d)0\d{{3}}{GAP}\d{{3}}{GAP}\d{{3}}(?!\d)"
    rf"|\+\d{{1,3}}(?:{GAP}?\d){{7,12}}(?!\d)"
)
_EMAIL = pattern(
    r"(?<![\w.+-])[\w.+-]{1,64}\s?@\s?[\w-]+(?:\s?\.\s?[\w-]+)+"
    r"|(?<![\w.-])[\w.-]{1,64} arobase [\w-]+ point \w+",
    re.I,
)
_SAID = pattern(
    r"\b(?:mots? de passe|mdp|passwords?|codes? (?:secret|pin|confidentiel|d.acc[eè]s)|code de (?:la )?carte|pin)\b"
    r"\s*(?:est|c.est|[:=])?\s*[«\"'“(]?\s*(?P<secret>[^\s»\"'”)]{4,})",
    re.I,
)
_TOKEN = pattern(r"[^\s,;«»()\"]{8,}")
_DATE = pattern(r"\d{1,2}[/.\-h]\d{0,2}(?:[/.\-]\d{2,4})?[.,;:!?]*")
#: Names that look like passwords and are none.
_PRODUCTS = pattern(r"(?:windows|office|android|iphone|ipad|galaxy|microsoft|firefox|chrome|france)\W?\d+\W*", re.I)
_STREET = pattern(
    r"(?<!\d)\d{1,4}\s?(?:bis|ter|quater)?,?\s+"
    r"(?:(?:rue|avenue|av\.|boulevard|bd|impasse|chemin|allée|allee|ruelle|lotissement|hameau|lieu-dit)\b"
    r"|(?:place|quai|route|square|cours|passage|résidence|villa)\s+(?:de\s+la\s+|de\s+l.|des?\s+|du\s+|d.)?(?-i:[A-ZÀ-Ý]))",
    re.I,
)
_TOWN = pattern(r"(?<!\d)\d{2}\s?\d{3}\s+[A-ZÀ-Ý][a-zà-ÿ’'-]{2,}")

#: What is said of offices and things, not of a person's health.
_NOT_HEALTH = pattern(r"assurances? maladie|enceintes? (?:connectees?|bluetooth|audio)|a l.aveugle|malades? de rire")
_HEALTH = pattern(
    r"\b(?:malades?|maladies?|cancers?|cancereux|tumeurs?|diabetes?|diabetiques?|depressions?|depressi(?:f|ve|fs|ves)"
    r"|alzheimer|parkinson|demence|senile|autismes?|autistes?|handicaps?|handicapee?s?|hospitalisee?s?"
    r"|hospitalisations?|hopital|hopitaux|medicaments?|psychiatr(?:e|es|ie|ique|iques)|psychologues?|psychotropes?"
    r"|schizophren(?:e|es|ie)|bipolaires?|epilep(?:sie|tique|tiques)|enceintes?|grossesses?|sida|vih|seropositi(?:f|ve)"
    r"|hepatites?|alcooliques?|alcoolisme|toxicomanes?|droguee?s?|addictions?|dialyses?|chimio|chimiotherapies?"
    r"|avc|infarctus|cardiaques?|sclerose|dyslexi(?:e|que|ques)|dysprax(?:ie|ique)|sourde?s?|surdite|malentendante?s?"
    r"|aveugles?|malvoyante?s?|paralysee?s?|hemiplegi(?:e|que)|invalidite|invalides?|mdph|rqth|aah|burn-?out"
    r"|suicides?|suicidaires?|chirurgie|operee?s? d[eu]|covid|asthm(?:e|atique)|arthrose|fauteuil roulant"
    r"|troubles? (?:mentaux|mental|cognitifs?|psychiques?)|problemes? de sante|sante (?:mentale|fragile)"
    r"|sous traitement|sous tutelle medicale)\b"
)


def refusals(text: str) -> list[Refusal]:
    """Everything that must not be kept, each kind once, in the order in which it is told.

    Of a text that no field takes, only the beginning is read.
    """
    text = text[:LONGEST_READ]
    found = [_number(text), _iban(text), _first(PHONE, _PHONE, text), _first(EMAIL, _EMAIL, text)]
    found += [_secret(text), _first(ADDRESS, _STREET, text) or _first(ADDRESS, _TOWN, text), _health(text)]
    return [each for each in found if each is not None]


def _first(kind: str, shape: "re.Pattern[str]", text: str) -> Refusal | None:
    match = shape.search(text)
    return Refusal(kind, match[0].strip()) if match else None


def _number(text: str) -> Refusal | None:
    """A NIR, else a bank card: sixteen digits, or thirteen and more with the right key."""
    if (nir := _first(NIR, _NIR, text)) is not None:
        return nir
    for match in _NUMBER.finditer(text):
        digits = re.sub(r"\D", "", match[0])
        if len(digits) == 16 or _luhn(digits):
            return Refusal(CARD, match[0])
    return None


def _luhn(digits: str) -> bool:
    doubled = [int(sign) * (2 if at % 2 else 1) for at, sign in enumerate(reversed(digits))]
    return sum(value - 9 if value > 9 else value for value in doubled) % 10 == 0


def _iban(text: str) -> Refusal | None:
    """Two letters, two digits, and a long run of signs in which figures are many: words alone are not one."""
    for match in _IBAN.finditer(text):
        if sum(sign.isdigit() for sign in match[0]) >= 10:
            return Refusal(IBAN, match[0])
    return None


def _secret(text: str) -> Refusal | None:
    """What follows « mot de passe », or a word that only a password looks like."""
    for match in _SAID.finditer(text):
        said = match["secret"].rstrip(".,;:!?")
        if any(sign.isdigit() for sign in said) and not _DATE.fullmatch(match["secret"]) and len(said) >= 4:
            return Refusal(PASSWORD, said)
    for match in _TOKEN.finditer(text):
        if _looks_secret(match[0]):
            return Refusal(PASSWORD, match[0])
    return None


def _looks_secret(token: str) -> bool:
    bare = token.rstrip(".,:!?")
    letters, figures = re.findall(r"[^\W\d_]", bare), re.findall(r"\d", bare)
    if not letters or not figures or _PRODUCTS.fullmatch(token) or _EMAIL.search(token) or "://" in token:
        return False
    signs = len(re.findall(r"[!?@#$%&*_+=~^]", bare)) + (token[-1:] in "!#$*" and len(figures) >= 2)
    is_mixed = any(each.isupper() for each in letters) and any(each.islower() for each in letters)
    return len(bare) >= 7 and (signs > 0 or (is_mixed and len(figures) >= 3))


def _health(text: str) -> Refusal | None:
    plain = _NOT_HEALTH.sub(" ", _plain(text))
    match = _HEALTH.search(plain)
    return Refusal(HEALTH, match[0]) if match else None


def _plain(text: str) -> str:
    """Without accents or capitals, apostrophes alike."""
    bare = unicodedata.normalize("NFD", text.casefold().replace("’", "'").replace("œ", "oe"))
    return "".join(sign for sign in bare if not unicodedata.combining(sign))
