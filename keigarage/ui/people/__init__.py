"""The People screen: whom the owner deals with."""
