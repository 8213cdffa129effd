//! A cell's cycle as data: phases, and the ways that lead from one to the next.

/// A cycle: phases in order; a cell starts in the first one.
#[derive(Clone, Debug, PartialEq)]
pub struct Cycle {
    /// What people call it.
    pub name: String,
    /// Its phases; at least one.
    pub phases: Vec<Phase>,
}

/// One phase of a cycle.
#[derive(Clone, Debug, PartialEq)]
pub struct Phase {
    /// What people call it.
    pub name: String,
    /// Whether the cell divides when it leaves this phase.
    pub divides_on_exit: bool,
    /// Whether the cell sets out to double its solids when it enters this phase.
    pub doubles_on_entry: bool,
    /// The ways out, tried in this order in every step.
    pub links: Vec<Link>,
}

/// One way out of a phase.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Link {
    /// Where it leads: the position of a phase.
    pub to: usize,
    /// Passages per minute; with a fixed duration, one over that duration.
    pub per_min: f64,
    /// Whether the passage comes after exactly `1 / per_min` instead of by chance.
    pub fixed: bool,
}

impl Cycle {
    /// One phase; cells divide at random: growth is exponential at `per_min`.
    pub fn live(per_min: f64) -> Cycle {
        Cycle { name: "live".into(), phases: vec![phase("live", true, true, per_min, false, 0)] }
    }

    /// Resting (Ki67-) and cycling (Ki67+) cells; division ends the second phase. Durations in minutes.
    pub fn ki67_basic(resting_min: f64, cycling_min: f64) -> Cycle {
        let phases = vec![
            phase("Ki67-", false, false, 1.0 / resting_min, false, 1),
            phase("Ki67+", true, true, 1.0 / cycling_min, true, 0),
        ];
        Cycle { name: "Ki67 basic".into(), phases }
    }

    /// As [`Cycle::ki67_basic`], and daughters stay Ki67+ for a while after division.
    pub fn ki67_advanced(resting_min: f64, before_min: f64, after_min: f64) -> Cycle {
        let phases = vec![
            phase("Ki67-", false, false, 1.0 / resting_min, false, 1),
            phase("Ki67+ before division", true, true, 1.0 / before_min, true, 2),
            phase("Ki67+ after division", false, false, 1.0 / after_min, true, 0),
        ];
        Cycle { name: "Ki67 advanced".into(), phases }
    }

    /// G0/G1, S and G2/M as flow cytometry tells them apart, left at random. Mean durations in minutes.
    pub fn flow_cytometry(g0g1_min: f64, s_min: f64, g2m_min: f64) -> Cycle {
        let phases = vec![
            phase("G0/G1", false, false, 1.0 / g0g1_min, false, 1),
            phase("S", false, true, 1.0 / s_min, false, 2),
            phase("G2/M", true, false, 1.0 / g2m_min, false, 0),
        ];
        Cycle { name: "flow cytometry".into(), phases }
    }

    /// As [`Cycle::flow_cytometry`] with G2 and M apart; only G0/G1 is left at random where `fixed` is set.
    pub fn flow_cytometry_separated(durations_min: [f64; 4], fixed: bool) -> Cycle {
        let rates = durations_min.map(|minutes| 1.0 / minutes);
        let phases = vec![
            phase("G0/G1", false, false, rates[0], false, 1),
            phase("S", false, true, rates[1], fixed, 2),
            phase("G2", false, false, rates[2], fixed, 3),
            phase("M", true, false, rates[3], fixed, 0),
        ];
        Cycle { name: "flow cytometry separated".into(), phases }
    }

    /// Resting and cycling cells; division ends the second phase, of fixed duration. Durations in minutes.
    pub fn cycling_quiescent(quiescent_min: f64, cycling_min: f64) -> Cycle {
        let phases = vec![
            phase("quiescent", false, false, 1.0 / quiescent_min, false, 1),
            phase("cycling", true, true, 1.0 / cycling_min, true, 0),
        ];
        Cycle { name: "cycling and quiescent".into(), phases }
    }

    /// A phase that is never left.
    pub fn none() -> Cycle {
        Cycle { name: "none".into(), phases: vec![phase("resting", false, false, 0.0, false, 0)] }
    }
}

fn phase(name: &str, divides: bool, doubles: bool, per_min: f64, fixed: bool, to: usize) -> Phase {
    let links = vec![Link { to, per_min, fixed }];
    Phase { name: name.into(), divides_on_exit: divides, doubles_on_entry: doubles, links }
}
