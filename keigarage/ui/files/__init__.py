"""Attached files on screen: small pictures, and a closer look."""
