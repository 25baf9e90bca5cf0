"""Which reader a file gets: by what its first bytes say, and only then by the ending of its name."""

from __future__ import annotations

import re
from enum import StrEnum
from pathlib import PurePath

from solferino.read.faults import Unreadable


class Format(StrEnum):
    """The formats that are read; `media_type` as contract.md prints it."""

    TXT = "txt"
    MD = "md"
    HTML = "html"
    PDF = "pdf"
    DOCX = "docx"
    EML = "eml"
    JPEG = "jpeg"
    PNG = "png"
    GIF = "gif"
    WEBP = "webp"
    TIFF = "tiff"
    BMP = "bmp"

    @property
    def media_type(self) -> str:
        return _MEDIA[self]

    @property
    def confined(self) -> bool:
        """Whether it is read behind the wall: all that a parser of somebody else's format has to take apart."""
        return self not in (Format.TXT, Format.MD)

    @property
    def picture(self) -> bool:
        """Whether it is a picture, which has no text."""
        return self.media_type.startswith("image/")


_MEDIA = {
    Format.TXT: "text/plain",
    Format.MD: "text/markdown",
    Format.HTML: "text/html",
    Format.PDF: "application/pdf",
    Format.DOCX: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    Format.EML: "message/rfc822",
    Format.JPEG: "image/jpeg",
    Format.PNG: "image/png",
    Format.GIF: "image/gif",
    Format.WEBP: "image/webp",
    Format.TIFF: "image/tiff",
    Format.BMP: "image/bmp",
}
_ENDINGS = {
    ".txt": Format.TXT, ".text": Format.TXT, ".md": Format.MD, ".markdown": Format.MD, ".html": Format.HTML,
    ".htm": Format.HTML, ".xhtml": Format.HTML, ".pdf": Format.PDF, ".docx": Format.DOCX, ".eml": Format.EML,
    ".mht": Format.EML, ".mhtml": Format.EML, ".jpg": Format.JPEG, ".jpeg": Format.JPEG, ".png": Format.PNG,
    ".gif": Format.GIF, ".webp": Format.WEBP, ".tif": Format.TIFF, ".tiff": Format.TIFF, ".bmp": Format.BMP,
}  # fmt: skip
_LEGACY = frozenset({".doc", ".dot", ".rtf", ".wpd", ".wps"})

_PICTURES = (
    (re.compile(rb"\x89PNG\r\n"), Format.PNG),
    (re.compile(rb"\xff\xd8\xff"), Format.JPEG),
    (re.compile(rb"GIF8[79]a"), Format.GIF),
    (re.compile(rb"II\*\x00|MM\x00\*"), Format.TIFF),
    (re.compile(rb"RIFF....WEBP", re.S), Format.WEBP),
    (re.compile(rb"BM.{4}\x00\x00\x00\x00", re.S), Format.BMP),
)
# First bytes of what is no text: sound, film, programs, archives, databases, pictures in parts.
_BINARY = (
    b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"BM", b"RIFF", b"OggS", b"ID3", b"fLaC",
    b"\x1a\x45\xdf\xa3", b"MZ", b"\x7fELF", b"\xca\xfe\xba\xbe", b"\x1f\x8b", b"BZh", b"\xfd7zXZ", b"7z\xbc\xaf",
    b"Rar!", b"SQLite format 3", b"PAR1", b"WARC/",
)  # fmt: skip
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # old Word, Excel, Outlook; and every Office file with a password
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_HTML = re.compile(
    rb"\s*(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!--.{0,2000}?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.I | re.S
)
_MAIL_FIELD = re.compile(
    rb"^(?:from|to|subject|date|received|return-path|delivered-to|message-id|mime-version|x-[\w-]+|content-type):",
    re.I | re.M,
)


def detect(name: str, data: bytes) -> tuple[Format, tuple[str, ...]]:
    """The format to read `data` as, and notes where the name says otherwise.

    Raises Unreadable: R01 empty, R04 unknown format, R05 old Word, R06 not what its name says, R08 password.
    """
    ending = PurePath(name.lower()).suffix
    wanted = _ENDINGS.get(ending)
    if not data:
        raise Unreadable("R01")
    found = _by_content(data)
    if found is None:
        if wanted in (Format.PDF, Format.DOCX, Format.EML) or (wanted is not None and wanted.picture):
            raise Unreadable("R06")
        if wanted is not None:  # a fragment of a web page need not begin with <html>
            return wanted, ()
        if ending in _LEGACY:
            raise Unreadable("R05")
        if ending and not ending[1:].isdigit():
            raise Unreadable("R04")
        return Format.TXT, ("the name has no known ending: read as plain text",)
    if found == wanted:
        return found, ()
    if found is Format.EML and wanted is not None:
        return wanted, ()  # header lines pasted into a text: only a name without a say makes a mail of it
    return found, (f"the name says {ending or 'nothing'}, the content is {found.value}: read as {found.value}",)


def _by_content(data: bytes) -> Format | None:
    head = data[:4096].removeprefix(b"\xef\xbb\xbf")
    if b"%PDF-" in head[:1024]:
        return Format.PDF
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        if b"word/" in data:  # part names stand in clear in a zip
            return Format.DOCX
        raise Unreadable("R04")
    if head.startswith(_OLE):
        raise Unreadable("R08" if _ENCRYPTED in data else "R05")
    if head.lstrip().startswith(b"{\\rtf"):
        raise Unreadable("R05")
    for first, form in _PICTURES:
        if first.match(head):
            return form
    if head.startswith(_BINARY) or head[4:8] == b"ftyp":
        raise Unreadable("R04")
    if _HTML.match(_narrow(head)):
        return Format.HTML
    top = head.replace(b"\r\n", b"\n").split(b"\n\n", 1)[0]
    if len({m.group(0).lower() for m in _MAIL_FIELD.finditer(top)}) >= 3 and re.search(rb"^from:", top, re.I | re.M):
        return Format.EML
    return None


def _narrow(head: bytes) -> bytes:
    """UTF-16 as if it were ASCII, which is enough to see a tag."""
    return head[2:].replace(b"\x00", b"") if head[:2] in (b"\xff\xfe", b"\xfe\xff") else head
