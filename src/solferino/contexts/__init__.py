"""What is particular to one conflict, as data files, and their reader (load.py)."""
