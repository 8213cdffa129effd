//! Uncertainty and people are two bands: what is not known about the middle patient, and how much patients differ.
//!
//! A parameter belongs to people where its rows give the spread between people, or where it describes who is treated
//! and the scenario does not say (phototype, size of the lesion). All others are uncertainty: one true value that is
//! not known. The bands are never mixed: the first holds people at their middle, the second holds the uncertain
//! parameters there.

use exoskin_evidence::{Draws, Parameter, Prior};

/// Ids of the parameters that differ from person to person.
pub const IDS: [&str; 17] = [
    "condition.chronic_radius",
    "condition.chronic_speed",
    "condition.phototype",
    "condition.scar_cover",
    "condition.scar_depth",
    "condition.spot_dermal_share",
    "condition.spot_pigment",
    "condition.start_collagen",
    "condition.wrinkle_depth",
    "hair.density",
    "hair.diameter",
    "hair.diameter_aga",
    "hair.miniaturisation",
    "hair.telogen_share",
    "heat.rest",
    "readout.tewl.rest",
    "vial.prp.donor_age",
];

/// Who is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Who {
    /// The middle patient; what is not known varies.
    Middle,
    /// People vary; what is not known stays at its middle.
    People,
    /// Both vary: any patient, for shares of patients.
    Anybody,
}

/// Draws of one kind: the other kind stays at its median.
pub struct Kind<'a> {
    inner: &'a dyn Draws,
    who: Who,
}

impl<'a> Kind<'a> {
    /// `inner`, with what does not belong to `who` at its median.
    pub fn new(inner: &'a dyn Draws, who: Who) -> Self {
        Kind { inner, who }
    }

    fn varies(&self, parameter: &Parameter) -> bool {
        // Lengths differ, so that this compares few letters; a search by order compares many.
        let of_people = IDS.contains(&parameter.id);
        match self.who {
            Who::Middle => !of_people,
            Who::People => of_people,
            Who::Anybody => true,
        }
    }
}

impl Draws for Kind<'_> {
    fn unit(&self, parameter: &Parameter) -> f64 {
        if self.varies(parameter) { self.inner.unit(parameter) } else { MIDDLE }
    }

    fn value_with(&self, parameter: &Parameter, prior: &Prior) -> f64 {
        if self.varies(parameter) { self.inner.value_with(parameter, prior) } else { prior.quantile(MIDDLE) }
    }

    fn value_at(&self, parameter: &Parameter, prior: &Prior, unit: f64) -> f64 {
        self.inner.value_at(parameter, prior, unit)
    }
}

const MIDDLE: f64 = 0.5;

#[cfg(test)]
mod tests {
    use exoskin_evidence::Medians;

    use super::*;

    #[test]
    fn every_id_is_declared_and_sorted() {
        let all = exoskin_therapy::parameters::all();
        for id in IDS {
            assert!(all.iter().any(|parameter| parameter.id == id), "{id} is no parameter");
        }
        assert!(IDS.windows(2).all(|pair| pair[0] < pair[1]));
    }

    #[test]
    fn the_middle_is_the_median() {
        let all = exoskin_therapy::parameters::all();
        for who in [Who::Middle, Who::People, Who::Anybody] {
            let draws = Kind::new(&Medians, who);
            assert!(all.iter().all(|parameter| draws.value(parameter) == Medians.value(parameter)));
        }
    }
}
