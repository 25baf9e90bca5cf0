"""How far what was extracted agrees with what people say is there: review sheets, labels, scores with intervals."""
