"""The casualty register: lists of people taken in row by row, and every casualty and tally of a case (method.md §2)."""
