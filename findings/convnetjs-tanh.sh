#!/bin/sh
# ConvNetJS's tanh is NaN from 355 on
#
# Expected: 1, as from 20 on; its softmax subtracts the maximum, so overflow was thought of.
# Seen: tanh is computed as (e - 1) / (e + 1) with e = exp(2x): from x = 355 on infinity over
#   infinity, NaN, in the value and the gradient. -355 and below give -1. Math.tanh gives 1.
# Why it matters: the same overflow that a course shows for softmax hides in a function that cannot
#   leave [-1, 1]. One side of the axis is right, so a test with large negative inputs passes.
# Source: convnetjs, convnet_layers_nonlinearities.js, tanh, 0.3.0
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
npm install --prefix=. --silent --no-audit --no-fund convnetjs@0.3.0

node - <<'END'
const assert = require("node:assert");
const { version } = require("convnetjs/package.json");
const { SoftmaxLayer, TanhLayer, Vol } = require("convnetjs");
console.log(`convnetjs ${version}, node ${process.version}`);
const run = (Layer, inputs) => {
  const layer = new Layer({ in_sx: 1, in_sy: 1, in_depth: inputs.length, num_classes: inputs.length });
  const volume = new Vol(1, 1, inputs.length, 0);
  inputs.forEach((input, n) => (volume.w[n] = input));
  return Array.from(layer.forward(volume, true).w);
};
const inputs = [-1000, -355, 20, 354, 355, 1000];
const got = run(TanhLayer, inputs);
console.log("tanh of", ...inputs, "is", ...got, "by Math.tanh", ...inputs.map(Math.tanh));
assert.deepStrictEqual(got, [-1, -1, 1, 1, NaN, NaN]);
assert.deepStrictEqual(run(SoftmaxLayer, [1000, 1000]), [0.5, 0.5]);
END
