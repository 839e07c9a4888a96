"""Which partnerships are wholly made up, so that only their pages say so. Whoever makes some up adds their short names.

A person may start a partnership of their own on a demonstration site; what they write there may well be true.
"""

SLUGS: set[str] = set()
