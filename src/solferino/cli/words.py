"""Model values in the few words that a screen has room for. Unknown is an empty string, never a guess."""

from __future__ import annotations

from solferino.model import Incident, Place, Speaker, Victims, When

_BEFORE = {"at_least": "at least ", "up_to": "up to ", "about": "about "}


def days(when: When | None) -> str:
    """The day or days, else the words of the text in quotation marks."""
    if when is None:
        return ""
    if when.earliest is None and when.latest is None:
        return f"“{when.text}”"
    if when.earliest == when.latest:
        return when.earliest or ""
    return f"{when.earliest or '?'} to {when.latest or '?'}"


def spot(place: Place | None) -> str:
    """Site, settlement and area."""
    if place is None:
        return ""
    parts = [place.site, place.name, place.admin1, place.country]
    return ", ".join(dict.fromkeys(p for p in parts if p))


def count(low: int | None, high: int | None, qualifier: str | None = None) -> str:
    """Persons: 6, at least 32, up to 25, 40 to 50."""
    if low is None and high is None:
        return qualifier or ""
    if low == high or low is None or high is None:
        number = low if low is not None else high
        open_end = "at least " if high is None else "up to " if low is None else ""
        return f"{_BEFORE.get(qualifier or '', open_end)}{number:,}"
    return f"{low:,} to {high:,}"


def people(victims: Victims) -> str:
    """How many, of what status, in the words of the text where there are some."""
    number = count(victims.low, victims.high, victims.qualifier)
    parts = [number, victims.share and f"{victims.share} of {victims.of or '?'}", victims.status, victims.party]
    named = ", ".join(victims.names)
    return ", ".join(dict.fromkeys(p for p in [*parts, named, victims.description] if p))


def voice(speaker: Speaker | None) -> str:
    """Whose words they are; "the document itself" where it says so in its own name."""
    if speaker is None:
        return "the document itself"
    name = speaker.name or speaker.text
    about = ", ".join(dict.fromkeys(p for p in (speaker.role, speaker.organisation) if p and p not in name))
    return f"{name} ({about})" if about else name


def chain(via: tuple[Speaker, ...], speaker: Speaker | None) -> str:
    """From whoever first said it to whoever published it: witness ← official ← outlet."""
    return " ← ".join([voice(speaker), *(voice(v) for v in reversed(via))])


def killed(incident: Incident) -> str:
    """The persons of an incident: the one number where all agree, else the range."""
    low, high, best = incident.victims
    return f"{best:,}" if best is not None else count(low, high)
