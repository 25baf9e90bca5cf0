"""Renditions -> statements, allegations and places: who says what, read with rules over a parse."""
