#!/bin/sh
# simple-scorm-packager lists a file that is not there, and leaves out the one that is
#
# Expected: the manifest lists each file of the source folder by its path in it.
# Seen: what stands between the first and the second "course/" of the path is taken for it. With the source
#   folder "course" the file course/images/course/a.png is listed as "images/". An organization "Org &
#   Co" gets the identifier "Org_&_Co", which XML does not allow as one. The manifest and the
#   schemas are written into the source folder.
# Why it matters: platforms that read the manifest and not the zip leave the picture out. Folders within a
#   course are often named as the course is. Compare the manifest with the files.
# Source: simple-scorm-packager 0.2.7, lib/files.js (split by the folder's name)
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm install --prefix=. --silent --no-audit --no-fund simple-scorm-packager@0.2.7
mkdir -p course/images/course course/js
touch course/index.html course/images/course/a.png course/js/main.js

cat > run.cjs <<'END'
const assert = require("node:assert");
const { existsSync, readFileSync } = require("node:fs");
const pack = require("simple-scorm-packager");
const { version } = require("./node_modules/simple-scorm-packager/package.json");
pack(
  {
    version: "1.2",
    organization: "Org & Co",
    title: "Activations",
    language: "en",
    startingPage: "index.html",
    source: "course",
    package: { zip: false },
  },
  () => {
    const manifest = readFileSync("course/imsmanifest.xml", "utf8");
    const files = [...manifest.matchAll(/<file href="([^"]*)"/g)].map((found) => found[1]);
    const [, identifier] = manifest.match(/<organization identifier="([^"]*)"/);
    console.log(`simple-scorm-packager ${version}, node ${process.version}`);
    console.log("listed:", files, "identifier:", identifier);
    assert.deepStrictEqual(files.sort(), ["images/", "index.html", "js/main.js"]);
    assert.strictEqual(identifier, "Org_&amp;_Co");
    assert(existsSync("course/images/course/a.png"));
    process.stdout.write("done\n");
  },
);
END
node run.cjs > said
grep -v 'SCORM' said
grep -q '^done$' said
