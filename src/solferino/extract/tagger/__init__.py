"""A small trained tagger that marks acts and those who take part in them, beside the rules that do all the rest."""
