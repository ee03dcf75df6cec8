"""Pages of everybody: the house, the language, the session, the sign-in."""

from tests.access.outcomes import SIGN_IN, everybody, nobody

ROWS = {
    "pages.about": everybody(),
    "pages.accessibility": everybody(),
    "pages.words": everybody(),
    "pages.gallery": everybody(),
    "pages.robots": everybody(),
    "pages.health": everybody(),
    "pages.language": everybody(),
    "pages.display": everybody(),
    "sessions.closed": everybody(),
    "sessions.stay": everybody(),
    "voices.audio": nobody(digest="unknown"),  # No text has this digest.
    "accounts.sign_in": everybody(),
    "accounts.sign_out": everybody(),
    "accounts.code": everybody(SIGN_IN),  # Only between the right password and the code.
    "accounts.protect": everybody(SIGN_IN),
    "accounts.new_password": everybody(token="password_token"),  # Whoever was given the address.
    "invitations.welcome": everybody(token="invitation_token"),
}
