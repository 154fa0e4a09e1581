"""The `eligibility` command read without click, which alone takes longer to import than the
answer. Only its plain, right form is read here; anything else is left to click, which knows the
same options (a test compares the two) and explains what is wrong."""

from keigarage.cli.ages import is_known

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

_ONCE = {"--registered": "registered", "--on": "on", "--arrives": "arrives"}


def question_in(words: "list[str]") -> "dict[str, Any] | None":
    """What `eligibility …` asks, as the arguments of `put_eligibility`; None for other words."""
    if words[:1] != ["eligibility"]:
        return None
    question: dict[str, Any] = {}
    built: list[str] = []
    rules: list[str] = []
    rest = iter(words[1:])
    for word in rest:
        option, equals, value = word.partition("=")
        if word == "--json":
            question["as_json"] = True
        elif option == "--rule" or option in _ONCE:
            value = value if equals else next(rest, "")
            if not value or value.startswith("-") or _ONCE.get(option) in question:
                return None
            if option == "--rule":
                rules.append(value)
            else:
                question[_ONCE[option]] = value
        elif word == "-" or not word.startswith("-"):
            built.append(word)
        else:
            return None
    question |= {"built": " ".join(built), "rules": rules}
    answerable = built and (is_known(question["built"]) or "registered" in question)
    return question if answerable else None
