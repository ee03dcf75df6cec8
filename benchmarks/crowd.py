"""Houses full of people with a long practice, made by PostgreSQL itself: a million passages in a few minutes."""

from inclusion.accounts.models import Learner
from inclusion.database import Base, db
from inclusion.modules.library import library
from inclusion.modules.models import Evidence, Run
from inclusion.modules.operations import begin_run
from inclusion.places.models import Enrolment, Group, GroupMember, Room, Seat, Structure
from inclusion.progress.models import Assignment, Rehearsal, Standing, Task

LEARNERS, PASSAGES, ROOMS, SEATS = 50, 20, 20, 10
#: Démarches practised, and steps of each that leave evidence.
MODULES, STEPS = 5, 4
NOW = "now()::timestamp(0)"
TODAY = "current_date"


def add(model: type[Base], source: str, **columns: str) -> None:
    """Fill a table from a SQL source: each column is a SQL expression, or else the default of its field."""
    found = {}
    for field in model._meta.sorted_fields:
        if field.column_name in columns:
            found[field.column_name] = columns.pop(field.column_name)
        elif field.name != "id" and not field.null:
            found[field.column_name] = repr(field.default)
    assert not columns, f"{model.__name__} has no {sorted(columns)}"
    names, values = ", ".join(f'"{name}"' for name in found), ", ".join(found.values())
    sql = f'INSERT INTO "{model._meta.table_name}" ({names}) SELECT {values} FROM {source}'
    db.execute_sql(sql.replace("%", "%%"))  # What the driver would take for a place to fill is a remainder.


def fill(houses: int) -> None:
    """So many houses of 50 learners, who have each 20 passages over a year: what is done, begun, planned, reviewed.

    Rows are in the order in which they would have come: the passages of one person are far from each other.
    """
    with db.atomic():
        if db.execute_sql("SELECT usesuper FROM pg_user WHERE usename = current_user").fetchone()[0]:
            # Every key is right by its making: looking up eight million of them takes most of the time.
            db.execute_sql("SET LOCAL session_replication_role = replica")
        _name_steps()
        _houses(houses)
        _passages(houses * LEARNERS)
        _plans(houses * LEARNERS)
    connection = db.obj.connection()
    connection.autocommit = True
    connection.execute("VACUUM ANALYZE")
    connection.autocommit = False


def _name_steps() -> None:
    """A table of the démarches and steps that are practised, and a passage to take its state from."""
    editions = library().catalogue()[:MODULES]
    begin_run(editions[0], "guided", visitor="first")
    db.execute_sql(
        "CREATE TEMP TABLE practised (place int, version int, slug text, persona text, number int, step text)"
    )
    for place, edition in enumerate(editions):
        for number, step in enumerate(edition.document.steps[:STEPS]):
            row = (place, edition.id, edition.slug, edition.document.personas[0].id, number, step.id)
            db.execute_sql("INSERT INTO practised VALUES (%s, %s, %s, %s, %s, %s)", row)


def _houses(houses: int) -> None:
    people, rooms = houses * LEARNERS, houses * ROOMS
    add(Structure, f"generate_series(1, {houses}) n", name="'Maison ' || n", created_at=NOW)
    add(Group, f"generate_series(1, {houses}) n", structure_id="n", name="'Mardi'", created_at=NOW)
    add(
        Learner, f"generate_series(1, {people}) n", name="'Lucie ' || n % 97", avatar="n % 12", picture_hash="''",
        created_at=NOW, seen_at=f"{NOW} - n % 400 * interval '1 day'",
    )  # fmt: skip
    house = f"1 + (n - 1) / {LEARNERS}"
    add(Enrolment, f"generate_series(1, {people}) n", learner_id="n", structure_id=house, created_at=NOW, told_at=NOW)
    add(GroupMember, f"generate_series(1, {people}, 3) n", group_id=house, learner_id="n")
    then = f"{NOW} - n / {houses} * interval '7 days'"
    add(
        Room, f"generate_series(0, {rooms - 1}) n", key="'room' || n", structure_id=f"1 + n % {houses}",
        title="'Atelier'", opened_at=then, closed_at=f"{then} + interval '2 hours'",
    )  # fmt: skip
    seated = f"room r, generate_series(1, {SEATS}) n"
    who = f"(r.structure_id - 1) * {LEARNERS} + n"
    times = {
        "joined_at": "r.opened_at",
        "moved_at": "r.opened_at",
        "seen_at": "r.closed_at",
        "left_at": "r.closed_at",
    }
    add(Seat, seated, room_id="r.id", learner_id=who, label="'Lucie'", run="'k' || n", step="2", **times)


def _passages(people: int) -> None:
    """The first one of everybody, then the second one… The last one of every third person is not finished."""
    rank = f"n / {people}"
    then = f"{NOW} - ({PASSAGES} - {rank}) * interval '18 days' + n % 1000 * interval '9 minutes'"
    is_open = f"{rank} = {PASSAGES - 1} AND n % 3 = 0"
    practised = f"JOIN practised p ON p.place = {rank} % {MODULES} AND p.number = 0"
    add(
        Run, f"generate_series(0, {people * PASSAGES - 1}) n {practised} ORDER BY n", key="'k' || n",
        version_id="p.version", slug="p.slug", learner_id=f"1 + n % {people}", persona="p.persona",
        mode=f"(ARRAY['discover', 'guided', 'autonomous'])[1 + {rank} % 3]", state="(SELECT state FROM run LIMIT 1)",
        seq="12", step="2", started_at=then, acted_at=f"{then} + interval '9 minutes'",
        raised_at=f"CASE WHEN {is_open} AND n % 97 = 0 THEN {then} END",
        finished_at=f"CASE WHEN NOT ({is_open}) THEN {then} + interval '9 minutes' END",
    )  # fmt: skip
    add(
        Evidence, "run r JOIN practised p ON p.version = r.version_id WHERE r.finished_at IS NOT NULL ORDER BY r.id",
        run_id="r.id", learner_id="r.learner_id", slug="r.slug", version="r.version_id", step="p.step", skill="''",
        mode="r.mode", outcome="'done'", help="r.id % 3", mistakes="'[]'", detours="0", seconds="40",
        persona="p.persona", hand="'learner'", day="r.acted_at::date", at="r.acted_at",
    )  # fmt: skip


def _plans(people: int) -> None:
    """What is to be reviewed, proposed, and to be done for real."""
    everybody = f"generate_series(1, {people}) n"
    slugs = "(SELECT DISTINCT slug FROM practised) p"
    due = f"{TODAY} - 60 + n % 120"
    add(Standing, f"{everybody}, {slugs}", learner_id="n", slug="p.slug", level="1 + n % 5", due=due)
    first = "(SELECT slug FROM practised ORDER BY place LIMIT 1)"
    add(Assignment, '"group" g', structure_id="g.structure_id", group_id="g.id", slug=first, created_at=NOW)
    member = "group_member m JOIN assignment a ON a.group_id = m.group_id"
    add(Task, member, assignment_id="a.id", learner_id="m.learner_id", slug="a.slug", due=f"{TODAY} - 5 + m.id % 30")
    add(
        Rehearsal, f"generate_series(1, {people}, 5) n", learner_id="n", slug=first, day=f"{TODAY} - 20 + n % 60",
        created_at=NOW,
    )  # fmt: skip


def counts() -> dict[str, int]:
    """How many rows the large tables hold."""
    return {model._meta.table_name: model.select().count() for model in (Learner, Run, Evidence, Standing, Seat)}
