"""Printed pages on screen: look, save, print."""
