"""Files as learners hand them in become notebooks, with locked cells put back.

For ``grading``.

From files to one notebook for each learner:

- ``submissions``   who handed in what; ``platforms``: whose a path is; ``names``: spelled one way
- ``archive``       zip files; ``tarball``: tar files; ``submitted_file``: one file, within limits
- ``selection``     the notebook that counts; ``export``: made of a learner's exported work
- ``notebook``      read as data that anybody may have written; ``errors``: when it cannot be

From its cells to what is run and read:

- ``pieces``        which cell is which, merged ones taken apart
- ``answers``       which cells are an answer: the rule
- ``locked_cells``  puts the released ones back
- ``magics``        what Python does not read, made plain; ``pictures``: taken out of answers

What is noted of code: ``class_names``, ``redefined``, ``red_flags``; ``syntax`` makes its tree.
"""
