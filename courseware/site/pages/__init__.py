"""The pages of the site get their heads: policy, runtime, and what other programs show of them.

For the build of the site; ``site/headers.py`` takes the policy from here.
"""
