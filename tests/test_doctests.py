"""Every example in a docstring of tinytorch runs and prints what it says."""

import doctest
import importlib
import pkgutil

import pytest

import tinytorch

MODULES = ["tinytorch"] + [
    module.name for module in pkgutil.walk_packages(tinytorch.__path__, "tinytorch.")
]
WITH_EXAMPLES = {"tinytorch.core.tensor", "tinytorch.core.activations"}


@pytest.mark.parametrize("name", MODULES)
def test_examples_run(name):
    result = doctest.testmod(importlib.import_module(name))
    assert result.failed == 0
    assert result.attempted > 0 or name not in WITH_EXAMPLES
