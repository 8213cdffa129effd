//! The model compared with every storage row that it covers: what was fitted, what is predicted, what misses.

mod cases;

use exoskin_evidence::{Grade, Row, row};
use exoskin_quantity::toml::Known;
use exoskin_stats::Band;

pub use cases::Role;

use crate::band::band;
use crate::catalogue::load_product;
use crate::hashed::Hashed;
use crate::history::History;
use crate::parameters::{FIT_VOLUME, POTENCY_GONE, UNSEEN_CHANGE};
use crate::product::Product;
use crate::rates::Rates;
use crate::state::{DrawnVial, State};
use crate::timeline::Timeline;
use cases::{CASES, Case, Measure, NOT_COVERED};
use exoskin_quantity::unit::{DAY_S, ML_UM3};

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

fn compared(case: &Case, row: &Row, vial: &Product) -> Comparison {
    let product = product(case, vial);
    let timeline = Timeline::of(&product, &History::parse(case.history).unwrap_or_default());
    let mut values: Vec<f64> =
        (0..SAMPLES).map(|index| measured(case, &at_end(case, &product, &timeline, Hashed { index }))).collect();
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
        role: case.role,
        observed,
        low,
        high,
        model,
        residual: observed.map(|value| model.median - value),
        inside,
        grade: row.grade,
        note: note(case, row, inside),
    }
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
    (case.role == Role::Fitted && row.unit == "d").then(|| POTENCY_GONE.prior.median())
}

/// The vial that a row describes: the reference in half a millilitre, with the row's count and matrix.
fn product(case: &Case, vial: &Product) -> Product {
    let mut product = vial.clone();
    product.label.count_per_um3 = Known::Is(case.per_ml / ML_UM3);
    product.vessel.volume_um3 = FIT_VOLUME.prior.median();
    product.matrix.protein_rich = case.protein_rich;
    product.matrix.cryoprotectant = case.cryoprotectant;
    product
}

/// The state at the end; rows of the fitted experiment keep its preparation, others draw their own.
fn at_end(case: &Case, product: &Product, timeline: &Timeline, draws: Hashed) -> (State, State) {
    let count = case.per_ml / ML_UM3;
    let rates = if case.role == Role::Compared {
        Rates::drawn(product, case.container, count, &draws)
    } else {
        Rates::of_preparation(product, case.container, count, 1.0, &draws)
    };
    let vial = DrawnVial::with_rates(product, rates, &draws);
    (State::START, vial.at_end(&timeline.events))
}

fn measured(case: &Case, (start, end): &(State, State)) -> f64 {
    let lost = start.shares.whole - end.shares.whole;
    match case.measure {
        Measure::Whole => end.shares.whole,
        Measure::WallShareOfLoss => end.shares.wall / lost.max(f64::MIN_POSITIVE),
        Measure::DailyRate => {
            let seconds = History::parse(case.history).map_or(DAY_S, |history| history.duration_s());
            -libm::log(end.shares.whole.max(f64::MIN_POSITIVE)) / seconds * DAY_S
        }
        Measure::Potency => end.potency,
        Measure::Labile => end.labile_factors,
        Measure::Stable => end.stable_factors,
    }
}

fn note(case: &Case, row: &Row, inside: Option<bool>) -> String {
    let meaning = match (case.role, inside) {
        (_, None) => return format!("the row gives only a duration: {} {}", row.value.unwrap_or(0.0), row.unit),
        (Role::Fitted, Some(true)) => "the model's rates come from this row",
        (Role::Fitted, Some(false)) => "one end of the range that the model draws from",
        (Role::Predicted, Some(true)) => "predicted from the two fitted rows",
        (Role::Predicted, Some(false)) => {
            "predicted from the two fitted rows; just outside the band, and the row gives no spread"
        }
        (Role::Compared, Some(true)) => "not used for fitting; within the model's 90 % band",
        (Role::Compared, Some(false)) => "not used for fitting; outside the model's 90 % band",
    };
    let coded = row.unit == "fraction" && row.value == Some(1.0) && row.low.is_none();
    if coded { format!("{meaning}; `no change` is coded as 1.0") } else { meaning.into() }
}
