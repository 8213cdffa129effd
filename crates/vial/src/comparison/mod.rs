//! The model compared with every storage row that it covers: what was fitted, what is predicted, what misses.

mod cases;

use exoskin_evidence::{Draws, Grade, Origin, Row, row, rows};
use exoskin_quantity::toml::Known;
use exoskin_stats::Band;

use crate::band::band;
use crate::catalogue::load_product;
use crate::hashed::Hashed;
use crate::history::History;
use crate::parameters::{self, FIT_COUNT, FIT_VOLUME, POTENCY_GONE, STOCK_COUNT, UNSEEN_CHANGE};
use crate::product::Product;
use crate::rates::Rates;
use crate::state::{DrawnVial, State};
use crate::timeline::Timeline;
use cases::{CASES, Case, Measure, NOT_COVERED, Strength};
use exoskin_quantity::unit::{DAY_S, ML_UM3};

/// The role of a row for the model.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Role {
    /// A declared parameter rests on it.
    Fitted,
    /// No parameter rests on it: what the model says follows from other rows.
    Predicted,
}

/// One row compared with the model.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct Comparison {
    /// The row's id.
    pub row: &'static str,
    /// What the row measured.
    pub quantity: String,
    /// Under which conditions.
    pub conditions: String,
    /// The history that represents them.
    pub history: &'static str,
    /// The role of the row for the model.
    pub role: Role,
    /// The parameters that rest on it.
    pub parameters: Vec<&'static str>,
    /// The row's number; none where it only says how long something lasted.
    pub observed: Option<f64>,
    /// Its lower end, where given.
    pub low: Option<f64>,
    /// Its upper end, where given.
    pub high: Option<f64>,
    /// The model's number.
    pub model: Band,
    /// The model's median minus the row's number.
    pub residual: Option<f64>,
    /// Whether the row's number or range overlaps the model's 90 % band.
    pub inside: Option<bool>,
    /// The row's grade.
    #[serde(serialize_with = "grade_name")]
    pub grade: Grade,
    /// Why it misses, or what the row leaves open.
    pub note: String,
}

fn grade_name<S: serde::Serializer>(grade: &Grade, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(&format!("{grade:?}"))
}

/// Draws per row.
const SAMPLES: u64 = 1_000;

/// The model compared with every covered storage row, in a fixed order.
pub fn storage_comparison() -> Vec<Comparison> {
    let Ok(vial) = load_product("reference_vesicles") else { return Vec::new() };
    CASES.iter().filter_map(|case| Some(compared(case, row(case.row)?, &vial))).collect()
}

/// Storage rows with a share that the model does not describe: id and why.
pub fn not_covered() -> &'static [(&'static str, &'static str)] {
    NOT_COVERED
}

/// Storage rows that neither the comparison nor [`not_covered`] names: a direction, a duration, a claim, a composition.
pub fn other_storage_rows() -> Vec<&'static Row> {
    let named = |id: &str| CASES.iter().any(|case| case.row == id) || NOT_COVERED.iter().any(|(row, _)| *row == id);
    rows().iter().filter(|row| row.id.starts_with("vial.storage.") && !named(&row.id)).collect()
}

fn compared(case: &Case, row: &Row, vial: &Product) -> Comparison {
    let product = product(case, vial);
    let timeline = Timeline::of(&product, &History::parse(case.history).unwrap_or_default());
    let mut values: Vec<f64> =
        (0..SAMPLES).map(|index| modelled(case, &product, &timeline, Hashed { index })).collect();
    let parameters = resting_on(case.row);
    let role = if parameters.is_empty() { Role::Predicted } else { Role::Fitted };
    let model = band(&mut values);
    let observed = if row.unit == "d" { at_that_time(case, row) } else { row.value };
    let (low, high) = observed_range(row);
    let inside = observed.map(|value| {
        let (low, high) = (low.unwrap_or(value).min(value), high.unwrap_or(value).max(value));
        low <= model.p95 && high >= model.p05
    });
    Comparison {
        row: case.row,
        quantity: row.quantity.clone(),
        conditions: row.conditions.clone(),
        history: case.history,
        role,
        parameters,
        observed,
        low,
        high,
        model,
        residual: observed.map(|value| model.median - value),
        inside,
        grade: row.grade,
        note: note(role, row, inside),
    }
}

/// The parameters that rest on a row.
fn resting_on(id: &str) -> Vec<&'static str> {
    let rests = |origin: &Origin| matches!(origin, Origin::Evidence(rows) if rows.contains(&id));
    parameters::ALL.iter().filter(|parameter| rests(&parameter.origin)).map(|parameter| parameter.id).collect()
}

/// The row's own range; where it only says `no change`, the change that would have gone unnoticed.
fn observed_range(row: &Row) -> (Option<f64>, Option<f64>) {
    match (row.unit.as_str(), row.value, row.low) {
        ("d", ..) => (None, None),
        ("fraction", Some(1.0), None) => (Some(1.0 - UNSEEN_CHANGE.prior.median()), Some(1.0)),
        _ => (row.low, row.high),
    }
}

/// Rows in days say how long something lasted; only `gone` has a number.
fn at_that_time(case: &Case, row: &Row) -> Option<f64> {
    (case.measure == Measure::Gone && row.unit == "d").then(|| POTENCY_GONE.prior.median())
}

/// The vial that a row describes: the reference in half a millilitre, with the row's count and matrix.
fn product(case: &Case, vial: &Product) -> Product {
    let mut product = vial.clone();
    if let Strength::PerMl(count) = case.strength {
        product.label.count_per_um3 = Known::Is(count / ML_UM3);
    }
    product.vessel.volume_um3 = FIT_VOLUME.prior.median();
    product.matrix.protein_rich = case.protein_rich;
    product.matrix.cryoprotectant = case.cryoprotectant;
    product
}

/// What the model says; rows of the fitted experiment keep its preparation, others draw their own.
fn modelled(case: &Case, product: &Product, timeline: &Timeline, draws: Hashed) -> f64 {
    let rates = |count| Rates::drawn(product, case.container, count, &draws);
    let rates = match case.strength {
        Strength::OfTheFit => Rates::of_preparation(product, case.container, draws.value(&FIT_COUNT), 1.0, &draws),
        Strength::PerMl(count) => rates(count / ML_UM3),
        Strength::Stock => rates(draws.value(&STOCK_COUNT)),
    };
    let vial = DrawnVial::with_rates(product, rates, &draws);
    measured(case, &vial, &vial.at_end(&timeline.events))
}

fn measured(case: &Case, vial: &DrawnVial<'_>, end: &State) -> f64 {
    let lost = State::START.shares.whole - end.shares.whole;
    match case.measure {
        Measure::Whole => end.shares.whole,
        Measure::WallShareOfLoss => vial.on_wall(end) / lost.max(f64::MIN_POSITIVE),
        Measure::DailyRate => {
            let seconds = History::parse(case.history).map_or(DAY_S, |history| history.duration_s());
            -libm::log(end.shares.whole.max(f64::MIN_POSITIVE)) / seconds * DAY_S
        }
        Measure::Potency | Measure::Gone => end.potency,
        Measure::Labile => end.labile_factors,
        Measure::Stable => end.stable_factors,
    }
}

fn note(role: Role, row: &Row, inside: Option<bool>) -> String {
    let meaning = match (role, inside) {
        (_, None) => return format!("the row gives only a duration: {} {}", row.value.unwrap_or(0.0), row.unit),
        (Role::Fitted, Some(true)) => "parameters of the model rest on this row",
        (Role::Fitted, Some(false)) => "parameters of the model rest on this row, and yet it lies outside the band",
        (Role::Predicted, Some(true)) => "no parameter rests on this row",
        (Role::Predicted, Some(false)) => "no parameter rests on this row, and it lies outside the model's 90 % band",
    };
    let coded = row.unit == "fraction" && row.value == Some(1.0) && row.low.is_none();
    if coded {
        format!("{meaning}; `no change` is coded as 1.0, anything from 0.9 would look the same")
    } else {
        meaning.into()
    }
}
