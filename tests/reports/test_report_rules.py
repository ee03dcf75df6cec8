"""What La Coop takes and refuses, and that nobody is lost or counted twice in a sheet."""

from dataclasses import replace
from datetime import date
from io import BytesIO

import pytest
from flask import Flask
from flask_babel import force_locale
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

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
from inclusion.reports.sheets import headers, rows, workbook

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


#: As `schema.prisma` of coop-mediation-numerique spells them, in its order.
CODES = {
    "KINDS": "individuel collectif",
    "PLACES": "lieu_activite domicile a_distance autre",
    "MATERIALS": "ordinateur telephone tablette autre aucun",
    "AUTONOMY": "entierement_accompagne partiellement_autonome autonome",
    "LEVELS": "debutant intermediaire avance",
    "REDIRECTIONS": "administration mediation_numerique operateur_ou_organisme_en_charge aide_sociale "
    "insertion_professionnelle aide_aux_demarches_administratives autre",
    "MEDIATION": "diagnostic_numerique prendre_en_main_du_materiel maintenance_de_materiel "
    "gere_ses_contenus_numeriques navigation_sur_internet email bureautique reseaux_sociaux sante "
    "banque_et_achats_en_ligne entrepreneuriat insertion_professionnelle securite_numerique parentalite "
    "scolarite_et_numerique creer_avec_le_numerique culture_numerique intelligence_artificielle "
    "aide_aux_demarches_administratives",
    "ADMINISTRATIVE": "papiers_elections_citoyennete famille_scolarite social_sante travail_formation logement "
    "transports_mobilite argent_impots justice etrangers_europe loisirs_sports_culture associations",
    "GENDERS": "masculin feminin non_communique",
    "AGES": "moins_de_douze douze_dix_huit dix_huit_vingt_quatre vingt_cinq_trente_neuf quarante_cinquante_neuf "
    "soixante_soixante_neuf soixante_dix_plus non_communique",
    "STATUSES": "scolarise sans_emploi en_emploi retraite non_communique",
}
COLUMNS = (
    "Date", "Enregistré le", "Dernière modification le", "Type", "Participants", "Bénéficiaire",
    "Canaux d’accompagnement", "Nom du lieu", "Adresse", "Commune", "Code postal", "Code Insee", "Durée (min)",
    "Nom de l’atelier", "Matériel numérique utilisé", "Thématique(s) d’accompagnement", "Tags",
    "Nom de la démarche administrative", "Niveau d’autonomie (ou de l’atelier)", "Bénéficiaire réorienté",
    "Structure de redirection", "Commune du bénéficiaire", "Code postal du bénéficiaire",
    "Code Insee du bénéficiaire", "Genre", "Tranche d’âge", "Statut du bénéficiaire", "Notes supplémentaires",
    "ID CRA",
)  # fmt: skip


@pytest.mark.parametrize("name", CODES)
def test_the_codes_are_those_of_la_coop(name: str) -> None:
    assert list(getattr(vocabulary, name)) == CODES[name].split()


@pytest.mark.parametrize("own", [True, False])
def test_each_value_stands_in_its_column_in_la_coop_s_order(app: Flask, own: bool) -> None:
    whole = replace(
        GOOD, kind="individuel", autonomy="partiellement_autonome", demarche="Aide au logement", town="Cahors",
        insee="46042", postcode="46000", redirection="aide_sociale", structure="Valbrune", address="3 rue des Essais",
        materials=("telephone", "autre"), people=People(total=1, genders={"feminin": 1}), names=("Josiane",),
    )  # fmt: skip
    with app.test_request_context(), force_locale("fr"):
        [row] = rows(whole, own)
    ours = [column for column in COLUMNS if own or column not in ("Bénéficiaire", "Notes supplémentaires")]
    assert headers(own) == ours
    said = dict(zip(ours, row, strict=True))
    assert said.pop("Bénéficiaire", "Josiane") == "Josiane" and "Josiane" not in said.values()
    assert {name: value for name, value in said.items() if value not in ("", None)} == {
        "Date": GOOD.day, "Type": "Accompagnement individuel", "Participants": 1,
        "Canaux d’accompagnement": "Dans la structure", "Nom du lieu": "Valbrune", "Adresse": "3 rue des Essais",
        "Commune": "Cahors", "Code postal": "46000", "Code Insee": "46042", "Durée (min)": 90,
        "Matériel numérique utilisé": "Téléphone, Autre matériel",
        "Thématique(s) d’accompagnement": "Aide aux démarches administratives, Famille, scolarité",
        "Nom de la démarche administrative": "Aide au logement", "Niveau d’autonomie (ou de l’atelier)": "2/3",
        "Bénéficiaire réorienté": "Oui", "Structure de redirection": "Aide sociale", "Genre": "Féminin",
        "Tranche d’âge": "Non communiqué", "Statut du bénéficiaire": "Non communiqué ou hétérogène", "ID CRA": "a1",
    }  # fmt: skip


@pytest.mark.once
def test_a_sign_that_no_spreadsheet_holds_keeps_no_report_from_being_written(app: Flask) -> None:
    with app.test_request_context():
        written = workbook([replace(GOOD, title="Ate\x0blier"), replace(GOOD, title="\x07=1+1")], own=False)
    cells = [cell for row in load_workbook(BytesIO(written)).active.rows for cell in row]
    said = {str(cell.value): cell.data_type for cell in cells}
    assert (said["Atelier"], said["=1+1"]) == ("s", "s")


def test_the_age_brackets_are_those_that_la_coop_derives() -> None:
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
