"""Plain questions read by a language model: what it is asked, and what of its reply is taken."""
