"""Ladders to measure on, and the plain ways to find a plan."""
