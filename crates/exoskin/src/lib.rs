//! Exosome therapy from the vial to the skin: questions and answers.
//!
//! A question is a plain struct with sensible defaults; [`Question::ask`] answers it. A dose in ten lines:
//!
//! ```no_run
#![doc = include_str!("../examples/dose.rs")]
//! ```
//!
//! [`Vial`], [`HalfLife`]: what storage left. [`Dose`], [`Vein`]: one application, from the label to the living cell.
//! [`Scene`]: the skin of a dose, to look at.
//! [`Sweep`]: a scenario with some of its values varied. [`Run`], [`Compare`], [`Check`]: a scenario's arms, written to a folder that [`open`] reads back and [`Export`] turns
//! into tables. [`Risk`]: hazards. [`Validate`]: a table of trials, predicted and scored. [`Law`]: what sources say. [`claims`], [`evidence`], [`library`]: what the model rests
//! on. Every answer is `serde::Serialize`: the document that the command prints with `--json`.
//!
//! Long work is watched through [`Watch`] and stopped through [`Cancel`]; nothing here prints.

mod amount;
pub mod article;
mod cache;
mod check;
pub mod claims;
mod compare;
mod dose;
pub mod draft;
mod draws;
mod error;
mod estimate;
pub mod evidence;
mod export;
mod flags;
mod folder;
pub mod law;
pub mod library;
mod lot;
mod of_trials;
mod open;
mod options;
mod own_files;
mod own_picture;
pub mod page;
mod paid;
mod picture;
mod price;
mod question;
mod readable;
mod reading;
mod rehearse;
pub mod risk;
mod run;
pub mod scenarios;
mod scene;
pub mod schema;
mod scorecard;
mod solve;
mod storage_picture;
mod sweep;
pub mod tables;
pub mod texts;
mod threads;
mod validate;
mod vein;
pub mod vial;
mod watch;
mod why;

pub use amount::{Age, Area, Day, Length, Mass, Temperature, Time, Volume};
pub use check::{Check, CheckAnswer};
pub use compare::{Compare, CompareAnswer, ComparedArm};
pub use dose::{DeviceSetting, Dose, DoseAnswer};
pub use error::{Error, Result};
pub use estimate::Estimate;
pub use exoskin_answer as answer;
pub use exoskin_quantity::{Diagnostic, nearest, parse_whole, quoted, show_number, shown, shown_path, steers, write};
pub use exoskin_record as record;
pub use exoskin_stats::Band;
pub use exoskin_study::Memory;
pub use exoskin_study::scene::{DotAt as SceneDot, Scene as SceneDrawn};
pub use exoskin_vial::{CONTAINERS, Container, DateOrder, LogOptions, Scale};
pub use export::{Export, ExportAnswer, Form};
pub use flags::without_flags;
pub use law::{Law, LawAnswer, LawOfCountry};
pub use lot::{Dilution, LotFiles};
pub use open::open;
pub use options::{DRAWS, Keep, Options, SAMPLES, THREADS};
pub use paid::Paid;
pub use price::{ArmPrice, Prices, SessionPrice};
pub use question::Question;
pub use readable::Readable;
pub use reading::{ReadFile, Reading, ReadingOf};
pub use risk::Risk;
pub use run::{Run, RunAnswer};
pub use scene::{CELLS, DOTS, Scene, SceneAnswer};
pub use scorecard::{Scorecard, scorecard};
pub use sweep::{Over, Sweep, SweepAnswer, SweepArm, SweepPlan, SweepReadout, SweepRow};
pub use validate::{Validate, Validation};
pub use vein::{Vein, body_mass};
pub use vial::{HalfLife, Past, Steps, Vial, VialAnswer};
pub use watch::{Cancel, Unwatched, Watch};
pub use why::{Why, WhyAnswer};
