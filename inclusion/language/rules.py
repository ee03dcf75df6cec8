"""The rules of plain French and of FALC, L01 to L30, and the reading of a text against them.

Sources: « L’information pour tous » (Inclusion Europe, Unapei, 2009) and the five rules summed up by info.gouv.fr. A
text that passes is not yet FALC: people concerned have to read it.
"""

from collections.abc import Callable, Iterator

from inclusion.language import grammar, length, signs, vocabulary
from inclusion.language.page import Glossary, Nothing, Page
from inclusion.language.remark import FRENCH, INFO, KINDS, LONGEST_READ, WARNING, Finding, Remark
from inclusion.records import frozen

ERROR, ALERT, NOTE = "erreur", "alerte", "info"
PROSE = frozenset({"sentence", "title", "step", "label"})


@frozen
class Rule:
    """One rule: how serious it is, why it matters, what to do, and how to find what breaks it."""

    id: str
    level: str
    reason: str
    advice: str
    find: Callable[[Page], Iterator[Finding]]
    kinds: frozenset[str] = PROSE


RULES = (
    Rule("L01", ERROR, "Cette phrase est longue.", "", length.long_sentence),
    Rule("L01", NOTE, "Cette phrase est un peu longue.", "", length.rather_long_sentence),
    Rule("L02", ALERT, "Cette phrase dit plusieurs choses.", "", length.two_ideas),
    Rule(
        "L03", ERROR, "Deux négations se comprennent mal.",
        "Dites ce qui est vrai, ou ce qu’il faut faire.", grammar.double_negation,
    ),
    Rule("L04", NOTE, "Une négation se lit moins bien.", "Dites plutôt ce qu’il faut faire.", grammar.negation),
    Rule("L05", ALERT, "On ne sait pas qui agit.", "", grammar.office_style),
    Rule(
        "L06", NOTE, "Une consigne dit quoi faire.",
        "Commencez par le geste : « Ouvrez… »", grammar.step_without_order, frozenset({"step"}),
    ),
    Rule(
        "L07", ERROR, "Un nombre se lit mieux en chiffres.",
        "Écrivez le nombre en chiffres.", signs.number_in_letters,
    ),
    Rule(
        "L08", ERROR, "Les chiffres romains sont difficiles à lire.",
        "Écrivez 14 plutôt que XIV.", signs.roman_number,
    ),
    Rule("L09", ERROR, "Une date se lit mieux en entier.", "", signs.short_date),
    Rule(
        "L10", ERROR, "Ces lettres ne sont pas expliquées.",
        "Écrivez le nom entier, ou ajoutez-le au glossaire.", signs.unexplained_initials,
    ),
    Rule("L11", ALERT, "Un mot coupé se lit mal.", "", signs.abbreviation),
    Rule("L12", ERROR, "Ce mot de l’administration n’est pas expliqué.", "", vocabulary.jargon),
    Rule("L13", NOTE, "Ce mot est long.", "Cherchez un mot plus court, ou expliquez-le.", length.long_word),
    Rule("L14", ALERT, "Ce mot vient d’une autre langue.", "", vocabulary.foreign_word),
    Rule("L15", ALERT, "Plusieurs noms pour une même chose.", "", vocabulary.rival_names),
    Rule("L16", NOTE, "Une image se comprend mal.", "", vocabulary.idiom),
    Rule("L17", ALERT, "Un article de loi ne dit rien à lui seul.", "Dites d’abord la règle.", signs.bare_law),
    Rule("L18", ALERT, "Cet adverbe est long.", "Enlevez-le, ou écrivez « avant », « vite »…", length.long_adverb),
    Rule("L19", NOTE, "Ce temps est rare.", "Écrivez au présent.", grammar.unreal_tense),
    Rule("L20", ALERT, "On ne sait pas de quoi vous parlez.", "Répétez le mot.", grammar.vague_pronoun),
    Rule("L21", ERROR, "Les mots en capitales se lisent mal.", "", signs.capitals),
    Rule("L22", ERROR, "Ce signe est difficile à lire.", "Faites une phrase.", signs.hard_sign),
    Rule("L23", ALERT, "Cette phrase fait une longue liste.", "", length.long_list),
    Rule("L24", ALERT, "Ce paragraphe est long.", "", length.long_paragraph, frozenset({"sentence"})),
    Rule("L25", ALERT, "Ce titre est long.", "", length.long_title, frozenset({"title"})),
    Rule("L26", ERROR, "Ce lien ne dit pas où il mène.", "Écrivez ce qu’on va trouver.", signs.bare_link),
    Rule("L29", ALERT, "Ce mot se lit mal à voix haute.", "Écrivez les 2 mots entiers.", signs.middle_point),
    Rule("L30", NOTE, "Ce texte demande de l’habitude (score indicatif).", "", length.hard_to_read),
)  # fmt: skip

# What a text alone cannot show, and who looks at it.
ELSEWHERE = {
    "L27": "Images: the schema of modules asks for `alt`; the page client of the tests looks at each page.",
    "L28": "Layout: sizes, spacing and line length are in the style sheets; journeys check them in a browser.",
}


def read(text: str, kind: str, locale: str, glossary: Glossary | None = None) -> list[Remark]:
    """Judge one text; a locale other than French has no rules, nor a text that no page takes.

    Raises ValueError for an unknown kind.
    """
    if kind not in KINDS:
        raise ValueError(f"{kind!r} is none of {', '.join(KINDS)}")
    if locale not in FRENCH or len(text) > LONGEST_READ:
        return []
    page = Page(text, kind, locale, glossary or Nothing())
    rules = [rule for rule in RULES if kind in rule.kinds or (kind == "site" and rule.level == ERROR)]
    found = [_remark(rule, finding, page) for rule in rules for finding in rule.find(page)]
    return list(dict.fromkeys(found))


def _remark(rule: Rule, finding: Finding, page: Page) -> Remark:
    return Remark(rule.id, severity(rule.level, page), rule.reason, finding.better or rule.advice, finding.extract)


def severity(level: str, page: Page) -> str:
    """A simulated site speaks as real ones do: what it says is worth knowing, never a fault."""
    if page.kind == "site" or level == NOTE:
        return INFO
    return WARNING if level == ERROR or page.is_easy else INFO
