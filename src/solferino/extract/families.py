"""Families of act codes (method.md §3.4) that several rules mean alike, by how their codes begin."""

from __future__ import annotations

ATTACKS = ("HOS", "SPO")  # on places and things, whoever is hurt by them
ON_THINGS = (*ATTACKS, "PRO")
DEEDS = (*ON_THINGS, "KIL", "LIB", "TOR", "CASUALTIES")  # done in an hour or a night, and not for weeks
ABOUT_PLACES = ("HOS-10", "HOS-18")  # shields and positions among civilians: who strikes is the other side
