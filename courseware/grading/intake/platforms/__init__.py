"""Whose a file is, read from the paths that learning platforms make: a file per platform.

Each has a function ``places(files, work)`` that tells of the files which it knows, and passes over
all others; ``plain`` knows all that is left. What comes after sees learners and their attempts.
"""

from courseware.grading.intake.platforms import (
    blackboard,
    brightspace,
    canvas,
    drive,
    gradescope,
    moodle,
    nbgrader,
    plain,
    sakai,
    teams,
)

# In this order: what is told apart by its path alone comes before what is seen in many together.
PLATFORMS = {
    "Moodle": moodle.places,
    "Blackboard": blackboard.places,
    "Brightspace": brightspace.places,
    "Canvas": canvas.places,
    "Gradescope": gradescope.places,
    "Sakai": sakai.places,
    "Teams": teams.places,
    "nbgrader": nbgrader.places,
    "Google Drive": drive.places,
    "": plain.places,
}
