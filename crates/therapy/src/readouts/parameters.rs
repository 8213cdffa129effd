//! How readouts follow from the skin's state, and how far each may be off.

use exoskin_evidence::{Group, Origin, Parameter, Prior};

/// Baseline water loss.
pub static WATER_LOSS: Parameter = Parameter {
    id: "readout.tewl.rest",
    name: "water loss of whole skin",
    unit: "g/m2/h",
    prior: Prior::Normal { mean: 9.69, sd: 2.94, positive: true },
    origin: Origin::Evidence(&["skin.barrier.tewl.forearm"]),
    group: Group::Readout,
    doc: "Volar forearm of 87 adults with its spread between people; other sites of the tables scatter around it.",
};

/// Share of the erythema index that blood makes.
pub static BLOOD_SHARE: Parameter = Parameter {
    id: "readout.erythema.blood_share",
    name: "share of the erythema index that is blood",
    unit: "1",
    prior: Prior::Uniform { low: 0.3, high: 1.0 },
    origin: Origin::Assumed("the index also sees melanin and the device's offset; no row separates them"),
    group: Group::Readout,
    doc: "Twice the blood raises the index by this share at most.",
};

/// The most that redness can add to the index.
pub static REDNESS_MOST: Parameter = Parameter {
    id: "readout.erythema.most",
    name: "largest rise of the erythema index over its baseline",
    unit: "1",
    prior: Prior::LogUniform { low: 0.4, high: 1.5 },
    origin: Origin::Assumed(
        "resting flow of the cheek is a fifth of its most [redness.perfusion_*], the index saturates earlier; no row gives its ceiling",
    ),
    group: Group::Readout,
    doc: "The index saturates: very red skin does not read much higher than red skin.",
};

/// Warmth of red skin.
pub static WARM_PER_DILATION: Parameter = Parameter {
    id: "readout.temperature.red",
    name: "warmth of fully red skin above rest",
    unit: "degrees C",
    prior: Prior::Uniform { low: 0.0, high: 2.5 },
    origin: Origin::Assumed("inflamed skin feels warm; no row gives degrees by blood content"),
    group: Group::Readout,
    doc: "Added to the surface temperature that conduction gives.",
};

/// Burning per degree.
pub static BURN_PER_DEGREE: Parameter = Parameter {
    id: "readout.burning.per_degree",
    name: "burning of wholly sore skin per degree above where it is quiet",
    unit: "1/C",
    prior: Prior::LogUniform { low: 0.03, high: 0.4 },
    origin: Origin::Assumed(
        "cold air takes about 3 of 7 points of pain during fractional laser [redness.cooling_pain.cold_air]; degrees are not in that row",
    ),
    group: Group::Readout,
    doc: "Exponent of the saturating score.",
};

/// Where sore skin is quiet.
pub static BURN_FROM: Parameter = Parameter {
    id: "readout.burning.from",
    name: "temperature of the surface below which sore skin does not burn",
    unit: "C",
    prior: Prior::Uniform { low: 15.0, high: 30.0 },
    origin: Origin::Assumed("cooling relieves sore skin below its temperature at rest; no row gives the degree"),
    group: Group::Readout,
    doc: "What cooling must reach to end the burning.",
};

/// Burning of open skin.
pub static BURN_OPEN: Parameter = Parameter {
    id: "readout.burning.open",
    name: "how sore an open surface is, over the largest flare",
    unit: "1",
    prior: Prior::Uniform { low: 0.2, high: 1.0 },
    origin: Origin::Assumed(
        "full-field lasers hurt for days, columns for hours; no row scores either; a dressing helps, which is left out",
    ),
    group: Group::Readout,
    doc: "Burning after the flare, until the surface is covered.",
};

/// Share of the melanin index from the basal layer.
pub static BASAL_SHARE: Parameter = Parameter {
    id: "readout.melanin.basal_share",
    name: "share of the melanin index that the basal layer makes",
    unit: "1",
    prior: Prior::Uniform { low: 0.4, high: 0.9 },
    origin: Origin::Assumed("most melanin lies in the basal layer; the index weighs depth in a way that no row gives"),
    group: Group::Readout,
    doc: "Excess melanin of the upper layers counts with the rest.",
};

/// A discrepancy factor; sigma by what backs the readout.
macro_rules! discrepancy {
    ($name:ident, $id:literal, $what:literal, $sigma:literal, $why:literal) => {
        #[doc = concat!("How far the change of ", $what, " may be off.")]
        pub static $name: Parameter = Parameter {
            id: concat!("readout.discrepancy.", $id),
            name: concat!("model error of ", $what),
            unit: "1",
            prior: Prior::LogNormal { median: 1.0, sigma: $sigma },
            origin: Origin::Assumed($why),
            group: Group::Readout,
            doc: "A factor on the change from the start, the same in all arms of a person.",
        };
    };
}

discrepancy!(
    D_TEMPERATURE,
    "temperature",
    "skin temperature",
    0.3,
    "structural error of a readout that human measurements back"
);
discrepancy!(D_BURNING, "burning", "burning", 0.6, "structural error of a readout that is extrapolated");
discrepancy!(D_ERYTHEMA, "erythema", "redness", 0.3, "structural error of a readout that human measurements back");
discrepancy!(D_TEWL, "tewl", "water loss", 0.3, "structural error of a readout that human measurements back");
discrepancy!(D_CLOSURE, "closure", "closure", 0.3, "structural error of a readout that human measurements back");
discrepancy!(
    D_WOUND_AREA,
    "wound_area",
    "the wound's area",
    0.3,
    "structural error of a readout that human measurements back"
);
discrepancy!(
    D_INFLAMMATION,
    "inflammation",
    "inflammatory cells",
    0.6,
    "structural error of a readout that is extrapolated"
);
discrepancy!(D_VESSELS, "vessels", "vessel density", 0.6, "structural error of a readout that is extrapolated");
discrepancy!(
    D_COLLAGEN3,
    "collagen_3",
    "collagen III",
    0.3,
    "structural error of a readout that human measurements back"
);
discrepancy!(
    D_COLLAGEN1,
    "collagen_1",
    "collagen I",
    0.3,
    "structural error of a readout that human measurements back"
);
discrepancy!(D_ELASTIN, "elastin", "elastin", 0.6, "structural error of a readout that is extrapolated");
discrepancy!(
    D_DERMIS,
    "dermal_thickness",
    "dermal thickness",
    0.6,
    "structural error of a readout that is extrapolated"
);
discrepancy!(
    D_EPIDERMIS,
    "epidermis",
    "epidermal thickness",
    0.6,
    "structural error of a readout that is extrapolated"
);
discrepancy!(D_SCAR_DEPTH, "scar_depth", "scar depth", 0.6, "structural error of a readout that is extrapolated");
discrepancy!(D_SCAR_VOLUME, "scar_volume", "scar volume", 0.6, "structural error of a readout that is extrapolated");
discrepancy!(D_WRINKLE, "wrinkle_depth", "wrinkle depth", 0.6, "structural error of a readout that is extrapolated");
discrepancy!(D_MELANIN, "melanin", "melanin", 0.6, "structural error of a readout that is extrapolated");
discrepancy!(
    D_DARK_SPOT,
    "dark_spot_risk",
    "dark spots",
    0.3,
    "structural error of a readout that human measurements back"
);
discrepancy!(D_HAIRS, "hairs", "hair count", 0.3, "structural error of a readout that human measurements back");
discrepancy!(
    D_HAIR_DIAMETER,
    "hair_diameter",
    "hair diameter",
    0.3,
    "structural error of a readout that human measurements back"
);
discrepancy!(
    D_ANAGEN,
    "anagen",
    "growing follicles",
    0.3,
    "structural error of a readout that human measurements back"
);

/// Every number of this module.
pub static ALL: &[&Parameter] = &[
    &WATER_LOSS,
    &BLOOD_SHARE,
    &REDNESS_MOST,
    &WARM_PER_DILATION,
    &BURN_PER_DEGREE,
    &BURN_FROM,
    &BURN_OPEN,
    &BASAL_SHARE,
    &D_TEMPERATURE,
    &D_BURNING,
    &D_ERYTHEMA,
    &D_TEWL,
    &D_CLOSURE,
    &D_WOUND_AREA,
    &D_INFLAMMATION,
    &D_VESSELS,
    &D_COLLAGEN3,
    &D_COLLAGEN1,
    &D_ELASTIN,
    &D_DERMIS,
    &D_EPIDERMIS,
    &D_SCAR_DEPTH,
    &D_SCAR_VOLUME,
    &D_WRINKLE,
    &D_MELANIN,
    &D_DARK_SPOT,
    &D_HAIRS,
    &D_HAIR_DIAMETER,
    &D_ANAGEN,
];
