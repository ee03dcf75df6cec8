"""Making a computer a kiosk: files to install, filled in with the address of this site, and how, step by step."""

from flask import Blueprint, Response, abort, render_template, request
from flask.typing import ResponseReturnValue

from inclusion.paths import PACKAGE
from inclusion.security import AIDANT, MANAGER, needs

blueprint = Blueprint("screens", __name__, template_folder="templates")
CONTENT = PACKAGE / "places" / "content"
#: How each file is called in addresses, and where it goes on the computer.
FILES = {
    "lanceur": ("pas-a-pas-poste.sh", "~/.local/bin/"),
    "demarrage": ("pas-a-pas-poste.service", "~/.config/systemd/user/"),
    "reglages": ("pas-a-pas-poste.json", "/etc/chromium/policies/managed/"),
}


def filled(name: str, address: str) -> str:
    """A file, with the address of this site where it has to be."""
    text = (CONTENT / name).read_text(encoding="utf-8")
    return text.replace("{address}", address).replace("{origin}", address.removesuffix("/ici"))


@blueprint.get("/poste/plein-ecran")
@needs(AIDANT, MANAGER)
def full_screen() -> ResponseReturnValue:
    address = tiles_address()
    shown = {key: (name, folder, filled(name, address)) for key, (name, folder) in FILES.items()}
    return render_template("places/full_screen.html", files=shown, address=address)


@blueprint.get("/poste/plein-ecran/<key>")
@needs(AIDANT, MANAGER)
def file(key: str) -> ResponseReturnValue:
    if key not in FILES:
        abort(404)
    name, _folder = FILES[key]
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return Response(filled(name, tiles_address()), content_type="text/plain; charset=utf-8", headers=headers)


def tiles_address() -> str:
    """Where a kiosk begins. The host was checked against the trusted ones: nothing else is written in a script."""
    return f"{request.url_root.rstrip('/')}/ici"
