"""A page that reads like text: boxes show themselves under the pointer or the focus alone."""

# Only what stands at rest is told here; hover, focus and wrong text keep the one stylesheet's
# colours, and the colours below are that sheet's own, by the names Qt gives them.
SHEET = """
QLineEdit[quiet="true"], QComboBox[quiet="true"] { min-height: 18px; border-radius: 6px; }
QLineEdit[quiet="true"]:!focus { padding: 3px 7px; }
QLineEdit[quiet="true"]:focus { padding: 2px 6px; }
QComboBox[quiet="true"]:!focus { padding: 3px 22px 3px 9px; }
QComboBox[quiet="true"]:focus { padding: 2px 21px 2px 8px; }
QLineEdit[quiet="true"]:!focus, QComboBox[quiet="true"]:!focus {
    background: transparent; border: 1px solid transparent; }
QLineEdit[quiet="true"]:!focus:hover, QComboBox[quiet="true"]:!focus:hover {
    background: palette(base); border: 1px solid palette(dark); }
QLineEdit[quiet="true"]:!focus:read-only:hover {
    background: transparent; border: 1px solid transparent; }
QLineEdit[quiet="true"][invalid="true"]:!focus, QComboBox[quiet="true"][invalid="true"]:!focus {
    border: 1px solid palette(bright-text); }
QComboBox[quiet="true"]::drop-down { width: 18px; }
QListView[quiet="true"] { background: transparent; }
QPushButton[kind="link"] { font-size: 12px; padding: 2px 0; }
QPushButton[kind="link"]:focus { padding: 2px 0; border: 1px solid palette(window-text); }
"""
