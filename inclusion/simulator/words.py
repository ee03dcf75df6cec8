"""The words that a module file is made of: names, texts, values, and conditions on facts."""

import re
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints

Id = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*$", max_length=40)]
Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=60)]
_THIN, _WIDE = "\u202f", "\u00a0"
#: Begins with the spaces, so that a text is searched for them alone.
_SPACES = re.compile("[ \u00a0](?:(?<=«[ \u00a0])|(?=[;:!?»€]))")
_GROUPS = re.compile(r"(?<![0-9])(?<![0-9][ .-])[0-9]{1,3}(?: [0-9]{3})+(?![ .-]?[0-9])")
_MONTHS = "janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre"
_UNITS = "%|euros?|heures?|jours?|mois|ans?|km|kg|m²|kWh|[kMG]o"
_COUNTED = re.compile(rf"(?<=[0-9]) (?=(?:{_MONTHS}|{_UNITS})(?![\w]))|(?<=\b1er) (?=(?:{_MONTHS})\b)")


def typeset(text: str) -> str:
    """French spacing: a narrow no-break space inside « » and before ; : ! ? € so that no sign begins a line."""
    return _SPACES.sub(_THIN, text)


def typeset_value(text: str) -> str:
    """A value as it is shown: beside French spacing, an amount or a day is never cut at the end of a line.

    For the eyes alone: what somebody types is compared with the value as it was written.
    """
    whole = _GROUPS.sub(lambda found: found[0].replace(" ", _THIN), typeset(text))
    return _COUNTED.sub(_WIDE, whole)


Text = Annotated[
    str, StringConstraints(strip_whitespace=True, min_length=1, max_length=1200), AfterValidator(typeset)
]


def _word(value: object) -> object:
    """YAML 1.2 reads 2026 or 3.5 as numbers; here every plain value is a word."""
    return str(value) if isinstance(value, int | float) and not isinstance(value, bool) else value


Value = Annotated[Text, BeforeValidator(_word)]
Condition = dict[Id, Value]


#: Shared by all parts: nobody asks which keys a file has written, and thousands of sets would take 3 MiB.
_UNASKED: set[str] = set()


class Part(BaseModel):
    """Parent of everything in a module: frozen, and closed to unknown keys."""

    # Built when the first module is read: what is inside another part is never built for itself.
    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    def model_post_init(self, context: object, /) -> None:
        object.__setattr__(self, "__pydantic_fields_set__", _UNASKED)


Skill = Literal[
    "pointer", "clavier", "naviguer", "chercher", "formulaire",
    "compte", "courriel", "documents", "securite", "demarche",
]  # fmt: skip
#: La Coop de la médiation numérique's themes: 19 of mediation, then 11 of administration (its `thematique.ts`).
Theme = Literal[
    "diagnostic_numerique", "prendre_en_main_du_materiel", "maintenance_de_materiel", "gere_ses_contenus_numeriques",
    "navigation_sur_internet", "email", "bureautique", "reseaux_sociaux", "sante", "banque_et_achats_en_ligne",
    "entrepreneuriat", "insertion_professionnelle", "securite_numerique", "parentalite", "scolarite_et_numerique",
    "creer_avec_le_numerique", "culture_numerique", "intelligence_artificielle", "aide_aux_demarches_administratives",
    "papiers_elections_citoyennete", "famille_scolarite", "social_sante", "travail_formation", "logement",
    "transports_mobilite", "argent_impots", "justice", "etrangers_europe", "loisirs_sports_culture", "associations",
]  # fmt: skip
#: Why people come, as the catalogue sorts modules.
Situation = Literal[
    "ordinateur", "compte", "arnaque", "travail", "demenager", "malade", "famille", "argent", "papiers", "voiture",
    "retraite", "courrier", "erreur", "accueil",
]  # fmt: skip
Organism = Literal["caf", "ameli", "impots", "france_travail", "laposte", "france_titres", "retraite", "tous"]
FieldKind = Literal[
    "nir", "fiscal", "access_number", "allocataire", "france_travail_id", "civility", "text", "textarea", "email",
    "phone", "date", "amount", "number", "address", "postcode", "iban", "plate", "formula_number", "cession_code",
    "vin", "neph", "licence_number", "identity_card", "passport", "vitale_serial", "stamp", "tracking",
    "housing_number", "siret", "siren", "password", "new_password", "code", "search",
]  # fmt: skip


class FieldOptions(Part):
    """What some types of fields may say besides: see `field_checks` for which."""

    suggestions: list[Value] = []
    contains: list[Value] = []
    rules: list[Text] = []
    digits: int | None = Field(default=None, ge=3, le=10)
