"""Commands: declared once, answered here, rendered everywhere."""
