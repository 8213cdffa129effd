//! How much of a dose each organ of a mouse contained, and how heavy human organs are.

use exoskin_evidence::parameters;

parameters! {
    /// Numbers of organs.
    pub(super) ALL: Body;

    /// Uptake per gram is carried over from here.
    MOUSE_LIVER = "body.mouse_liver" {
        name: "liver as a share of body mass, mouse",
        prior: Fixed(0.055), "share",
        origin: Evidence(&["body.mouse.organ_share.liver"]),
    }

    /// Uptake per gram is carried over from here.
    MOUSE_KIDNEYS = "body.mouse_kidneys" {
        name: "kidneys as a share of body mass, mouse",
        prior: Fixed(0.017), "share",
        origin: Evidence(&["body.mouse.organ_share.kidneys"]),
    }

    /// Uptake per gram is carried over from here.
    MOUSE_SKIN = "body.mouse_skin" {
        name: "skin as a share of body mass, mouse",
        prior: Fixed(0.165), "share",
        origin: Evidence(&["body.mouse.organ_share.skin"]),
    }

    /// Uptake per gram is carried over from here.
    MOUSE_SPLEEN = "body.mouse_spleen" {
        name: "spleen as a share of body mass, mouse",
        prior: LogUniform { low: 0.002, high: 0.006 }, "share",
        origin: Assumed("about 0.35 %, general knowledge; no table was read"),
    }

    /// Uptake per gram is carried over from here.
    MOUSE_LUNGS = "body.mouse_lungs" {
        name: "lungs as a share of body mass, mouse",
        prior: LogUniform { low: 0.005, high: 0.01 }, "share",
        origin: Assumed("about 0.7 %, general knowledge; no table was read"),
    }

    /// Grows in proportion to body mass.
    LIVER_G = "body.mass_liver" {
        name: "mass of the liver, reference adult",
        prior: Fixed(1800.0), "g",
        origin: Evidence(&["body.human.organ_mass.liver"]),
    }

    /// Grows in proportion to body mass.
    SPLEEN_G = "body.mass_spleen" {
        name: "mass of the spleen, reference adult",
        prior: Fixed(150.0), "g",
        origin: Evidence(&["body.human.organ_mass.spleen"]),
    }

    /// Grows in proportion to body mass.
    LUNGS_G = "body.mass_lungs" {
        name: "mass of both lungs without blood, reference adult",
        prior: Fixed(500.0), "g",
        origin: Evidence(&["body.human.organ_mass.lungs"]),
    }

    /// Grows in proportion to body mass.
    KIDNEYS_G = "body.mass_kidneys" {
        name: "mass of both kidneys, reference adult",
        prior: Fixed(310.0), "g",
        origin: Evidence(&["body.human.organ_mass.kidneys"]),
    }

    /// Grows in proportion to body mass.
    SKIN_G = "body.mass_skin" {
        name: "mass of the skin, reference adult",
        prior: Fixed(3300.0), "g",
        origin: Evidence(&["body.human.organ_mass.skin"]),
    }
}
