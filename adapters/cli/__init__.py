"""The command line: the ``dutybell`` command, and the only wiring."""
