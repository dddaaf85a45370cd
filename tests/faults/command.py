"""What every fault run tells at the command line, and by which code it ends."""

import sys
from collections.abc import Callable
from typing import TypeVar

from tests.faults.plan import AnyPlan, AnyVerdict
from tests.faults.servers import Missing

PlanT = TypeVar("PlanT", bound=AnyPlan)
VerdictT = TypeVar("VerdictT", bound=AnyVerdict)


def told(
    plan: PlanT,
    *,
    run: Callable[[PlanT], VerdictT],
    table: Callable[[PlanT, VerdictT], str],
) -> int:
    """Play a plan and print what came of it; 0 if clean, 1 if not, 2 where a server is missing."""
    try:
        verdict = run(plan)
    except Missing as error:
        sys.stderr.write(f"{error}\n")
        return 2
    sys.stdout.write(f"{table(plan, verdict)}\n{verdict.line}\n")
    return 0 if verdict.is_clean else 1
