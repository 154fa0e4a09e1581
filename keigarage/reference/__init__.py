"""The rule book: what the program knows of ages, states, papers and cars, bundled as JSON."""

from keigarage.reference.rulebook import RuleBook

__all__ = ["RuleBook"]
