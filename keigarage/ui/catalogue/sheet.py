"""The few rules of style that the catalogue has for itself; colours stay the one stylesheet's."""

from keigarage.ui.look.fonts import CAPTION, TABLE, px


def sheet() -> str:
    """Menus and boxes lower than elsewhere, since nine of them stand above a list; small links."""
    return f"""
QPushButton[pill="true"] {{ border-radius: {px(13)}px; padding: 2px 24px 2px 4px;
    min-height: {px(20)}px; font-size: {px(TABLE)}px; }}
QPushButton[pill="true"]:focus {{ padding: 1px 23px 1px 3px; }}
QPushButton[pill="true"][asks="true"] {{ background: palette(highlight); font-weight: 600; }}
QPushButton[pill="true"]::menu-indicator {{ right: 8px; }}
QLineEdit[pill="true"] {{ padding: 2px 8px; min-height: {px(20)}px; font-size: {px(TABLE)}px; }}
QLineEdit[pill="true"]:focus {{ padding: 1px 7px; }}
QLineEdit[pill="true"][asks="true"] {{ background: palette(highlight); font-weight: 600; }}
QPushButton[kind="link"] {{ font-size: {px(CAPTION)}px; padding: 1px 0; }}
QPushButton[kind="link"]:focus {{ padding: 0; }}
QPushButton[kind="cross"] {{ background: transparent; border: 1px solid transparent;
    padding: 0; min-height: 0; border-radius: {px(11)}px; }}
QPushButton[kind="cross"]:hover {{ border: 1px solid palette(dark); }}
QPushButton[kind="cross"]:focus {{ border: 2px solid palette(window-text); }}
QFrame[bar="acts"] {{ border-top: 1px solid palette(mid); }}
QFrame[bar="tray"] {{ background: palette(base); border-top: 1px solid palette(mid); }}
#figures QHeaderView::section {{ padding: 6px 16px; }}
"""
