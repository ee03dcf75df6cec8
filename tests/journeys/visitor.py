"""Somebody before a real screen: what they do in words, and axe looking at every state that they reach."""

import re

from playwright.sync_api import Error, Locator, Page, expect

from tests.journeys.eyes import judged

# Until what was sent is answered; at once when nothing was.
ANSWERED = """() => new Promise(done => {
  const look = () => document.querySelector('.htmx-request') ? setTimeout(look, 10) : done();
  look();
})"""
MODULE = "/demarches/caf-declaration-trimestrielle"


class Visitor:
    """A person and their page. Every console error and failed request is a fault."""

    def __init__(self, page: Page):
        self.page = page
        self.faults: list[str] = []
        page.on("console", lambda message: self.faults.append(message.text) if message.type == "error" else None)
        page.on("pageerror", lambda error: self.faults.append(str(error)))

    def opens(self, path: str) -> "Visitor":
        self.page.goto(path)
        return self.looks()

    def speaks(self, locale: str) -> "Visitor":
        """Choose a language in the menu of the page."""
        self.page.goto("/a-propos")
        self.page.locator("summary").first.click()
        self.page.locator(f"button[name=locale][value='{locale}']").click()
        return self

    def looks(self) -> "Visitor":
        """axe finds nothing on what is shown now, and nothing failed on the way."""
        told = judged(self.page)
        assert not told, f"{self.page.url}\n" + "\n".join(told)
        assert not self.faults, self.faults
        return self

    def button(self, words: str) -> Locator:
        """The button of these words; a difficult word may have the same name, and only explains it."""
        found = self.page.get_by_role("button", name=re.compile(words))
        return found.and_(self.page.locator(":not(.word)")).first

    def presses(self, words: str) -> "Visitor":
        button = self.button(words)
        if button.evaluate("button => button.form && !button.form.hasAttribute('data-hx-post')"):
            with self.page.expect_navigation():
                button.click()
        else:
            button.click()
            self.settles()
        return self.looks()

    def follows(self, words: str) -> "Visitor":
        self.page.get_by_role("link", name=re.compile(words)).first.click()
        return self.looks()

    def writes(self, label: str, text: str) -> "Visitor":
        self.page.get_by_label(re.compile(label)).first.fill(text)
        return self

    def chooses(self, words: str) -> "Visitor":
        self.page.get_by_label(words, exact=True).first.check()
        self.settles()
        return self

    def settles(self) -> None:
        """Wait for the answer to what was just sent."""
        for _page in range(5):
            self.page.wait_for_load_state("load")
            try:
                self.page.evaluate(ANSWERED)
                return
            except Error as gone:  # The answer was another page, which has just come.
                if "context was destroyed" not in str(gone):
                    raise
        raise AssertionError(f"{self.page.url} never rests")

    def reads(self, words: str) -> "Visitor":
        expect(self.page.locator("body")).to_contain_text(re.compile(words))
        return self

    def starts(self, mode: str) -> "Visitor":
        self.opens(MODULE)
        self.page.locator(f"button[name=mode][value={mode}]").click()
        return self.looks()

    def types_address(self, address: str) -> "Visitor":
        self.page.get_by_label("Adresse du site").fill(address)
        return self.presses("^Aller$")

    def signs_in_to_caf(self, number: str = "2861199999000", password: str = "Lavande-2026") -> "Visitor":
        self.presses("^Mon Compte$")
        return (
            self.writes("Numéro de sécurité sociale", number)
            .writes("^Mot de passe", password)
            .presses("Se connecter")
        )

    def declares(self, pension: str = "120") -> "Visitor":
        self.presses("Déclarer mes ressources")
        self.chooses("Non").presses("^Continuer$")
        self.chooses("Oui")
        if not self.page.get_by_label(re.compile("Pension")).count():
            self.presses("^Continuer$")  # Without JavaScript, the question comes with the next page.
        return self.writes("Pension alimentaire", pension).presses("^Continuer$")

    def sends_and_keeps(self) -> "Visitor":
        self.page.get_by_label(re.compile("Je certifie")).check()
        self.presses("Valider et envoyer").presses("Télécharger l’accusé").presses("^Documents")
        return self.presses("accuse-reception").presses("^Internet").presses("^Se déconnecter$")
