"""Libraries that read hostile files warn and log; none of that is for the terminal."""

from __future__ import annotations

import logging
import warnings
from collections.abc import Iterator
from contextlib import contextmanager

__all__ = ["quiet"]


@contextmanager
def quiet() -> Iterator[None]:
    """Within it no warning is shown and nothing is logged; after it all is as before.

    >>> with quiet():
    ...     logging.getLogger("parser").error("never seen")
    """
    before = logging.root.manager.disable
    logging.disable(logging.CRITICAL)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    finally:
        logging.disable(before)
