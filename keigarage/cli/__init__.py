"""The command line: the same services without a window, and nothing slow before it is needed."""

from keigarage.cli.trouble import guarded


def run(words: list[str]) -> int:
    """Do what the words after `keigarage` ask; the exit code: 0 done, 1 could not, 2 wrong usage.

    Nothing leaves by an exception: what an owner can mend is one sentence on stderr, and a fault
    of ours is written to the log.
    """
    return guarded(lambda: _answer(words))


def _answer(words: list[str]) -> int:
    from keigarage.cli.quick import question_in

    question = question_in(words)
    if question is not None:
        from keigarage.cli.ages import put_eligibility

        put_eligibility(**question)
        return 0
    from keigarage.cli.commands import run_command

    return run_command(words)
