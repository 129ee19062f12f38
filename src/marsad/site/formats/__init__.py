"""How numbers and days are written, where the site does not follow Django."""
