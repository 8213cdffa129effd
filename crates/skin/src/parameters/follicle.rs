//! The hair cycle, the thickness of hairs and what a photograph counts.

use exoskin_evidence::parameters;

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

parameters! {
    /// Numbers of the hair cycle.
    pub(super) ALL: Healing;

    /// Range of group means. The follicles behind it follow from the cycle: hairs over the share of follicles that bear
    /// a hair a photograph shows. Secondary counts of all follicles are two to three times as many
    /// [skin.anat.hair_follicle_density.scalp_age]; those that bear no countable hair are left out here, so nothing can
    /// recruit them.
    HAIR_DENSITY = "hair.density" {
        name: "number of hairs on a healthy adult scalp",
        prior: Uniform { low: 159.0, high: 233.0 }, "1/cm2",
        origin: Evidence(&["hair.density.worldwide_range", "skin.anat.hair_follicle_density.scalp_terminal"]),
    }

    /// From sections to the upper group mean of phototrichograms. With the time a hair rests it fixes how long hairs
    /// grow, because the stated anagen (2-6 y), telogen (2-4 months) and share (11 %) cannot all hold: 4 y and 3 months
    /// would give 6 %. The share and the months of rest can be observed in photographs within half a year, the years of
    /// growth hardly, so growth is derived and compared with its rows.
    TELOGEN_SHARE = "hair.telogen_share" {
        name: "share of hairs in telogen, healthy scalp",
        prior: Uniform { low: 0.06, high: 0.14 }, "share",
        origin: Evidence(&["hair.telogen.worldwide_range", "hair.histology_normal.telogen_share"]),
        limit: NotZero,
    }

    /// 2-4 months; the row's note names another table with 20 weeks. Shorter means more hairs shed each day.
    TELOGEN = "hair.telogen" {
        name: "duration of telogen before the hair falls",
        prior: LogUniform { low: 2.0, high: 4.6 }, "mean-months",
        origin: Evidence(&["hair.cycle.telogen_duration"]),
    }

    /// The hair stays in place. The share of hairs that stop follows and is compared.
    CATAGEN = "hair.catagen" {
        name: "duration of catagen",
        prior: LogUniform { low: 1.0, high: 3.0 }, "weeks",
        origin: Evidence(&["hair.cycle.catagen_duration"]),
    }

    /// A weak row; matters little, because the new hair takes weeks.
    EXOGEN = "hair.exogen" {
        name: "time a club hair stays after its follicle has re-entered anagen",
        prior: Uniform { low: 1.0, high: 3.0 }, "d",
        origin: Evidence(&["hair.cycle.exogen_duration"]),
    }

    /// Empty follicles are the only ones whose growth adds a hair.
    KENOGEN = "hair.kenogen" {
        name: "duration of the empty (kenogen) phase",
        prior: LogUniform { low: 1.0, high: 5.0 }, "mean-months",
        origin: Evidence(&["hair.cycle.kenogen_duration", "hair.kenogen.duration_men", "hair.kenogen.duration_boy"]),
    }

    /// Up to about 7 months in balding men, 3 to 12 in two women.
    KENOGEN_AGA = "hair.kenogen_aga" {
        name: "duration of the empty (kenogen) phase in pattern hair loss",
        prior: LogUniform { low: 3.0, high: 12.0 }, "mean-months",
        origin: Evidence(&["hair.kenogen.duration_aga_women", "hair.kenogen.duration_men"]),
    }

    /// From a boy to ten men, balding or not. Decides the ceiling of what any stimulus of resting follicles can add.
    KENOGEN_CHANCE = "hair.kenogen_chance" {
        name: "share of cycles with an empty (kenogen) phase",
        prior: LogUniform { low: 0.08, high: 0.8 }, "share",
        origin: Evidence(&["hair.kenogen.cycle_share_men", "hair.kenogen.share_boy"]),
    }

    /// Follicles of a woman watched for two years, cycles of ten men over 14 years.
    KENOGEN_CHANCE_AGA = "hair.kenogen_chance_aga" {
        name: "share of cycles with an empty (kenogen) phase, pattern hair loss",
        prior: Uniform { low: 0.16, high: 0.8 }, "share",
        origin: Evidence(&["hair.kenogen.share_aga_woman", "hair.kenogen.cycle_share_men"]),
    }

    /// Shorter growth means more resting and more empty follicles.
    ANAGEN_KEPT_AGA = "hair.anagen_kept_aga" {
        name: "duration of anagen in pattern hair loss relative to a healthy scalp",
        prior: LogUniform { low: 0.25, high: 0.9 }, "1",
        origin: Assumed(
            "anagen is shortened in a growing share of hairs, with no mean reported [hair.cycle.observed_cycles]; \
             shedding doubles [hair.shedding.wash_aga over hair.shedding.wash_normal], which is used for comparison, \
             not for fitting",
        ),
        limit: NotZero,
    }

    /// With the way to the surface it decides how many weeks pass before a count can rise.
    REBUILDING = "hair.rebuilding" {
        name: "time a follicle takes to grow down again before it makes a hair",
        prior: LogUniform { low: 7.0, high: 30.0 }, "d",
        origin: Assumed(
            "no human row; in mice the first hairs appear 18-20 d after grafting [hair.prp.first_hair_time_mouse], and \
             human follicles are longer",
        ),
    }

    /// Over the speed of growth: about 12 days.
    FOLLICLE_LENGTH = "hair.follicle_length" {
        name: "distance a new hair grows from its bulb to the surface",
        prior: Fixed(4.16), "mm",
        origin: Evidence(&["skin.anat.hair_follicle_length.scalp"]),
    }

    /// Range of group means.
    HAIR_SPEED = "hair.speed" {
        name: "linear growth rate of scalp hair",
        prior: Uniform { low: 0.26, high: 0.43 }, "mm/d",
        origin: Evidence(&["hair.growth_rate.worldwide_range"]),
        limit: NotZero,
    }

    /// Only for the unit cells of the transport outside the scalp.
    VELLUS_GROWING = "hair.vellus_growing" {
        name: "share of vellus follicles that are in anagen",
        prior: Fixed(0.49), "share",
        origin: Assumed(
            "the forehead's share is given in the text of skin.anat.vellus_density.forehead; taken for all sites",
        ),
    }

    /// Women of one clinic lie at 58-61 um, young Japanese men have their most frequent diameter at 95 um.
    HAIR_DIAMETER = "hair.diameter" {
        name: "mean hair diameter, healthy scalp",
        prior: LogUniform { low: 55.0, high: 90.0 }, "um",
        origin: Evidence(&[
            "hair.diameter.frontal_control",
            "hair.diameter.occipital_control",
            "hair.aga.diameter_mode_20s",
        ]),
    }

    /// Middle stages; a bald scalp lies below.
    HAIR_DIAMETER_AGA = "hair.diameter_aga" {
        name: "mean hair diameter, pattern hair loss",
        prior: Uniform { low: 38.0, high: 54.0 }, "um",
        origin: Evidence(&["hair.diameter.frontal_faga", "hair.aga.diameter_mode_50s"]),
    }

    /// What makes 1.6-10.8 % (6.2) of hairs with a mean of 61 um thinner than 30 um in a log-normal distribution. Kept
    /// in pattern hair loss, whose thin share is then predicted.
    DIAMETER_SPREAD = "hair.diameter_spread" {
        name: "standard deviation of the logarithm of hair diameter on one scalp",
        prior: Uniform { low: 0.31, high: 0.48 }, "1",
        origin: Evidence(&["hair.thin_share.frontal_control", "hair.diameter.frontal_control"]),
    }

    /// 1.1 in the only follow-up; the rate due to age alone (0.5-1.1) is not deducted in healthy scalps, which are at
    /// rest by definition.
    MINIATURISATION = "hair.miniaturisation" {
        name: "rate of loss of mean hair diameter in untreated pattern hair loss",
        prior: LogUniform { low: 0.5, high: 2.0 }, "um/mean-year",
        origin: Evidence(&[
            "hair.aga.diameter_loss_rate",
            "hair.aging.diameter_rate_35",
            "hair.aging.diameter_rate_55",
        ]),
    }

    /// A thicker hair appears only as it is made; longer means later and smaller gains of diameter.
    PAPILLA_ADAPTATION = "hair.papilla_adaptation" {
        name: "time constant with which a follicle's thickness follows its stimulus",
        prior: LogUniform { low: 30.0, high: 400.0 }, "d",
        origin: Assumed("no row; between weeks, for building a bulb, and about half the time a hair grows"),
    }

    /// What a balding scalp loses without treatment. On placebo counts fall by 3.7 to 5.9 % a year; about 1.2 % of that is
    /// hairs that thin below what is counted, which the model has already.
    FOLLICLE_LOSS = "hair.follicle_loss" {
        name: "follicles of a balding scalp that cease to bear countable hair, per year",
        prior: Uniform { low: 2.5, high: 4.7 }, "%/yr",
        origin: Evidence(&["hair.aga.count_loss_192wk_placebo", "hair.aga.count_loss_5y_placebo"]),
    }

    /// Thicker hairs cross it and add to the count without any new hair.
    DETECTED_DIAMETER = "hair.detected_diameter" {
        name: "diameter above which a hair is visible in a photograph",
        prior: Uniform { low: 10.0, high: 30.0 }, "um",
        origin: Assumed(
            "no row; one series counted hairs below 30 um [hair.thin_share.frontal_control], so not above that",
        ),
        group: Readout,
    }

    /// One school draws the line at 30 um, another at 40 um.
    TERMINAL_DIAMETER = "hair.terminal_diameter" {
        name: "diameter above which a hair counts as terminal",
        prior: Uniform { low: 30.0, high: 40.0 }, "um",
        origin: Evidence(&["hair.class.vellus_threshold", "hair.thin_share.frontal_control"]),
        group: Readout,
    }

    /// What needling does to a count without any product.
    WOUND_ENTRY = "hair.wound_entry" {
        name: "relative increase near a wound in the rate at which resting follicles enter anagen",
        prior: ZeroOrLogUniform { zero: 0.5, low: 0.05, high: 1.0 }, "1",
        origin: Assumed("no human row that is not a trial's outcome; no increase at all is as likely as some, and at \
                         most a doubling"),
    }

    /// A new wound renews it and does not add to it.
    WOUND_ENTRY_DAYS = "hair.wound_entry_days" {
        name: "time for which a wound stimulates follicles",
        prior: LogUniform { low: 3.0, high: 21.0 }, "d",
        origin: Assumed("no row; from the days of inflammation to the weeks of new tissue"),
    }

    /// Needling reaches nearly every follicle, one injection only a few.
    WOUND_REACH = "hair.wound_reach" {
        name: "distance from a wound within which follicles are stimulated",
        prior: LogUniform { low: 200.0, high: 1000.0 }, "um",
        origin: Assumed("no row; signals decay over about half a millimetre in tissue, taken with a factor of two \
                         either way"),
    }
}
