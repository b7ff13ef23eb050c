"""Delivery: claim, send, settle; what to do after a failure."""
