"""A Slack of our own: real HTTP and websockets on the loopback, with Slack's limits and order.

It knows nothing of Dutybell. Tests drive it through :class:`FakeSlack`; other processes through
`python -m tests.platforms.slack --port N`, `POST /_control` and `GET /_record`.
"""
