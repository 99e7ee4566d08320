"""What authors ask of the tool: whether lessons are right, which hints are given, files to begin.

For the ``course`` command; the hint table also for tests.

- ``validation``  ``course check``: lessons, planned wrong answers, links
- ``hint_table``  ``course hints``: which hint each planned wrong answer gets
- ``scaffold``    ``course new lesson``, from the files in ``template``
- ``command``     their options; ``texts``: all that they say
"""
