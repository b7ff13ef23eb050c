"""What is dated, for calendars (iCalendar) and feed readers (Atom)."""
