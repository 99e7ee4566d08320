"""While grading nothing is shown."""


def explore(figure_id, relu=None, softmax=None):
    """Do nothing, so that a cell with a figure in it goes on."""
