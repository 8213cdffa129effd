//! From a series to a sample of the posterior of one product's numbers.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Mutex, OnceLock};

use exoskin_evidence::{Draws, Medians, Parameter, Prior};
use exoskin_quantity::{Checked, Diagnostic, Dimension, Source, show_number, show_quantity};
use exoskin_stats::normal;
use exoskin_stats::posterior::{Posterior, Way, posterior, prior_draws};

use super::learned::{Ensemble, Learned, LearnedNumber, LearnedRow};
use super::model::{Model, Predicted, Residual};
use super::{Series, SeriesRow, read_series};
use crate::band::band;
use crate::fit::row_priors;
use crate::hashed::Hashed;
use crate::parameters as p;
use crate::product::Product;
use exoskin_quantity::unit::{DAY_S, ML_UM3};

/// Seed of the sample: the same series gives the same answer.
const SEED: u64 = 1; // number: any
/// Draws that find out which numbers a series depends on.
const PROBES: u64 = 64; // number: numerics
/// Draws of the priors that are compared with the series.
const BEFORE: usize = 1_000;
/// Spreads by which the nearest draw may miss a value: further off, value and model have nothing in common.
const TOO_FAR: f64 = 4.0; // number: 1 in 16,000 by chance

/// What `series` says about `product`.
///
/// # Errors
/// With the line: a value outside of what the declared priors allow together with the others, even after the draws were
/// moved to it; a series that says nothing about storage.
pub fn learn(product: &Product, series: &Series) -> Checked<Learned> {
    let plain = Product { learned: None, ..product.clone() };
    let model = Model::new(&plain, series);
    let source = Source::new(series.file.clone(), series.text.clone());
    if !model.is_informative() {
        let problem = "the series says nothing about storage: no value follows another in the same container";
        return Err(source.error_at(0, problem).expected("a line at 0 days, and later ones"));
    }
    let inputs = inputs(&model);
    let before: Vec<Vec<Predicted>> =
        prior_draws(inputs.len(), SEED, BEFORE).iter().map(|units| predicted(&model, &inputs, units)).collect();
    let likelihood = |units: &[f64]| model.log_likelihood(&At { inputs: &inputs, units }) + tails(&inputs, units);
    let found = posterior(inputs.len(), SEED, &likelihood);
    let Some(found) = found else {
        return Err(far(&source, series, worst(series, &nearest(&model, &before))));
    };
    let after: Vec<Vec<Predicted>> = found.members.iter().map(|units| predicted(&model, &inputs, units)).collect();
    let worst = worst(series, &nearest(&model, &after));
    if worst.1 > TOO_FAR {
        return Err(far(&source, series, worst));
    }
    Ok(summary(&model, series, &source, &inputs, found, (&before, &after)))
}

/// As [`learn`], for a series inside a product file: worked out once for the same product and text.
pub fn learned_from(product: &Product, source: &Source) -> Checked<Arc<Learned>> {
    static KNOWN: OnceLock<Mutex<BTreeMap<String, Arc<Learned>>>> = OnceLock::new();
    let key = format!("{:?}{}", Product { learned: None, ..product.clone() }, source.text);
    let lock = || KNOWN.get_or_init(Mutex::default).lock().unwrap_or_else(|broken| broken.into_inner());
    if let Some(known) = lock().get(&key) {
        return Ok(Arc::clone(known));
    }
    let learned = Arc::new(learn(product, &read_series(source)?)?);
    lock().insert(key, Arc::clone(&learned));
    Ok(learned)
}

/// The numbers that a series depends on.
fn inputs(model: &Model<'_>) -> Vec<&'static Parameter> {
    let asked = Asked { draws: RefCell::new(Hashed { index: 0 }), ids: RefCell::default() };
    for index in 0..PROBES {
        asked.draws.replace(Hashed { index });
        model.predicted(&asked);
    }
    let ids = asked.ids.into_inner();
    let varies = |parameter: &&'static Parameter| ids.contains(parameter.id) && parameter.prior.varies();
    p::drawn().into_iter().filter(varies).filter(|parameter| matters(model, parameter)).collect()
}

/// Whether what the series measured depends on a number.
fn matters(model: &Model<'_>, parameter: &'static Parameter) -> bool {
    let likelihood = |draws: &dyn Draws| model.log_likelihood(draws);
    (0..PROBES).any(|index| {
        let draws = Hashed { index };
        let other = Moved { draws, parameter, unit: Hashed { index: index + PROBES }.unit(parameter) };
        likelihood(&draws) != likelihood(&other)
    })
}

/// Draws with one number elsewhere.
struct Moved {
    draws: Hashed,
    parameter: &'static Parameter,
    unit: f64,
}

impl Draws for Moved {
    fn unit(&self, parameter: &Parameter) -> f64 {
        if parameter.id == self.parameter.id { self.unit } else { self.draws.unit(parameter) }
    }
}

/// Draws that note what they are asked for.
struct Asked {
    draws: RefCell<Hashed>,
    ids: RefCell<BTreeSet<&'static str>>,
}

impl Draws for Asked {
    fn unit(&self, parameter: &Parameter) -> f64 {
        self.ids.borrow_mut().insert(parameter.id);
        self.draws.borrow().unit(parameter)
    }
}

/// Draws at given positions; everything else at its median.
struct At<'a> {
    inputs: &'a [&'static Parameter],
    units: &'a [f64],
}

impl Draws for At<'_> {
    fn unit(&self, parameter: &Parameter) -> f64 {
        let place = self.inputs.iter().position(|input| input.id == parameter.id);
        place.and_then(|place| self.units.get(place).copied()).unwrap_or_else(|| Medians.unit(parameter))
    }
}

fn predicted(model: &Model<'_>, inputs: &[&'static Parameter], units: &[f64]) -> Vec<Predicted> {
    model.predicted(&At { inputs, units })
}

/// What the tails of the spread between preparations weigh more than the declared log-normal says.
///
/// Two laboratories gave that spread. For a third, two values leave Student's t distribution with one degree of freedom,
/// of the declared width: for a draw of a preparation hardly another answer, but a series that contradicts the prior
/// would be pulled back to it by thin tails.
fn tails(inputs: &[&'static Parameter], units: &[f64]) -> f64 {
    let Some(place) = inputs.iter().position(|input| input.id == p::PREPARATION.id) else { return 0.0 };
    let score = normal::quantile(units[place]);
    score * score / 2.0 - libm::log1p(score * score)
}

/// For each value, how far the nearest draw is from it.
fn nearest(model: &Model<'_>, draws: &[Vec<Predicted>]) -> Vec<(usize, f64)> {
    let mut nearest: Vec<(usize, f64)> = Vec::new();
    for predicted in draws {
        let residuals: Vec<(usize, Residual)> = model.residuals(predicted);
        if nearest.is_empty() {
            nearest = residuals.iter().map(|(row, _)| (*row, f64::INFINITY)).collect();
        }
        for (near, (_, residual)) in nearest.iter_mut().zip(residuals) {
            near.1 = near.1.min(residual.off());
        }
    }
    nearest
}

/// The line that even the nearest draw misses by most. A start is free, so where it is missed by most, the later line
/// that pulls it away is the one to look at.
fn worst(series: &Series, nearest: &[(usize, f64)]) -> (usize, f64) {
    let most = |lines: &mut dyn Iterator<Item = (usize, f64)>| lines.max_by(|a, b| a.1.total_cmp(&b.1));
    let all = most(&mut nearest.iter().copied()).unwrap_or((0, 0.0));
    let start = &series.rows[all.0.min(series.rows.len() - 1)];
    let follows =
        |row: &SeriesRow| row.seconds > 0.0 && (row.container, row.per_um3) == (start.container, start.per_um3);
    let later = most(&mut nearest.iter().copied().filter(|(row, _)| follows(&series.rows[*row])));
    match later {
        Some((row, _)) if start.seconds == 0.0 => (row, all.1),
        _ => all,
    }
}

fn far(source: &Source, series: &Series, (row, spreads): (usize, f64)) -> Diagnostic {
    let line = &series.rows[row];
    let problem = format!(
        "the value at {} °C after {}, compared with its start, is outside of what the declared priors allow: the nearest draw is {} spreads away",
        show_number(line.celsius),
        show_quantity(line.seconds, Dimension::Time),
        show_number(libm::round(spreads * 10.0) / 10.0) // number: shown with one decimal
    );
    source.error_at(line.byte, problem).expected("a corrected value, or a spread that contains its whole error")
}

fn summary(
    model: &Model<'_>,
    series: &Series,
    source: &Source,
    inputs: &[&'static Parameter],
    found: Posterior,
    (before, after): (&[Vec<Predicted>], &[Vec<Predicted>]),
) -> Learned {
    let mut order: Vec<usize> = (0..found.members.len()).collect();
    let kept = |member: &usize| after[*member].iter().map(|one| one.count + one.potency).sum::<f64>();
    order.sort_by(|a, b| kept(a).total_cmp(&kept(b)).then(a.cmp(b)));
    let members: Vec<Vec<f64>> = order.into_iter().map(|member| found.members[member].clone()).collect();
    let mut notes = series.notes.clone();
    notes.push(found.told("series"));
    Learned {
        file: series.file.clone(),
        draws: found.drawn,
        effective_draws: found.effective,
        steps: if let Way::Steps(steps) = found.way { steps } else { 0 },
        rows: rows(model, series, source, before, after),
        numbers: numbers(inputs, &members),
        notes,
        ensemble: Ensemble { ids: inputs.iter().map(|input| input.id).collect(), members },
    }
}

fn rows(
    model: &Model<'_>,
    series: &Series,
    source: &Source,
    before: &[Vec<Predicted>],
    after: &[Vec<Predicted>],
) -> Vec<LearnedRow> {
    let shares: Vec<_> = after.iter().map(|predicted| model.as_shares(predicted)).collect();
    let mut found = Vec::new();
    for (place, row) in series.rows.iter().enumerate() {
        for (of, reading) in [("count", row.count), ("potency", row.potency)] {
            let Some(reading) = reading else { continue };
            let count = of == "count";
            let left = |draws: &[Vec<Predicted>]| {
                let each = draws.iter().map(|all| if count { all[place].count } else { all[place].potency });
                band(&mut each.map(libm::exp).collect::<Vec<_>>())
            };
            let mut measured: Vec<f64> =
                shares.iter().filter_map(|all| if count { all[place].0 } else { all[place].1 }).collect();
            found.push(LearnedRow {
                line: source.place(row.byte).line,
                of,
                days: row.seconds / DAY_S,
                celsius: row.celsius,
                container: model.container(place).name(),
                given: reading.value * if count && !series.in_shares { ML_UM3 } else { 1.0 },
                is_share: !count || series.in_shares,
                measured: band(&mut measured).median,
                spread: libm::sqrt(libm::expm1(reading.log_sd * reading.log_sd)),
                is_limit: reading.is_limit,
                before: left(before),
                after: left(after),
            });
        }
    }
    found
}

/// Numbers in their own unit; a prior that rows give is that of the rows.
fn numbers(inputs: &[&'static Parameter], members: &[Vec<f64>]) -> Vec<LearnedNumber> {
    let rows = row_priors();
    let prior = |parameter: &Parameter| -> Prior {
        let base = match parameter.id {
            id if id == p::PREPARATION.id => rows.preparation,
            id if id == p::LOSS_MINUS20.id => rows.minus20,
            _ => return parameter.prior,
        };
        parameter.own_prior(&base)
    };
    let one = |(place, input): (usize, &&'static Parameter)| {
        let prior = prior(input);
        let mut values: Vec<f64> = members.iter().map(|units| prior.quantile(units[place])).collect();
        LearnedNumber {
            id: input.id,
            name: input.name,
            unit: input.unit.text().to_owned(),
            before: prior.band(),
            after: band(&mut values),
        }
    };
    inputs.iter().enumerate().map(one).collect()
}
