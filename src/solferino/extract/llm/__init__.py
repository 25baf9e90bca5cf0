"""An optional extractor that asks a language model which the operator brings. Off unless a case's settings name it."""
