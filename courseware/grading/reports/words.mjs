// Counts the words of texts, each a line of JSON, as the pages count them for learners.
import { words } from "../../../web/pages/words.js";

const lines = Deno.stdin.readable
  .pipeThrough(new TextDecoderStream())
  .pipeThrough(new TransformStream({
    start() {
      this.rest = "";
    },
    transform(text, out) {
      const all = (this.rest + text).split("\n");
      this.rest = all.pop();
      for (const line of all) out.enqueue(line);
    },
  }));
for await (const line of lines) console.log(words(JSON.parse(line)));
