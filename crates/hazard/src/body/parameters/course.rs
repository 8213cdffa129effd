//! How fast particles leave blood and organs: a mouse as measured, and the step to a person.

use exoskin_evidence::parameters;

parameters! {
    /// Numbers of the course.
    pub(super) ALL: Body;

    /// From two to twenty minutes between studies and labels. Sets how fast blood empties in the mouse, and by scaling
    /// in people.
    MOUSE_HALF_LIFE = "body.mouse_half_life" {
        name: "initial half-life of injected vesicles in mouse blood",
        prior: LogUniform { low: 2.0, high: 20.0 }, "min",
        origin: Evidence(&["pk.iv.half_life_alpha_mouse", "pk.iv.half_life_quoted_ev"]),
    }

    /// Where scaling by body mass starts.
    MOUSE_MASS = "body.mouse_mass" {
        name: "body mass of the mouse",
        prior: Fixed(0.03), "kg",
        origin: Evidence(&["pk.scaling.half_life_exponent", "pk.iv.clearance_mouse_fluor"]),
    }

    /// 0.25 makes a person's half-life seven times a mouse's, 0 leaves it, 0.5 makes it fifty times. Never verified for
    /// vesicles: the whole range.
    HALF_LIFE_EXPONENT = "body.half_life_exponent" {
        name: "allometric exponent of half-life on body mass",
        prior: Uniform { low: 0.0, high: 0.5 }, "1",
        origin: Evidence(&["pk.scaling.half_life_exponent", "pk.scaling.clearance_exponent"]),
    }

    /// Uncertainty about the step between species, in addition to the power of mass.
    SPECIES_FACTOR = "body.species_factor" {
        name: "half-life in people relative to the value scaled from mice",
        prior: LogUniform { low: 0.2, high: 5.0 }, "1",
        origin: Assumed(
            "human vesicles are foreign to a mouse and may be cleared faster; they last longer in macaques than in \
             mice [pk.iv.longer_in_macaque]; there is no paired measurement",
        ),
    }

    /// Both are also shown separately. Decides how long the dose stays in blood.
    KINETICS = "body.kinetics" {
        name:
            "which measured kinetics a draw follows: labelled vesicles in mice below 0.5, platelet particles in \
             patients above",
        prior: Uniform { low: 0.0, high: 1.0 }, "1",
        origin: Assumed(
            "the two measurements differ by a factor of forty and no evidence favours either: each gets half the weight",
        ),
    }

    /// The only half-life measured in people: large particles, sick patients. Sigma from the 95 % intervals.
    PLATELET_HALF_LIFE = "body.platelet_half_life" {
        name: "half-life of transfused platelet particles in patients' blood",
        prior: LogNormal { median: 5.5, sigma: 0.6 }, "h",
        origin: Evidence(&["pk.iv.half_life_pmp_human_annexin", "pk.iv.half_life_pmp_human_cd61"]),
    }

    /// Holds back part of the dose and lets it return.
    PAUSE_SHARE = "body.pause_share" {
        name: "share of the particles leaving the blood that only pause on walls and cells",
        prior: Uniform { low: 0.02, high: 0.6 }, "share",
        origin: Assumed(
            "two phases are seen in mice [pk.iv.half_life_beta_mouse]; the share in the slow phase is not reported",
        ),
    }

    /// Slow phase of dyed vesicles, 149 to 792 min; free dye makes it too long, so the range reaches further down.
    PAUSE_HALF_LIFE = "body.pause_half_life" {
        name: "half-life of the pause, mouse",
        prior: LogUniform { low: 30.0, high: 792.0 }, "min",
        origin: Evidence(&["pk.iv.half_life_beta_mouse"]),
    }

    /// The others are broken down where they are, or drain to lymph.
    PAUSE_RETURN = "body.pause_return" {
        name: "share of paused particles that return to the blood",
        prior: Uniform { low: 0.0, high: 1.0 }, "share",
        origin: Assumed("no study has followed single particles: the whole range"),
    }

    /// Feeds lymph.
    PAUSE_LYMPH = "body.pause_lymph" {
        name: "share of the paused particles not returning to the blood that drain to lymph",
        prior: LogUniform { low: 0.001, high: 0.1 }, "share",
        origin: Assumed(
            "100 nm particles hardly drain [pk.local.lymph_uptake_size_cutoff_plga]; no measurement after intravenous \
             dosing",
        ),
    }

    /// Matters only where nothing takes particles up.
    BLOOD_BREAKDOWN = "body.blood_breakdown" {
        name: "rate of breakdown in blood",
        prior: LogUniform { low: 0.0005, high: 0.05 }, "1/h",
        origin: Assumed("liposomes leak at 0.0035 1/h [pk.liposome.leak_rate]; a factor of ten either way"),
    }

    /// 0.06 for vesicles, 0.13 for liposomes, widened.
    SPLEEN_WEIGHT = "body.spleen_weight" {
        name: "uptake by the spleen relative to the liver, mouse",
        prior: LogUniform { low: 0.03, high: 0.3 }, "1",
        origin: Evidence(&[
            "pk.iv.fraction_spleen_4h_mouse",
            "pk.iv.fraction_liver_4h_mouse",
            "pk.liposome.uptake_spleen_mouse",
            "pk.liposome.uptake_liver_mouse",
        ]),
    }

    /// 0.25 for vesicles, nothing for liposomes; clumps catch in the lungs.
    LUNG_WEIGHT = "body.lung_weight" {
        name: "uptake by the lungs relative to the liver, mouse",
        prior: LogUniform { low: 0.01, high: 0.6 }, "1",
        origin: Evidence(&["pk.iv.fraction_lung_4h_mouse", "pk.iv.fraction_liver_4h_mouse"]),
    }

    /// No whole vesicle passes the kidney's filter; what is seen there may be label.
    KIDNEY_WEIGHT = "body.kidney_weight" {
        name: "uptake by the kidneys relative to the liver, mouse",
        prior: LogUniform { low: 0.01, high: 0.6 }, "1",
        origin: Assumed(
            "listed among the four main organs, but without a share [pk.iv.organ_order_review]; liposomes show \
             nothing; free label collects there",
        ),
    }

    /// What an intravenous dose brings to skin is proportional to this guess.
    SKIN_WEIGHT = "body.skin_weight" {
        name: "uptake by the whole skin relative to the liver, mouse",
        prior: LogUniform { low: 0.003, high: 0.3 }, "1",
        origin: Assumed(
            "no study reports the skin; reviews do not list it among the organs that take up vesicles \
             [pk.iv.organ_order_review]",
        ),
    }

    /// 0.5 for liposomes; 0.63 of the label was in none of the three organs that were counted, part of it lost.
    OTHER_WEIGHT = "body.other_weight" {
        name: "uptake by gut, marrow, muscle and other tissues relative to the liver, mouse",
        prior: LogUniform { low: 0.1, high: 2.0 }, "1",
        origin: Evidence(&[
            "pk.liposome.uptake_gut_mouse",
            "pk.liposome.uptake_rest_mouse",
            "pk.liposome.uptake_liver_mouse",
        ]),
    }

    /// As a share of body mass, a person has half a mouse's liver and a quarter of its skin.
    ORGAN_TRANSFER = "body.organ_transfer" {
        name: "uptake per gram relative to the liver in the other organs, people over mice",
        prior: LogUniform { low: 0.333, high: 3.0 }, "1",
        origin: Assumed(
            "uptake per gram is taken to be equal in both species; no measurement in people; a factor of three either \
             way",
        ),
    }

    /// Sets how long organs appear to contain the dose.
    BREAKDOWN_HALF_LIFE = "body.breakdown_half_life" {
        name: "half-life of particles inside organ cells",
        prior: LogUniform { low: 1.0, high: 72.0 }, "h",
        origin: Assumed(
            "lysosomes take hours to days; labels outlast the particle or come off earlier, so no row fits",
        ),
    }

    /// Feeds lymph.
    SKIN_DRAIN = "body.skin_drain" {
        name: "rate of drainage from skin to lymph",
        prior: LogUniform { low: 0.0005, high: 0.06 }, "1/h",
        origin: Assumed(
            "dextran leaves human skin at about 0.06 1/h [pk.local.human_skin_clearance_dextran150]; particles of 100 \
             nm hardly leave it",
        ),
    }

    /// What lymph would bring back to the blood is counted as broken down: a small part of the dose.
    LYMPH_BREAKDOWN_HALF_LIFE = "body.lymph_breakdown_half_life" {
        name: "half-life of particles in lymph and lymph nodes",
        prior: LogUniform { low: 1.0, high: 72.0 }, "h",
        origin: Assumed("as in other organs; no measurement"),
    }
}
