"""What a rule says of a text, and how loud it says it."""

from inclusion.records import frozen

WARNING, INFO = "W", "I"
KINDS = ("sentence", "title", "step", "label", "site")
FRENCH = ("fr", "fr@falc")
#: A longer text is refused by whoever keeps it: reading it would only take time. No word is longer than a line.
LONGEST_READ, LONGEST_WORD = 5000, 60


@frozen
class Remark:
    """One remark: the rule, the reason in French, something better to write, and the words concerned."""

    rule: str
    severity: str
    message: str
    better: str
    extract: str

    @property
    def is_warning(self) -> bool:
        return self.severity == WARNING

    def __str__(self) -> str:
        return f"« {self.extract} » : {self.message} {self.better}".strip()


@frozen
class Finding:
    """Words that break a rule; `better` is said when the rule knows more than its general advice."""

    extract: str
    better: str = ""
