"""How Kei Garage looks: palette and stylesheet, car outlines, plates, marks, icons."""
