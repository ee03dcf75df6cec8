"""The files that make a computer a kiosk: they hold this site's address, and whatever reads them accepts them."""

import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner

from inclusion.cli import main
from inclusion.privacy.timer import write_units
from tests.factories import Factory
from tests.page_client import PageClient

SECTIONS = {"Unit", "Service", "Timer", "Install"}


@pytest.fixture
def aidant_page(make: Factory) -> PageClient:
    return make.aidant().signs_in()


def read(page: PageClient, key: str) -> str:
    page.open(f"/poste/plein-ecran/{key}")
    assert page.response.headers["Content-Disposition"].startswith("attachment")
    return page.response.text


def check_unit(path: Path) -> None:
    """systemd accepts a unit; where there is no systemd, each line is at least what its grammar allows."""
    text = path.read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    assert all(re.fullmatch(r"\[\w+\]|[A-Z]\w+=.*", line) for line in lines), text
    assert {line[1:-1] for line in lines if line.startswith("[")} <= SECTIONS
    assert "{" not in text
    if shutil.which("systemd-analyze"):
        done = subprocess.run(["systemd-analyze", "verify", "--man=no", path], capture_output=True, text=True)
        assert done.returncode == 0 and "Unknown" not in done.stderr, done.stderr


def test_the_page_and_the_files_hold_the_address_of_this_site(aidant_page: PageClient) -> None:
    page = aidant_page.open("/poste/plein-ecran")
    assert "http://localhost/ici" in page.text
    for key in ("lanceur", "demarrage"):
        assert "http://localhost/ici" in read(page, key)
    page.open("/poste/plein-ecran/autre", 404)


def test_the_launcher_is_right_bash(aidant_page: PageClient, tmp_path: Path) -> None:
    script = tmp_path / "pas-a-pas-poste.sh"
    script.write_text(read(aidant_page, "lanceur"), encoding="utf-8")
    done = subprocess.run(["bash", "-n", script], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


def test_the_launcher_opens_the_site_and_empties_the_downloads(aidant_page: PageClient, tmp_path: Path) -> None:
    """Played for real with a browser that only downloads a file, then stops the launcher."""
    script, programs, folder = tmp_path / "launcher.sh", tmp_path / "bin", tmp_path / "kiosk"
    programs.mkdir()
    script.write_text(read(aidant_page, "lanceur"), encoding="utf-8")
    browser = programs / "chromium"
    browser.write_text(
        f'#!/bin/sh\necho "$@" > {tmp_path}/asked\ntouch {folder}/telechargements/lettre.pdf\nkill $PPID\n'
    )
    browser.chmod(0o755)
    (folder / "telechargements").mkdir(parents=True)
    (folder / "telechargements" / "hier.pdf").touch()
    environment = {"PATH": f"{programs}:/usr/bin:/bin", "HOME": str(tmp_path), "PAS_A_PAS_DOSSIER": str(folder)}
    subprocess.run(["bash", script], env=environment, timeout=60, capture_output=True)
    assert not list((folder / "telechargements").iterdir())
    asked = (tmp_path / "asked").read_text()
    assert "--kiosk" in asked and asked.strip().endswith("http://localhost/ici")
    assert (folder / "profil").is_dir(), "the profile stays: it holds the kiosk's cookie"


def test_systemd_accepts_the_unit(aidant_page: PageClient, tmp_path: Path) -> None:
    unit = tmp_path / "pas-a-pas-poste.service"
    unit.write_text(read(aidant_page, "demarrage").replace("%h/.local/bin/pas-a-pas-poste.sh", "/bin/true"), "utf-8")
    check_unit(unit)


def test_the_policies_keep_no_password_no_history_no_form(aidant_page: PageClient) -> None:
    policies = json.loads(read(aidant_page, "reglages"))
    for name in ("PasswordManagerEnabled", "AutofillAddressEnabled", "AutofillCreditCardEnabled"):
        assert policies[name] is False
    assert policies["SavingBrowserHistoryDisabled"] is policies["SyncDisabled"] is True
    assert policies["DownloadDirectory"].endswith("pas-a-pas-poste/telechargements")
    assert policies["VideoCaptureAllowedUrls"] == ["http://localhost"]


def test_the_units_of_the_purge_hold_this_installation_s_settings(tmp_path: Path) -> None:
    secret = 'a "secret" \\ key'
    settings, *units = write_units(tmp_path, {"INCLUSION_SECRET_KEY": secret, "PATH": "/bin"})
    assert settings.stat().st_mode & 0o077 == 0, "only root reads the secrets"
    assert settings.read_text() == 'INCLUSION_SECRET_KEY="a \\"secret\\" \\\\ key"\n'
    assert {unit.suffix for unit in units} == {".service", ".timer"}
    assert not [unit for unit in units if "secret" in unit.read_text()]
    for unit in units:
        check_unit(unit)


def test_what_runs_every_night_are_commands_that_exist(tmp_path: Path) -> None:
    text = "".join(path.read_text(encoding="utf-8") for path in write_units(tmp_path, {}))
    asked = [line.split()[1:] for line in text.splitlines() if line.startswith("ExecStart=")]
    assert asked == [["privacy", "purge"], ["staff", "tidy"]], "accounts sleep even where nobody thinks of it"
    for words in asked:
        assert CliRunner().invoke(main, [*words, "--help"]).exit_code == 0
