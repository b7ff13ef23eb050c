"""Reading official documents: relevant or not, what they change, and where they say so.

Rules and small lists only. Everything is a pure function of the text: no clock, no network, and
nothing in a text is ever taken as an instruction. A value without a span in the text isn't given.
"""
