"""Notebooks that learners handed in become points, feedback and a list of answers to read.

For the ``course`` command; ``private`` is also for the checks that instructors write.

- ``intake``    files become notebooks with their locked cells put back
- ``sandbox``   the process that runs a learner's code, within limits
- ``reports``   grades, feedback, pages to mark, nbgrader's gradebook
- ``scheme``    what is asked and what it is worth; ``private``: more of it, known to nobody
- ``grader``    runs what has not been run yet and judges it; ``grade`` is the whole command
- ``judging``   what a run left behind gets: status, points, notes
- ``records``   outcomes, and what is kept of them between runs

Notes
-----
Learners' code is hostile until proven otherwise. It runs in a process that may read one folder
and do nothing else, where neither the reference classes nor any expected value exists. Only
observations come out, and they are judged outside. Learner's code shares an interpreter with
``observe``, so it can forge an observation. To earn points with that it has to put out the right
values for inputs drawn afresh for each notebook, which is to compute ReLU and Softmax: the
exercise itself.
"""
