//! From a curve to a sample of the posterior of one product's numbers.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, OnceLock};

use exoskin_evidence::{Draws, Medians, Parameter, Prior};
use exoskin_quantity::unit::{HOUR_S, ML_UM3};
use exoskin_quantity::{Checked, Diagnostic, show_number};
use exoskin_stats::posterior::{Posterior, Way, posterior, prior_draws};
use exoskin_stats::{Band, band};
use exoskin_vial::Product;
use exoskin_vial::dish::{DishCurve, Dose};
use exoskin_vial::parameters::VESICLE_SHARE;
use exoskin_vial::series::{Ensemble, LearnedNumber};

use super::super::dosimetry::half_effect_contacts;
use super::super::parameters as p;
use super::model::{Wells, cell_of, emax};
use super::{DishPoint, LearnedDish};

/// Seed of the sample: the same curve gives the same answer.
const SEED: u64 = 2; // number: any
/// Draws of the priors that are compared with the curve.
const BEFORE: usize = 1_000; // number: numerics
/// Spreads by which the nearest draw may miss a value: further off, value and model have nothing in common.
const TOO_FAR: f64 = 4.0; // number: 1 in 16,000 by chance

/// What its own dish says about `product`; nothing where it has none. Worked out once for the same curve.
///
/// # Errors
/// With the line: a response outside of what the declared priors allow together with the others.
pub fn learn_dish(product: &Product) -> Checked<Option<Arc<LearnedDish>>> {
    static KNOWN: OnceLock<Mutex<BTreeMap<String, Arc<LearnedDish>>>> = OnceLock::new();
    let Some(curve) = &product.dish else { return Ok(None) };
    let key = format!("{curve:?}{:?}{}", product.vesicle_share_prior(), product.label.exact);
    let lock = || KNOWN.get_or_init(Mutex::default).lock().unwrap_or_else(|broken| broken.into_inner());
    if let Some(known) = lock().get(&key) {
        return Ok(Some(Arc::clone(known)));
    }
    let learned = Arc::new(learn(product, curve)?);
    lock().insert(key, Arc::clone(&learned));
    Ok(Some(learned))
}

fn learn(product: &Product, curve: &DishCurve) -> Checked<LearnedDish> {
    let wells = Wells { product, curve };
    let inputs = inputs(product, curve);
    let responses = |units: &[f64]| wells.responses(&At { inputs: &inputs, units });
    let likelihood = |units: &[f64]| -wells.off(&responses(units)).iter().map(|off| off * off).sum::<f64>() / 2.0;
    let before: Vec<Vec<f64>> = prior_draws(inputs.len(), SEED, BEFORE).iter().map(|units| responses(units)).collect();
    let Some(found) = posterior(inputs.len(), SEED, &likelihood) else {
        return Err(far(curve, worst(&wells, &before)));
    };
    let after: Vec<Vec<f64>> = found.members.iter().map(|units| responses(units)).collect();
    let worst = worst(&wells, &after);
    if worst.1 > TOO_FAR {
        return Err(far(curve, worst));
    }
    Ok(summary(&wells, &inputs, found, (&before, &after)))
}

/// The numbers that a curve depends on.
fn inputs(product: &Product, curve: &DishCurve) -> Vec<&'static Parameter> {
    let mut inputs = vec![
        &p::DISH_ACTIVE_DOSE,
        &p::DISH_HALF_OVER_ACTIVE,
        &p::DISH_MEDIUM_DEPTH,
        &p::DISH_CELLS,
        &p::DISH_VESICLE_SHARE,
        &p::SHAPE,
        &p::HILL,
    ];
    if curve.rows.iter().any(|row| row.depth_um.is_none()) {
        inputs.push(&p::OWN_DISH_DEPTH);
    }
    if !product.label.exact && product.vesicle_share_prior().varies() {
        inputs.push(&VESICLE_SHARE);
    }
    for row in &curve.rows {
        let emax = emax(row.behaviour);
        if inputs.iter().all(|input: &&Parameter| input.id != emax.id) {
            inputs.push(emax);
        }
    }
    inputs
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

/// The line that even the nearest draw misses by most, and by how many spreads.
fn worst(wells: &Wells<'_>, draws: &[Vec<f64>]) -> (usize, f64) {
    let mut nearest = vec![f64::INFINITY; wells.curve.rows.len()];
    for responses in draws {
        for (near, off) in nearest.iter_mut().zip(wells.off(responses)) {
            *near = near.min(off.abs());
        }
    }
    nearest.into_iter().enumerate().max_by(|a, b| a.1.total_cmp(&b.1)).unwrap_or((0, 0.0))
}

fn far(curve: &DishCurve, (row, spreads): (usize, f64)) -> Diagnostic {
    let behaviour = curve.rows[row].behaviour;
    let problem = format!(
        "this response of `{behaviour}` is outside of what the declared priors allow: the nearest draw is {} spreads away",
        show_number(libm::round(spreads * 10.0) / 10.0) // number: shown with one decimal
    );
    let ends = emax(behaviour).prior;
    let expected = format!(
        "a largest effect between {} and {} (`{}`), and a spread that contains the value's whole error",
        show_number(ends.quantile(0.0)),
        show_number(ends.quantile(1.0)),
        emax(behaviour).id
    );
    curve.error_at(row, problem).expected(expected)
}

fn summary(
    wells: &Wells<'_>,
    inputs: &[&'static Parameter],
    found: Posterior,
    (before, after): (&[Vec<f64>], &[Vec<f64>]),
) -> LearnedDish {
    // From the least to the most effect over the curve.
    let mut order: Vec<usize> = (0..found.members.len()).collect();
    let effect = |member: &usize| after[*member].iter().map(|response| libm::log(*response)).sum::<f64>();
    order.sort_by(|a, b| effect(a).total_cmp(&effect(b)).then(a.cmp(b)));
    let members: Vec<Vec<f64>> = order.into_iter().map(|member| found.members[member].clone()).collect();
    let mut notes = wells.curve.notes.clone();
    notes.push(found.told("curve"));
    LearnedDish {
        file: wells.curve.file.clone(),
        draws: found.drawn,
        effective_draws: found.effective,
        steps: if let Way::Steps(steps) = found.way { steps } else { 0 },
        rows: points(wells, before, after),
        numbers: numbers(wells, inputs, &members),
        notes,
        ensemble: Ensemble { ids: inputs.iter().map(|input| input.id).collect(), members },
    }
}

fn points(wells: &Wells<'_>, before: &[Vec<f64>], after: &[Vec<f64>]) -> Vec<DishPoint> {
    let measured: Vec<Vec<f64>> = after.iter().map(|responses| wells.measured(responses)).collect();
    let one = |(place, row): (usize, &exoskin_vial::dish::DishRow)| {
        let column = |draws: &[Vec<f64>]| banded(draws.iter().map(|all| all[place]).collect());
        let (per_ml, per_cell) = match row.dose {
            Dose::PerVolume(per_um3) => (Some(per_um3 * ML_UM3), None),
            Dose::PerCell(particles) => (None, Some(particles)),
        };
        DishPoint {
            line: row.place.line,
            behaviour: row.behaviour,
            hours: row.seconds / HOUR_S,
            per_ml,
            per_cell,
            given: row.response.value / row.factor,
            measured: column(&measured).median,
            spread: libm::sqrt(libm::expm1(row.response.log_sd * row.response.log_sd)),
            before: column(before),
            after: column(after),
        }
    };
    wells.curve.rows.iter().enumerate().map(one).collect()
}

fn banded(values: Vec<f64>) -> Band {
    band(&values).unwrap_or(Band::exact(f64::NAN))
}

/// The half effect in contacts of this product's particles, then the numbers in their own units.
fn numbers(wells: &Wells<'_>, inputs: &[&'static Parameter], members: &[Vec<f64>]) -> Vec<LearnedNumber> {
    let product = wells.product;
    // How fast cells take up is as in the rows' dishes: it says little about either dose, and stays at its middle here.
    let cell = wells.curve.rows.first().map_or("keratinocyte", |row| cell_of(row.behaviour));
    let prior_of = |input: &Parameter| -> Prior {
        if input.id == VESICLE_SHARE.id { input.own_prior(&product.vesicle_share_prior()) } else { input.prior }
    };
    let of = |units: &Vec<f64>| half_effect_contacts(cell, &At { inputs, units });
    let half = |units: &[Vec<f64>]| banded(units.iter().map(of).collect());
    let half = LearnedNumber {
        id: "effect.half",
        name: "vesicles per cell for half of the largest effect",
        unit: "1".into(),
        before: half(&prior_draws(inputs.len(), SEED, BEFORE)),
        after: half(members),
    };
    let one = |(place, input): (usize, &&'static Parameter)| {
        let prior = prior_of(input);
        LearnedNumber {
            id: input.id,
            name: input.name,
            unit: input.unit.text().to_owned(),
            before: prior.band(),
            after: banded(members.iter().map(|units| prior.quantile(units[place])).collect()),
        }
    };
    std::iter::once(half).chain(inputs.iter().enumerate().map(one)).collect()
}
