//! The adjoint: the chance of a fate from every starting place, by taking the same steps backward.

use crate::breaks::{Break, Jump};
use crate::process::Process;
use crate::solution::Solution;
use crate::step::Operator;

/// The value of every place at the start: the expected payoff of a vesicle that starts there.
///
/// `by_sink`, `by_fate_jump`, `at_end`: payoff of leaving by each sink, of being moved into each fate by a jump, and of
/// still being in each place at the end. `solution` must have kept its steps. The steps are taken without the
/// positivity limiter, which a forward solution may have used in a few of them.
pub fn adjoint(
    process: &dyn Process,
    solution: &Solution,
    breaks: &[Break],
    by_sink: &[f64],
    by_fate_jump: &[f64],
    at_end: &[f64],
) -> Vec<f64> {
    let graph = process.graph();
    let places = graph.places();
    let mut operator = Operator::new(graph);
    let mut rates = graph.no_rates();
    let mut value = at_end.to_vec();
    let mut gain = vec![0.0; places];
    let (mut z1, mut z2, mut z3) = (vec![0.0; places], vec![0.0; places], vec![0.0; places]);
    // Breaks at the same instant end the same step; going backward, later ones are applied first.
    let mut next_break = breaks.len();
    for step in solution.steps.iter().rev() {
        if let Some(index) = step.break_after {
            while next_break > index as usize {
                next_break -= 1;
                if let Some(jump) = &breaks[next_break].jump {
                    value = before_jump(jump, &value, by_fate_jump, places);
                }
            }
        }
        process.rates(step.time_s + 0.5 * step.length_s, &mut rates);
        operator.set(graph, &rates, step.length_s, None);
        gain.fill(0.0);
        graph.each_transition(&rates, |from, to, rate| gain[from] += rate * (value[to] - value[from]));
        for (k, sink) in graph.sinks.iter().enumerate() {
            gain[sink.place as usize] += rates.sink[k] * (by_sink[k] - value[sink.place as usize]);
        }
        operator.apply_transposed(graph, &rates, &gain, &mut z1);
        operator.apply_transposed(graph, &rates, &z1, &mut z2);
        operator.apply_transposed(graph, &rates, &z2, &mut z3);
        for place in 0..places {
            value[place] += step.length_s * (z1[place] + 2.5 * z2[place] - 0.5 * z3[place]) / 3.0;
        }
    }
    while next_break > 0 {
        next_break -= 1;
        if let Some(jump) = &breaks[next_break].jump {
            value = before_jump(jump, &value, by_fate_jump, places);
        }
    }
    value
}

fn before_jump(jump: &Jump, after: &[f64], by_fate: &[f64], places: usize) -> Vec<f64> {
    let mut before = after.to_vec();
    for m in &jump.moves {
        before[m.from as usize] = 0.0;
    }
    for m in &jump.moves {
        let to = m.to as usize;
        let worth = to.checked_sub(places).map_or_else(|| after[to], |fate| by_fate[fate]);
        before[m.from as usize] += m.share * worth;
    }
    before
}
