"""What La Coop takes and refuses, and that nobody is lost or counted twice in a sheet."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inclusion.reports import vocabulary
from inclusion.reports.activity import (
    COUNTED_TWICE,
    LASTING,
    NEEDS_DEMARCHES,
    NO_THEME,
    NO_TOWN,
    NOBODY,
    TOO_MANY,
    Activity,
    People,
    administrative_of,
    document,
    problems,
    spread,
)

GOOD = Activity(
    number="a1", kind="collectif", day=date(2026, 3, 3), minutes=90, place="lieu_activite",
    themes=("aide_aux_demarches_administratives", "famille_scolarite"),
    administrative=frozenset(vocabulary.ADMINISTRATIVE), people=People(total=4, ages={"soixante_dix_plus": 3}),
)  # fmt: skip


@pytest.mark.parametrize(
    ("changes", "refused"),
    [
        ({}, []),
        ({"themes": ()}, [NO_THEME]),
        ({"themes": ("famille_scolarite",)}, [NEEDS_DEMARCHES]),
        ({"themes": ("email",)}, []),
        ({"themes": ("email",), "demarche": "Prime d’activité"}, [NEEDS_DEMARCHES]),
        ({"people": People(total=0)}, [NOBODY]),
        ({"people": People(total=10_001)}, [TOO_MANY]),
        ({"people": People(total=2, genders={"feminin": 2, "masculin": 1})}, [COUNTED_TWICE]),
        ({"people": People(total=2, statuses={"retraite": 2})}, []),
        ({"people": People(total=2, known=3)}, [COUNTED_TWICE]),
        ({"minutes": 0}, [LASTING]),
        ({"minutes": 1440}, [LASTING]),
        ({"place": "domicile"}, [NO_TOWN]),
        ({"place": "domicile", "town": "Cahors", "postcode": "46000", "insee": "46042"}, []),
        ({"place": "a_distance"}, []),
    ],
)
def test_each_rule(changes: dict[str, object], refused: list[str]) -> None:
    assert problems(replace(GOOD, **changes)) == refused  # type: ignore[arg-type]


def test_the_codes_are_those_of_la_coop() -> None:
    assert len(vocabulary.MEDIATION) == 19
    assert len(vocabulary.ADMINISTRATIVE) == 11
    assert list(vocabulary.AGES)[-1] == "non_communique"
    assert len(vocabulary.AGES) == 8
    assert vocabulary.BRACKETS["70+"] == "soixante_dix_plus"
    assert vocabulary.BRACKETS["12-17"] == "douze_dix_huit"


@given(st.dictionaries(st.sampled_from("abcdef"), st.integers(0, 5)), st.integers(0, 12))
def test_each_person_has_one_code(counts: dict[str, int], total: int) -> None:
    said = spread(counts, total, "?")
    assert len(said) == total
    if sum(counts.values()) <= total:
        assert all(said.count(code) == number for code, number in counts.items())


def test_an_administrative_theme_brings_the_one_that_it_needs() -> None:
    admin = vocabulary.ADMINISTRATIVE
    assert administrative_of(["logement", "logement"], admin) == ("aide_aux_demarches_administratives", "logement")
    assert administrative_of(["email"], admin) == ("email",)


def test_the_json_says_what_was_there_and_no_name() -> None:
    found = document(replace(GOOD, names=("Josiane",), title="Mardi", autonomy="autonome", level="debutant"))
    assert "Josiane" not in str(found)
    assert found["titre_atelier"] == "Mardi"
    assert found["niveau_atelier"] == "debutant"
    assert "autonomie" not in found, "La Coop has no autonomy for a workshop"
    assert found["participants"]["trancheAge"] == {"soixante_dix_plus": 3}
