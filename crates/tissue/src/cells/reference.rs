//! The reference cell of PhysiCell 1.14 (MCF-7 breast cancer cells; Ghaffarizadeh and others 2018,
//! doi:10.1371/journal.pcbi.1005991): what a project gets where it states nothing. No value of the skin.

use super::{CellType, Contact, Cycle, Death, Exchange, Mechanics, Motility, Taxis, VolumeLaw};

const MIN_PER_H: f64 = 60.0;
const MIN_PER_D: f64 = 24.0 * MIN_PER_H;

/// Volume and growth: 2,494 um³, of which 540 um³ nucleus and three quarters fluid.
pub const VOLUME: VolumeLaw = VolumeLaw {
    total_um3: 2494.0,
    nuclear_um3: 540.0,
    fluid_share: 0.75,
    fluid_per_min: 3.0 / MIN_PER_H,
    cytoplasm_per_min: 0.27 / MIN_PER_H,
    nucleus_per_min: 0.33 / MIN_PER_H,
    calcified_share: 0.0,
    calcification_per_min: 0.0,
    rupture_fold: 2.0,
};

/// Apoptosis: 2 % of cells at a time, gone after 8.6 hours.
pub const APOPTOSIS: Death = Death {
    per_min: 0.00319 / MIN_PER_H,
    remains_min: 8.6 * MIN_PER_H,
    remains_fixed: true,
    fluid_before_per_min: 3.0 / MIN_PER_H,
    fluid_after_per_min: 0.0,
    cytoplasm_per_min: 1.0 / MIN_PER_H,
    nucleus_per_min: 0.35 / MIN_PER_H,
    calcification_per_min: 0.0,
    rupture_fold: 2.0,
};

/// Necrosis: none unless a rule or a project says so; remains go after 60 days.
pub const NECROSIS: Death = Death {
    per_min: 0.0,
    remains_min: 60.0 * MIN_PER_D,
    remains_fixed: true,
    fluid_before_per_min: 0.67 / MIN_PER_H,
    fluid_after_per_min: 0.05 / MIN_PER_H,
    cytoplasm_per_min: 0.0032 / MIN_PER_H,
    nucleus_per_min: 0.013 / MIN_PER_H,
    calcification_per_min: 0.0042 / MIN_PER_H,
    rupture_fold: 2.0,
};

/// Phases of the cycle that flow cytometry tells apart, in minutes: G0/G1, S, G2, M.
pub const FLOW_CYTOMETRY_MIN: [f64; 4] = [300.0, 480.0, 240.0, 60.0];

/// Steps of fields, mechanics and phenotype, in minutes.
pub const STEPS_MIN: [f64; 3] = [0.01, 0.1, 6.0];

/// MCF-10A cells: 3.62 hours Ki67-, then 13 before and 2.5 after division.
pub fn ki67_advanced() -> Cycle {
    Cycle::ki67_advanced(3.62 * MIN_PER_H, 13.0 * MIN_PER_H, 2.5 * MIN_PER_H)
}

/// The cycle that a PhysiCell project names by this code, with its rates where the project states none.
pub fn cycle(code: i64) -> Option<Cycle> {
    let resting_and_cycling = (4.59 * MIN_PER_H, 15.5 * MIN_PER_H);
    Some(match code {
        0 => ki67_advanced(),
        1 => Cycle::ki67_basic(resting_and_cycling.0, resting_and_cycling.1),
        2 => Cycle::flow_cytometry(1.0 / 0.00324, 1.0 / 0.00208, 1.0 / 0.00333),
        5 => Cycle::live(0.0432 / MIN_PER_H),
        6 => Cycle::flow_cytometry_separated([0.00335, 0.00208, 0.00417, 0.0167].map(|per_min| 1.0 / per_min), false),
        7 => Cycle::cycling_quiescent(resting_and_cycling.0, resting_and_cycling.1),
        _ => return None,
    })
}

/// Pushing and sticking in a model of `types` types.
pub fn mechanics(types: usize) -> Mechanics {
    Mechanics {
        adhesion_um_per_min: 0.4,
        repulsion_um_per_min: 10.0,
        reach_fold: 1.25,
        affinity: vec![1.0; types],
        membrane_adhesion_um_per_min: 4.0,
        membrane_repulsion_um_per_min: 100.0,
        spring_per_min: 0.01,
        attachment_per_min: 0.0,
        detachment_per_min: 0.0,
        attachments_at_most: 12.0,
    }
}

/// No motion of its own; one um/min and one minute where a project only switches it on.
pub fn motility() -> Motility {
    let taxis = Taxis::None;
    Motility { enabled: false, speed_um_per_min: 1.0, persistence_min: 1.0, bias: 0.0, flat: false, taxis }
}

/// A cell that does nothing to its neighbours in a model of `types` types.
pub fn contact(types: usize) -> Contact {
    Contact {
        eats_apoptotic_per_min: 0.0,
        eats_necrotic_per_min: 0.0,
        eats_other_dead_per_min: 0.0,
        eats_live_per_min: vec![0.0; types],
        attacks_per_min: vec![0.0; types],
        immunogenicity: vec![1.0; types],
        attack_damage_per_min: 1.0,
        attack_min: 30.0,
        fuses_per_min: vec![0.0; types],
    }
}

/// The reference cell in a model of `types` types and `substrates` substrates: G0/G1 left at random, later phases exact.
pub fn cell(name: &str, types: usize, substrates: usize) -> CellType {
    CellType {
        name: name.into(),
        cycle: Cycle::flow_cytometry_separated(FLOW_CYTOMETRY_MIN, true),
        apoptosis: APOPTOSIS,
        necrosis: NECROSIS,
        volume: VOLUME,
        mechanics: mechanics(types),
        motility: motility(),
        exchange: vec![Exchange::default(); substrates],
        contact: contact(types),
        transforms_per_min: vec![0.0; types],
        daughter_of_type: vec![0.0; types],
        damage_per_min: 0.0,
        repair_per_min: 0.0,
        custom: Vec::new(),
        movable: true,
    }
}
