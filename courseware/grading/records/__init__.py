"""What is known of a notebook and what is kept of it: outcomes, points given by hand, old runs.

For ``grading``.
"""
