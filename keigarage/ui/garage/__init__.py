"""The garage screen: the stage list, the table, and what an empty garage says."""
