"""What is learned: one container for numbers, and two activations on it."""
