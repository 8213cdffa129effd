//! The free parameters: what history matching against untreated human wounds may move.

use exoskin_evidence::parameters;

parameters! {
    /// What a draw picks.
    pub(super) ALL: Healing;

    /// Picks edge speed, edge lag, spread between lesions, maturation of the barrier, redness time and the signal of
    /// stretched cells together, so that what untreated wounds say about them jointly is kept.
    ENSEMBLE = "healing.ensemble" {
        name: "member of the matched ensemble, slow edges first",
        prior: Uniform { low: 0.0, high: 1.0 }, "share",
        origin: Evidence(&[
            "laser.nafl.reepithelialised_ed50",
            "laser.nafl.reepithelialised_ed84",
            "injury.nafl.basal_continuity",
            "wound.punch4mm.covered_d7_occluded",
            "wound.barrier.tewl_at_closure",
            "wound.barrier.tewl_normal",
            "redness.duration.ff_co2",
            "redness.duration.ff_eryag",
            "redness.duration.co2_single_pass_nocool",
            "redness.gone.ff_co2",
            "microneedling.collagen_increase.papillary",
            "histology.collagen_increase.saline",
            "redness.duration.mn_tivi",
        ]),
    }
}

parameters! {
    /// The six free parameters with what is believed before matching; never drawn on their own.
    pub FREE: Healing;

    /// Decides closure everywhere.
    EDGE_SPEED = "healing.edge_speed" {
        name: "migration speed of an epidermal edge in a moist wound before 55 years",
        prior: LogUniform { low: 1.0, high: 20.0 }, "um/h",
        origin: Assumed("free: from a third of what punches and laser lesions suggest to half of what explants show"),
    }

    /// Matters for channels, hardly for large wounds.
    EDGE_LAG = "healing.edge_lag" {
        name: "time until an epidermal edge begins to migrate",
        prior: Uniform { low: 0.0, high: 24.0 }, "h",
        origin: Assumed("free: hours to a day"),
    }

    /// Spreads the closing times of the channels of one session.
    LESION_SPREAD = "healing.lesion_spread" {
        name: "spread of the width of lesions made with the same settings, sigma of the logarithm",
        prior: LogUniform { low: 0.05, high: 1.0 }, "1",
        origin: Assumed("free: from nearly equal lesions to a factor of three"),
    }

    /// Water loss after closure. Newly covered skin begins as leaky as an open wound.
    BARRIER_TIME = "healing.barrier_time" {
        name: "time constant of barrier recovery in newly covered skin",
        prior: LogUniform { low: 0.5, high: 15.0 }, "d",
        origin: Assumed("free: from one layer of corneocytes a day to months until the barrier is tight"),
    }

    /// Long redness; inflammation has times of its own.
    REDNESS_TIME = "healing.redness_time" {
        name: "time constant of vessel regression in a healed wound",
        prior: LogUniform { low: 2.0, high: 60.0 }, "d",
        origin: Assumed("free: days to two months"),
    }

    /// What needles and injected fluid do without killing anything.
    STRAIN_SIGNAL = "healing.strain_signal" {
        name: "signal of stretched fibroblasts per strain, relative to wholly injured tissue",
        prior: LogUniform { low: 0.02, high: 5.0 }, "1",
        origin: Assumed("free: from next to nothing to more than dying neighbours"),
    }
}
