"""What a parameter changes in the road that a learner takes: another folder, another window."""

import pytest

from inclusion.modules.content_files import fragments
from inclusion.simulator.checks import check
from inclusion.simulator.reading import read
from tests.fragments.test_each_fragment import host

PHONE = (
    ("start: {mail: boite,", "start: {phone: boite,"),
    ("boite: {in: mail,", "boite: {in: phone,"),
    ("choisir: passe.choisir}", "choisir: passe.choisir, fenetre: phone, boite: Téléphone}"),
)


@pytest.mark.parametrize(
    ("name", "changes", "screen", "key", "value"),
    [
        ("code-courriel", (), "code_mail_neuf", "folder", "indesirables"),
        ("code-courriel", (("dossier: indesirables", "dossier: null"),), "code_mail_neuf", "folder", None),
        ("mot-de-passe-oublie", (), "oubli_message", "window", "mail"),
        ("mot-de-passe-oublie", PHONE, "oubli_message", "window", "phone"),
    ],
)
def test_the_message_arrives_where_the_module_says(
    name: str, changes: tuple[tuple[str, str], ...], screen: str, key: str, value: str | None
) -> None:
    source = host(name)
    for old, new in changes:
        assert old in source
        source = source.replace(old, new)
    document, problems = read(source, "module.yaml", fragments())
    assert document is not None, problems
    assert getattr(document.screens[screen], key) == value
    assert check(document).problems == []
