"""The staff: administrators, second factor, sessions, links passed on by hand; a membership may be closed and kept."""

from peewee import BooleanField, CharField, DateTimeField, ForeignKeyField, IntegerField, Model

COLUMNS = {
    "staff": {
        "is_administrator": BooleanField(default=False),
        "factor_salt": CharField(max_length=32, null=True),
        "factor_step": IntegerField(default=0),
    },
    "membership": {"closed_at": DateTimeField(null=True)},
}


def tables(db):
    """Frozen copies of the models as they were at this migration, in order of creation."""

    class Base(Model):
        class Meta:
            database = db
            legacy_table_names = False

    class Staff(Base):
        pass

    class Structure(Base):
        pass

    class StaffSession(Base):
        staff = ForeignKeyField(Staff, on_delete="CASCADE")
        key_hash = CharField(max_length=64, unique=True)
        browser = CharField(max_length=20, default="")
        system = CharField(max_length=20, default="")
        opened_at = DateTimeField()
        seen_at = DateTimeField()
        closed_at = DateTimeField(null=True)

    class RecoveryCode(Base):
        staff = ForeignKeyField(Staff, on_delete="CASCADE")
        code_hash = CharField(max_length=64, unique=True)

    class PasswordLink(Base):
        staff = ForeignKeyField(Staff, on_delete="CASCADE", unique=True)
        token_hash = CharField(max_length=64, unique=True)
        until = DateTimeField()

    class Invitation(Base):
        structure = ForeignKeyField(Structure, null=True, on_delete="CASCADE")
        roles = CharField(max_length=60)
        label = CharField(max_length=60)
        token_hash = CharField(max_length=64, unique=True)
        created_by = ForeignKeyField(Staff, null=True, on_delete="SET NULL")
        created_at = DateTimeField()
        until = DateTimeField()
        used_at = DateTimeField(null=True)
        used_by = ForeignKeyField(Staff, null=True, on_delete="SET NULL")
        revoked_at = DateTimeField(null=True)

    return StaffSession, RecoveryCode, PasswordLink, Invitation


#: SQLite fires no DELETE trigger for the row that INSERT OR REPLACE takes away.
NO_REPLACE = (
    "CREATE TRIGGER audit_no_replace BEFORE INSERT ON audit WHEN EXISTS (SELECT 1 FROM audit WHERE id = NEW.id) "
    "BEGIN SELECT RAISE(ABORT, 'audit is append-only'); END"
)


def is_sqlite(db):
    return "sqlite" in type(db).__name__.lower()


def up(migrator, db):
    migrator.migrate(
        *(migrator.add_column(table, name, field) for table, columns in COLUMNS.items() for name, field in columns.items())
    )
    db.create_tables(tables(db))
    if is_sqlite(db):
        db.execute_sql(NO_REPLACE)


def down(migrator, db):
    if is_sqlite(db):
        db.execute_sql("DROP TRIGGER audit_no_replace")
    db.drop_tables(tables(db)[::-1])
    migrator.migrate(
        *(migrator.drop_column(table, name) for table, columns in COLUMNS.items() for name in columns)
    )
