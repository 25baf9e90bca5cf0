"""Multiple systems estimation: how many the lists together have missed, with every way of guessing shown at once.

Pure: tables in, frozen values out; nothing here knows a case. One invariant: an estimate is never added to a count, and
never leaves this room without the documented number, the other methods and the warnings beside it (method.md §2.4
R-CAS-12; statistics.md §1.6).
"""
