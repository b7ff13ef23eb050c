"""From a text to its marks, by gazetteers and by form. Nothing is decided here."""
