"""Fields of forms that say in our words why they refuse what was typed."""

from typing import Any

from wtforms import DateField, Field, IntegerField


class _Refusing(Field):
    """`refusal` is said when what was typed is no value of this kind."""

    refusal: Any = ""

    def process_formdata(self, valuelist: list[str]) -> None:
        try:
            super().process_formdata(valuelist)
        except ValueError as error:
            raise ValueError(self.refusal) from error


class Whole(_Refusing, IntegerField):
    """A whole number."""


class Day(_Refusing, DateField):
    """A day."""
