"""Notebooks that learners handed in become points, feedback and a list of answers to read.

For the ``course`` command; ``private`` is also for the checks that instructors write.

- ``grade``     the whole command; ``grader`` runs what has not been run yet, and judges it
- ``running``   what is run, where, and how far that is
- ``intake``    files become notebooks with their locked cells put back
- ``sandbox``   the process that runs a learner's code, within limits
- ``scheme``    what is asked and what it is worth; ``private``: more of it, that only grading
  knows; ``trial``: such checks are tried first
- ``judging``   a run's record becomes a status, points and notes
- ``readiness`` tells, before the first one, whether this machine can run notebooks at all
- ``records``   what is known of a notebook, and what is kept of it between runs
- ``reports``   grades, feedback, pages to mark, nbgrader's gradebook
- ``texts``     all sentences but those of the pages; ``command``: the options

Notes
-----
Learners' code is hostile until proven otherwise. It runs in a process that may read one folder
and do nothing else, where neither the reference classes nor any expected value exists. Only
observations come out, and they are judged outside. What is observed is read from memory, by code
that learner's code has no way to; should it find one, it has to put out the right values for
inputs drawn afresh for each notebook, which is to compute ReLU and Softmax: the exercise itself.
"""
