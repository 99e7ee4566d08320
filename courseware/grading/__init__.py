"""Grading: notebooks that learners handed in become points, feedback and a list of answers.

- ``submissions``  which file belongs to whom: folders, Moodle's and Canvas's names
- ``archive``      zip files, read within limits and never unpacked
- ``notebook``     one notebook, read as data that anybody may have written
- ``restore``      locked cells put back from the released notebook
- ``sandbox``      the runtime a learner's code runs in; ``process`` runs it, within limits
- ``scheme``       what is asked and what it is worth; ``private``: more of it, known to nobody
- ``outcome``      what came out of a notebook
- ``ledger``       results and hand-given points, kept between runs
- ``table``        ``grades.csv``; ``pages``: feedback and the answers to grade by hand
- ``gradebook``    the points for nbgrader

Notes
-----
Learners' code is hostile until proven otherwise. It runs in a process that may read one folder
and do nothing else, where neither the reference classes nor any expected value exists. Only
observations come out, and they are judged outside. Learner's code shares an interpreter with
``observe``, so it can forge an observation. To earn points with that it has to put out the right
values for inputs drawn afresh for each notebook, which is to compute ReLU and Softmax: the
exercise itself.
"""
