"""Reading Ukrainian and Russian: rules over word forms and clauses; the words are in `lang/uk` and `lang/ru`."""
