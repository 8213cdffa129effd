//! What blood and body contain anyway.

use exoskin_evidence::parameters;

parameters! {
    /// Numbers of blood.
    pub(super) ALL: Body;

    /// Organs of another person grow in proportion to body mass.
    REFERENCE_MASS = "body.reference_mass" {
        name: "mass of the reference adult whose organs are listed",
        prior: Fixed(73.0), "kg",
        origin: Evidence(&["body.human.organ_mass.total"]),
    }

    /// 65 women, 70 men, 77 in a table of species; less per kg in obese people.
    BLOOD_VOLUME = "body.blood_volume" {
        name: "blood volume per body mass, adult",
        prior: Uniform { low: 60.0, high: 80.0 }, "mL/kg",
        origin: Evidence(&["body.human.blood_volume"]),
    }

    /// Turns the area under the curve into a clearance.
    MOUSE_BLOOD_VOLUME = "body.mouse_blood_volume" {
        name: "blood volume per body mass, mouse",
        prior: Fixed(79.0), "mL/kg",
        origin: Evidence(&["body.mouse.blood_volume"]),
    }

    /// Vesicles are counted in plasma.
    PLASMA_SHARE = "body.plasma_share" {
        name: "plasma as a share of blood volume",
        prior: Uniform { low: 0.5, high: 0.65 }, "share",
        origin: Evidence(&["body.human.plasma_share"]),
    }

    /// 5.8e10 corrected for losses, 2.5e10 uncorrected, 1.5e11 in patients; two per blood cell is about 2e10. Particle
    /// counters disagree by more.
    OWN_PLASMA_COUNT = "body.own_plasma_count" {
        name: "endogenous vesicles in plasma",
        prior: LogUniform { low: 1e10, high: 1.5e11 }, "1/mL",
        origin: Evidence(&["vial.ev.plasma_healthy_normalised", "vial.yield.plasma_ev_per_cell"]),
    }

    /// From a balance, not counted: together with the plasma content it says how long the body's own vesicles stay.
    OWN_RELEASE = "body.own_release" {
        name: "endogenous release of vesicles into plasma",
        prior: Normal { mean: 1.5e12, sd: 0.4e12, positive: true }, "1/min",
        origin: Evidence(&["vial.yield.plasma_total_secretion"]),
    }

    /// Erythrocytes and platelets together are 35 %; large ones alone are far fewer.
    PLATELET_SHARE = "body.platelet_share" {
        name: "share of plasma vesicles that come from platelets",
        prior: LogUniform { low: 0.02, high: 0.35 }, "share",
        origin: Evidence(&["vial.ev.plasma_share_nonimmune"]),
    }
}
