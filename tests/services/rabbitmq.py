"""A RabbitMQ server of one's own: own node, own ports, own folder, ended by its process id."""

import os
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kombu import Connection

from tests.faults.servers import Missing, free_port, running_process, wait_for

# Debian's wrapper in /usr/sbin changes user and folder; the program itself does neither.
_DEBIAN = Path("/usr/lib/rabbitmq/bin/rabbitmq-server")
_STARTS_WITHIN = 120.0


@contextmanager
def running_rabbitmq(folder: Path) -> Iterator[str]:
    """Give the address of a server whose node lives in `folder` and on the loopback interface.

    Raises Missing when it is not installed.
    """
    program = str(_DEBIAN) if _DEBIAN.is_file() else shutil.which("rabbitmq-server")
    mapper = shutil.which("epmd")
    if program is None or mapper is None:
        raise Missing("RabbitMQ is missing. Debian package: rabbitmq-server")
    folder.mkdir(parents=True)
    (folder / "enabled_plugins").write_text("[].\n")
    port, mapper_port = free_port(), free_port()
    env = _environment(folder, port=port, mapper_port=mapper_port)
    # Started here, because the node would leave one running behind it.
    with running_process([mapper, "-port", str(mapper_port), "-address", "127.0.0.1"]):
        wait_for(mapper_port)
        with running_process([program], env=env, log=folder / "log"):
            address = f"amqp://guest:guest@127.0.0.1:{port}//"
            _wait_until_it_talks(address, log=folder / "log")
            yield address


def _environment(folder: Path, *, port: int, mapper_port: int) -> dict[str, str]:
    return {
        **os.environ,
        "HOME": str(folder),
        "ERL_EPMD_PORT": str(mapper_port),
        "ERL_EPMD_ADDRESS": "127.0.0.1",
        "RABBITMQ_NODENAME": f"pearls-{port}@localhost",
        "RABBITMQ_NODE_IP_ADDRESS": "127.0.0.1",
        "RABBITMQ_NODE_PORT": str(port),
        "RABBITMQ_DIST_PORT": str(free_port()),
        "RABBITMQ_MNESIA_BASE": str(folder / "mnesia"),
        "RABBITMQ_LOG_BASE": str(folder / "logs"),
        "RABBITMQ_LOGS": "-",
        "RABBITMQ_ENABLED_PLUGINS_FILE": str(folder / "enabled_plugins"),
        "RABBITMQ_CONF_ENV_FILE": str(folder / "rabbitmq-env.conf"),
        "RABBITMQ_CONFIG_FILE": str(folder / "rabbitmq"),
        "RABBITMQ_ADVANCED_CONFIG_FILE": str(folder / "advanced"),
        "RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS": "-kernel inet_dist_use_interface {127,0,0,1} +S 2",
        # Makes the node replace the shell that starts it, so that SIGTERM reaches the node.
        "RUNNING_UNDER_SYSTEMD": "true",
    }


def _wait_until_it_talks(address: str, *, log: Path) -> None:
    ends = time.monotonic() + _STARTS_WITHIN
    while True:
        try:
            with Connection(address, connect_timeout=2) as connection:
                connection.connect()
        except OSError as error:
            if time.monotonic() > ends:
                words = log.read_text(errors="replace")[-2000:]
                raise TimeoutError(f"RabbitMQ does not answer: {words}") from error
            time.sleep(0.3)
        else:
            return
