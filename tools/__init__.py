"""What a maintainer runs by hand, and what builds, serves and visits the site for the tests too.

Run from the root of the repository: `python -m tools.gate`.
"""
