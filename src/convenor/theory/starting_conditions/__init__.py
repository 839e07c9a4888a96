"""What a forum starts from: power and resources, reasons to take part, history."""
