"""What is written about people who sign in."""

from inclusion.accounts.models import Learner, Staff
from inclusion.accounts.passwords import IS_NAME, MINIMUM, TOO_SHORT, weakness
from inclusion.accounts.secrets import hash_password
from inclusion.clock import now
from inclusion.database import transaction

WEAK = {
    TOO_SHORT: f"le mot de passe doit avoir {MINIMUM} signes ou plus",
    IS_NAME: "le mot de passe ne doit pas contenir le nom de l’adresse",
}


class WeakPassword(ValueError):
    """The password is too easy to guess; the message says what to change."""


def create_staff(email: str, name: str, password: str) -> Staff:
    """Create a member of staff, without a role yet. Raises WeakPassword, or ValueError when the address is taken."""
    email = email.strip().lower()
    if (weak := weakness(password, email)) is not None:
        raise WeakPassword(WEAK[weak])
    with transaction():
        if Staff.select().where(Staff.email == email).exists():
            raise ValueError(f"{email} a déjà un compte")
        return Staff.create(email=email, name=name, password_hash=hash_password(password), created_at=now())


def note_visit(person: Learner | Staff) -> None:
    """Remember when somebody was last here."""
    model = person.__class__
    with transaction():
        model.update(seen_at=now()).where(model.id == person.id).execute()


def choose_locale(person: Learner | Staff, locale: str) -> None:
    model = person.__class__  # `current_user` is a proxy: its type is not that of the person behind it.
    with transaction():
        model.update(locale=locale).where(model.id == person.id).execute()


def choose_display(learner: Learner, theme: str, text: str, font: str) -> None:
    with transaction():
        Learner.update(theme=theme, text_size=text, font=font).where(Learner.id == learner.id).execute()
