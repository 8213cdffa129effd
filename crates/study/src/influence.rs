//! What drives the result: ranks of the inputs, and how much of the answer's spread is assumed.

use super::own::is_measured;
use super::sampled::Sampled;
use exoskin_evidence::{Medians, Parameter};
use exoskin_record::summary::{AssumedShare, FEWEST_DRAWS, Influence};
use exoskin_stats::design::Design;
use exoskin_stats::{rank, variance};

/// Samples used for the ranks and shares: enough to use every solved row once or a few times.
const MOST_SAMPLES: usize = 1000;

/// Inputs by their rank correlation with the taken-up count, strongest first.
pub(super) fn decides(parameters: &[&'static Parameter], design: &Design, sampled: &Sampled<'_>) -> Vec<Influence> {
    let answer = answer(sampled);
    if answer.iter().all(|&value| value == answer[0]) {
        return Vec::new();
    }
    let columns = columns(parameters, design, answer.len());
    let inputs = parameters.iter().zip(&columns).map(|(p, column)| (p.id, column.as_slice()));
    // Samples that share a solved row are not independent: the error counts rows.
    let per_row = (answer.len() as f64 / sampled.rows.len() as f64).max(1.0).sqrt();
    rank::rank_inputs(inputs, &answer)
        .into_iter()
        .filter_map(|ranked| {
            let parameter = parameters.iter().find(|p| p.id == ranked.id)?;
            Some(Influence {
                parameter: ranked.id,
                name: parameter.name.to_owned(),
                rank_correlation: ranked.rank_correlation,
                standard_error: ranked.standard_error * per_row,
                assumed: is_assumed(parameter),
            })
        })
        .collect()
}

/// Share of the variance of log taken-up from assumed or grade-D inputs, as one group.
pub(super) fn assumed_share(parameters: &[&'static Parameter], design: &Design, sampled: &Sampled<'_>) -> AssumedShare {
    if parameters.is_empty() {
        return AssumedShare { share: None, count: 0, of: 0 };
    }
    let count = parameters.iter().filter(|p| is_assumed(p)).count() as u32;
    let of = parameters.len() as u32;
    // One sample for each solved row: more would repeat the rows.
    let mut answer = answer(sampled);
    answer.truncate(sampled.rows.len());
    // Half a vesicle: below that, a count does not differ from zero.
    let logs = variance::log_floored(&answer, 0.5);
    let parts = || variance::decompose(&columns(parameters, design, logs.len()), &logs).ok();
    let share = (logs.len() >= FEWEST_DRAWS as usize).then(parts).flatten();
    let share = share.map(|parts| parts.group(|input| is_assumed(parameters[input])).share);
    AssumedShare { share, count, of }
}

/// Assumed or of grade D, and not measured by the laboratory itself.
fn is_assumed(parameter: &Parameter) -> bool {
    parameter.is_assumed_or_d() && !is_measured(parameter)
}

fn answer(sampled: &Sampled<'_>) -> Vec<f64> {
    let mut taken = sampled.of_both(|sample, row| sample.whole * row.taken_up);
    taken.truncate(MOST_SAMPLES.max(sampled.rows.len()));
    taken
}

fn columns(parameters: &[&'static Parameter], design: &Design, length: usize) -> Vec<Vec<f64>> {
    parameters
        .iter()
        .map(|parameter| {
            design.first_of_column(parameter.id, length).unwrap_or_else(|| {
                use exoskin_evidence::Draws;
                vec![Medians.unit(parameter); length]
            })
        })
        .collect()
}
