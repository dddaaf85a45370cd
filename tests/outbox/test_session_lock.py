"""Ownership on PostgreSQL: the lock of a session, seen from another session."""

import psycopg
import pytest

from outbox.ownership import SessionLock
from tests.faults.servers import running_postgres

pytestmark = pytest.mark.services


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    folder = tmp_path_factory.mktemp("cluster")
    for parent in (folder, folder.parent, folder.parent.parent):
        parent.chmod(0o755)
    with running_postgres(folder / "postgres") as server:
        yield server


@pytest.fixture
def make(server):
    made = []

    def make():
        lock = SessionLock(
            connection_params={
                "host": "127.0.0.1",
                "port": server.port,
                "user": "pearls",
                "dbname": "postgres",
            }
        )
        made.append(lock)
        return lock

    yield make
    for lock in made:
        lock.let_go()


def end_session_of(lock, server):
    """As a killed process or a crashed server would."""
    pid = lock._session.info.backend_pid
    with psycopg.connect(server.url, autocommit=True) as admin:
        admin.execute("SELECT pg_terminate_backend(%s, 5000)", [pid])


def test_an_owner_is_alive_as_long_as_its_session(make, server):
    mine, other = make(), make()
    mine.ensure()
    other.ensure()
    assert mine.is_alive(other.identity)
    end_session_of(other, server)
    assert not mine.is_alive(other.identity)


def test_asking_twice_leaves_no_lock_behind(make):
    mine, other = make(), make()
    mine.ensure()
    other.ensure()
    assert not mine.is_alive("host:1:gone")
    assert not mine.is_alive("host:1:gone")
    assert not other.is_alive("host:1:gone")


def test_a_lost_session_means_a_new_identity_and_no_more_calls_under_the_old(make, server):
    mine = make()
    mine.ensure()
    first = mine.identity
    assert mine.still_mine(first)
    end_session_of(mine, server)
    assert not mine.still_mine(first)
    mine.ensure()
    assert mine.identity != first
    assert not mine.still_mine(first)
    assert mine.still_mine(mine.identity)


def test_nobody_is_called_dead_while_the_database_cannot_be_asked(make, server):
    mine, other = make(), make()
    mine.ensure()
    other.ensure()
    end_session_of(mine, server)
    with pytest.raises(psycopg.Error):
        mine.is_alive(other.identity)
    mine.let_go()
    assert mine.is_alive(other.identity)
