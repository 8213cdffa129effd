//! From a dish's dose to contacts per cell, and the shape between.

use exoskin_evidence::parameters;

parameters! {
    /// Numbers of dishes.
    pub(super) ALL: Response;

    /// The only rows with a count: one lot responded at 1e10 per mL, one at 6e10, one did not at 3.5e9 to 1e10.
    /// Corneal, not skin. With effect.dish.half_over_active it places the half effect.
    DISH_ACTIVE_DOSE = "effect.dish.active_dose" {
        name: "particle concentration in the medium at which cultured epithelium responded",
        prior: LogUniform { low: 3.5e9, high: 6e10 }, "1/mL",
        origin: Evidence(&[
            "invitro.corneal_epithelium.sig_dose_ucmsc_ev_lot4",
            "invitro.corneal_epithelium.sig_dose_ucmsc_ev_lot5",
            "invitro.corneal_epithelium.nonsig_dose_ucmsc_ev_lot3",
        ]),
    }

    /// Ten times lower means ten times more effect in skin, where counts per cell are far below those of dishes.
    DISH_HALF_OVER_ACTIVE = "effect.dish.half_over_active" {
        name: "dose of half-maximal effect relative to the dose found active",
        prior: LogUniform { low: 0.03, high: 3.0 }, "1",
        origin: Assumed(
            "no row gives a half-maximal effect: effects still rose at the highest doses \
             [ev.dose.ipsc_msc.fibroblast_migration, invitro.fibroblast.dose_matching_bfgf_adsc_exo], yet immune cells \
             responded to 300 per cell [invitro.tcell.dose_ev_per_immune_cell] and fibroblasts changed their \
             transcripts from 20 per cell on [uptake.dose.fibroblast_tested_range]",
        ),
    }

    /// More medium brings more vesicles, of which a smaller share reaches the cells in a day.
    DISH_MEDIUM_DEPTH = "effect.dish.medium_depth" {
        name: "depth of the medium above cultured cells",
        prior: LogUniform { low: 1.5, high: 4.0 }, "mm",
        origin: Assumed(
            "0.1 mL in a well of 0.32 cm2 and 3 mL in one of 9.6 cm2 both stand about 3 mm high; sources do not say",
        ),
    }

    /// Contacts per cell are inversely proportional to it.
    DISH_CELLS = "effect.dish.cells" {
        name: "cell density in culture",
        prior: LogUniform { low: 2e4, high: 2e5 }, "1/cm2",
        origin: Assumed(
            "80,000 cells of 1600 um2 each in one dish [uptake.np.affinity_250nm_coreshell_static]; from sparse to \
             confluent, since the dishes of the effect rows give no number",
        ),
    }

    /// About 0.3 of the vesicles over 3 mm reach the cells in 24 h by diffusion onto an absorbing floor; they are too
    /// light to sink.
    DISH_DIFFUSIVITY = "effect.dish.diffusivity" {
        name: "diffusivity of a vesicle in medium at 37 C",
        prior: Fixed(6.6), "um2/s",
        origin: Evidence(&["diffusion.particle.water_37c_100nm"]),
    }

    /// A dish that worked with few vesicles among its particles means that few are needed.
    DISH_VESICLE_SHARE = "effect.dish.vesicle_share" {
        name: "share of the particles counted in culture doses that are vesicles",
        prior: Uniform { low: 0.1, high: 0.9 }, "share",
        origin: Assumed("culture doses are counted as particles, skin doses here as vesicles; purity as for vials"),
    }

    /// As for the dishes of the rows; a curve with a column `depth` does not need it.
    OWN_DISH_DEPTH = "effect.own_dish.depth" {
        name: "depth of the medium in the dishes of a product's own dose-response curve that does not state it",
        prior: LogUniform { low: 1.5, high: 4.0 }, "mm",
        origin: Assumed("as for the dishes of the effect rows: most wells are filled to about 3 mm"),
    }

    /// Positions along the posterior, ordered by the effect over the curve.
    OWN_DISH_MEMBER = "effect.own_dish.member" {
        name: "which draw of a product's own measured dose response a sample takes",
        prior: Uniform { low: 0.0, high: 1.0 }, "1",
        origin: Assumed("every draw of the posterior is equally likely; only for a product whose response was measured"),
    }

    /// Only for the table of dish doses that are given as protein; too vague to place the half effect.
    DISH_PARTICLES_PER_UG = "effect.dish.particles_per_ug" {
        name: "particles per mass of protein in a preparation",
        prior: LogUniform { low: 1e8, high: 3e10 }, "1/ug",
        origin: Assumed("no row; general knowledge of preparations from crude to pure: more than two decades"),
    }

    /// Structural: decides between an effect in proportion to contacts and one that is larger or smaller than that.
    SHAPE = "effect.shape" {
        name: "shape of the dose response at low dose: below effect.one_hit_share each contact counts on its own, \
               above it a Hill curve",
        prior: Uniform { low: 0.0, high: 1.0 }, "share",
        origin: Assumed("cultures were given thousands of vesicles per cell and more; lower doses were not studied"),
    }

    /// Splits effect.shape.
    ONE_HIT_SHARE = "effect.one_hit_share" {
        name: "probability that each contact counts on its own",
        prior: Fixed(0.5), "share",
        origin: Assumed("no reason to prefer either shape"),
    }

    /// A hundred times below the half effect: 9 % of the effect at 0.5, 1 % at 1, 0.01 % at 2.
    HILL = "effect.hill" {
        name: "Hill exponent of effect against contacts",
        prior: LogUniform { low: 0.5, high: 2.0 }, "1",
        origin: Assumed(
            "no dose series is fine enough to fit one; below 1 a few contacts do more than their share, above 1 less",
        ),
    }

    /// What heals after it heals as without a product.
    DURATION = "effect.duration" {
        name: "duration of a cell's response after vesicle uptake",
        prior: LogUniform { low: 0.5, high: 10.0 }, "d",
        origin: Assumed(
            "labelled vesicles are seen in a wound for 5 days [ev.kin.omec.label_persistence], an upper end for the \
             vesicle but not for what it set off; cultured cells respond within a day",
        ),
    }

    /// The wider, the fewer of the cells that heal were reached by a vesicle.
    INFLUENCE = "effect.influence" {
        name: "distance from the channel wall within which tissue takes part in its healing",
        prior: LogUniform { low: 30.0, high: 300.0 }, "um",
        origin: Assumed(
            "from a few cells at the rim to the length over which signals diffuse; no row says from how far cells come",
        ),
    }

    /// 0.008 on average: more than a hundred vesicles bring one copy. The row's low end is zero.
    CARGO_COPIES = "effect.cargo.copies" {
        name: "copies of an abundant microRNA per vesicle",
        prior: LogUniform { low: 1e-3, high: 0.02825 }, "1",
        origin: Evidence(&["uptake.cargo.mirna_copies_per_exosome"]),
    }

    /// From particles that were made to escape, 0.02 at most; native vesicles gave no signal at all in one sensitive
    /// assay, so this is generous.
    CARGO_RELEASE = "effect.cargo.release" {
        name: "share of the vesicles taken up that release their cargo into the cytosol",
        prior: LogUniform { low: 1.67e-4, high: 0.02 }, "share",
        origin: Evidence(&[
            "uptake.lnp.escape_fraction_mihaila",
            "uptake.lnp.escape_fraction_readme",
            "uptake.fusion.cd63_ev_hek",
        ]),
    }

    /// With copies and release it requires 2e4 to 6e10 vesicles per cell, 1e7 at the medians: nothing in skin, by
    /// arithmetic.
    CARGO_NEEDED = "effect.cargo.needed" {
        name: "copies of a microRNA per cell at half-maximal effect",
        prior: LogUniform { low: 10.0, high: 1e4 }, "1",
        origin: Assumed(
            "a microRNA has many targets; hundreds to thousands of copies are thought to be needed; no row",
        ),
    }
}
