"""Kei Garage: kei cars owned and wanted, when they may enter, where they get plates."""

__version__ = "0.1.0"
