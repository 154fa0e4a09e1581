"""Every sentence a person reads passes here, so that one translator serves all of them.

The rules, the command line and the windows write English templates; the window hands over Qt's
translator when it starts. Without a window the English stands.
"""

from collections.abc import Callable

Translate = Callable[[str], str]


def _as_written(template: str) -> str:
    return template


_translate: Translate = _as_written


def speak_through(translate: Translate | None) -> None:
    """Send every later template through `translate`; None goes back to English."""
    global _translate
    _translate = translate or _as_written


def say(template: str, **values: object) -> str:
    """The template in the reader's language, its `{names}` filled in afterwards.

    >>> say("{count} cars", count=3)
    '3 cars'
    """
    text = _translate(template)
    return text.format(**values) if values else text
