"""While grading nothing is shown."""


def explore(figure_id: str, relu: object = None, softmax: object = None) -> None:
    """Do nothing, so that a cell with a figure in it goes on."""
