"""The front door: the ``tariffdesk`` command, and the only wiring."""
