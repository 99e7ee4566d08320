"""Words for the two checks of a small network."""

SUMS = "Each sample's probabilities sum to 1"

TOGETHER_TITLE = "ReLU and Softmax together"
TOGETHER = {
    "hidden": "Hidden layer of a batch of three: ReLU",
    "scores": "Class scores of the batch: Softmax",
    "sums": SUMS,
    "ranking": "The ranking of the scores is kept",
    "network": "The whole network is right",
    "one-sample": "One sample without a batch axis",
    "in-place": "The same with ReLU in place",
    "again": "The same objects work twice",
    "large": "Large class scores stay finite",
}
PASS_TITLE = "A forward pass of three samples"
PASS = {
    "hidden": "Three samples, three hidden units: ReLU",
    "probabilities": "Three classes: Softmax of the scores",
    "sums": SUMS,
    "predictions": "Predicted class and confidence",
}
