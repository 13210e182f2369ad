"""A question about deals in the words of a constraint solver (CP-SAT).

One 0/1 variable for each option of each issue, exactly one true for an issue; a rule forbids the
boxes of its false cells (``boxes``), one clause for each; an interaction is a weighted sum of its
boxes, with one variable for each that is true exactly if the deal lies in the box.

Integers throughout. One worker and a fixed seed: equal questions have equal answers. An answer that
is not proven is an error, and points are worked out again by ``Negotiation.utility``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from summitry.deals.boxes import Box, boxes_where, points_as_boxes
from summitry.deals.requirements import Requirement
from summitry.errors import NotInstalled, TooManyDeals
from summitry.model.negotiation import Deal, Negotiation
from summitry.model.table import Table

if TYPE_CHECKING:
    from ortools.sat.python.cp_model import CpSolver

__all__ = ["EFFORT", "Linear", "Literal", "Question"]

EFFORT = 600.0
"""Most work on one question to the solver, in its own deterministic time (near seconds)."""

Literal = Any
"""A 0/1 variable of the solver, or the negation of one."""

Linear = Any
"""A sum of literals with integer weights."""


class Question:
    """A question about the deals that the rules and ``held`` allow, at least ``bounds`` in points.

    ``options[i][o]`` is true where issue i takes its option o.
    """

    def __init__(
        self, negotiation: Negotiation, held: Sequence[Table], bounds: Mapping[int, int]
    ) -> None:
        self.negotiation, self.held, self.bounds = negotiation, held, bounds
        self.cp = _cp_sat()
        self.model = self.cp.CpModel()
        self.options = [
            [self.model.new_bool_var(f"{i}:{o}") for o in range(size)]
            for i, size in enumerate(negotiation.shape)
        ]
        self._known: dict[Any, Literal] = {}
        self._points: dict[int, list[tuple[int, Literal | int]]] = {}
        for issue in self.options:
            self.model.add_exactly_one(issue)
        for table in (*(rule.holds for rule in negotiation.rules), *held):
            self.forbid(table)
        for party, least in bounds.items():
            self.model.add(self.points(party) >= least)

    def within(self, bounds: Mapping[int, int]) -> Question:
        """The same question with these ``bounds`` as well, nothing asked for yet."""
        return Question(self.negotiation, self.held, {**self.bounds, **bounds})

    def forbid(self, table: Table, unless: Sequence[Literal] = ()) -> None:
        """No deal at which ``table`` is false, but where one of ``unless`` is true."""
        for box in boxes_where(table, ~table.values):
            outside = [
                literal
                for issue, inside in zip(box.scope, box.options, strict=True)
                for option, literal in enumerate(self.options[issue])
                if option not in inside
            ]
            self.model.add_bool_or([*outside, *unless])

    def broken(self, requirement: Requirement) -> Literal:
        """True wherever ``requirement`` is broken (and allowed to be true elsewhere)."""
        broken = self.model.new_bool_var(f"{requirement.party}:{requirement.id}")
        if requirement.holds is not None:
            self.forbid(requirement.holds, unless=[broken])
        else:
            least = self.negotiation.preferences[requirement.party].outside
            kept = self.points(requirement.party) >= least
            self.model.add(kept).only_enforce_if(~broken)
        return broken

    def points(self, party: int) -> Linear:
        """u_p(x) for p = ``party``."""
        return sum(weight * literal for weight, literal in self._terms(party))

    def most(self, party: int) -> int:
        """At least |u_p(x)| for p = ``party``: the sum of all its weights, as the solver adds them.

        It refuses sums that could leave 64 bits.
        """
        return sum(abs(weight) for weight, _ in self._terms(party))

    def _terms(self, party: int) -> list[tuple[int, Literal | int]]:
        """Weights and literals whose sum are the points of ``party``."""
        if party not in self._points:
            preferences = self.negotiation.preferences[party]
            self._points[party] = [
                (int(value), literal)
                for issue, values in zip(self.options, preferences.points, strict=True)
                for literal, value in zip(issue, values, strict=True)
            ]
            for interaction in preferences.interactions:
                offset, boxes = points_as_boxes(interaction.points)
                self._points[party] += [(box.worth, self._inside(box)) for box in boxes]
                self._points[party].append((offset, 1))
        return self._points[party]

    def at_least(self, party: int, least: int) -> Literal:
        """Where true, ``party`` has ``least`` points."""
        return self._made((party, least), lambda one: self._bind(one, party, least))

    def _bind(self, literal: Literal, party: int, least: int) -> None:
        self.model.add(self.points(party) >= least).only_enforce_if(literal)

    def _inside(self, box: Box) -> Literal:
        """True exactly in the ``box``."""
        sides = [self._one_of(i, some) for i, some in zip(box.scope, box.options, strict=True)]
        if len(sides) == 1:
            return sides[0]
        return self._made((box.scope, box.options), lambda inside: self._all(inside, sides))

    def _all(self, literal: Literal, sides: Sequence[Literal]) -> None:
        self.model.add_bool_and(sides).only_enforce_if(literal)
        self.model.add_bool_or([literal, *(~side for side in sides)])

    def _one_of(self, issue: int, options: tuple[int, ...]) -> Literal:
        """True exactly where ``issue`` takes one of ``options``."""
        literals = [self.options[issue][option] for option in options]
        if len(literals) == 1:
            return literals[0]
        key = ((issue,), (options,))
        return self._made(key, lambda one: self.model.add(sum(literals) == one))

    def _made(self, key: Any, bind: Callable[[Literal], Any]) -> Literal:
        if key not in self._known:
            self._known[key] = self.model.new_bool_var(str(key))
            bind(self._known[key])
        return self._known[key]

    def solver(self) -> CpSolver:
        """A solver whose answer depends on the question alone."""
        solver: CpSolver = self.cp.CpSolver()
        solver.parameters.num_workers = 1
        solver.parameters.random_seed = 0
        solver.parameters.linearization_level = 2  # sums of boxes: the linear relaxation tells most
        solver.parameters.max_deterministic_time = EFFORT
        return solver

    def solve(self) -> CpSolver | None:
        """The solver at an optimum, None where nothing is feasible; TooManyDeals otherwise."""
        solver = self.solver()
        return solver if self._proven(solver, solver.solve(self.model)) else None

    def _proven(self, solver: CpSolver, status: Any) -> bool:
        if status not in (self.cp.OPTIMAL, self.cp.INFEASIBLE):
            raise TooManyDeals(
                f"the solver gave no proof ({solver.status_name(status).lower()})"
                f" over {self.negotiation.n_combinations:,} combinations of options"
            )
        return bool(status == self.cp.OPTIMAL)

    def deal(self, value: Callable[[Literal], bool]) -> Deal:
        """The deal at which the options with a true ``value`` are taken."""
        return tuple(next(o for o, one in enumerate(i) if value(one)) for i in self.options)

    def point(self) -> tuple[int, ...] | None:
        """The points of the principals at an optimum, worked out from its deal."""
        if (solver := self.solve()) is None:
            return None
        deal = self.deal(solver.boolean_value)
        return tuple(self.negotiation.utility(p, deal) for p in self.negotiation.principals)

    def deals(self, at_a_time: int) -> Iterator[Deal]:
        """Every feasible deal, each once, ``at_a_time`` of them found together."""
        while batch := self._batch(at_a_time):
            yield from sorted(batch)
            if len(batch) < at_a_time:
                return
            for deal in batch:
                taken = zip(self.options, deal, strict=True)
                self.model.add_bool_or([~issue[option] for issue, option in taken])

    def _batch(self, most: int) -> list[Deal]:
        """At most so many feasible deals; fewer only if there are no more."""
        found: list[Deal] = []

        class Collect(self.cp.CpSolverSolutionCallback):  # type: ignore[misc, name-defined]
            def on_solution_callback(this) -> None:
                found.append(self.deal(this.boolean_value))
                if len(found) == most:
                    this.stop_search()

        solver = self.solver()
        solver.parameters.enumerate_all_solutions = True
        status = solver.solve(self.model, Collect())
        if len(found) < most:
            self._proven(solver, status)
        return found


def _cp_sat() -> Any:
    """The solver's module; NotInstalled where it is missing."""
    try:
        from ortools.sat.python import cp_model
    except ImportError:
        raise NotInstalled(
            "this model needs the solver, which is not installed: pip install 'summitry[solver]'"
        ) from None
    return cp_model
