"""What readers add to reports: votes and comments. A room of its own, whose tables never touch the record."""
