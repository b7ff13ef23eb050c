"""A good's rates as several commands need them: codes, measures, one line for all."""
