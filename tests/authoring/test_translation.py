"""What a language lacks, what the French has left behind, and two people who translate at once."""

import pytest

from inclusion.authoring import operations as drafts
from inclusion.authoring import source, translation
from inclusion.authoring.models import Draft, Edit
from inclusion.authoring.reading import read_draft
from inclusion.authoring.translation import COMPLETE, MISSING, STALE, Line
from inclusion.authoring.translation_operations import Written, translate
from inclusion.modules.stamps import print_of
from tests.factories import Factory


@pytest.fixture
def draft(make: Factory) -> Draft:
    return make.draft()


def line(draft: Draft, place: str = "title", locale: str = "en") -> Line:
    whole = drafts.whole_of(Draft.get_by_id(draft.id))
    found = translation.lines(read_draft(whole["tree"], whole["texts"]), locale, whole["stamps"])
    return next(each for each in found if each.place == place)


def written(found: Line, text: str) -> Written:
    return Written(found.place, text, found.seen, found.french_seen)


def test_what_comes_with_a_copy_is_up_to_date_until_its_french_changes(make: Factory, draft: Draft) -> None:
    assert line(draft).state == COMPLETE
    drafts.write(draft, make.staff(), "title", source.fingerprint(draft.title), "La souris, autrement")
    assert line(draft).state == STALE
    assert line(draft, "mission").state == COMPLETE


def test_a_text_that_stays_right_is_no_longer_to_read_again(make: Factory, draft: Draft) -> None:
    staff = make.staff()
    drafts.write(draft, staff, "title", source.fingerprint(draft.title), "La souris, autrement")
    stale = line(draft)
    translate(draft, staff, "en", [written(stale, stale.text)])
    assert line(draft).state == COMPLETE and line(draft).text == stale.text


def test_a_text_made_from_an_older_french_is_told_so(make: Factory, draft: Draft) -> None:
    """The French changes while somebody translates the older one."""
    staff, shown = make.staff(), line(draft)
    drafts.write(draft, staff, "title", source.fingerprint(draft.title), "La souris, autrement")
    translate(draft, staff, "en", [written(shown, "The mouse")])
    assert line(draft).text == "The mouse" and line(draft).state == STALE


def test_nothing_is_written_over_somebody_elses_words_and_the_rest_is_kept(make: Factory, draft: Draft) -> None:
    staff, title, mission = make.staff(), line(draft), line(draft, "mission")
    translate(draft, make.staff(), "en", [written(title, "Theirs")])
    _draft, rivals = translate(draft, staff, "en", [written(title, "Mine"), written(mission, "My mission")])
    assert rivals == {"title": "Theirs"}
    assert line(draft).text == "Theirs" and line(draft, "mission").text == "My mission"
    _draft, rivals = translate(draft, staff, "en", [written(title, "Theirs")])
    assert rivals == {}, "the same words are no quarrel"


def test_an_empty_text_is_taken_away_and_can_be_taken_back(make: Factory, draft: Draft) -> None:
    staff, shown = make.staff(), line(draft)
    translate(draft, staff, "en", [written(shown, "")])
    assert line(draft).state == MISSING
    assert "title" not in drafts.whole_of(Draft.get_by_id(draft.id))["stamps"]["en"]
    assert Edit.get(Edit.draft == draft).place == "title"
    drafts.undo(draft, staff)
    assert line(draft).text == shown.text and line(draft).state == COMPLETE


def test_what_pieces_bring_is_there_and_may_be_said_otherwise(make: Factory) -> None:
    draft = make.draft(slug="caf-declaration-trimestrielle")
    whole = drafts.whole_of(draft)
    with make.app.test_request_context("/"):
        found = translation.lines(read_draft(whole["tree"], whole["texts"]), "ar", whole["stamps"])
    shared = [each for each in found if each.is_shared]
    assert shared and {each.state for each in shared} == {COMPLETE}
    translate(draft, make.staff(), "ar", [written(shared[0], "كلمات أخرى")])
    with make.app.test_request_context("/"):
        mine = line(draft, shared[0].place, "ar")
    assert mine.text == "كلمات أخرى" and not mine.is_shared


def test_a_stamp_has_the_shape_of_those_of_the_catalogue(make: Factory, draft: Draft) -> None:
    shown = line(draft)
    after, _rivals = translate(draft, make.staff(), "en", [written(shown, "The mouse")])
    assert drafts.whole_of(after)["stamps"]["en"]["title"] == [print_of(shown.french), print_of("The mouse")]


def test_a_percentage_is_never_whole_while_something_is_left() -> None:
    assert translation.Count("en", 199, 1, 0).percent == 99
    assert translation.Count("en", 200, 0, 0).percent == 100
    assert translation.Count("en", 0, 0, 0).percent == 100


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Hello {persona.name}", ""),
        ("", ""),
        ("Hello", "Gardez aussi {persona.name}"),
        ("Hello {persona.name} {persona.age}", "Enlevez {persona.age}"),
        ("Hello {persona.name} {name}", "Enlevez {name}"),
        ("<b>Hello</b> {persona.name}", "sans code"),
        ("{persona.name}" + "a" * 1200, "trop long"),
        ("{persona.name} : 3 < 4, 5 > 2", ""),
    ],
)
def test_what_is_wrong_with_a_text_is_told_kindly(app: object, text: str, told: str) -> None:
    found = list(translation.problems("Bonjour {persona.name}", text))
    assert told in found[0] if told else not found, found
