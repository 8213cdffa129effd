//! The hair cycle, the thickness of hairs and what a photograph counts.

use exoskin_evidence::{Group, Origin, Origin::*, Parameter, Prior, Prior::*};

/// Stages of a growing follicle: dwell times are Erlang-distributed, with a coefficient of variation of 0.5.
pub const GROWING_STAGES: usize = 4;
/// Stages of a follicle that stops.
pub const STOPPING_STAGES: usize = 2;
/// Stages of a resting follicle.
pub const RESTING_STAGES: usize = 4;
/// Stages of an empty follicle: the rows span a factor of five, so its times are the most spread.
pub const EMPTY_STAGES: usize = 2;
/// Stages of a new hair on its way to the surface.
pub const EMERGING_STAGES: usize = 4;

/// Days in a month.
pub const D_PER_MONTH: f64 = 30.4375;
/// Days in a week.
pub const D_PER_WEEK: f64 = 7.0;
/// Days in a year.
pub const D_PER_Y: f64 = 365.25;

/// Follicle declarations.
pub const FOLLICLE: &[&Parameter] = &[
    &HAIR_DENSITY,
    &TELOGEN_SHARE,
    &TELOGEN,
    &CATAGEN,
    &EXOGEN,
    &KENOGEN,
    &KENOGEN_AGA,
    &KENOGEN_CHANCE,
    &KENOGEN_CHANCE_AGA,
    &ANAGEN_KEPT_AGA,
    &REBUILDING,
    &FOLLICLE_LENGTH,
    &HAIR_SPEED,
    &VELLUS_GROWING,
    &HAIR_DIAMETER,
    &HAIR_DIAMETER_AGA,
    &DIAMETER_SPREAD,
    &MINIATURISATION,
    &PAPILLA_ADAPTATION,
    &DETECTED_DIAMETER,
    &TERMINAL_DIAMETER,
    &WOUND_ENTRY,
    &WOUND_ENTRY_DAYS,
    &WOUND_REACH,
];

const fn hair(
    id: &'static str,
    name: &'static str,
    unit: &'static str,
    prior: Prior,
    origin: Origin,
    doc: &'static str,
) -> Parameter {
    Parameter { id, name, unit, prior, origin, group: Group::Healing, doc }
}

const fn counting(
    id: &'static str,
    name: &'static str,
    unit: &'static str,
    prior: Prior,
    origin: Origin,
    doc: &'static str,
) -> Parameter {
    Parameter { id, name, unit, prior, origin, group: Group::Readout, doc }
}

/// Hairs of a healthy adult scalp.
pub static HAIR_DENSITY: Parameter = hair(
    "hair.density",
    "hairs counted on a healthy adult scalp",
    "1/cm2",
    Uniform { low: 159.0, high: 233.0 },
    Evidence(&["hair.density.worldwide_range", "skin.anat.hair_follicle_density.scalp_terminal"]),
    "Range of group means. The follicles behind it follow from the cycle: hairs over the share of follicles that bear \
     a hair a photograph shows. Secondary counts of all follicles are two to three times as many \
     [skin.anat.hair_follicle_density.scalp_age]; those that bear no countable hair are left out here, so nothing can \
     recruit them.",
);

/// Share of the hairs that rest.
pub static TELOGEN_SHARE: Parameter = hair(
    "hair.telogen_share",
    "share of the hairs of a healthy scalp that rest",
    "share",
    Uniform { low: 0.06, high: 0.14 },
    Evidence(&["hair.telogen.worldwide_range", "hair.histology_normal.telogen_share"]),
    "From sections to the upper group mean of phototrichograms. With the time a hair rests it fixes how long hairs \
     grow, because the stated anagen (2-6 y), telogen (2-4 months) and share (11 %) cannot all hold: 4 y and 3 months \
     would give 6 %. The share and the months of rest can be watched in a photograph within half a year, the years of \
     growth hardly, so growth is what follows and is compared with its rows.",
);

/// Time at rest.
pub static TELOGEN: Parameter = hair(
    "hair.telogen",
    "time a hair rests before it falls",
    "month",
    LogUniform { low: 2.0, high: 4.6 },
    Evidence(&["hair.cycle.telogen_duration"]),
    "2-4 months; the row's note names another table with 20 weeks. Shorter means more hairs shed each day.",
);

/// Time to stop.
pub static CATAGEN: Parameter = hair(
    "hair.catagen",
    "time a follicle takes to stop",
    "week",
    LogUniform { low: 1.0, high: 3.0 },
    Evidence(&["hair.cycle.catagen_duration"]),
    "The hair stays in place. The share of hairs that stop follows and is compared.",
);

/// Time an old hair is held while the next one begins.
pub static EXOGEN: Parameter = hair(
    "hair.exogen",
    "time an old hair stays after its follicle began to grow anew",
    "d",
    Uniform { low: 1.0, high: 3.0 },
    Evidence(&["hair.cycle.exogen_duration"]),
    "A weak row; matters little, because the new hair takes weeks.",
);

/// Empty time.
pub static KENOGEN: Parameter = hair(
    "hair.kenogen",
    "time a follicle stays empty, where it does",
    "month",
    LogUniform { low: 1.0, high: 5.0 },
    Evidence(&["hair.cycle.kenogen_duration", "hair.kenogen.duration_men", "hair.kenogen.duration_boy"]),
    "Empty follicles are the only ones whose growth adds a hair.",
);

/// Empty time in pattern hair loss.
pub static KENOGEN_AGA: Parameter = hair(
    "hair.kenogen_aga",
    "time a follicle stays empty in pattern hair loss",
    "month",
    LogUniform { low: 3.0, high: 12.0 },
    Evidence(&["hair.kenogen.duration_aga_women", "hair.kenogen.duration_men"]),
    "Up to about 7 months in balding men, 3 to 12 in two women.",
);

/// How often a follicle stays empty.
pub static KENOGEN_CHANCE: Parameter = hair(
    "hair.kenogen_chance",
    "share of cycles in which a follicle stays empty",
    "share",
    LogUniform { low: 0.08, high: 0.8 },
    Evidence(&["hair.kenogen.cycle_share_men", "hair.kenogen.share_boy"]),
    "From a boy to ten men who balded or not. Decides the ceiling of what any stimulus of resting follicles can add.",
);

/// How often a follicle stays empty in pattern hair loss.
pub static KENOGEN_CHANCE_AGA: Parameter = hair(
    "hair.kenogen_chance_aga",
    "share of cycles in which a follicle stays empty, pattern hair loss",
    "share",
    Uniform { low: 0.16, high: 0.8 },
    Evidence(&["hair.kenogen.share_aga_woman", "hair.kenogen.cycle_share_men"]),
    "Follicles of a woman watched for two years, cycles of ten men over 14 years.",
);

/// How much shorter hairs grow in pattern hair loss.
pub static ANAGEN_KEPT_AGA: Parameter = hair(
    "hair.anagen_kept_aga",
    "time of growth in pattern hair loss over that of a healthy scalp",
    "ratio",
    LogUniform { low: 0.25, high: 0.9 },
    Assumed(
        "growth is shorter in a rising share of hairs, without a mean [hair.cycle.observed_cycles]; shed hairs \
         double [hair.shedding.wash_aga over hair.shedding.wash_normal], which is compared, not fitted",
    ),
    "Shorter growth means more resting and more empty follicles.",
);

/// Rebuilding.
pub static REBUILDING: Parameter = hair(
    "hair.rebuilding",
    "time a follicle takes to grow down again before it makes a hair",
    "d",
    LogUniform { low: 7.0, high: 30.0 },
    Assumed(
        "no human row; mice show first hairs 18-20 d after a graft [hair.prp.first_hair_time_mouse], follicles of \
         people are longer",
    ),
    "With the way to the surface it decides how many weeks pass before a count can rise.",
);

/// Length of a growing follicle.
pub static FOLLICLE_LENGTH: Parameter = hair(
    "hair.follicle_length",
    "way of a new hair from its bulb to the surface",
    "mm",
    Fixed(4.16),
    Evidence(&["skin.anat.hair_follicle_length.scalp"]),
    "Over the speed of growth: about 12 days.",
);

/// Growth in length.
pub static HAIR_SPEED: Parameter = hair(
    "hair.speed",
    "growth of a scalp hair in length",
    "mm/d",
    Uniform { low: 0.26, high: 0.43 },
    Evidence(&["hair.growth_rate.worldwide_range"]),
    "Range of group means.",
);

/// Vellus hairs that grow.
pub static VELLUS_GROWING: Parameter = hair(
    "hair.vellus_growing",
    "share of vellus follicles that grow",
    "share",
    Fixed(0.49),
    Assumed("the forehead's share stands in the words of skin.anat.vellus_density.forehead; taken for all sites"),
    "Only for the unit cells of the transport outside the scalp.",
);

/// Thickness of hairs.
pub static HAIR_DIAMETER: Parameter = hair(
    "hair.diameter",
    "mean diameter of the hairs of a healthy scalp",
    "um",
    LogUniform { low: 55.0, high: 90.0 },
    Evidence(&["hair.diameter.frontal_control", "hair.diameter.occipital_control", "hair.aga.diameter_mode_20s"]),
    "Women of one clinic lie at 58-61 um, young Japanese men have their most frequent diameter at 95 um.",
);

/// Thickness of hairs in pattern hair loss.
pub static HAIR_DIAMETER_AGA: Parameter = hair(
    "hair.diameter_aga",
    "mean diameter of the hairs in pattern hair loss",
    "um",
    Uniform { low: 38.0, high: 54.0 },
    Evidence(&["hair.diameter.frontal_faga", "hair.aga.diameter_mode_50s"]),
    "Middle stages; a bald scalp lies below.",
);

/// Spread of thickness between hairs.
pub static DIAMETER_SPREAD: Parameter = hair(
    "hair.diameter_spread",
    "standard deviation of the logarithm of diameter between the hairs of one scalp",
    "1",
    Uniform { low: 0.31, high: 0.48 },
    Evidence(&["hair.thin_share.frontal_control", "hair.diameter.frontal_control"]),
    "What makes 1.6-10.8 % (6.2) of hairs with a mean of 61 um thinner than 30 um in a log-normal distribution. Held \
     in pattern hair loss, whose thin share is then predicted.",
);

/// Hairs that thin.
pub static MINIATURISATION: Parameter = hair(
    "hair.miniaturisation",
    "loss of mean diameter in untreated pattern hair loss",
    "um/y",
    LogUniform { low: 0.5, high: 2.0 },
    Evidence(&["hair.aga.diameter_loss_rate", "hair.aging.diameter_rate_35", "hair.aging.diameter_rate_55"]),
    "1.1 in the only follow-up; the rate of mere age (0.5-1.1) is not taken off healthy scalps, which rest by definition.",
);

/// How fast the hair bulb adapts.
pub static PAPILLA_ADAPTATION: Parameter = hair(
    "hair.papilla_adaptation",
    "time in which a follicle's thickness follows its stimulus",
    "d",
    LogUniform { low: 30.0, high: 400.0 },
    Assumed("no row; between weeks, the making of a bulb, and about half the time a hair grows"),
    "A thicker hair appears only as it is made; longer means later and smaller gains of diameter.",
);

/// What a photograph shows.
pub static DETECTED_DIAMETER: Parameter = counting(
    "hair.detected_diameter",
    "diameter above which a hair is counted in a photograph",
    "um",
    Uniform { low: 10.0, high: 30.0 },
    Assumed("no row; hairs below 30 um were counted in a series [hair.thin_share.frontal_control], so not above that"),
    "Thicker hairs cross it and add to the count without any new hair.",
);

/// Terminal hair.
pub static TERMINAL_DIAMETER: Parameter = counting(
    "hair.terminal_diameter",
    "diameter above which a hair is called terminal",
    "um",
    Uniform { low: 30.0, high: 40.0 },
    Evidence(&["hair.class.vellus_threshold", "hair.thin_share.frontal_control"]),
    "One school draws the line at 30 um, another at 40 um.",
);

/// What a wound does to follicles nearby.
pub static WOUND_ENTRY: Parameter = hair(
    "hair.wound_entry",
    "rise of the rate at which resting follicles begin to grow near a wound",
    "1",
    ZeroOrLogUniform { zero: 0.5, low: 0.05, high: 1.0 },
    Assumed("no human row without a trial's outcome; none at all is as likely as some, at most a doubling"),
    "What needling does to a count without any product.",
);

/// How long.
pub static WOUND_ENTRY_DAYS: Parameter = hair(
    "hair.wound_entry_days",
    "time for which a wound stirs follicles",
    "d",
    LogUniform { low: 3.0, high: 21.0 },
    Assumed("no row; from the days of inflammation to the weeks of new tissue"),
    "A new wound renews it and does not add to it.",
);

/// How far.
pub static WOUND_REACH: Parameter = hair(
    "hair.wound_reach",
    "distance from a wound within which follicles are stirred",
    "um",
    LogUniform { low: 200.0, high: 1000.0 },
    Assumed("no row; signals decay over about half a millimetre in tissue, taken twofold either way"),
    "Needling reaches nearly every follicle, one injection only a few.",
);
