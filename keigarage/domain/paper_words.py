"""A record's "when" told as what it is: the case that needs a paper, or a remark on the paper."""

import re

from keigarage.domain.status import Need
from keigarage.domain.words import say

# How a remark begins: with who names the paper, with what is done to it, or with what it shows.
# Anything else is a condition: "document not in English", "vehicle entered under bond".
_REMARK = (
    r"(?:(?:a|the) )?(?:(?:county|legal|dealer|summary) )?"
    r"(?:checklist|source|guide|statute|policy|page|rule|DMV|OMV|DOR)\b"
    r"|(?:listed|named|not named|as named|completed|done|taken|asked|still asked|may be asked"
    r"|goes with|useful|form number|proof of|to show|state on|or form|any one of|sales-tax basis"
    r"|import must)\b"
)
# Conditions that bring their own first word with them.
_WHOLE = ("if ", "for ", "from ", "only ", "unless ", "when ", "where ")


def is_remark(why: str) -> bool:
    """Whether the words speak of the paper itself rather than of the case that needs it."""
    return re.match(_REMARK, why, re.IGNORECASE) is not None


def when_words(why: str, need: Need) -> str:
    """`if: document not in English` or `note: DMV lists it …`; a requirement's case stands alone.

    The record's own words are kept as they are; empty where it says nothing.
    """
    if not why:
        return ""
    if is_remark(why):
        return say("note: {remark}", remark=why)
    if need is Need.REQUIRED or why.startswith(_WHOLE):
        return why
    return say("if: {condition}", condition=why)
