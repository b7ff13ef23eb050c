"""A text before anything is found in it: its language, phrases, cues, and numbers in words."""
