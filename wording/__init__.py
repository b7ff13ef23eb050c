"""What keeps the wording in step: catalogues, locale data, and where sentences may stand.

Not shipped; ``make messages`` writes, ``make check`` refuses.
"""
