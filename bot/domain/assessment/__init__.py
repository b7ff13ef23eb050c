"""What an entry pays, to the cent.

``entry`` holds what is brought and what comes out, ``rules`` what applies beside the measures,
``stacking`` which measures are owed together, ``plan`` what an entry is charged under, ``amounts``
the money, ``calculator`` the whole with what many entries share.
"""
