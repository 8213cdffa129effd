//! The vial: product, handling, what is left of it, dose.
//!
//! A [`Product`] is a plain file; a [`History`] is what happened to the vial since it was counted; [`draw`] is one
//! sample of what is left, and [`outcome()`] many of them with bands, reasons and advice.
//!
//! Two states per vial: the share of vesicles that is whole and in the liquid, and the potency of these. They are lost
//! at different rates; free factors decay separately. Kinetics in `kinetics.rs`, rates from rows in `fit.rs`.

mod advice;
mod band;
pub mod catalogue;
pub mod certificate;
pub mod checklist;
pub mod comparison;
pub mod container;
pub mod dish;
mod draw;
mod extrapolation;
pub mod fit;
mod half;
pub mod hashed;
mod history;
pub mod history_text;
pub mod kinetics;
pub mod logger;
mod looks;
pub mod lot;
mod marker;
mod measurable;
pub mod measured;
mod measured_text;
pub mod nta;
pub mod origin;
mod outcome;
pub mod parameters;
pub mod product;
pub mod product_file;
mod q10;
pub mod rates;
pub mod series;
mod slip;
pub mod spread;
mod state;
mod strength;
mod timeline;

pub use advice::Advice;
pub use catalogue::{load_product, load_product_file, product_text, products, template};
pub use certificate::{Certificate, read_certificate, read_certificate_file};
pub use checklist::{Check, Checklist, checklist};
pub use comparison::{Comparison, Role, not_covered, other_storage_rows, storage_comparison};
pub use container::{CONTAINERS, Container};
pub use dish::{DishCurve, read_dish, read_dish_file};
pub use draw::{FactorDraw, VialDraw, draw, draw_along, whole_per_um3};
pub use extrapolation::{Extrapolation, extrapolations};
pub use half::{HalfOutcome, until_half};
pub use history::{History, Step};
pub use history_text::HistoryProblem;
pub use logger::{DateOrder, Gap, Log, LogOptions, MAX_LOG_BYTES, Reading, Scale, read_log, read_log_with};
pub use looks::{Looks, named};
pub use lot::{LotFacts, Used};
pub use measurable::Measurable;
pub use measured::{Against, Measured, against_label};
pub use measured_text::{certificate_text, measured_text};
pub use nta::{Nta, read_nta, read_nta_file};
pub use origin::{Class, Species};
pub use outcome::{CurvePoint, FactorOutcome, VialOutcome, outcome};
pub use product::{CountedBy, Product};
pub use product_file::KEYS;
pub use series::{Learned, LearnedNumber, LearnedRow, Series, learn, read_series, read_series_file};
pub use state::{DrawnVial, State};
pub use strength::{Strength, week_in_the_cold};
pub use timeline::{Event, Phase, Timeline};
