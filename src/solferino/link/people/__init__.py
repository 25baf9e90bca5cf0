"""People of several lists compared: name variants, features with reasons, suggestions. Pure; a person decides."""
