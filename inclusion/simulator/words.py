"""The words that a module file is made of: names, texts, values, and conditions on facts."""

import re
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, StringConstraints

Id = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*$", max_length=40)]
Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=60)]
_THIN = "\u202f"


def typeset(text: str) -> str:
    """French spacing: a narrow no-break space inside « » and before ; : ! ? € so that no sign begins a line."""
    return re.sub(r"(?<=«) | (?=[;:!?»€])", _THIN, text)


Text = Annotated[
    str, StringConstraints(strip_whitespace=True, min_length=1, max_length=1200), AfterValidator(typeset)
]


def _word(value: object) -> object:
    """YAML 1.2 reads 2026 or 3.5 as numbers; here every plain value is a word."""
    return str(value) if isinstance(value, int | float) and not isinstance(value, bool) else value


Value = Annotated[Text, BeforeValidator(_word)]
Condition = dict[Id, Value]


class Part(BaseModel):
    """Parent of everything in a module: frozen, and closed to unknown keys."""

    model_config = ConfigDict(frozen=True, extra="forbid")


Skill = Literal[
    "pointer", "clavier", "naviguer", "chercher", "formulaire",
    "compte", "courriel", "documents", "securite", "demarche",
]  # fmt: skip
Organism = Literal["caf", "ameli", "impots", "france_travail", "laposte", "france_titres", "retraite", "tous"]
