"""Reading: a report's text in, claims out. A spaCy document never leaves this package."""
