"""The values of a drawn screen: windows, lines of a list, components, the whole."""

from dataclasses import field

from inclusion.records import frozen
from inclusion.simulator import gestures
from inclusion.simulator.codes import code_in
from inclusion.simulator.drawings import described
from inclusion.simulator.words import typeset
from inclusion.simulator.world import Event


@frozen
class Tab:
    """One window of the simulated desk; `count` is the number of messages or files in it."""

    window: str
    count: int
    is_front: bool
    is_pointed: bool
    #: How the window is named: as itself, or `call` for conversations on the telephone.
    kind: str = ""


@frozen
class Item:
    """One line of a mailbox or folder."""

    name: str
    title: str
    sender: str
    is_pointed: bool
    is_folder: bool = False
    count: int = 0
    size: str = ""
    drawing: str = ""

    @property
    def picture(self) -> str:
        """What its drawing shows, in words."""
        return described(self.drawing)

    @property
    def sender_name(self) -> str:
        return name_of(self.sender)

    @property
    def sender_address(self) -> str:
        return address_of(self.sender)


@frozen
class Shown:
    """One component as it is now, its texts filled in."""

    kind: str
    name: str = ""
    label: str = ""
    text: str = ""
    hint: str = ""
    tone: str = ""
    type: str = ""
    inputmode: str = ""
    width: str = ""
    value: str = ""
    error: str = ""
    is_quiet: bool = False
    is_pointed: bool = False
    reveals: bool = False
    options: list[tuple[str, str]] = field(default_factory=list)
    head: list[str] = field(default_factory=list)
    rows: list[list[str]] = field(default_factory=list)
    rules: list[tuple[str, str]] = field(default_factory=list)
    files: list[Item] = field(default_factory=list)
    size: str = ""
    #: Of a gesture: how many times in a row, what it asks for (to translate), the first sign that differs.
    times: int = 1
    ask: str = ""
    number: int = 0
    is_attachment: bool = False
    opens_tab: bool = False

    @property
    def awaits_words(self) -> bool:
        """Whether the Enter key should send what is written in this gesture."""
        is_open = self.tone not in (gestures.DONE, gestures.SKIPPED)
        return self.kind == "gesture" and self.type in gestures.WRITTEN and is_open

    @property
    def first_id(self) -> str:
        """Where a link to this answer leads: radio buttons have an id each."""
        return f"{self.name}-0" if self.kind == "choice" or self.type == "civility" else self.name

    @property
    def problem(self) -> str:
        """« Numéro fiscal : Remplissez cette case. », where it is read far from its field."""
        return typeset(f"{self.label}{' ' if self.label.endswith(('?', '.')) else ' : '}{self.error}")

    @property
    def chosen(self) -> Item | None:
        """The file that was chosen, for an upload."""
        return next((file for file in self.files if file.name == self.value), None)

    @property
    def code(self) -> str:
        """The code that a text message brings, to be shown in large digits."""
        return code_in(self.text)


@frozen
class Scene:
    """Everything that the templates of the simulated desk need."""

    window: str
    name: str
    title: str
    url: str
    site: str
    theme: str
    sender: str
    home: str
    is_home: bool
    can_go_back: bool
    tabs: list[Tab]
    items: list[Item]
    parts: list[Shown]
    default: str
    pointed: Event | None
    behind: str = ""
    size: str = ""
    drawing: str = ""
    layout: str = ""
    is_call: bool = False
    is_folder: bool = False
    home_title: str = ""
    #: The other tab stands before the one in front.
    is_behind_first: bool = False

    @property
    def accent(self) -> int:
        """Which of four colours the site has: always the same for the same name."""
        return sum(map(ord, self.site)) % 4

    @property
    def picture(self) -> str:
        """What the drawing of the screen shows, in words."""
        return described(self.drawing)

    @property
    def points_at_address(self) -> bool:
        return self.pointed is not None and self.pointed.do == "visit"

    @property
    def points_at_return(self) -> bool:
        """The browser's arrow, that goes back to the page before."""
        return self.pointed is not None and self.pointed.do == "back"

    @property
    def points_at_back(self) -> bool:
        return self.pointed is not None and self.pointed.do == "open" and self.pointed.name == self.home

    @property
    def points_at_tab(self) -> bool:
        return self.pointed is not None and self.pointed.do == "tab"

    @property
    def points_at_close(self) -> bool:
        return self.pointed is not None and self.pointed.do == "close"

    @property
    def problems(self) -> list[tuple[str, str]]:
        """What the site says of refused answers: (id of the field, its label and the sentence)."""
        refused = [part for part in self.parts if part.error and part.kind != "gesture"]
        return [(part.first_id, part.problem) for part in refused]

    @property
    def sender_name(self) -> str:
        return name_of(self.sender)

    @property
    def sender_address(self) -> str:
        return address_of(self.sender)


def name_of(sender: str) -> str:
    """« Caf » in `Caf <ne-pas-repondre@caf.fr>`."""
    return sender.partition("<")[0].strip()


def address_of(sender: str) -> str:
    """The address in `Caf <ne-pas-repondre@caf.fr>`."""
    return sender.partition("<")[2].rstrip(">")
