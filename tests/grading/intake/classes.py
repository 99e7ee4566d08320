"""Classes of learners as learning platforms hand them over, made at random.

``SHAPES`` has a function by name: ``shape(rng)`` gives the files by path, and for each learner what
was handed in last. Names are invented; the shapes are those of the platforms' own files here.
"""

import io
import random
import tarfile
import unicodedata
import zipfile

FIRST = (
    "Ada",
    "Zoë",
    "José",
    "Иван",
    "小龙",
    "Ann-Marie",
    "O'Neil",
    "Åsa",
    "Thị",
    "Max",
    "Noor",
    "İpek",
)
LAST = ("Byron", "Müller", "García Márquez", "Петров", "李", "van Au", "Nguyễn", "Smith", "D'Arcy")
NAMES = ("activations.ipynb", "activations (1).ipynb", "activations-Copy1.ipynb")
RUBBISH = ("__MACOSX/._x.ipynb", ".DS_Store", "Thumbs.db", ".ipynb_checkpoints/x-checkpoint.ipynb")


class Person:
    """A learner, with a name, a user name and a number of their own."""

    def __init__(self, rng, number):
        self.first, self.last = rng.choice(FIRST), f"{rng.choice(LAST)}{number}"
        self.name = f"{self.first} {self.last}"
        self.user = rng.choice((f"s{number:03}", f"ada_{number}", f"user.{number}"))
        self.number = 100 + number
        self.works = [f"{number} {n} {rng.random()}".encode() for n in range(rng.randint(1, 3))]


def people(rng, least=1):
    """Some learners."""
    return [Person(rng, number) for number in range(rng.randint(least, 12))]


def moodle(rng):
    files, wanted, folders = {"Grades-ML-Act-12.csv": b"x"}, {}, rng.random() < 0.5
    for each in people(rng):
        mark = f"{each.name}_{each.number}_assignsubmission_"
        files[f"{mark}file{'_/' if folders else '_'}{rng.choice(NAMES)}"] = each.works[-1]
        if rng.random() < 0.3:
            files[f"{mark}onlinetext{'_/' if folders else '_'}onlinetext.html"] = b"<p>"
        wanted[f"{each.name}_{each.number}"] = each.works[-1]
    return files, wanted


def canvas(rng):
    files, wanted = {}, {}
    for each in people(rng):
        plain = "".join(c for c in (each.last + each.first).lower() if c.isalnum())
        late = rng.choice(("", "LATE_"))
        for n, work in enumerate(each.works):
            again = f"-{n}" if n else ""
            files[f"{plain}_{late}{each.number}_{900 + n}_activations{again}.ipynb"] = work
        if rng.random() < 0.3:
            files[f"{plain}_{late}{each.number}_text.html"] = b"<p>"
        wanted[f"{plain}_{each.number}"] = each.works[-1]
    return files, wanted


def canvas_anonymous(rng):
    files, wanted = {}, {}
    for each in people(rng):
        late = rng.choice(("", "LATE_"))
        files[f"{late}anon_Ab{each.number}c_77_activations.ipynb"] = each.works[-1]
        wanted[f"anon_Ab{each.number}c"] = each.works[-1]
    return files, wanted


def blackboard(rng):
    files, wanted = {}, {}
    title = rng.choice(("Activations", "ML_Act 1"))
    for each in people(rng):
        for n, work in enumerate(each.works):
            head = f"{title}_{each.user}_attempt_2026-05-0{n + 1}-10-00-00"
            files[f"{head}.txt"] = f"Name: {each.name} ({each.user})\nAssignment: x".encode()
            files[f"{head}_activations.ipynb"] = work
        wanted[each.user] = each.works[-1]
    return files, wanted


def brightspace(rng):
    files, wanted = {"index.html": b"<html>"}, {}
    clock = rng.choice(("May {}, 2026 1000 AM", "{} May, 2026 1000", "2026-05-0{} 1000"))
    for each in people(rng):
        for n, work in enumerate(each.works, 1):
            folder = f"{each.number}-90 - {each.name} - {clock.format(n)}"
            files[f"{folder}/{rng.choice(NAMES)}"] = work
        wanted[f"{each.name}_{each.number}"] = each.works[-1]
    return files, wanted


def brightspace_by_hour(rng):
    """Attempts of one day, which only the hour tells apart: 9 AM comes before 12 PM and 1 PM."""
    files, wanted = {"index.html": b"<html>"}, {}
    for each in people(rng):
        for work, hour in zip(each.works, ("900 AM", "1205 PM", "110 PM"), strict=False):
            files[f"{each.number}-90 - {each.name} - May 1, 2026 {hour}/a.ipynb"] = work
        wanted[f"{each.name}_{each.number}"] = each.works[-1]
    return files, wanted


def gradescope(rng):
    top, lines, files, wanted = "assignment_9_export/", ["---"], {}, {}
    waiting = people(rng)
    while waiting:
        group = [waiting.pop() for _ in range(min(len(waiting), rng.randint(1, 2)))]
        folder = f"submission_{group[0].number}"
        lines += [f"{folder}:", "  :submitters:"]
        for each in group:
            name = each.name.replace("'", "''")
            lines += [f"  - :name: '{name}'", f"    :sid: '{each.user}'", "    :email: a@b.c"]
            wanted[f"{each.name}_{each.user}"] = group[0].works[-1]
        lines += ["  :created_at: 2026-05-01 10:00:00.000000000 Z", "  :score: 1.0"]
        files[f"{top}{folder}/{rng.choice(NAMES)}"] = group[0].works[-1]
    files[f"{top}submission_metadata.yml"] = "\n".join(lines).encode()
    return files, wanted


def sakai(rng):
    files, wanted = {"Act/grades.csv": b"x"}, {}
    for each in people(rng):
        folder = f"{each.last}, {each.first}({each.user})"
        files[f"Act/{folder}/Submission attachment(s)/{rng.choice(NAMES)}"] = each.works[-1]
        files[f"Act/{folder}/timestamp.txt"] = b"20260501"
        files[f"Act/{folder}/Feedback Attachment(s)/marked.ipynb"] = b"the instructor's"
        wanted[folder] = each.works[-1]
    return files, wanted


def teams(rng):
    files, wanted = {}, {}
    for each in people(rng):
        for n, work in enumerate(each.works, 1):
            version = f"Version {n}/" if n > 1 else ""
            files[f"Submitted files/{each.name}/Act/{version}activations.ipynb"] = work
        files[f"Working files/{each.name}/Act/activations.ipynb"] = b"a draft"
        wanted[each.name] = each.works[-1]
    return files, wanted


def drive(rng):
    files, wanted = {}, {}
    for each in people(rng):
        copy = rng.choice(("", "Copy of "))
        files[f"{each.name} - {copy}activations.ipynb"] = each.works[-1]
        wanted[each.name] = each.works[-1]
    return files, wanted


def exchange(rng):
    files, wanted = {}, {}
    for each in people(rng):
        for n, work in enumerate(each.works):
            when = f"2026-05-01 1{n}:00:00.000000 UTC"
            files[f"{each.user}+activations+{when}+kQ{n}/activations.ipynb"] = work
        wanted[each.user] = each.works[-1]
    return files, wanted


def loose(rng):
    top = rng.choice(("", "submissions/", "a/b/"))
    group = people(rng)
    files = {f"{top}{each.name}.ipynb": each.works[-1] for each in group}
    files |= {f"{top}._{each.name}.ipynb": b"\0" for each in group}
    return files, {each.name: each.works[-1] for each in group}


def folders(rng):
    top = rng.choice(("", "submissions/"))
    group = people(rng)
    inner = rng.choice(("", "activations/", "work/")) if len(group) > 1 else ""
    files = {f"{top}{each.name}/{inner}{rng.choice(NAMES)}": each.works[-1] for each in group}
    if len(group) > 1 and not inner:
        files[f"{top}{group[0].name}/notes.txt"] = b"x"
    return files, {each.name: each.works[-1] for each in group}


def folders_of_own_names(rng):
    group = people(rng, 2)
    files = {f"{each.name}/final {each.number}.ipynb": each.works[-1] for each in group}
    return files, {each.name: each.works[-1] for each in group}


def submitted(rng):
    group = people(rng)
    files = {
        f"submitted/{each.user}/activations/activations.ipynb": each.works[-1] for each in group
    }
    files |= {f"submitted/{each.user}/activations/timestamp.txt": b"x" for each in group}
    return files, {each.user: each.works[-1] for each in group}


def groups(rng):
    """A folder per group; the last has one member."""
    group, inner = people(rng, 5), rng.choice((".ipynb", "/activations.ipynb", "/own.ipynb"))
    files = {
        f"Group {'AB'[at % 2] if at else 'C'}/{each.name}{inner}": each.works[-1]
        for at, each in enumerate(group)
    }
    return files, {each.name: each.works[-1] for each in group}


def batches(rng):
    """Two zips unpacked into one folder; who is in both handed in the same."""
    group = people(rng, 8)
    files = {f"first/{each.name}.ipynb": each.works[-1] for each in group}
    files |= {f"late/{each.name}.ipynb": each.works[-1] for each in group[:6]}
    return files, {each.name: each.works[-1] for each in group}


def archives(rng):
    files, wanted = {}, {}
    for each in people(rng):
        inner = {f"work/{rng.choice(NAMES)}": each.works[-1], "work/data.csv": b"x"}
        ending, pack = rng.choice(((".zip", zipped), (".tar.gz", tarred), (".tgz", tarred)))
        files[f"{each.name}{ending}"] = pack(inner)
        wanted[each.name] = each.works[-1]
    return files, wanted


def nameless(rng):
    """What browsers make of one name that is downloaded many times."""
    works = [each.works[-1] for each in people(rng, 4)]
    files = {f"all/activations ({n}).ipynb": work for n, work in enumerate(works)}
    return files, {f"activations ({n})": work for n, work in enumerate(works)}


SHAPES = {
    shape.__name__: shape
    for shape in (
        moodle, canvas, canvas_anonymous, blackboard, brightspace, brightspace_by_hour, gradescope,
        sakai, teams, drive, exchange, loose, folders, folders_of_own_names, submitted, groups,
        batches, archives, nameless,
    )
}  # fmt: skip


class WithoutFlag(zipfile.ZipInfo):
    """A member whose name is in UTF-8, which its flags do not say."""

    def _encodeFilenameFlags(self):  # noqa: N802 (zipfile calls it so)
        return self.filename.encode(), self.flag_bits & ~0x800


def zipped(files, kind=zipfile.ZipInfo):
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as file:
        for path, content in files.items():
            file.writestr(kind(path), content)
    return data.getvalue()


def tarred(files):
    data = io.BytesIO()
    with tarfile.open(fileobj=data, mode="w:gz") as file:
        for path, content in files.items():
            member = tarfile.TarInfo(path)
            member.size = len(content)
            file.addfile(member, io.BytesIO(content))
    return data.getvalue()


def handed_in(name, seed, folder):
    """Lay a class of that shape below ``folder``, as it is or as a zip; its path, who is in it."""
    rng = random.Random(f"{name} {seed}")
    files, wanted = SHAPES[name](rng)
    files |= {rubbish: b"\0" for rubbish in rng.sample(RUBBISH, 2)}
    spelling = rng.choice(("NFC", "NFD"))
    files = {unicodedata.normalize(spelling, path): content for path, content in files.items()}
    wanted = {unicodedata.normalize("NFC", each): work for each, work in wanted.items()}
    if rng.random() < 0.5:
        path = folder / "class.zip"
        path.write_bytes(zipped(files, rng.choice((zipfile.ZipInfo, WithoutFlag))))
        return path, wanted
    for name, content in files.items():
        place = folder / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(content)
    return folder, wanted
