"""Feeds and files from outside, one source a file: fetch, parse."""
