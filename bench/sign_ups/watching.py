"""The database watches itself: at each commit whether tallies are sums, and who moved up when."""

from itertools import pairwise

from django.db import connection

# Deferred, so that it looks at what a transaction leaves behind and not at its halfway.
WATCH = """
CREATE TABLE bench_unbalanced (id bigserial PRIMARY KEY, pool_id bigint, taken int, granted int);
CREATE TABLE bench_promoted (id bigserial PRIMARY KEY, pool_id bigint, number int);
CREATE TABLE bench_commits (id bigserial PRIMARY KEY);
CREATE FUNCTION bench_balance() RETURNS trigger AS $$
DECLARE pool record; has int; lacks int;
BEGIN
  SELECT * INTO pool FROM ceremonies_pool WHERE id = NEW.id;
  SELECT coalesce(sum(granted), 0), coalesce(sum(wanted - granted), 0) INTO has, lacks
    FROM ceremonies_claim WHERE pool_id = NEW.id AND ended_at IS NULL;
  INSERT INTO bench_commits DEFAULT VALUES;
  IF pool.taken <> has OR pool.waiting <> lacks THEN
    INSERT INTO bench_unbalanced (pool_id, taken, granted) VALUES (NEW.id, pool.taken, has);
  END IF;
  RETURN NULL;
END $$ LANGUAGE plpgsql;
CREATE CONSTRAINT TRIGGER bench_balance AFTER UPDATE ON ceremonies_pool
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION bench_balance();
CREATE FUNCTION bench_promotion() RETURNS trigger AS $$
BEGIN
  INSERT INTO bench_promoted (pool_id, number) VALUES (NEW.pool_id, NEW.number);
  RETURN NULL;
END $$ LANGUAGE plpgsql;
CREATE TRIGGER bench_promotion AFTER UPDATE OF granted ON ceremonies_claim
  FOR EACH ROW WHEN (NEW.granted > OLD.granted) EXECUTE FUNCTION bench_promotion();
"""


def what_was_seen(*, seats: int) -> dict[str, int]:
    """Count what the watch has written down and what the end looks like."""
    from django.utils import timezone

    from ceremonies.models import Claim, Pool, Registration

    pool = Pool.objects.get(kind="on-site")
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT number FROM bench_promoted WHERE pool_id = %s ORDER BY id", [pool.pk]
        )
        promoted = [number for (number,) in cursor.fetchall()]
        cursor.execute("SELECT count(*) FROM bench_unbalanced")
        unbalanced = cursor.fetchone()[0]
        cursor.execute("SELECT count(*) FROM bench_commits")
        commits = cursor.fetchone()[0]
    live = Claim.objects.filter(pool=pool, ended_at=None)
    last = max(promoted, default=0)
    now = timezone.now()
    return {
        "commits_watched": commits,
        "commits_out_of_balance": unbalanced + (pool.taken != min(seats, live.count())),
        "promoted": len(promoted),
        "promoted_out_of_order": sum(a >= b for a, b in pairwise(promoted)),
        "queue_jumps": live.filter(granted=0, number__lt=last).count(),
        "still_held": Registration.objects.filter(
            ended_at=None, confirmed_at=None, confirm_by__lte=now
        ).count(),
    }
