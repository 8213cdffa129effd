//! The six matched numbers: what remains of them after matching to untreated human wounds.
//!
//! `data/healing_ensemble.csv` is written by `validation/src/bin/checks/history_match.rs`; its header says how. A draw
//! picks one member, so that numbers that only make sense together stay together.

use std::sync::OnceLock;

use exoskin_evidence::Draws;

use crate::parameters as p;

/// The file.
pub const FILE: &str = include_str!("../../data/healing_ensemble.csv");

/// The columns of the file.
pub const COLUMNS: [&str; 6] =
    ["edge_speed_um_h", "edge_lag_h", "lesion_spread", "barrier_time_d", "redness_time_d", "strain_signal"];

/// One member.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Member {
    /// Speed of an epidermal edge in a moist wound before 55 years (um/h).
    pub edge_speed_um_h: f64,
    /// Time until it begins to move (h).
    pub edge_lag_h: f64,
    /// Spread of the width of identically made lesions, sigma of the logarithm.
    pub lesion_spread: f64,
    /// E-folding time in which newly covered skin becomes tight (d).
    pub barrier_time_d: f64,
    /// E-folding time in which the vessels of a healed wound disappear (d).
    pub redness_time_d: f64,
    /// Signal of fibroblasts stretched to twice their length, relative to wholly injured tissue.
    pub strain_signal: f64,
}

impl Member {
    /// Its numbers, in the order of [`COLUMNS`] and of the declared priors.
    pub fn numbers(&self) -> [f64; 6] {
        [
            self.edge_speed_um_h,
            self.edge_lag_h,
            self.lesion_spread,
            self.barrier_time_d,
            self.redness_time_d,
            self.strain_signal,
        ]
    }

    /// A member of these numbers, in the order of [`COLUMNS`].
    pub fn of(numbers: [f64; 6]) -> Member {
        let [edge_speed_um_h, edge_lag_h, lesion_spread, barrier_time_d, redness_time_d, strain_signal] = numbers;
        Member { edge_speed_um_h, edge_lag_h, lesion_spread, barrier_time_d, redness_time_d, strain_signal }
    }

    /// The member of a draw.
    pub fn drawn(draws: &dyn Draws) -> Member {
        let members = members();
        let place = draws.value(&p::ENSEMBLE) * members.len() as f64;
        members.get((place as usize).min(members.len().saturating_sub(1))).copied().unwrap_or_else(Member::believed)
    }

    /// The medians of the priors before matching.
    pub fn believed() -> Member {
        Member::of(std::array::from_fn(|i| p::FREE[i].prior.median()))
    }
}

/// All members of the file, slow edges first.
pub fn members() -> &'static [Member] {
    static MEMBERS: OnceLock<Vec<Member>> = OnceLock::new();
    MEMBERS.get_or_init(|| FILE.lines().filter_map(member).collect())
}

/// A line of six numbers; comments and the line of names do not count.
fn member(line: &str) -> Option<Member> {
    let numbers: Vec<f64> = line.split(',').map(|cell| cell.trim().parse()).collect::<Result<_, _>>().ok()?;
    Some(Member::of(numbers.try_into().ok()?))
}
