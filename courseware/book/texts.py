"""All that the book's own elements say to a reader, in English: another language is another table.

What scripts say later is in ``web/pages/texts.js``, what the pages say in the pages.
"""

FIGURE = {
    "predict": "Predict first.",
    "your_prediction": "Your prediction",
    "commit": "Commit",
    "skip": "Skip",
    "covered": "Predict first. The drawing and what follows it appear then.",
    "settings": "Settings of the figure: {title}",
    "reset": "Reset",
    "copy_link": "Copy link",
    "no_script": "The controls need JavaScript, which is off or still loading.",
    "start": "Start of Python",
    "retry": "Try again",
    "numbers": "The numbers in the drawing",
    "table": "Numbers: {title}",
}
QUESTION = {
    "your_number": "Your number",
    "answer": "Answer",
    "right": "Right.",
    "wrong": "Not quite.",
}
TASK = {
    "editor": "Your class {name}, Python code",
    "key_help": (
        "Tab indents. To leave the editor with the keyboard, press Esc, then Tab. "
        "Ctrl + Enter runs the check."
    ),
    "reset": "Reset",
    "ask_reset": "Reset to the starter code? You can restore your code afterwards.",
    "restore_code": "Restore my code",
    "restore_text": "Restore the other text",
    "other": "The notebook has",
    "use_other": "Use it now",
    "or_choose": ", or choose when you hand in.",
    "run": "Run the check",
    "result": "Result: {title}",
    "words": "0 words.",
    "your_answer": "Your answer, {least} to {most} words",
}
REFLECTION = {
    "context": "Context",
    "question": "Question",
    "rubric": "Rubric, {points} points",
    "points": "Points",
    "criterion": "For",
}
PROGRESS = {
    "yours": "Your progress",
    "nothing": "Nothing is done yet",
    "hand_in": "See all and hand in",
    "all": "All tasks",
    "task": "Task",
    "state": "State",
    "points": "Points",
    "not_begun": "not begun",
    "earned": "0 of {points}",
    "graded": "{points} by the instructor",
}
NOTEBOOK = {
    "open": "Open the notebook here",
    "check": "Run this check in the notebook",
    "exercise": "Do this exercise in the notebook",
    "reflection": "Write this reflection in the notebook",
}
FAULTS = {  # what an author of pages reads
    "book": "the book has faults:\n{faults}",
    "file_name": "book/{page}: file name; {allowed}, then .md",
    "unknown": "no {kind} {name!r}; there are {names}",
    "twice": "figure {name!r} stands twice on this page",
    "setting": "{pair!r} is not a setting; write them as w=2, mode=ReLU",
    "line": "line {line}: {fault}",
    "solution": "{name} is what learners write, pages do not show it",
    "no_code": "nothing is named {name!r}",
    "no_cell": "no cell {cell!r} in the notebook; there are {names}",
    "formula": "formula not understood: %s",
    "no_mathml": "no MathML for {part} in the formula {tex!r}",
    "after_answers": "text after the answers; indent what continues one",
    "no_question": "a question needs a text before its answers",
    "few_answers": "a question needs two answers or more, got {count}",
    "none_right": "no answer is marked as right with [x]",
    "last_answer": "the last answer, and no other, must be `=`, for all other numbers",
    "no_feedback": "an answer needs ` | ` and feedback after it",
    "mixed": "begin all answers with `=` or none",
    "no_number": "{text!r} is not a number like `= -1.5 ± 0.1`",
}
