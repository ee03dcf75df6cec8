"""A browser without JavaScript that checks every page it opens, and does what people do: open, press, fill."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import urljoin, urlsplit
from xml.etree.ElementTree import Element

from flask import Flask, session
from werkzeug.http import parse_cookie
from werkzeug.test import TestResponse

from inclusion.accounts import signing
from inclusion.accounts.models import Learner, Staff
from tests import page_checks as checks

REDIRECTS = (301, 302, 303, 307, 308)


class PageClient:
    """`open`, `submit`, `press` and `click` follow redirections, check what they find, and return the browser."""

    response: TestResponse
    tree: Element | None

    def __init__(self, app: Flask, lang: str = "fr"):
        self.client = app.test_client()
        self.headers = {"Accept-Language": lang}
        self.path = "/"

    def keep_cookie(self, name: str, value: str) -> None:
        self.client.set_cookie(name, value)

    def cookie(self, name: str) -> str | None:
        found = self.client.get_cookie(name)
        return found.value if found else None

    def forget_cookie(self, name: str) -> None:
        self.client.delete_cookie(name)

    def session(self) -> dict[str, Any]:
        with self.client.session_transaction() as held:
            return dict(held)

    def belongs_to(self, person: Learner | Staff) -> "PageClient":
        """The session that signing in opens, without its pages: they have their own tests."""
        app = self.client.application
        with app.test_request_context(headers=self.headers):
            signing.sign_in(person)
            answer = app.response_class()
            app.session_interface.save_session(app, session, answer)
        name = app.config["SESSION_COOKIE_NAME"]
        self.keep_cookie(name, parse_cookie(answer.headers["Set-Cookie"])[name])
        self.tree = None  # What was open before has forms of somebody else.
        return self

    def open(self, path: str, status: int = 200) -> "PageClient":
        return self._go("GET", path, None, status)

    def post(self, path: str, fields: Mapping[str, Any] | None = None, status: int = 200) -> "PageClient":
        """Send a form that the page does not show, with a right token: what somebody malicious would try."""
        token = self._token()
        return self._go("POST", path, {**(fields or {}), "csrf_token": token}, status)

    def form_token(self) -> str:
        """The token that the forms of this page carry."""
        return self._tokens()[0]

    def _token(self) -> str:
        if not hasattr(self, "response") or self.tree is None or not self._tokens():
            self.open("/a-propos")
        return self._tokens()[0]

    def _tokens(self) -> list[str]:
        assert self.tree is not None
        fields = checks.elements(self.tree, "input")
        return [field.get("value", "") for field in fields if field.get("name") == "csrf_token"]

    def _go(self, method: str, path: str, data: Mapping[str, Any] | None, status: int) -> "PageClient":
        for _step in range(10):
            self.response = self.client.open(path, method=method, data=data, headers=self.headers)
            self.path = path
            checks.check_headers(dict(self.response.headers))
            if self.response.status_code not in REDIRECTS:
                break
            path, method, data = _local(urljoin(path, self.response.location)), "GET", None
        else:
            raise AssertionError(f"{path} redirects without end")
        assert self.response.status_code == status, f"{path} answered {self.response.status} instead of {status}"
        is_page = self.response.mimetype == "text/html" and bool(self.response.data)
        self.tree = checks.check(self.response.text) if is_page else None
        return self

    @property
    def text(self) -> str:
        """The words of the page, with plain spaces; nothing of its head."""
        assert self.tree is not None
        return checks.words(self._one("body"))

    @property
    def h1(self) -> str:
        return checks.words(self._one("h1"))

    @property
    def lang(self) -> str:
        assert self.tree is not None
        return self.tree.get("lang", "")

    def _one(self, tag: str) -> Element:
        assert self.tree is not None
        return next(checks.elements(self.tree, tag))

    def all(self, *tags: str) -> list[Element]:
        assert self.tree is not None
        return list(checks.elements(self.tree, *tags))

    def links(self) -> dict[str, str]:
        """Words of the links and where they lead."""
        return {checks.words(link): link.get("href", "") for link in self.all("a")}

    def click(self, words: str, status: int = 200) -> "PageClient":
        """Follow the link of these words."""
        links = self.links()
        found = [href for text, href in links.items() if text == words] or [
            href for text, href in links.items() if words in text
        ]
        assert found, f"no link « {words} » among {sorted(links)}"
        return self.open(urljoin(self.path, found[0]), status)

    def buttons(self) -> list[str]:
        return [checks.words(button) for button in self.all("button")]

    def submit(self, words: str, fields: Mapping[str, Any] | None = None, status: int = 200) -> "PageClient":
        """Press the button of these words, after filling the fields of its form."""
        found = [button for button in self.all("button") if checks.words(button) == words]
        assert found, f"no button « {words} » among {self.buttons()}"
        return self._send(found[0], fields or {}, status)

    def press(self, value: object, name: str = "picture", status: int = 200) -> "PageClient":
        """Press the button of this name and value."""
        found = [button for button in self.all("button") if button.get("name") == name]
        found = [button for button in found if button.get("value") == str(value)]
        assert found, f"no button {name}={value} in {self.path}"
        return self._send(found[0], {}, status)

    def _send(self, button: Element, fields: Mapping[str, Any], status: int) -> "PageClient":
        form = self._form_of(button)
        values = controls(form)
        for field in self._elsewhere(form):
            values[field.get("name", "")] = field.get("value", "")
        unknown = set(fields) - {field.get("name") for field in form.iter()}
        assert not unknown, f"the form to {form.get('action')} has no field {unknown}"
        values |= {name: value if isinstance(value, list) else str(value) for name, value in fields.items()}
        if button.get("name"):
            values[button.get("name", "")] = button.get("value", "")
        target = urljoin(self.path, form.get("action"))
        if form.get("method", "get").lower() == "get":
            query = "&".join(f"{name}={value}" for name, value in values.items())
            return self._go("GET", f"{target}?{query}", None, status)
        return self._go("POST", target, values, status)

    def _elsewhere(self, form: Element) -> list[Element]:
        """Hidden fields of a form that stand elsewhere in the page."""
        name = form.get("id")
        hidden = [field for field in self.all("input") if field.get("type") == "hidden"]
        return [field for field in hidden if name and field.get("form") == name]

    def _form_of(self, button: Element) -> Element:
        forms = self.all("form")
        if button.get("form"):
            return next(form for form in forms if form.get("id") == button.get("form"))
        return next(form for form in forms if any(child is button for child in form.iter()))


def controls(form: Element) -> dict[str, Any]:
    """The values that a form would send if nobody touched it; boxes of one name are sent as a list."""
    values: dict[str, Any] = {}
    for field in checks.elements(form, "input", "textarea"):
        if field.get("type") in ("radio", "checkbox") and "checked" not in field.attrib:
            continue
        value = (field.text if field.tag == "textarea" else field.get("value")) or ""
        name = field.get("name", "")
        if field.get("type") == "checkbox" and name in values:
            values[name] = [*([values[name]] if isinstance(values[name], str) else values[name]), value]
        else:
            values[name] = value
    for select in checks.elements(form, "select"):
        options = list(checks.elements(select, "option"))
        chosen = [option for option in options if "selected" in option.attrib] or options[:1]
        values |= {select.get("name", ""): option.get("value", "") for option in chosen}
    return values


def _local(address: str) -> str:
    parts = urlsplit(address)
    assert parts.netloc in ("", "localhost"), f"redirected out of the site: {address}"
    return parts._replace(scheme="", netloc="").geturl()
