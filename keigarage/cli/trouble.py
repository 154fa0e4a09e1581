"""Two kinds of trouble: what the owner can mend is a sentence, the rest goes to the log."""

from keigarage.cli.terminal import complain, flush, speak_utf8
from keigarage.domain.errors import GarageError
from keigarage.domain.words import say

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable


def guarded(work: "Callable[[], int]") -> int:
    """The exit code of `work`, or 1 and a sentence on stderr when it came to nothing."""
    speak_utf8()
    code, sentence = 1, ""
    try:
        code = work()
    except BrokenPipeError:
        code = 0  # the reader went away with what it wanted
    except GarageError as problem:
        sentence = str(problem)
    except KeyboardInterrupt:
        sentence = say("Stopped.")
    except Exception as problem:
        sentence = _written_down(problem)
    unwritten = flush()
    sentence = sentence or unwritten
    if sentence:
        complain(sentence)
        return 1
    return code


def _written_down(problem: Exception) -> str:
    from keigarage.log import write_down
    from keigarage.places import places

    folder = places().logs
    try:
        file = write_down(folder, problem)
    except OSError:
        return say("Something went wrong inside the program, and what happened could not be "
                   "written to {folder}.", folder=folder)  # fmt: skip
    return say("Something went wrong inside the program; what happened was written to {file}.",
               file=file)  # fmt: skip
