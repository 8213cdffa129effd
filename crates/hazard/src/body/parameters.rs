//! Parameters of the body model: a mouse as it was measured, the step to a person, and what blood holds by itself.
//!
//! Uptake by organ was read from labels. Dyes clump and come off, radioactive labels stay when the particle is gone:
//! a share of label is not a share of particles, and the priors are wide for that.

use exoskin_evidence::{Group, Origin, Origin::*, Parameter, Prior, Prior::*};

const fn declare(
    id: &'static str,
    name: &'static str,
    unit: &'static str,
    prior: Prior,
    origin: Origin,
    doc: &'static str,
) -> Parameter {
    Parameter { id, name, unit, prior, origin, group: Group::Body, doc }
}

/// First half-life, mouse.
pub static MOUSE_HALF_LIFE: Parameter = declare(
    "body.mouse_half_life",
    "first half-life of injected vesicles in the blood of a mouse",
    "min",
    LogUniform { low: 2.0, high: 20.0 },
    Evidence(&["pk.iv.half_life_alpha_mouse", "pk.iv.half_life_quoted_ev"]),
    "From two to twenty minutes between studies and labels. Sets how fast blood empties in the mouse, and by scaling in people.",
);

/// Mass of the mouse.
pub static MOUSE_MASS: Parameter = declare(
    "body.mouse_mass",
    "mass of the mouse",
    "kg",
    Fixed(0.03),
    Evidence(&["pk.scaling.half_life_exponent", "pk.iv.clearance_mouse_fluor"]),
    "Where scaling by body mass starts.",
);

/// Exponent.
pub static HALF_LIFE_EXPONENT: Parameter = declare(
    "body.half_life_exponent",
    "power of body mass with which half-lives grow from species to species",
    "1",
    Uniform { low: 0.0, high: 0.5 },
    Evidence(&["pk.scaling.half_life_exponent", "pk.scaling.clearance_exponent"]),
    "0.25 makes a person's half-life seven times a mouse's, 0 leaves it, 0.5 makes it fifty times. Never verified for vesicles: the whole range.",
);

/// Doubt of the step.
pub static SPECIES_FACTOR: Parameter = declare(
    "body.species_factor",
    "half-life in people over the one scaled from mice",
    "1",
    LogUniform { low: 0.2, high: 5.0 },
    Assumed(
        "human vesicles in a mouse are foreign and may be cleared faster; macaques keep them longer than mice [pk.iv.longer_in_macaque]; no paired measurement",
    ),
    "Doubt about the step from species to species, beside the power of mass.",
);

/// Which kinetics.
pub static KINETICS: Parameter = declare(
    "body.kinetics",
    "which measured kinetics a draw follows: below 0.5 labelled vesicles in mice, above platelet particles in patients",
    "1",
    Uniform { low: 0.0, high: 1.0 },
    Assumed(
        "the two measurements contradict each other by a factor of forty and nothing decides between them: half the weight each",
    ),
    "Both are shown apart, too. Decides how long blood holds the dose.",
);

/// Half-life, people.
pub static PLATELET_HALF_LIFE: Parameter = declare(
    "body.platelet_half_life",
    "half-life of transfused platelet particles in the blood of patients",
    "h",
    LogNormal { median: 5.5, sigma: 0.6 },
    Evidence(&["pk.iv.half_life_pmp_human_annexin", "pk.iv.half_life_pmp_human_cd61"]),
    "The only half-life measured in people: large particles, sick patients. Sigma from the 95 % intervals.",
);

/// Share that pauses.
pub static PAUSE_SHARE: Parameter = declare(
    "body.pause_share",
    "share of what leaves the blood that only pauses on walls and cells",
    "1",
    Uniform { low: 0.02, high: 0.6 },
    Assumed("two phases are seen in mice [pk.iv.half_life_beta_mouse]; how much takes the slow one is not reported"),
    "Holds a part of the dose back and lets it return.",
);

/// Length of the pause.
pub static PAUSE_HALF_LIFE: Parameter = declare(
    "body.pause_half_life",
    "half-life of the pause in a mouse",
    "min",
    LogUniform { low: 30.0, high: 792.0 },
    Evidence(&["pk.iv.half_life_beta_mouse"]),
    "Slow phase of dyed vesicles, 149 to 792 min; free dye makes it too long, so the range reaches further down.",
);

/// Share that returns.
pub static PAUSE_RETURN: Parameter = declare(
    "body.pause_return",
    "share of the paused particles that come back to the blood",
    "1",
    Uniform { low: 0.0, high: 1.0 },
    Assumed("nobody has followed one particle: the whole range"),
    "The others are broken down where they are, or drain to lymph.",
);

/// Share that drains.
pub static PAUSE_LYMPH: Parameter = declare(
    "body.pause_lymph",
    "share of the paused particles that do not return which drains to lymph",
    "1",
    LogUniform { low: 0.001, high: 0.1 },
    Assumed(
        "100 nm particles hardly drain [pk.local.lymph_uptake_size_cutoff_plga]; no measurement after a dose into a vein",
    ),
    "Feeds lymph.",
);

/// Breakdown in blood.
pub static BLOOD_BREAKDOWN: Parameter = declare(
    "body.blood_breakdown",
    "breakdown in the blood itself",
    "1/h",
    LogUniform { low: 0.0005, high: 0.05 },
    Assumed("liposomes leak at 0.0035 1/h [pk.liposome.leak_rate]; ten times either way"),
    "Matters only where nothing takes particles up.",
);

/// Spleen.
pub static SPLEEN_WEIGHT: Parameter = declare(
    "body.spleen_weight",
    "uptake by the spleen over uptake by the liver, mouse",
    "1",
    LogUniform { low: 0.03, high: 0.3 },
    Evidence(&[
        "pk.iv.fraction_spleen_4h_mouse",
        "pk.iv.fraction_liver_4h_mouse",
        "pk.liposome.uptake_spleen_mouse",
        "pk.liposome.uptake_liver_mouse",
    ]),
    "0.06 for vesicles, 0.13 for liposomes, widened.",
);

/// Lungs.
pub static LUNG_WEIGHT: Parameter = declare(
    "body.lung_weight",
    "uptake by the lungs over uptake by the liver, mouse",
    "1",
    LogUniform { low: 0.01, high: 0.6 },
    Evidence(&["pk.iv.fraction_lung_4h_mouse", "pk.iv.fraction_liver_4h_mouse"]),
    "0.25 for vesicles, nothing for liposomes; clumps catch in the lungs.",
);

/// Kidneys.
pub static KIDNEY_WEIGHT: Parameter = declare(
    "body.kidney_weight",
    "uptake by the kidneys over uptake by the liver, mouse",
    "1",
    LogUniform { low: 0.01, high: 0.6 },
    Assumed(
        "named among the four main organs without a share [pk.iv.organ_order_review]; nothing for liposomes; a free label collects there",
    ),
    "No vesicle passes the filter of a kidney whole; what is seen there may be label.",
);

/// Skin.
pub static SKIN_WEIGHT: Parameter = declare(
    "body.skin_weight",
    "uptake by the whole skin over uptake by the liver, mouse",
    "1",
    LogUniform { low: 0.003, high: 0.3 },
    Assumed(
        "no study reports the skin; reviews do not name it among the organs that take vesicles [pk.iv.organ_order_review]",
    ),
    "What a dose into a vein brings to skin goes in proportion to this guess.",
);

/// Other organs.
pub static OTHER_WEIGHT: Parameter = declare(
    "body.other_weight",
    "uptake by gut, marrow, muscle and the rest over uptake by the liver, mouse",
    "1",
    LogUniform { low: 0.1, high: 2.0 },
    Evidence(&["pk.liposome.uptake_gut_mouse", "pk.liposome.uptake_rest_mouse", "pk.liposome.uptake_liver_mouse"]),
    "0.5 for liposomes; 0.63 of the label was in none of the three organs that were counted, part of it lost.",
);

/// From species to species, by organ.
pub static ORGAN_TRANSFER: Parameter = declare(
    "body.organ_transfer",
    "uptake per gram by the other organs over the liver's, people over mice",
    "1",
    LogUniform { low: 0.333, high: 3.0 },
    Assumed(
        "per-gram uptake is taken as equal in the two species; no measurement in people, a factor of three either way",
    ),
    "A person has half the share of liver and a quarter of the share of skin of a mouse.",
);

/// Breakdown in organs.
pub static BREAKDOWN_HALF_LIFE: Parameter = declare(
    "body.breakdown_half_life",
    "half-life of a particle inside cells of an organ",
    "h",
    LogUniform { low: 1.0, high: 72.0 },
    Assumed("lysosomes take hours to days; labels outlive the particle or leave before it, so that no row fits"),
    "Sets how long organs seem to hold the dose.",
);

/// Skin to lymph.
pub static SKIN_DRAIN: Parameter = declare(
    "body.skin_drain",
    "drainage from skin to lymph",
    "1/h",
    LogUniform { low: 0.0005, high: 0.06 },
    Assumed(
        "dextran leaves human skin at about 0.06 1/h [pk.local.human_skin_clearance_dextran150]; particles of 100 nm hardly",
    ),
    "Feeds lymph.",
);

/// Breakdown in lymph.
pub static LYMPH_BREAKDOWN_HALF_LIFE: Parameter = declare(
    "body.lymph_breakdown_half_life",
    "half-life of a particle in lymph and its nodes",
    "h",
    LogUniform { low: 1.0, high: 72.0 },
    Assumed("as in other organs; no measurement"),
    "What lymph would bring back to the blood is counted as broken down: a small part of the dose.",
);

/// Mouse, liver.
pub static MOUSE_LIVER: Parameter = declare(
    "body.mouse_liver",
    "liver as share of a mouse's mass",
    "1",
    Fixed(0.055),
    Evidence(&["body.mouse.organ_share.liver"]),
    "Uptake per gram is carried over from here.",
);

/// Mouse, kidneys.
pub static MOUSE_KIDNEYS: Parameter = declare(
    "body.mouse_kidneys",
    "kidneys as share of a mouse's mass",
    "1",
    Fixed(0.017),
    Evidence(&["body.mouse.organ_share.kidneys"]),
    "Uptake per gram is carried over from here.",
);

/// Mouse, skin.
pub static MOUSE_SKIN: Parameter = declare(
    "body.mouse_skin",
    "skin as share of a mouse's mass",
    "1",
    Fixed(0.165),
    Evidence(&["body.mouse.organ_share.skin"]),
    "Uptake per gram is carried over from here.",
);

/// Mouse, spleen.
pub static MOUSE_SPLEEN: Parameter = declare(
    "body.mouse_spleen",
    "spleen as share of a mouse's mass",
    "1",
    LogUniform { low: 0.002, high: 0.006 },
    Assumed("about 0.35 % from general knowledge; no table was read"),
    "Uptake per gram is carried over from here.",
);

/// Mouse, lungs.
pub static MOUSE_LUNGS: Parameter = declare(
    "body.mouse_lungs",
    "lungs as share of a mouse's mass",
    "1",
    LogUniform { low: 0.005, high: 0.01 },
    Assumed("about 0.7 % from general knowledge; no table was read"),
    "Uptake per gram is carried over from here.",
);

/// Reference adult, liver.
pub static LIVER_G: Parameter = declare(
    "body.mass_liver",
    "mass of liver of the reference adult",
    "g",
    Fixed(1800.0),
    Evidence(&["body.human.organ_mass.liver"]),
    "Grows in proportion to body mass.",
);

/// Reference adult, spleen.
pub static SPLEEN_G: Parameter = declare(
    "body.mass_spleen",
    "mass of spleen of the reference adult",
    "g",
    Fixed(150.0),
    Evidence(&["body.human.organ_mass.spleen"]),
    "Grows in proportion to body mass.",
);

/// Reference adult, both lungs without blood.
pub static LUNGS_G: Parameter = declare(
    "body.mass_lungs",
    "mass of both lungs without blood of the reference adult",
    "g",
    Fixed(500.0),
    Evidence(&["body.human.organ_mass.lungs"]),
    "Grows in proportion to body mass.",
);

/// Reference adult, both kidneys.
pub static KIDNEYS_G: Parameter = declare(
    "body.mass_kidneys",
    "mass of both kidneys of the reference adult",
    "g",
    Fixed(310.0),
    Evidence(&["body.human.organ_mass.kidneys"]),
    "Grows in proportion to body mass.",
);

/// Reference adult, skin.
pub static SKIN_G: Parameter = declare(
    "body.mass_skin",
    "mass of skin of the reference adult",
    "g",
    Fixed(3300.0),
    Evidence(&["body.human.organ_mass.skin"]),
    "Grows in proportion to body mass.",
);

/// Reference adult.
pub static REFERENCE_MASS: Parameter = declare(
    "body.reference_mass",
    "mass of the reference adult whose organs are listed",
    "kg",
    Fixed(73.0),
    Evidence(&["body.human.organ_mass.total"]),
    "Organs of another person grow in proportion to body mass.",
);

/// Blood.
pub static BLOOD_VOLUME: Parameter = declare(
    "body.blood_volume",
    "blood per body mass, adults",
    "mL/kg",
    Uniform { low: 60.0, high: 80.0 },
    Evidence(&["body.human.blood_volume"]),
    "65 women, 70 men, 77 in a table of species; less per kg in obese people.",
);

/// Blood, mouse.
pub static MOUSE_BLOOD_VOLUME: Parameter = declare(
    "body.mouse_blood_volume",
    "blood per body mass, mouse",
    "mL/kg",
    Fixed(79.0),
    Evidence(&["body.mouse.blood_volume"]),
    "Turns the area under the curve into a clearance.",
);

/// Plasma.
pub static PLASMA_SHARE: Parameter = declare(
    "body.plasma_share",
    "plasma as share of blood",
    "1",
    Uniform { low: 0.5, high: 0.65 },
    Evidence(&["body.human.plasma_share"]),
    "Vesicles are counted in plasma.",
);

/// Own count.
pub static OWN_PLASMA_COUNT: Parameter = declare(
    "body.own_plasma_count",
    "vesicles of the body's own in plasma",
    "1/mL",
    LogUniform { low: 1e10, high: 1.5e11 },
    Evidence(&["vial.ev.plasma_healthy_normalised", "vial.yield.plasma_ev_per_cell"]),
    "5.8e10 corrected for losses, 2.5e10 uncorrected, 1.5e11 in patients; two per blood cell is about 2e10. Particle counters disagree by more.",
);

/// Own release.
pub static OWN_RELEASE: Parameter = declare(
    "body.own_release",
    "vesicles that the body releases into plasma",
    "1/min",
    Normal { mean: 1.5e12, sd: 0.4e12, positive: true },
    Evidence(&["vial.yield.plasma_total_secretion"]),
    "From a balance, not counted: with the content of plasma it says how long a vesicle of one's own stays.",
);

/// Own, from platelets.
pub static PLATELET_SHARE: Parameter = declare(
    "body.platelet_share",
    "share of the plasma's vesicles that come from platelets",
    "1",
    LogUniform { low: 0.02, high: 0.35 },
    Evidence(&["vial.ev.plasma_share_nonimmune"]),
    "Erythrocytes and platelets together are 35 %; large ones alone are far fewer.",
);

/// Liver cells.
pub static HEPATOCYTES: Parameter = declare(
    "body.hepatocytes_per_g",
    "hepatocytes per gram of liver",
    "1e6/g",
    Normal { mean: 139.0, sd: 25.0, positive: true },
    Evidence(&["body.human.hepatocytes_per_g"]),
    "Cells that share what the liver takes.",
);

/// Other liver cells.
pub static NONPARENCHYMAL: Parameter = declare(
    "body.liver_nonparenchymal",
    "share of liver cells that are no hepatocytes",
    "1",
    Uniform { low: 0.2, high: 0.4 },
    Evidence(&["body.human.liver_nonparenchymal_share"]),
    "Kupffer cells are among them.",
);

/// Kupffer cells.
pub static KUPFFER: Parameter = declare(
    "body.liver_kupffer",
    "share of Kupffer cells among liver cells that are no hepatocytes",
    "1",
    Uniform { low: 0.1, high: 0.3 },
    Evidence(&["body.human.liver_kupffer_share"]),
    "The macrophages that take most of what passes.",
);

/// Cells, spleen.
pub static SPLEEN_CELLS: Parameter = declare(
    "body.cells_per_g_spleen",
    "nucleated cells per gram of spleen",
    "1e6/g",
    LogUniform { low: 500.0, high: 3000.0 },
    Assumed("a gram of cells of 1 to 10 pL holds 1e8 to 1e9, of lymphocytes up to 3e9: arithmetic, no count was read"),
    "Cells that share what the organ takes.",
);

/// Cells, lungs.
pub static LUNG_CELLS: Parameter = declare(
    "body.cells_per_g_lungs",
    "nucleated cells per gram of lungs",
    "1e6/g",
    LogUniform { low: 100.0, high: 1000.0 },
    Assumed("a gram of cells of 1 to 10 pL holds 1e8 to 1e9, of lymphocytes up to 3e9: arithmetic, no count was read"),
    "Cells that share what the organ takes.",
);

/// Cells, kidneys.
pub static KIDNEY_CELLS: Parameter = declare(
    "body.cells_per_g_kidneys",
    "nucleated cells per gram of kidneys",
    "1e6/g",
    LogUniform { low: 100.0, high: 1000.0 },
    Assumed("a gram of cells of 1 to 10 pL holds 1e8 to 1e9, of lymphocytes up to 3e9: arithmetic, no count was read"),
    "Cells that share what the organ takes.",
);

/// Cells, lymph.
pub static LYMPH_CELLS: Parameter = declare(
    "body.lymph_cells",
    "cells in lymph nodes and lymph",
    "1",
    LogUniform { low: 1e11, high: 2e12 },
    Evidence(&["body.human.lymphocytes_total"]),
    "All lymphocytes of the body at most.",
);

/// Cells, epidermis.
pub static EPIDERMAL_CELLS: Parameter = declare(
    "body.epidermal_cells",
    "nucleated epidermal cells per skin area",
    "1/mm2",
    Uniform { low: 45200.0, high: 75346.0 },
    Evidence(&[
        "skin.cell.nucleated_epidermal.forearm",
        "skin.cell.nucleated_epidermal.back",
        "skin.cell.nucleated_epidermal.thigh",
        "skin.cell.nucleated_epidermal.breast",
    ]),
    "Cells that share what skin takes; blood reaches them last.",
);

/// Cells, dermis.
pub static FIBROBLASTS: Parameter = declare(
    "body.fibroblasts",
    "dermal fibroblasts of the reference adult",
    "1",
    Normal { mean: 3.8e10, sd: 1.6e10, positive: true },
    Evidence(&["skin.cell.fibroblast_total.body"]),
    "The cells of the dermis that blood reaches first, beside vessels and macrophages.",
);

/// Skin area.
pub static SKIN_AREA: Parameter = declare(
    "body.skin_area",
    "skin area of the reference adult",
    "m2",
    Fixed(1.9),
    Evidence(&["skin.cell.fibroblast_total.body"]),
    "Grows with the power two thirds of body mass, as surfaces do.",
);

/// Face.
pub static FACE_SHARE: Parameter = declare(
    "body.face_share",
    "face as share of the skin",
    "1",
    Fixed(0.035),
    Evidence(&["skin.anat.face_area_bsa_fraction"]),
    "For the comparison with the same dose put on a face.",
);

/// Every parameter of the body model.
pub static ALL: &[&Parameter] = &[
    &MOUSE_HALF_LIFE,
    &MOUSE_MASS,
    &HALF_LIFE_EXPONENT,
    &SPECIES_FACTOR,
    &KINETICS,
    &PLATELET_HALF_LIFE,
    &PAUSE_SHARE,
    &PAUSE_HALF_LIFE,
    &PAUSE_RETURN,
    &PAUSE_LYMPH,
    &BLOOD_BREAKDOWN,
    &SPLEEN_WEIGHT,
    &LUNG_WEIGHT,
    &KIDNEY_WEIGHT,
    &SKIN_WEIGHT,
    &OTHER_WEIGHT,
    &ORGAN_TRANSFER,
    &BREAKDOWN_HALF_LIFE,
    &SKIN_DRAIN,
    &LYMPH_BREAKDOWN_HALF_LIFE,
    &MOUSE_LIVER,
    &MOUSE_KIDNEYS,
    &MOUSE_SKIN,
    &MOUSE_SPLEEN,
    &MOUSE_LUNGS,
    &LIVER_G,
    &SPLEEN_G,
    &LUNGS_G,
    &KIDNEYS_G,
    &SKIN_G,
    &REFERENCE_MASS,
    &BLOOD_VOLUME,
    &MOUSE_BLOOD_VOLUME,
    &PLASMA_SHARE,
    &OWN_PLASMA_COUNT,
    &OWN_RELEASE,
    &PLATELET_SHARE,
    &HEPATOCYTES,
    &NONPARENCHYMAL,
    &KUPFFER,
    &SPLEEN_CELLS,
    &LUNG_CELLS,
    &KIDNEY_CELLS,
    &LYMPH_CELLS,
    &EPIDERMAL_CELLS,
    &FIBROBLASTS,
    &SKIN_AREA,
    &FACE_SHARE,
];
