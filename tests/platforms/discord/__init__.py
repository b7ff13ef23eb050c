"""A Discord of our own: REST and gateway over real HTTP and websocket, on loopback.

It enforces what the platform enforces (deadlines, permissions, limits, rates, the published
schema) and can be told to fail. ``python -m tests.platforms.discord`` runs it as a process.
"""
