# %% [markdown] lesson={"id": "gelu", "points": 10}
# # GELU: write a smooth gate
#
# ReLU decides by the sign: an input passes or it does not. **GELU** lets a *share* of each input
# pass. The share is the probability that a standard normal number is smaller than the input, so
# it grows smoothly from 0 to 1:
#
# $$y = x \cdot P(X \le x)$$
#
# Hendrycks and Gimpel (2016) proposed it; the language model BERT (Devlin et al., 2019) uses it.
#
# You need about 20 minutes, and ReLU behind you. Click into a cell and press **Shift + Enter** to
# run it.

# %% setup={"grade_id": "setup"}
import numpy as np

from tinytorch.core.tensor import Tensor

# %% [markdown]
# ## Write it
#
# The probability needs the error function, and NumPy has none. The authors give an approximation
# that needs only tanh. Write this one:
#
# $$y = 0.5 \, x \, (1 + \tanh(\sqrt{2 / \pi} \, (x + 0.044715 \, x^3)))$$
#
# - `forward(x)` gives a **new** tensor of the same shape. The input stays as it was.
# - A floating dtype is kept: float32 comes out as float32. Integers become floating.
# - `np.tanh` and `np.pi` are there.
#
# **Predict first.** What does GELU make of -1, 0 and 3? Which of them comes out closest to what
# ReLU makes of it? Write it down.

# %% exercise={"grade_id": "gelu-class", "class": "tinytorch.added.gelu.activation.GELU"}

# %% [markdown]
# Try it before the check does. Is it what you predicted?

# %%
print(GELU()(Tensor([-1.0, 0.0, 3.0])))

# %% check={"grade_id": "test-gelu-immediate", "call": "test_unit_gelu_activation", "points": 10}

# %% [markdown]
# ## See it
#
# The line marked *yours* comes from **your** class.
#
# **Predict first.** For which input is the output lowest? Move x and see. Then put *exact GELU*
# beside it: in which decimal do the two differ?

# %% figure={"id": "gelu-beside", "uses": ["gelu"]}

# %% [markdown]
# The lowest output is about -0.17, at x near -0.75: GELU falls before it rises. The approximation
# and the exact curve are less than 0.0005 apart. That is little, but a saved model was trained
# with one of the two, so libraries have a name for each.
#
# ## Hand in
#
# Run all cells from top to bottom, save, then choose **Download** in the menu **File** and hand in
# that one file, `gelu.ipynb`.
#
# ## Sources
#
# - Hendrycks, D. and Gimpel, K. (2016). Gaussian error linear units (GELUs). arXiv:1606.08415
# - Devlin, J., Chang, M.-W., Lee, K. and Toutanova, K. (2019). BERT: pre-training of deep
#   bidirectional transformers for language understanding. NAACL-HLT 2019, 4171-4186.
#   arXiv:1810.04805
