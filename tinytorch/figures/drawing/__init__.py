"""What figures are drawn with: canvas, axes, bars, numbers as text. For `tinytorch.figures`."""
