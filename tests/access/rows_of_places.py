"""The browsers of a structure, its workshops, its reports, what a manager says and reads of it."""

from tests.access.outcomes import AIDANT, LEARNER, MANAGER, NOT_FOUND, TILES, Row, everybody, nobody, only


def of_a_seat() -> Row:
    """What somebody seated in a workshop does; nobody here is before such a browser, but the learner."""
    return nobody()


ROWS = {
    "places.tiles": everybody(),  # Names are shown on a trusted browser only, whoever looks.
    "places.choose": everybody(TILES),
    "places.letters": everybody(),
    "places.pictures": everybody(TILES),
    "places.card": everybody(token="card_token"),  # Whoever holds the card.
    "places.next_person": everybody(TILES),
    "places.post": only(AIDANT, anywhere=True),
    # This browser is not a trusted one: nobody chooses what it shows.
    "places.show": only(AIDANT).but(aidant=NOT_FOUND),
    "places.leave": only(AIDANT).but(aidant=NOT_FOUND),
    "places.close": only(AIDANT).but(aidant=NOT_FOUND),
    "places.all_posts": only(AIDANT, MANAGER, anywhere=True),
    "places.revoke": only(AIDANT, MANAGER),
    "places.wake": only(AIDANT, MANAGER),
    "screens.full_screen": only(AIDANT, MANAGER, anywhere=True),
    "screens.file": only(AIDANT, MANAGER, anywhere=True, key="script"),
    "rights.rights": everybody(),
    "rights.first": only(LEARNER, anywhere=True),
    "rights.understood": only(LEARNER, anywhere=True),
    "rights.write": only(MANAGER),
    "activity.table": only(MANAGER, anywhere=True),
    "activity.as_csv": only(MANAGER, anywhere=True),
    "rooms.workshop": only(AIDANT, anywhere=True),
    "rooms.board": only(AIDANT, key="room"),
    "rooms.places": only(AIDANT, key="room"),
    "rooms.seat": only(AIDANT, key="room"),
    "rooms.tell": only(AIDANT, key="room"),
    "rooms.send_all": only(AIDANT, key="room").posting(demarche="slug", mode="mode"),
    "rooms.close": only(AIDANT, key="room"),
    "rooms_seat.strip": everybody(),
    "rooms_seat.hand": of_a_seat(),
    "rooms_seat.understood": of_a_seat(),
    "rooms_seat.departure": of_a_seat(),
    "rooms_seat.leaving": of_a_seat(),
    "rooms_seat.skip": everybody(),
    "reports.reports": only(AIDANT, anywhere=True),
    "reports.all_sheets": only(AIDANT, anywhere=True),
    "reports.of_learner": only(AIDANT),
    "reports.of_room": only(AIDANT, key="room"),
    "reports.report": only(AIDANT, number="report"),
    "reports.sheet": only(AIDANT, number="report"),
    "reports.as_json": only(AIDANT, number="report"),
}
