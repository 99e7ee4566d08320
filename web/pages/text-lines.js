/** The lines of two texts, one beside the other. */

const LARGEST = 4e6; // pairs of lines that are compared

/** For each line whether it is not in the longest sequence that both have.
 * @param {string[]} lines @param {string[]} others */
export function onlyIn(lines, others) {
  if (lines.length * others.length > LARGEST)
    return lines.map((line) => !others.includes(line));
  const width = others.length + 1;
  const longest = new Uint32Array((lines.length + 1) * width); // from each pair on
  for (let a = lines.length - 1; a >= 0; a -= 1)
    for (let b = others.length - 1; b >= 0; b -= 1)
      longest[a * width + b] = lines[a] === others[b]
        ? longest[(a + 1) * width + b + 1] + 1
        : Math.max(longest[(a + 1) * width + b], longest[a * width + b + 1]);
  let b = 0;
  return lines.map((line, a) => {
    while (b < others.length && line !== others[b]
        && longest[a * width + b + 1] >= longest[(a + 1) * width + b]) b += 1;
    const isInBoth = b < others.length && line === others[b];
    if (isInBoth) b += 1;
    return !isInBoth;
  });
}
