"""Every way in which a document cannot be read, with its stable code: the one place where the sentences stand.

A confined reader sends back a code only; the words that a person sees are put together here, on our side of the wall.
"""

from __future__ import annotations

from solferino.errors import Refused, SolferinoError, Unavailable

# Codes are never reused. {limit} is filled in by whoever knows it.
FAULTS: dict[str, tuple[str, str]] = {
    "R01": ("the file is empty", "Fetch it again from where it came"),
    "R02": ("there is no text in it", "Look at the original; if it shows text, export it as .txt and ingest that"),
    "R03": ("it is larger than {limit} MB", "Split it, or raise max_file_mb in case.toml"),
    "R04": ("not a text format that this version reads", "Export it as .txt, .html, .pdf or .docx and ingest that"),
    "R05": ("an old Word or RTF file, which this version does not read", "Save it as .docx or .pdf and ingest that"),
    "R06": ("its content is not what its name says", "Check the original; give the file the ending that it really has"),
    "R07": ("its characters cannot be made out: wrong or mixed encoding", "Save it again as UTF-8 and ingest that"),
    "R08": ("it is protected by a password", "Ingest a copy without the password, beside this one"),
    "R09": ("it holds pictures of pages and no text: it needs OCR, which is not part of this version",
            "Run OCR on it elsewhere and ingest the result beside it"),
    "R10": ("the file is damaged", "Fetch it again, or open and save it in the program that made it"),
    "R11": ("it unpacks to more than is safe, as an archive bomb does", "Do not open it; ask where it came from"),
    "R12": ("its text is longer than {limit} characters", "Split it, or raise the limit"),
    "R13": ("it has more than {limit} pages", "Split it, or raise the limit"),
    "R14": ("reading it took longer than {limit} seconds", "Raise read_timeout_s in case.toml, or ingest it as .txt"),
    "R15": ("the reader broke down on it: a crash, or no memory", "Ingest it as .txt and report the file as a bug"),
    "R16": ("what the confined reader sent back failed our checks", "Treat the file as hostile; ingest it as .txt"),
    "R17": ("it defines XML entities, which no honest document needs", "Do not open it; ask where it came from"),
    "R18": ("its parts are nested too deeply to be read", "Export it as .txt and ingest that"),
    "R19": ("it is no table that this version reads", "Save it as .xlsx, or as .csv in UTF-8, and import that"),
    "R20": ("the process that read it died", "Run the step again; if it happens again, ingest it as .txt"),
}  # fmt: skip
_LIMITS = frozenset({"R03", "R12", "R13"})
_NOT_NOW = frozenset({"R14", "R15", "R20"})  # the file may be sound: another day, or another limit, may do


def fault(code: str, about: str, *, limit: int | float | None = None) -> SolferinoError:
    """The error for `code` about the file named `about`: Refused, or Unavailable where trying again may help."""
    what, remedy = FAULTS[code]
    kind = Unavailable if code in _NOT_NOW else Refused
    return kind(
        code, about, what.format(limit="?" if limit is None else f"{limit:g}" if limit < 1e6 else int(limit)), remedy
    )


def may_change(error: SolferinoError) -> bool:
    """Whether the same bytes may be read another time: the cause was the machine, or a limit that a team can raise."""
    return not isinstance(error, Refused) or error.code in _LIMITS


class Unreadable(Exception):
    """Raised by a reader: `code` is one of FAULTS. It carries nothing of the document."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code
