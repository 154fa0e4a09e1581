"""Boxes that each edit one field of a car by its text, and save by themselves."""
