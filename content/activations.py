# %% [markdown] lesson={"id": "activations", "points": 75}
# # Activations: write ReLU and Softmax
#
# In this notebook you write the two functions that almost every classifier needs: **ReLU**, which
# puts a bend into the network, and **Softmax**, which turns scores into probabilities. Then you put both into a small
# network, watch three samples go through it, and write about what you have seen.
#
# You need about two hours, Python and a little NumPy. Nothing has to be installed.
#
# ## How to work here
#
# - Click into a cell and press **Shift + Enter** to run it. The symbol `[*]` means that Python is
#   still busy; a number such as `[3]` means that it is done.
# - You write in three places: the class `ReLU`, the class `Softmax`, and the three answers at the
#   end. You can add your own cells anywhere. You cannot change the explanations and checks.
# - After each exercise comes a **check**. It says for each property what went in, what came out
#   and what was expected. When one fails, read its hint, change your class, run the class cell
#   again, then the check. Run it as often as you like: no try costs points.
# - Your text is kept in this browser. What Python remembers is not: when you come back another
#   day, choose **Run All Above Selected Cell** in the menu **Run**. It stops at a check that
#   fails.
#
# | What | Points |
# | --- | ---: |
# | Check of ReLU | 10 |
# | Check of Softmax | 10 |
# | Check of both together | 15 |
# | Check of a whole forward pass | 10 |
# | Three reflections, 10 points each | 30 |
# | All | 75 |

# %% [markdown]
# ## Set up
#
# This cell brings in NumPy and `Tensor`, the container of this course. Run it first.

# %% setup={"grade_id": "setup"}
import numpy as np

from tinytorch.core.tensor import Tensor

# %% [markdown]
# A `Tensor` holds one NumPy array. You need three things:
#
# - `x.data` is the array. Writing into it changes the tensor. `x._data` is another name for it.
# - `x.shape` and `x.dtype` say how many elements there are along each axis, and of which type.
# - `Tensor(array)` makes a new one. It keeps the array it is given and does not copy it.
#
# Run the next cell. What is the shape, and which of its two numbers counts the rows?

# %%
x = Tensor([[-2.0, -0.5, 0.0], [0.5, 1.5, 3.0]])
print(x)
print("array:", x.data)
print("shape:", x.shape, "dtype:", x.dtype)

# %% [markdown]
# ## Part 1: write ReLU
#
# ReLU is short for *rectified linear unit*. It looks at each element on its own, keeps it when it
# is positive, and puts 0 in its place when it is not:
#
# $$y = \max(0, x)$$
#
# | x | -2 | -0.5 | 0 | 0.5 | 1.5 | 3 |
# | --- | ---: | ---: | ---: | ---: | ---: | ---: |
# | y | 0 | 0 | 0 | 0.5 | 1.5 | 3 |
#
# Why bother? Without a bend, two linear layers in a row are just one linear layer. The bend is
# what lets a deep network draw more than straight lines. And this bend is cheap: its slope is 1 or
# 0, so a positive signal passes unchanged. Krizhevsky, Sutskever and Hinton (2012) trained a small
# convolutional network on CIFAR-10 with ReLU and with tanh. With ReLU it reached 25 % training
# error six times faster.
#
# **Predict first.** What does ReLU make of `[[-1, 2], [3, -4]]`? Write it down. What is the shape
# of the result?

# %% [markdown]
# ### What to write
#
# The class below has two empty methods. The docstrings say what each returns.
#
# - `forward(x)` gives a **new** tensor. The input stays as it was.
# - `forward_(x)` works **in place**: it overwrites the memory of `x` and returns `x` itself. The
#   underscore at the end is PyTorch's convention for this.
#
# Both keep the shape and the dtype. Integers stay integers, and NaN (*not a number*) stays NaN, so
# that a fault further up is not hidden.
#
# Three things to know before you start:
#
# - A Python `if` cannot decide for a whole array. NumPy compares all elements in one call, with no
#   loop. If you do not know such a function yet, try `help(np.maximum)`, `help(np.clip)` or
#   `help(np.where)` in a new cell.
# - Many NumPy functions take `out=`, an array to write the result into. For example,
#   `np.negative(a, out=a)` flips the sign of every element of `a` and makes no second array.
# - `x.data = something` gives the tensor a new array. That is not in place: other references
#   to the old array see no change.

# %% exercise={"grade_id": "relu-class", "class": "tinytorch.core.activations.ReLU"}

# %% [markdown]
# Try it before the check does. Is `y` what you predicted? `x` should still hold its negative
# numbers.

# %%
x = Tensor([[-1.0, 2.0], [3.0, -4.0]])
y = ReLU()(x)
print("y:", y)
print("x:", x)

# %% check={"grade_id": "test-relu-immediate", "call": "test_unit_relu_activation", "points": 10}

# %% [markdown]
# ### See the kink
#
# One hidden unit computes $w \cdot x + b$ and sends it through ReLU. The line marked *your ReLU*
# comes from **your** class. Where it leaves the other line, your class does something else.
#
# **Predict first.** For w = 2 and b = -1, at which x does the curve bend? Write it down, then move
# the sliders.

# %% figure={"id": "relu-hinge", "uses": ["relu"]}

# %% [markdown]
# The kink is where $w \cdot x + b$ crosses 0, so at $x = -b/w$. It is at 0 only when b is 0: the
# bias moves the kink, the weight sets the slope.
#
# **One question.** Make w negative. On which side of the kink does the unit stay silent now?

# %% [markdown]
# ### See how many units are silent
#
# The next figure sends many inputs through ReLU, drawn from a bell curve, and shows the histogram
# before and after.
#
# **Predict first.** The inputs are centred at 0. What fraction of the outputs is exactly 0? And when
# the bias goes down?

# %% figure={"id": "relu-sparsity", "uses": ["relu"]}

# %% [markdown]
# *Half of them* is right only when the curve lies evenly around 0. The share depends on where the
# inputs lie. Push the bias far down and all outputs are 0: such a unit is called *dead*. Its slope
# is 0 for every input, so training gives it no signal to come back.
#
# **Next:** ReLU treats every element alone. Softmax cannot: each of its outputs depends on a whole
# row.

# %% [markdown]
# ## Part 2: write Softmax
#
# The last layer of a classifier gives one score per class. These scores are called **logits**.
# They can be any numbers, positive or negative. Softmax makes probabilities of them: none is
# negative, together they are 1, and the largest logit gets the largest probability.
#
# $$y_i = \frac{e^{x_i - m}}{\sum_j e^{x_j - m}} \qquad \text{with } m = \max_j x_j$$
#
# Follow one row by hand:
#
# | step | class 0 | class 1 | class 2 |
# | --- | ---: | ---: | ---: |
# | logits | 2 | 1 | 0 |
# | minus the maximum, 2 | 0 | -1 | -2 |
# | exp | 1.000 | 0.368 | 0.135 |
# | divided by their sum, 1.503 | 0.665 | 0.245 | 0.090 |
#
# **Only differences of logits matter.** Add the same number to all of them: top and bottom of the
# fraction get the same factor, and it cancels. That is why we may subtract the maximum. On paper
# it changes nothing. In the machine it changes a lot: float64 cannot hold $e^{710}$, the result is
# `inf`, and `inf / inf` is not a number. After the shift the largest exponent is 0.
#
# **Predict first.** What are the probabilities of the logits 1002, 1001 and 1000? Use the table.

# %% [markdown]
# ### What to write
#
# `Softmax(dim)` remembers along which axis the probabilities sum to 1. You write `forward`.
#
# - `x.axis(self.dim)` gives that axis, counted from the front. It also raises a clear error when
#   there is no such axis.
# - A batch has one row per sample, and each row needs its **own** maximum and its **own** sum.
#   `a.max()` is the maximum of everything; `a.max(axis=1)` has one per row.
# - Reducing a (2, 3) array along axis 1 gives shape (2,), which does not fit back onto (2, 3).
#   With `keepdims=True` it gives (2, 1), and NumPy stretches that over the row.
# - A floating dtype is kept: float32 logits give float32 probabilities. Integers become floating.
# - Do not change the input.
#
# Start with a float64 row and get it right. Then a batch. Then the other dtypes.

# %% exercise={"grade_id": "softmax-class", "class": "tinytorch.core.activations.Softmax"}

# %% [markdown]
# Try it. The second row is the first one plus 1000. What should the two rows of the result have in
# common?

# %%
logits = Tensor([[2.0, 1.0, 0.0], [1002.0, 1001.0, 1000.0]])
p = Softmax()(logits)
print(p)
print("sum of each row:", p.data.sum(axis=1))

# %% check={"grade_id": "test-softmax-immediate", "call": "test_unit_softmax_activation", "points": 10}

# %% [markdown]
# ### See the four steps
#
# Three logits, and all numbers on the way to the probabilities.
#
# **Predict first.** Raise one logit and leave the other two. Do the other two probabilities stay?

# %% figure={"id": "softmax-steps", "uses": ["softmax"]}

# %% [markdown]
# They all move, since they share one sum. What stays is the ratio of the other two: the difference of
# their logits is the same as before.
#
# ### See it overflow
#
# Now add an offset to all three logits. The method *naive* takes the exponentials as they come,
# the method *stable* subtracts the maximum first.
#
# **Predict first.** In float32, at which offset does the naive method break? Write down a guess,
# then move the offset slowly. Note the **setting** where `inf` and NaN first show: offset, method
# and dtype. You will need it in a reflection.

# %% figure={"id": "softmax-overflow", "uses": ["softmax"]}

# %% [markdown]
# `exp` overflows above 11.0859 in float16, 88.72 in float32 and 709.78 in float64. Each is the last
# number of its dtype below the logarithm of the largest number that it can hold. Where the naive method works, the
# stable one gives the same probabilities up to rounding, and it goes on where the other ends.
# Blanchard, Higham and Higham (2021) work out the rounding errors of both.
#
# **One question.** The stable method subtracts the maximum. Why not the mean?
#
# **Next:** you have both parts. A network needs them in the right order.

# %% [markdown]
# ## Part 3: use both in a network
#
# This is the smallest network with all the parts: four features, a hidden layer of three units
# with ReLU, and one score for each of three classes, with Softmax at the end.
#
# $$\text{features} \to \text{linear} \to \text{ReLU} \to \text{linear} \to \text{logits} \to
# \text{Softmax} \to \text{probabilities}$$
#
# The weights below are written by hand, so that you can follow each number. In a real network
# training finds them.
#
# **Predict first.** The input has shape (2, 4). What are the shapes of the hidden layer, of the
# logits and of the probabilities? Write all three down, then run the cell.

# %%
weights_in = np.array([[1.0, -1.0, 0.5], [0.5, 1.0, -1.0], [-1.0, 0.5, 1.0], [0.5, 0.5, -0.5]])
weights_out = np.array([[2.0, -1.0, 0.0], [-1.0, 2.0, 0.5], [0.5, 0.0, 1.5]])


def network(x, activation):
    """The hidden layer and the logits of a batch ``x`` of shape (samples, 4)."""
    hidden = activation(Tensor(x.data @ weights_in))
    logits = Tensor(hidden.data @ weights_out)
    return hidden, logits


batch = Tensor([[1.0, 2.0, -1.0, 0.5], [-0.5, 0.0, 1.5, 1.0]])
hidden, logits = network(batch, ReLU())
probabilities = Softmax()(logits)
print("hidden:", hidden)
print("logits:", logits)
print("probabilities:", probabilities)

# %% [markdown]
# ReLU worked on each element, Softmax on each row. The shapes went from (2, 4) to (2, 3) twice.
# In the hidden layer some units are exactly 0: they are silent for that sample.
#
# The check does the same with its own weights. It also tests whether the ranking of the classes is
# kept, and whether the second call still gives what the first one gave.

# %% check={"grade_id": "test-activations-comprehensive", "call": "test_unit_activations_comprehensive", "points": 15}

# %% [markdown]
# ### See one sample go through
#
# Three samples go from features to confidence. Move the feature and the weight first.
#
# **Predict.** Suppose ReLU stood a second time, right before Softmax. All negative logits would
# become 0. Could the predicted class change? Could the confidence? Then choose *on logits too*.

# %% figure={"id": "network-pass", "uses": ["relu", "softmax"]}

# %% [markdown]
# A negative logit is not a fault: it says *rather not*. ReLU before Softmax wipes out how much
# rather not. Logits of -1 and -5 become equal, and when all are negative, all classes come out
# equally probable. So ReLU belongs in hidden layers, and the logits go to Softmax as they are.

# %% [markdown]
# ## Part 4: run a whole forward pass
#
# The last check takes three samples through a network with your classes: four features, three
# hidden units, three classes. It ends with the predicted class of each sample, which is the place
# of the largest probability, and with the confidence, which is that probability.
#
# Read the printed lines. For which sample is the network least confident?

# %% check={"grade_id": "test-activations-integration", "call": "test_module_activation_integration", "points": 10}

# %% [markdown]
# ### Compare with your predictions
#
# - ReLU of `[[-1, 2], [3, -4]]` is `[[0, 2], [3, 0]]`, of the same shape.
# - For w = 2 and b = -1 the kink is at 0.5. With a negative w the unit is silent on the right of
#   the kink.
# - Inputs centred at 0 leave about half of the outputs at 0. A lower bias leaves more.
# - Softmax of 1002, 1001 and 1000 is what it is of 2, 1 and 0: 0.665, 0.245 and 0.090.
# - Raise one logit, and the other two probabilities fall.
# - In float32 the naive method gives NaN from offset 86 on: the largest logit is then 89, above
#   88.72.
# - The largest logit may lie far above the mean. Then its exponential still overflows after the
#   mean is subtracted. After the maximum is subtracted, none can.
# - Hidden layer, logits and probabilities of two samples all have shape (2, 3).
# - With ReLU before Softmax the largest logit stays the largest as long as it is positive, but the
#   confidence falls. When no logit is positive, all classes tie.
#
# **Next:** three reflections. If a check above still fails, you can go on all the same and come
# back to it.

# %% [markdown]
# ## Part 5: reflect on what you have seen
#
# Three questions, each with an answer cell below its rubric. A person reads your answers.
#
# - Write 150 to 300 words for each, in whole sentences. Double-click the answer cell to write,
#   press Shift + Enter when you are done.
# - Use what you have seen here: a figure's setting, a line of a check, a measured time, a shape.
#   One number that you saw yourself weighs more than a page of opinion.
# - Say what you do not know. A clear limit is worth more than a bold guess.

# %% [markdown]
# ### Measure before you answer
#
# The next cell times your classes on four million float32 numbers, which are 16 MB, and compares
# them with a plain copy. It times ReLU twice: on numbers whose signs are mixed, and on the same
# numbers with each row sorted, negative ones first. `forward_` gets fresh numbers before each run,
# since after one run nothing negative is left. Each time is the shortest of five runs, or of as
# many as begin within a second.
#
# **Predict first.** Sorting changes neither the count of the numbers nor what ReLU does to each.
# Will it change the time?
#
# Run the cell twice and see how much the times vary. They are yours: another machine or browser
# gives others. In a browser NumPy takes one element after the other. Outside of it NumPy takes
# several at once, and the same line of code can be many times as fast.

# %%
import time


def shortest(action, prepare=lambda: None):
    """The shortest time that ``action`` took, in milliseconds; ``prepare`` is not counted."""
    times = []
    while len(times) < 5 and sum(times) < 1:
        prepare()
        start = time.perf_counter()
        action()
        times.append(time.perf_counter() - start)
    return 1000 * min(times)


def fill():
    """Put the mixed numbers back where ``forward_`` works."""
    np.copyto(scratch.data, mixed.data)


mixed = Tensor(np.random.default_rng(0).normal(size=(2000, 2000)).astype(np.float32))
in_order = Tensor(np.sort(mixed.data))
scratch = Tensor(np.empty_like(mixed.data))
print("shape:", mixed.shape, "dtype:", mixed.dtype)
print(f"copy                        {shortest(fill):8.2f} ms")
print(f"ReLU.forward, signs mixed   {shortest(lambda: ReLU().forward(mixed)):8.2f} ms")
print(f"ReLU.forward, rows sorted   {shortest(lambda: ReLU().forward(in_order)):8.2f} ms")
print(f"ReLU.forward_, signs mixed  {shortest(lambda: ReLU().forward_(scratch), fill):8.2f} ms")
print(f"Softmax                     {shortest(lambda: Softmax().forward(mixed)):8.2f} ms")

# %% [markdown] reflection={"grade_id": "ml-systems-performance", "title": "Reflection 1: make ReLU and Softmax fast", "points": 10, "words": [150, 300]}
# #### Context
#
# ReLU does one comparison per element. In float32 it reads 4 bytes for that and writes 4 bytes. A
# processor can only be as fast as the slower of two things: its arithmetic and its memory. An
# NVIDIA A100 (40 GB), for example, does up to 19.5 trillion float32 operations per second and
# moves up to 1,555 GB per second (its data sheet), so about 12 operations for each byte. Code
# that does less than that per byte is limited by memory. This picture is called the roofline
# (Williams, Waterman and Patterson, 2009, doi:10.1145/1498765.1498785). It counts on vector
# instructions, which treat several elements at once. Code that takes one element after the other
# may spend its time elsewhere: where it branches, the processor guesses which way, and a wrong
# guess costs as much as many operations.
#
# Softmax goes over each row several times: maximum, exponential, sum, division. Milakov and
# Gimelshein (2018, arXiv:1805.02867) merge the first passes into one and save memory traffic,
# although they compute more.
#
# #### Question
#
# You look after ReLU and Softmax in a framework that runs on CPUs and GPUs. Where does their time
# go, and what would you do about it?
#
# Start from the times that the notebook measured for you: quote at least two lines with shape and
# dtype, and work out for one of them how many bytes were moved per second. Compare ReLU with the
# copy, and mixed signs with sorted rows, which move as many bytes: what limits ReLU where you
# measured it, and what would on a machine with vector instructions? Then choose what to do on a CPU and on a GPU. Possible means are SIMD
# instructions, fusing with the layer before, the layout of the array, and a smaller dtype. Close
# with what is different in training and in inference.
#
# #### Rubric
#
# - 3 points: Evidence. Quotes at least two measured times with shape and dtype, and derives from
#   one of them the bytes moved per second, with the calculation.
# - 3 points: Explanation. Says what limits ReLU where it was measured, so that it fits the times
#   of copy, mixed signs and sorted rows; when memory is the limit, by bytes and operations per
#   element; and what the further passes and the exponential of Softmax add.
# - 2 points: Means. Names one for the CPU and one for the GPU, and says for each which cost it
#   removes.
# - 2 points: Training against inference. Says what has to be kept for the gradient, and when
#   working in place is safe.
#
# ### BEGIN SOLUTION
# What a good answer says:
#
# - Evidence: the numbers differ from machine to machine; check the calculation, not the value. ReLU
#   on (2000, 2000) float32 reads 16 MB and writes 16 MB. If it took 3.2 ms, that is 32 MB / 3.2 ms
#   = 10 GB/s. Full points also when the write is counted twice (the line is read before it is
#   written), if that is said.
# - Explanation: in a browser NumPy uses no vector instructions. On one machine the reference took
#   1.5 ms for the copy, 40 ms for ReLU with mixed signs, 4 ms with sorted rows, 22 ms in place and
#   57 ms for Softmax: the bytes are the same, so memory is not the limit, but a branch on the sign
#   that is guessed wrong half of the time. How much depends on how ReLU is written: with
#   `np.where` the signs hardly matter. Outside of a browser the same machine took 1.7 ms for the
#   copy and 0.8 ms for ReLU in either order: one operation per 8 bytes is far below 12 per byte,
#   and memory is the limit. "ReLU waits for memory" earns the points only with times that say so.
#   `forward_` allocates nothing, which saves page faults as well as a second array in the cache.
#   Softmax makes several passes, and the exponential is many operations per element.
# - Means: SIMD handles 4 to 16 float32 at once and wants contiguous memory; reducing along the
#   last axis of a C-ordered array reads memory in order. On a GPU, fusing ReLU into the matrix
#   product before it saves one write and one read; float16 or bfloat16 halves the bytes.
# - Training keeps the input or a mask of ReLU, and the output of Softmax, for the gradient. In
#   place is safe when nobody needs the old value: for ReLU the sign of the output is enough.
#   Inference keeps nothing and can fuse freely.
#
# No points in the first line for times without shape and dtype.
# ### END SOLUTION

# %% [markdown] reflection={"grade_id": "ml-systems-stability", "title": "Reflection 2: stay sane with extreme inputs", "points": 10, "words": [150, 300]}
# #### Context
#
# You have seen `exp` run out of numbers: above 11.0859 in float16, above 88.72 in float32. In mixed
# precision most of a network is computed in float16, while sensitive parts stay in float32
# (Micikevicius et al., 2018, arXiv:1710.03740). Gradients that grow too large are often clipped
# to a longest length (Pascanu, Mikolov and Bengio, 2013, arXiv:1211.5063). And when the classes
# of one row lie on several machines, no machine sees the whole row, so the maximum and the sum
# have to be exchanged (Shoeybi et al., 2019, arXiv:1909.08053).
#
# Hardware differs, too. Each processor may add in another order, and rounding then differs in the
# last digits.
#
# #### Question
#
# A colleague trains a classifier in mixed precision on several machines. After some thousand steps
# the loss is NaN. How do the activations come into this, and what is your plan?
#
# Start from what you saw: name the setting of the figure `softmax-overflow` (offset, method,
# dtype) at which the first `inf` or NaN came, and one line of the Softmax check that guards
# against it. Say what subtracting the maximum guarantees and what it does not. Then say what you
# would clip and what not, which parts you would keep in float32, and how you would find out
# whether hardware or the number of machines plays a part.
#
# #### Rubric
#
# - 3 points: Evidence. Gives offset, method and dtype at which the figure broke, and the line of
#   the check that covers this case, and says how the two belong together.
# - 3 points: Explanation. Says why the shift leaves the result as it is and keeps `exp` at or
#   below 1, and names an input that it does not save.
# - 2 points: Precision and clipping. Says what stays in float32 and why, and keeps clipping
#   gradients apart from clipping logits.
# - 2 points: Hardware and many machines. Says what has to be exchanged for a row that is split
#   up, and how to compare runs whose last digits differ.
#
# ### BEGIN SOLUTION
# What a good answer says:
#
# - Evidence: for example, naive method, float32: `inf` at an offset of 85.5, where the sum
#   overflows, NaN from 86 on, where the largest logit, 3 plus the offset, passes 88.72 and the
#   row has inf / inf; in float16 from 8.5 on. The line of the check on logits near 1000, or on
#   rows far apart. Accept any setting that fits the thresholds in the context.
# - Explanation: the common factor cancels; after the shift the largest exponent is 0 and the sum
#   is at least 1, so nothing overflows and nothing is divided by 0. Not saved: NaN or +inf in the
#   logits, a row of nothing but -inf, logits that have overflowed before Softmax, and log of a
#   probability that was rounded to 0 (use log-softmax there). ReLU passes NaN on, and does not
#   bound what is large.
# - Precision: reductions and exponentials in float32, also for float16 inputs; loss scaling for
#   small gradients. Clipping gradients limits a step and keeps the function; clipping logits
#   changes the probabilities and stops the gradient at the bounds.
# - Machines: exchange the maximum first, then the sum of shifted exponentials. Compare with a
#   tolerance, not for equality; first look for NaN on each machine, then run the same batch on
#   one machine and in float32, and change one thing at a time.
# ### END SOLUTION

# %% [markdown]
# ### Put a new activation into the network
#
# *Swish* is $x$ times its sigmoid (Ramachandran, Zoph and Le, 2017, arXiv:1710.05941). The next
# cell writes it down and hands it to the very same `network` as before.
#
# **Predict first.** Which outputs of Swish can be below 0? What happens to code that calls
# `forward_`?


# %%
class Swish:
    """x times its sigmoid: smooth, and a little below 0 for negative x."""

    def forward(self, x):
        """Return a new tensor of the same shape."""
        return Tensor(x.data / (1 + np.exp(-x.data)))

    def __call__(self, x):
        """Return ``forward(x)``."""
        return self.forward(x)


for activation in (ReLU(), Swish()):
    hidden, logits = network(batch, activation)
    print(type(activation).__name__)
    print("  hidden:", hidden)
    print("  predicted classes:", Softmax()(logits).data.argmax(axis=1))
    print("  has forward_:", hasattr(activation, "forward_"))

# %% [markdown] reflection={"grade_id": "ml-systems-evolution", "title": "Reflection 3: take in new activations", "points": 10, "words": [150, 300]}
# #### Context
#
# ReLU was not the last word. GELU (Hendrycks and Gimpel, 2016, arXiv:1606.08415) and Swish came
# later, and others will come. A framework has thousands of callers. They rely on things that are
# written down, such as the result having the same shape, and on things that are not, such as ReLU
# never giving a negative number.
#
# A new activation needs more than a formula: a name under which saved models find it, a gradient
# for automatic differentiation, a measured cost, and a promise of what stays the same.
#
# #### Question
#
# How would you let a framework take in a new activation without breaking callers?
#
# Start from the notebook cell that puts Swish into `network`: say what worked when Swish took the
# place of ReLU, and what did not, with a value or a shape that was printed. Take two lines of the
# ReLU check: one that every activation should pass, and one that only ReLU should pass. Then
# describe your design: how an activation is registered and found by name, how it brings its
# gradient, what you profile before you recommend it, and what you promise to callers and saved
# models.
#
# #### Rubric
#
# - 3 points: Evidence. Says what held and what did not when Swish took the place of ReLU, with a
#   printed value or shape, and names one general and one special line of the ReLU check.
# - 3 points: Design. Describes how activations are registered, found by name and given a
#   gradient, so that existing callers need no change.
# - 2 points: Profiling. Says what is measured, on which shapes and dtypes, and against what.
# - 2 points: Compatibility. Says what is promised to callers and saved models, and how a promise
#   is tested and, if need be, withdrawn.
#
# ### BEGIN SOLUTION
# What a good answer says:
#
# - Evidence: the shape of the hidden layer stays (2, 3), the network runs without change; but
#   some hidden values are below 0 now (down to about -0.28, the least value of Swish), no unit is
#   exactly silent, and there is no `forward_`. General lines: shape kept, dtype kept, input left
#   as it was, calling is `forward`. Special: all negative become 0.
# - Design: a small contract (`forward`, same shape, dtype rule, no change of the input) and a
#   registry from name to class; a name, once given, keeps its meaning. The gradient comes with
#   the class, or by tracing the formula, and is checked against finite differences. In-place
#   stays optional, and is asked for, not assumed.
# - Profiling: forward and backward, time and memory, small and large shapes, float16 and float32,
#   CPU and GPU, against ReLU on the same machine; training curves apart from speed.
# - Compatibility: defaults do not change; saved models hold name and parameters; variants (such
#   as the approximate GELU) are named or a parameter; contract checks run for every registered
#   activation; withdrawal comes with a warning and a release in between.
# ### END SOLUTION

# %% [markdown]
# ## Hand in
#
# 1. Choose **Restart Kernel and Run All Cells** in the menu **Kernel**. All checks should pass in
#    one go from top to bottom. It stops at the first one that does not.
# 2. Check that all three answers are there, each between 150 and 300 words.
# 3. Save with **Ctrl + S** (**Cmd + S** on a Mac), then choose **Download** in the menu **File**.
# 4. Hand in that one file. Keep its name, `activations.ipynb`, unless you are told otherwise.
#
# The four checks are worth 45 points. They will be run again, also on inputs that you have not
# seen. The three reflections are worth 30 points and are read by a person.
#
# ## Sources
#
# - Blanchard, P., Higham, D. J. and Higham, N. J. (2021). Accurately computing the log-sum-exp
#   and softmax functions. IMA Journal of Numerical Analysis 41(4), 2311-2330.
#   doi:10.1093/imanum/draa038
# - Krizhevsky, A., Sutskever, I. and Hinton, G. E. (2012). ImageNet classification with deep
#   convolutional neural networks. Advances in Neural Information Processing Systems 25.
# - Nair, V. and Hinton, G. E. (2010). Rectified linear units improve restricted Boltzmann
#   machines. ICML 27, 807-814.
# - NVIDIA (2021). A100 Tensor Core GPU data sheet.
