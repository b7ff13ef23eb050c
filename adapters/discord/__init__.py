"""Discord: gateway and interactions in, messages out."""
