"""Typed command lines and platform options, read into a query."""
