"""Processes are what runs side by side here; within one, a product of matrices is made by one thread.

The libraries of linear algebra under numpy start a thread for each core, and those wait for each other by running on
the spot: several processes of them take more time of every core and are no faster.
"""

import os

_NAMES = ("OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "VECLIB_MAXIMUM_THREADS")


def one_thread() -> None:
    """Say so for this process and its children, before numpy is loaded; what the user has set holds."""
    for name in _NAMES:
        os.environ.setdefault(name, "1")
