# %% [markdown] lesson={"id": "skeleton", "points": 10}
# # Skeleton: write one more activation
#
# EDIT: say what this activation is for, and where it comes from. Here stands *softsign* as an
# example:
#
# $$y = \frac{x}{1 + |x|}$$
#
# You need about 15 minutes. Click into a cell and press **Shift + Enter** to run it.

# %% setup={"grade_id": "setup"}
import numpy as np

from tinytorch.core.tensor import Tensor

# %% [markdown]
# ## Write it
#
# EDIT: say what is to be written, and what learners must know for it. `forward(x)` gives a new
# tensor of the same shape. A floating dtype is kept, and integers become floating.
#
# **Predict first.** What does it make of -1, 0 and 3? Write it down.

# %% exercise={"grade_id": "skeleton-class", "class": "tinytorch.added.skeleton.activation.Skeleton"}

# %% [markdown]
# Try it before the check does. Is it what you predicted?

# %%
print(Skeleton()(Tensor([-1.0, 0.0, 3.0])))

# %% check={"grade_id": "test-skeleton-immediate", "call": "test_unit_skeleton_activation", "points": 10}

# %% [markdown]
# ## See it
#
# EDIT: ask for a prediction, then let learners move. The line marked *yours* comes from your class.

# %% figure={"id": "skeleton-curve", "uses": ["skeleton"]}

# %% [markdown]
# ## Hand in
#
# Run all cells from top to bottom, save, then choose **Download** in the menu **File** and hand in
# that one file, `skeleton.ipynb`.
