"""What can go wrong while a machine is set up, said in sentences."""

import sys


class SetupProblem(Exception):
    """Something the user can put right; the message says what to do."""


def tell(line: str) -> None:
    """Says how the set-up is getting on; stdout belongs to the program that runs afterwards."""
    print(line, file=sys.stderr, flush=True)


_NETWORK = (
    "name resolution",
    "getaddrinfo failed",
    "nodename nor servname",
    "Failed to establish a new connection",
    "Network is unreachable",
    "ConnectTimeoutError",
    "ReadTimeoutError",
    "Connection refused",
    "ProxyError",
    "Temporary failure resolving",
    "Could not connect to",
    "Cannot initiate the connection",
    "Unable to connect to",
)


def sentence_for(output: str) -> str:
    """What to tell the user after an installer gave up with this output.

    One sentence where it alone says what to do, else below the installer's own last lines.
    """
    if any(sign in output for sign in _NETWORK):
        return "The package servers could not be reached: connect to the internet and try again."
    if "No space left on device" in output:
        return "The disk is full: free about 500 MB and try again."
    return "\n".join([*output.rstrip().splitlines()[-12:], "", _advice(output)])


def _advice(output: str) -> str:
    if "CERTIFICATE_VERIFY_FAILED" in output:
        return (
            "The package server's certificate was not accepted: check this computer's clock, or "
            "tell pip about your network's certificate (PIP_CERT)."
        )
    if "No matching distribution" in output:
        return (
            "One of the libraries is not made for this computer: a 64-bit Windows, macOS or Linux "
            "of 2022 or later, with Python 3.11 or newer, is needed."
        )
    return "The installation stopped for the reason above: mend that and run the command again."
