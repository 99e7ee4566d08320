"""A class small enough for the tests: what cannot disturb each other stands in one notebook."""

from tests.grading.submissions import tricks
from tests.grading.submissions.honest import CHANGED, HONEST, SHORT_RELU, TAMPERED, WARNS
from tests.grading.submissions.hostile import ENDS, RAW, TRICKS, idle, plays
from tests.grading.submissions.kind import RIGHT, Kind, claim
from tests.grading.submissions.probes import PROBES

SUITE = (
    {name: HONEST[name] for name in ("right", "half", "wrong-relu", "stub", "broken", "commands")}
    | {name: CHANGED[name] for name in ("deleted-setup", "stripped", "apart", "as-text")}
    | {name: TRICKS[name] for name in ("stolen", "hard-coded", "reference", "own-tensor")}
    | {
        "old-format": HONEST["old-format"]._replace(relu=SHORT_RELU),
        "loud": HONEST["magics"]._replace(
            relu=HONEST["magics"].relu.replace("        return Tensor(", WARNS)
        ),
        "tampered": TAMPERED,
        "probes": Kind(RIGHT, "flagged", extra=tuple(PROBES.values())),
        "forged-claimed": TRICKS["claimed"]._replace(extra=(tricks.FORGED,), change=claim),
        "transformed-traced": idle(early=tricks.TRANSFORMED + tricks.TRACED),
        "patched-redefined": idle(early=tricks.REDEFINED, extra=(tricks.PATCHED,)),
        "frames-equal": plays("frames", "equal")._replace(status="flagged"),
        "float-constant": plays("float", "constant"),
        "exits-endless": plays("exits", "endless"),
    }
    | ENDS
    | RAW
)
