//! What laboratories cannot detect, and water.

use exoskin_evidence::parameters;

parameters! {
    /// Numbers of laboratories and water.
    pub(super) ALL: Product;

    /// Rows that say `no change` are coded 1.0; the comparison with rows takes them as 0.9 to 1. Nothing else uses it.
    UNSEEN_CHANGE = "vial.compare.unseen_change" {
        name: "smallest change that a count or an assay would have called significant",
        prior: Fixed(0.1), "1",
        origin: Assumed(
            "operators counting the same sample differ by 17.5 %; a mean of several counts would hide about a tenth",
        ),
    }

    /// Below it a share is not shown as a number: nothing measurable is left.
    LEAST_COUNT = "vial.count.least_reported" {
        name: "lowest particle count of vesicles that tracking has reported",
        prior: Fixed(1.5e-5), "1/um3",
        origin: Evidence(&["vial.count.wj_secretome_particles"]),
    }

    /// A sharper one would be believed more than it deserves.
    SERIES_SPREAD = "vial.measured.spread" {
        name: "relative spread of a count in a stability series that gives none",
        prior: Fixed(0.175), "1",
        origin: Evidence(&["vial.count.inter_user_cv_ev"]),
    }

    /// As for the count.
    SERIES_POTENCY_SPREAD = "vial.measured.potency_spread" {
        name: "relative spread of a cell assay that gives none, in a stability series or a dose-response curve",
        prior: Fixed(0.2), "1",
        origin: Assumed("cell assays seldom repeat better than within a fifth; a table that gives its own overrides this"),
    }

    /// Positions along the posterior, ordered by how much the series' samples keep.
    SERIES_MEMBER = "vial.measured.member" {
        name: "which draw of a product's own measured rates a sample takes",
        prior: Uniform { low: 0.0, high: 1.0 }, "1",
        origin: Assumed("every draw of the posterior is equally likely; only for a product whose series was measured"),
    }

    /// Adsorption is diffusion-controlled, so its rate goes as T over viscosity.
    VISCOSITY_B = "vial.water.viscosity_b" {
        name: "temperature coefficient of the viscosity of water",
        prior: Fixed(247.8), "K",
        origin: Assumed("general knowledge: viscosity of water goes as 10^(247.8 K/(T - 140 K))"),
    }

    /// Goes with the slope.
    VISCOSITY_C = "vial.water.viscosity_c" {
        name: "reference temperature in the viscosity formula of water",
        prior: Fixed(140.0), "K",
        origin: Assumed("general knowledge: see the temperature coefficient"),
    }
}
