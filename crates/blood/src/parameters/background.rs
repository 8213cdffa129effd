//! Vesicles and platelets of blood and skin.

use exoskin_evidence::{Group, Origin, Parameter, Prior};

/// Vesicles per volume of plasma.
pub static PLASMA_VESICLES: Parameter = Parameter {
    id: "blood.plasma.vesicles",
    name: "vesicles per volume of plasma",
    unit: "1/um^3",
    prior: Prior::LogUniform { low: 0.01, high: 0.0583 },
    origin: Origin::Evidence(&["endogenous.ev.plasma_count", "vial.ev.plasma_healthy_normalised"]),
    group: Group::Skin,
    doc: "A review's mean (1e10 per mL) and a recovery-corrected count (5.8e10 per mL); isolation shifts it by decades.",
};

/// Share of blood that is plasma.
pub static PLASMA_SHARE: Parameter = Parameter {
    id: "blood.plasma.share",
    name: "share of blood that is plasma",
    unit: "1",
    prior: Prior::Uniform { low: 0.5, high: 0.63 },
    origin: Origin::Assumed("one minus the haematocrit of healthy adults, general knowledge"),
    group: Group::Skin,
    doc: "Scales the plasma's vesicles in a channel full of blood.",
};

/// Platelets per volume of blood.
pub static PLATELETS: Parameter = Parameter {
    id: "blood.platelets",
    name: "platelets per volume of blood",
    unit: "1/um^3",
    prior: Prior::Normal { mean: 2.6604e-4, sd: 6.053e-5, positive: true },
    origin: Origin::Evidence(&["prp.platelets.blood_baseline"]),
    group: Group::Skin,
    doc: "266,000 per uL with a spread of 61,000 between 213 donors; PRP is this times its fold.",
};

/// Vesicles that a platelet sheds when blood clots.
pub static VESICLES_PER_PLATELET: Parameter = Parameter {
    id: "blood.platelets.vesicles",
    name: "vesicles that one platelet sheds when blood clots",
    unit: "1",
    prior: Prior::LogUniform { low: 1.0, high: 100.0 },
    origin: Origin::Assumed("rows give size and share of platelet vesicles but no number per platelet; two decades"),
    group: Group::Skin,
    doc: "Decides whether a clot's vesicles come from its platelets or from its plasma.",
};

/// Vesicles that a living cell of the skin secretes.
pub static SECRETION: Parameter = Parameter {
    id: "blood.secretion.per_cell",
    name: "vesicles that one cell secretes",
    unit: "1/h",
    prior: Prior::LogUniform { low: 60.0, high: 170.0 },
    origin: Origin::Evidence(&["uptake.secretion.ev_per_cell"]),
    group: Group::Skin,
    doc: "Measured in culture dishes; blood cells differ ten-thousandfold in the body, so this may be far off for skin.",
};

/// Vesicles per volume of the skin's interstitial fluid.
pub static INTERSTITIAL_VESICLES: Parameter = Parameter {
    id: "blood.interstitial.vesicles",
    name: "vesicles per volume of interstitial fluid of the skin",
    unit: "1/um^3",
    prior: Prior::LogUniform { low: 0.01, high: 0.13 },
    origin: Origin::Evidence(&["endogenous.ev.isf_particle_count_implied"]),
    group: Group::Skin,
    doc: "Plasma's count times an enrichment of 12 seen in one person; the low end is no enrichment.",
};
