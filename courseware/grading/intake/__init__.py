"""Files as learners hand them in become notebooks, with locked cells put back.

For ``grading``.
"""
