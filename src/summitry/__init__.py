"""Summitry: models of negotiations in which every number has a reason.

The package is used by its modules (``from summitry.cases.read import read_case``); importing it
costs nothing and pulls in no numeric library.
"""

__all__ = ["__version__"]

__version__ = "0.1.0"
