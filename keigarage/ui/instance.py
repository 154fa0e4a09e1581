"""One window a garage: a second start hands over to the first, which comes to the front."""

import hashlib
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

_WAIT_MS = 1_000


def _name(garage: Path) -> str:
    """A socket name of its own for each garage folder and user."""
    digest = hashlib.sha256(str(garage.resolve()).encode()).hexdigest()[:24]
    return f"keigarage-{digest}"


def hand_over(garage: Path) -> bool:
    """Ask the window that has this garage open to show itself; False when none answers."""
    socket = QLocalSocket()
    socket.connectToServer(_name(garage))
    if not socket.waitForConnected(_WAIT_MS):
        return False
    socket.write(b"show\n")
    answered = socket.waitForReadyRead(_WAIT_MS)
    socket.disconnectFromServer()
    return answered


class Doorkeeper(QObject):
    """Listens for later starts on the same garage. `knocked` when one asked to be shown."""

    knocked = Signal()

    def __init__(self, garage: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        # We hold the garage's lock, so a socket of that name can only be a dead run's.
        QLocalServer.removeServer(_name(garage))
        self._server.newConnection.connect(self._on_connection)
        self._server.listen(_name(garage))

    def close(self) -> None:
        self._server.close()

    def _on_connection(self) -> None:
        socket = self._server.nextPendingConnection()
        if socket is None:
            return
        socket.write(b"shown\n")
        socket.flush()
        socket.disconnected.connect(socket.deleteLater)
        self.knocked.emit()
