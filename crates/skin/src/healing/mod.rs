//! Skin that heals on its own after a procedure, and what may change how it does.
//!
//! [`heal`] follows one skin from its start through its sessions: closure, barrier, inflammation, vessels, matrix and
//! pigment. The wounds of a session are a cohort with its share of the surface; each of its states is a departure from
//! rest, and the patient's skin is the sum over the cohorts. Fibroblasts answer what they hear of the injury and of being
//! stretched (`field.rs`), inflammatory cells, vessels and pigment react within a fixed reach. Untouched healthy
//! skin therefore stays exactly as it is. Products enter as [`Pulse`]s: factors on the rates of [`Behaviours`] over a
//! stretch of time; this crate does not know what caused them.
//!
//! Six numbers are matched to untreated human wounds ([`fitting`] says which rows, [`Member`] which numbers);
//! everything else is predicted from declared parameters, or wide where no row informs it.
//!
//! Checked by: tests/suite/healing_rest.rs (rest is exact), tests/suite/healing_course.rs (return to rest, order of
//! arms, wild input, step size), tests/suite/healing_ensemble.rs (the file and its provenance),
//! validation/src/bin/checks/healing/mod.rs (the table).

mod barrier;
mod behaviours;
mod closure;
mod cohort;
mod course;
pub mod ensemble;
mod epidermis;
mod extent;
mod field;
pub mod fitting;
mod inflammation;
mod kernel;
mod lesion;
mod matrix;
mod paces;
mod pigment;
mod pulses;
mod schedule;
mod start;
mod state;
mod step;
mod vessels;
mod wounding;

pub use behaviours::{Behaviours, Pulse};
pub use course::Injured;
pub use ensemble::Member;
pub use schedule::{Fineness, steps};
pub use start::Start;
pub use state::{Lesion, SkinState};
pub use wounding::{Stretch, Wound, Wounding};

use exoskin_evidence::Draws;

use crate::Site;

/// The course of one skin: its state on each of `days` (increasing, from 0 on).
///
/// `wounds` by time; `pulses` in any order. A day includes wounds made at that very moment.
pub fn heal(
    site: &Site,
    start: &Start,
    wounds: &[Wound],
    pulses: &[Pulse],
    days: &[f64],
    draws: &dyn Draws,
) -> Vec<SkinState> {
    heal_as(&Member::drawn(draws), Fineness::default(), site, start, wounds, pulses, days, draws)
}

/// As [`heal`], for a given member of the ensemble and a given step refinement.
#[expect(clippy::too_many_arguments, reason = "the arguments of `heal` and the two that it chooses itself")]
pub fn heal_as(
    member: &Member,
    fineness: Fineness,
    site: &Site,
    start: &Start,
    wounds: &[Wound],
    pulses: &[Pulse],
    days: &[f64],
    draws: &dyn Draws,
) -> Vec<SkinState> {
    Injured::new(member, site, start, wounds, draws).heal(pulses, fineness, days)
}
