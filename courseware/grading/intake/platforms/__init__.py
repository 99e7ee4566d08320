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

# Where two know as much, in this order: those that have folders come before those that give names.
PLATFORMS = {
    "Moodle": moodle.places,
    "Brightspace": brightspace.places,
    "Gradescope": gradescope.places,
    "Sakai": sakai.places,
    "Teams": teams.places,
    "nbgrader": nbgrader.places,
    "Blackboard": blackboard.places,
    "Canvas": canvas.places,
    "Google Drive": drive.places,
    "": plain.places,
}
