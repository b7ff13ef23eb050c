"""Verbatim quotations in news articles: whose words, which words, and nothing put into a mouth.

Pure functions of the article's text. What no one is said to have said is left out.
"""
