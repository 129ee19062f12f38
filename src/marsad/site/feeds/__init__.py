"""Atom feeds of the site's lists: what each holds, and how it is written."""
