"""The code that a text message brings: it is drawn in large digits, and said one digit after the other."""

import re

_DIGITS = re.compile(r"(?<![\d,.])(?:\d{3}[ \u202f]\d{3}|\d{4,8})(?![\d,.]?\d)")


def code_in(text: str) -> str:
    """The code in a text that speaks of one, or that holds nothing else; empty otherwise."""
    found = max(_DIGITS.findall(text), key=len, default="")
    return found if "code" in text.lower() or found == text.strip() else ""


def spelled(code: str) -> str:
    """« 4, 8, 2, 9 »: a voice would read a number."""
    return ", ".join(sign for sign in code if sign.isdigit())
