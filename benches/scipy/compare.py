"""SciPy's BDF and Radau on the generator that `export_generator` wrote, beside this project's solver.

    cargo run --release -p exoskin-bench --example export_generator -- problem.json
    OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1 python benches/scipy/compare.py problem.json

Both sides have the same places, rates, events (plug, drying with the film's jump to residue, end of the trace) and
initial state. SciPy gets the sparse analytic Jacobian A(t) and only one fate to add up. Errors are those of the share
taken up by living cells, against the mean of two fine solutions that must agree: ours, and Radau's at 1e-9. Times are processor time
on both sides, so that other programs' turns do not count; run both commands one after the other.
"""

import json
import sys
import time
import warnings

import numpy as np
import scipy
from scipy.integrate import solve_ivp
from scipy.sparse import csc_matrix

CONSTANT, PER_SQUARE, OPEN, MOUTH_DOWN, MOUTH_UP, TRACE = range(6)
REPEATS = 3


class Generator:
    """A(t) over the used places and, last, what was taken up; one object for each state of plug, film and trace."""

    def __init__(self, problem, part, wet, trace):
        self.p = problem
        number = {place: k for k, place in enumerate(problem["used"])}
        size = self.size = len(number) + 1
        source = np.array([number[i] for i in part["from"]])
        target = np.array([size - 1 if i == -1 else -1 if i == -2 else number[i] for i in part["to"]])
        kind, a, b = (np.array(part[key]) for key in ("kind", "a", "b"))
        keep = np.ones(len(kind), bool)
        if not wet:
            keep &= (kind != MOUTH_DOWN) & (kind != MOUTH_UP)
        if not trace:
            keep &= kind != TRACE
        source, target, kind, a, b = (x[keep] for x in (source, target, kind, a, b))
        arrives = target >= 0
        rows = np.concatenate([source, target[arrives]])
        columns = np.concatenate([source, source[arrives]])
        pattern = csc_matrix((np.ones(len(rows)), (rows, columns)), shape=(size, size))
        pattern.sum_duplicates()
        slot = {}
        for column in range(size):
            for at in range(pattern.indptr[column], pattern.indptr[column + 1]):
                slot[pattern.indices[at], column] = at
        minus = np.array([slot[i, i] for i in source])
        plus = np.array([slot[i, j] if i >= 0 else -1 for i, j in zip(target, source)])
        self.matrix = pattern
        self.constant = self.data(kind, a, (CONSTANT, TRACE), minus, plus)
        self.square = self.data(kind, a, (PER_SQUARE,), minus, plus)
        self.open = self.data(kind, a, (OPEN,), minus, plus)
        mouth = (kind == MOUTH_DOWN) | (kind == MOUTH_UP)
        self.mouth = [x[mouth] for x in (minus, plus, a, b, kind == MOUTH_DOWN)]
        self.wet = wet
        self.at = None

    def data(self, kind, a, kinds, minus, plus):
        data = np.zeros(self.matrix.nnz)
        mine = np.isin(kind, kinds)
        np.add.at(data, minus[mine], -a[mine])
        there = mine & (plus >= 0)
        np.add.at(data, plus[there], a[there])
        return data

    def jacobian(self, t, y=None):
        if t == self.at:
            return self.matrix
        self.at = t
        p = self.p
        share = p["open_at_0"] * 2.0 ** (-t / p["closing_half_life_s"])
        h = max(p["h_start_um"] - p["thinning_um_per_s"] * t, p["h_end_um"])
        data = self.constant + share * self.open
        if self.wet:
            data += self.square / (h * h)
            minus, plus, a, b, down = self.mouth
            rate = 1.0 / (a + b * h)
            rate[down] *= share / h
            np.add.at(data, minus, -rate)
            np.add.at(data, plus, rate)
        self.matrix.data = data
        return self.matrix

    def __call__(self, t, y):
        return self.jacobian(t) @ y


def epochs(problem):
    """Generators between the events, in order."""
    times = [0.0, problem["plug_s"], problem["dry_s"], problem["trace_ends_s"], problem["end_s"]]
    assert times == sorted(times)
    names = ["before_plug", "after_plug", "after_plug", "after_plug"]
    for k, name in enumerate(names):
        yield times[k], times[k + 1], Generator(problem, problem[name], k < 2, k < 3)


def solve(problem, parts, method, rtol, atol):
    number = {place: k for k, place in enumerate(problem["used"])}
    film = [number[i] for i in problem["film"]]
    y = np.array([problem["initial"][i] for i in problem["used"]] + [0.0])
    factorisations = 0
    for start, end, generator in parts:
        if start == problem["dry_s"]:
            y[number[problem["residue"]]] += y[film].sum()
            y[film] = 0.0
        answer = solve_ivp(generator, (start, end), y, method=method, rtol=rtol, atol=atol,
                           jac=lambda t, y, g=generator: g.jacobian(t).copy(), t_eval=[end])
        assert answer.success, answer.message
        factorisations += answer.nlu
        y = answer.y[:, -1]
    return y[-1], factorisations


def main():
    warnings.simplefilter("ignore")
    problem = json.load(open(sys.argv[1]))
    parts = list(epochs(problem))
    fine, _ = solve(problem, parts, "Radau", 1e-9, 1e-14)
    ours = problem["finest"]
    truth = 0.5 * (fine + ours)
    print(f"SciPy {scipy.__version__}, NumPy {np.__version__}; {len(problem['used'])} unknowns")
    print(f"fine solutions: ours {ours:.9e}, Radau {fine:.9e}, apart by {abs(fine / ours - 1):.1e}")
    rows = []
    for run in problem["runs"]:
        error = 100 * abs(run["taken_up"] / truth - 1)
        name = "exoskin, standard" if run["standard"] else "exoskin"
        rows.append((name, f"{run['step_tolerance']:g}", run["steps"], error, 1e3 * run["median_s"]))
    for method in ("BDF", "Radau"):
        for rtol in (1e-1, 3e-2, 1e-2, 3e-3, 1e-3, 3e-4, 1e-4, 1e-5):
            for share in (1e-1, 1e-2, 1e-3, 1e-5):
                times = []
                for _ in range(REPEATS):
                    start = time.process_time()
                    taken, factorisations = solve(problem, parts, method, rtol, rtol * share)
                    times.append(time.process_time() - start)
                error = 100 * abs(taken / truth - 1)
                rows.append((method, f"{rtol:g} / {rtol * share:g}", factorisations, error, 1e3 * np.median(times)))
    print("| solver | tolerance (relative / absolute) | factorisations | error % | median ms |\n|---|---|---|---|---|")
    for row in rows:
        print(f"| {row[0]} | {row[1]} | {row[2]} | {row[3]:.3f} | {row[4]:.2f} |")
    for title, reliable in (("the fastest run that meets the bound", False),
                            ("the same, if every run with tighter tolerances meets it too", True)):
        print(f"\n{title}\n| error at most | exoskin ms | BDF ms | ratio | Radau ms | ratio |\n|---|---|---|---|---|---|")
        for wanted in (1.0, 0.3, 0.1):
            mine, bdf, radau = (fastest(rows, name, wanted, reliable) for name in ("exoskin", "BDF", "Radau"))
            print(f"| {wanted} % | {mine:.2f} | {bdf:.0f} | {bdf / mine:.0f} | {radau:.0f} | {radau / mine:.0f} |")


def fastest(rows, name, wanted, reliable):
    """Milliseconds of the fastest run with an error of at most `wanted` per cent. A single run may meet it by chance,
    where its error happens to change sign: a reliable one has only better runs at tighter tolerances."""
    runs = [([float(part) for part in row[1].split("/")], row[3], row[4]) for row in rows if row[0].startswith(name)]
    meets = lambda tolerances: all(error <= wanted for others, error, _ in runs
                                   if all(other <= own for other, own in zip(others, tolerances)))
    return min((ms for tolerances, error, ms in runs if error <= wanted and (not reliable or meets(tolerances))),
               default=np.nan)


if __name__ == "__main__":
    main()
