//! Redness: widened vessels, new vessels, spilled blood.

use exoskin_evidence::parameters;

parameters! {
    /// Numbers of vessels.
    pub(super) ALL: Healing;

    /// The first hours only.
    FLARE = "healing.flare" {
        name: "immediate flare after an injury, as a share of maximal vasodilation",
        prior: Uniform { low: 0.1, high: 0.8 }, "share",
        origin: Assumed(
            "almost everybody is red at once [redness.share.mnrf_erythema_0h]; no row says how red in terms of blood",
        ),
    }

    /// Taken as three e-folding times.
    FLARE_TIME = "healing.flare_time" {
        name: "time until the flare around a single needle has gone",
        prior: Uniform { low: 90.0, high: 120.0 }, "min",
        origin: Evidence(&["redness.duration.single_cannula"]),
    }

    /// Redness of the first two days. Its extent is the share of the skin within `healing.reach` of a wound.
    SLOW_REDNESS_TIME = "healing.slow_redness_time" {
        name: "time constant with which vessels near a wound narrow after the flare",
        prior: LogUniform { low: 6.0, high: 24.0 }, "h",
        origin: Assumed(
            "between the flare of two hours [redness.duration.single_cannula] and the inflammation of days; what keeps \
             vessels near a wound wide has no row",
        ),
    }

    /// Together with the heated value, the ceiling of redness.
    PERFUSION_REST = "healing.perfusion.rest" {
        name: "cutaneous vascular conductance of the cheek at rest, as a share of its maximum",
        prior: Normal { mean: 0.17, sd: 0.02, positive: true }, "share",
        origin: Evidence(&["redness.perfusion_baseline.cheek"]),
    }

    /// Vessels cannot widen further: redness saturates at 5.4 times rest.
    PERFUSION_MAX = "healing.perfusion.heated" {
        name: "cutaneous vascular conductance of the cheek at 42 C, as a share of its maximum",
        prior: Normal { mean: 0.92, sd: 0.02, positive: true }, "share",
        origin: Evidence(&["redness.perfusion_first_peak_42c.cheek"]),
    }

    /// Redness of the first days.
    REDNESS_OF_INFLAMMATION = "healing.redness_of_inflammation" {
        name: "vasodilation called for at the macrophage peak in wholly injured tissue, relative to half the maximum",
        prior: LogUniform { low: 0.5, high: 10.0 }, "1",
        origin: Assumed("inflamed skin is near its ceiling; no row gives blood and cells together"),
    }

    /// Turns "nothing left to see after" into a rate, for the flare and for the thickened epidermis.
    GONE_AFTER = "healing.gone_after" {
        name: "e-folding times after which nothing is left to see",
        prior: Fixed(3.0), "1",
        origin: Assumed("5 % of the peak is left: neither eye nor instrument tells it from rest"),
        limit: NotZero,
    }

    /// Redness of the weeks after; its time is matched, so this moves the peak more than the duration.
    REDNESS_OF_VESSELS = "healing.redness_of_vessels" {
        name: "vasodilation equivalent to new vessels as dense as the old, relative to half the maximum",
        prior: LogUniform { low: 3.0, high: 30.0 }, "1",
        origin: Assumed("new vessels are wide and show through thin epidermis: several times the blood of old ones"),
    }

    /// A rater's threshold: used only where redness is judged by eye.
    VISIBLE_REDNESS = "healing.visible_redness" {
        name: "excess blood at which a rater calls skin red, relative to rest",
        prior: LogUniform { low: 0.25, high: 1.5 }, "share",
        origin: Assumed(
            "a just perceptible erythema is a rise of the red colour value a* by about 2.5 where it rests at 8 to 12 \
             (general knowledge), a quarter to a third more; on a face that is never of one colour and without the other \
             side to compare with, it takes a multiple of that",
        ),
    }

    /// Delay between wound and vessels.
    VESSEL_SIGNAL_TIME = "healing.vessel_signal_time" {
        name: "time constant with which the angiogenic signal follows the open surface",
        prior: LogUniform { low: 1.0, high: 5.0 }, "d",
        origin: Assumed("new vessels are seen on days 2 to 4 of blister wounds; VEGF stays raised for days"),
    }

    /// 0.28 to 0.47 above rest at a peak on days 4 to 7 of mouse wounds.
    VESSEL_GROWTH = "healing.vessel_growth" {
        name: "increase of vessel density per day at full signal, relative to rest",
        prior: LogUniform { low: 0.04, high: 0.24 }, "1/d",
        origin: Evidence(&["vessel.density.peak_increase_mouse"]),
    }

    /// How fast a product could change vessels without a wound.
    VESSEL_TURNOVER = "healing.vessel_turnover" {
        name: "turnover time of vessels in resting skin",
        prior: LogUniform { low: 60.0, high: 1000.0 }, "d",
        origin: Assumed("quiescent for years, general knowledge; never measured in skin"),
    }

    /// Colour that is not redness.
    CRUST_TIME = "healing.crust_time" {
        name: "time constant of clearance of crust and extravasated blood",
        prior: LogUniform { low: 1.5, high: 7.0 }, "d",
        origin: Assumed(
            "crusts were seen in everyone at one week after laser columns and in nobody after needles \
             [redness.share.fco2_crust_1wk]",
        ),
    }

    /// Scale of spilled blood.
    RESTING_BLOOD = "healing.resting_blood" {
        name: "blood in resting skin, as an equivalent layer",
        prior: LogUniform { low: 10.0, high: 60.0 }, "um",
        origin: Assumed("one to four percent of skin thickness; no row"),
    }
}
