"""The front door: the ``dutybell`` command, and the only wiring."""
