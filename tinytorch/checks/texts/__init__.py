"""All words of the checks that learners read: a table for each exercise, and one for all of them.

A translation replaces these files; ``{names}`` in braces are filled in and stay as they are.
"""
