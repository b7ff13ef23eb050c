"""Fitting and measuring the reader: a part of the build, not of the bot."""
