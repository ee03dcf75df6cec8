"""One's own account, and what managers and administrators decide."""

from tests.access.outcomes import ADMINISTRATOR, MANAGER, NOT_FOUND, STAFF, only, staff

_of_the_aidant = staff().but(**{actor: NOT_FOUND for actor in STAFF if actor != "aidant"})

ROWS = {
    "account.home": staff(),
    "account.password": staff(),
    "account.protection_set_up": staff(),
    "account.recovery": staff(),
    "account.unprotect": staff(),
    "account.close_session": _of_the_aidant,
    "account.close_others": staff(),
    "invitations.accept": staff(token="invitation_token").but(manager=NOT_FOUND),  # Their own invitation.
    "invitations.invite": only(MANAGER, ADMINISTRATOR),
    "invitations.revoke": only(MANAGER, ADMINISTRATOR).but(administrator=NOT_FOUND),  # It is not for a manager.
    "members.team": only(MANAGER, ADMINISTRATOR),
    "members.member": only(MANAGER, ADMINISTRATOR).but(administrator=NOT_FOUND),  # An administrator sees managers.
    "members.roles": only(MANAGER),
    "members.close": only(MANAGER),
    "members.reopen": only(MANAGER, ADMINISTRATOR).but(administrator=NOT_FOUND),
    "members.unprotect": only(MANAGER, ADMINISTRATOR).but(administrator=NOT_FOUND),
    "members.password": only(MANAGER, ADMINISTRATOR).but(administrator=NOT_FOUND),
    "teams.home": only(MANAGER, anywhere=True),
    "teams.place": only(MANAGER),
    "teams.edit": only(MANAGER),
    "teams.journal": only(MANAGER),
    "teams.structures": only(ADMINISTRATOR, anywhere=True),
    "teams.new_structure": only(ADMINISTRATOR, anywhere=True),
}
