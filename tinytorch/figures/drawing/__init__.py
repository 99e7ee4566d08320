"""What figures are drawn with. For ``tinytorch.figures``.

- ``canvas``      a surface that writes SVG, 480 units wide and as high as a figure says
- ``plot``        a rectangle of it with scales: axes, curves, bars
- ``class_bars``  bars for a few classes, with rows of numbers under them
- ``numbers``     how numbers are written
"""
