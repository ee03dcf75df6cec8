"""Compile the translations while building; everything else is in setup.cfg."""

from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from setuptools import setup
from setuptools.command.build_py import build_py

TRANSLATIONS = Path(__file__).parent / "translations"


def compile_catalogues(target):
    """Write `<locale>/LC_MESSAGES/<domain>.mo` under `target` for each .po, and return their paths."""
    written = []
    for po in sorted(TRANSLATIONS.glob("*/LC_MESSAGES/*.po")):
        mo = target / po.relative_to(TRANSLATIONS).with_suffix(".mo")
        mo.parent.mkdir(parents=True, exist_ok=True)
        with po.open("rb") as source, mo.open("wb") as compiled:
            write_mo(compiled, read_po(source))
        written.append(str(mo))
    return written


class BuildWithCatalogues(build_py):
    """Put the compiled catalogues in the wheel itself, or beside their sources for an editable install."""

    catalogues = ()

    def run(self):
        super().run()
        if not getattr(self, "editable_mode", False):
            self.catalogues = compile_catalogues(Path(self.build_lib, "inclusion", "translations"))
            return
        try:
            compile_catalogues(TRANSLATIONS)
        except OSError as error:
            # A read-only checkout can still be run: with what is already compiled, or in French.
            self.warn(f"translations not compiled: {error}")

    def get_outputs(self, include_bytecode=1):
        return [*super().get_outputs(include_bytecode), *self.catalogues]


setup(cmdclass={"build_py": BuildWithCatalogues})
