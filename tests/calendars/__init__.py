"""Calendars and feeds, as readers of both read them."""
