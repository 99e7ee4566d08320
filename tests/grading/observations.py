"""What the sandbox would observe, observed in this process."""

import json

from tinytorch.checks.observe import observe


def observed(questions, classes):
    """JSON text by name, as a run has it; ``classes`` by what the cases call them."""
    return {
        name: json.dumps(observe(classes, question["cases"]))
        for name, question in questions.items()
    }
