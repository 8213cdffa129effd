//! What platelets contain, and how fast they release it.

use exoskin_evidence::parameters;

parameters! {
    /// Declared numbers of platelets.
    pub(super) ALL: Product;

    /// One draw for all factors: a mixture, never a mean.
    LABORATORY = "blood.laboratory" {
        name:
            "which laboratories are right about factors per platelet: below blood.laboratory.poor_chance, those that \
             report little",
        prior: Uniform { low: 0.0, high: 1.0 }, "share",
        origin: Assumed(
            "the laboratories form two groups that cannot both be right; averaging them would match no measurement",
        ),
    }

    /// Splits blood.laboratory.
    POOR_CHANCE = "blood.laboratory.poor_chance" {
        name: "probability that the laboratories reporting little per platelet are right",
        prior: Fixed(0.5), "share",
        origin: Assumed("no reason to prefer either group"),
    }

    /// 3.2 to 28.8 ng/mL of PDGF against 117: up to 37-fold, with unlike spins, assays and dilutions.
    POOR_OVER_RICH = "blood.laboratory.poor_over_rich" {
        name: "factor content reported by the low group of laboratories relative to the high group",
        prior: LogUniform { low: 0.027, high: 0.25 }, "1",
        origin: Evidence(&[
            "signal.pdgf.concentration_prp",
            "signal.tgfb1.concentration_prp",
            "vial.donor_age.prp_pdgf_ab_under25",
            "vial.gf.hpl11_pdgf_ab",
            "prp.gf.pdgf_ab",
        ]),
    }

    /// 117 (SD 63) ng/mL over 1.41e9 platelets per mL; clotted blood at fold 1 gives nearly the same by another assay.
    PDGF_AB = "blood.platelets.pdgf_ab" {
        name: "PDGF-AB per million platelets, high group of laboratories",
        prior: LogNormal { median: 73.2, sigma: 0.504 }, "pg",
        origin: Evidence(&["prp.gf.pdgf_ab", "prp.platelets.prp_apheresis", "signal.pdgf.concentration_serum_human"]),
    }

    /// 10 (SD 8) ng/mL in 115 donors.
    PDGF_BB = "blood.platelets.pdgf_bb" {
        name: "PDGF-BB per million platelets, high group of laboratories",
        prior: LogNormal { median: 5.55, sigma: 0.703 }, "pg",
        origin: Evidence(&["prp.gf.pdgf_bb", "prp.platelets.prp_apheresis"]),
    }

    /// 169 (SD 84) ng/mL in 115 donors; nearly all latent.
    TGFB1 = "blood.platelets.tgfb1" {
        name: "TGF-b1 per million platelets, latent and active, high group of laboratories",
        prior: LogNormal { median: 107.5, sigma: 0.47 }, "pg",
        origin: Evidence(&["prp.gf.tgfb1", "prp.platelets.prp_apheresis"]),
    }

    /// 0.4 (SD 0.3) ng/mL in 115 donors.
    TGFB2 = "blood.platelets.tgfb2" {
        name: "TGF-b2 per million platelets, latent and active, high group of laboratories",
        prior: LogNormal { median: 0.227, sigma: 0.668 }, "pg",
        origin: Evidence(&["prp.gf.tgfb2", "prp.platelets.prp_apheresis"]),
    }

    /// 1.1 to 3.7 ng/mL in gels and lysates whose platelets were not counted: taken as 0.9 to 1.6e9 per mL.
    EGF = "blood.platelets.egf" {
        name: "EGF per million platelets, high group of laboratories",
        prior: LogUniform { low: 0.7, high: 4.0 }, "pg",
        origin: Evidence(&["vial.gf.platelet_gel_egf", "vial.gf.hpl11_egf", "vial.gf.hpl_patent_egf"]),
    }

    /// 0.34 to 0.96 ng/mL, as for EGF.
    VEGF = "blood.platelets.vegf" {
        name: "VEGF per million platelets, high group of laboratories",
        prior: LogUniform { low: 0.2, high: 1.0 }, "pg",
        origin: Evidence(&["vial.gf.platelet_gel_vegf", "vial.gf.hpl11_vegf", "vial.gf.hpl_vegf"]),
    }

    /// 0.08 to 0.22 ng/mL, as for EGF.
    FGF2 = "blood.platelets.fgf2" {
        name: "FGF-2 per million platelets, high group of laboratories",
        prior: LogUniform { low: 0.05, high: 0.25 }, "pg",
        origin: Evidence(&["vial.gf.hpl11_bfgf"]),
    }

    /// Comes from plasma, so spinning does not concentrate it. Laboratories agree.
    PLASMA_IGF1 = "blood.plasma.igf1" {
        name: "IGF-1 concentration in plasma",
        prior: Normal { mean: 84.0, sd: 23.0, positive: true }, "ng/mL",
        origin: Evidence(&["prp.gf.igf1", "vial.donor_age.prp_igf1_under25", "vial.donor_age.prp_igf1_over25"]),
    }

    /// Latent TGF-b does nothing.
    TGFB_ACTIVE = "blood.tgfb.active_share" {
        name: "share of TGF-b in a product or a clot that becomes active",
        prior: LogUniform { low: 0.005, high: 0.1 }, "share",
        origin: Assumed(
            "assays free all of it with acid; platelets hold it latent and tissue activates a little; the share in a \
             whole wound was never measured",
        ),
        group: Response,
    }

    /// Middle of 17 to 62 years; a donor of this age, or of unknown age, has the factors of the rows.
    DONOR_AGE = "blood.donor.age" {
        name: "age of the donors whose platelets were measured",
        prior: Fixed(39.5), "years",
        origin: Evidence(&["prp.gf.pdgf_ab"]),
    }

    /// 0.75-fold above 25 years of age against below, one to two decades apart; rank correlation -0.32.
    AGE_PLATELETS = "blood.donor.age_platelets" {
        name: "decrease in log platelet factor content per decade of age",
        prior: Uniform { low: 0.0, high: 0.3 }, "1",
        origin: Evidence(&[
            "prp.corr.age_pdgf_bb",
            "vial.donor_age.prp_pdgf_ab_under25",
            "vial.donor_age.prp_pdgf_ab_over25",
        ]),
    }

    /// 0.67-fold above 25 years against below; rank correlation -0.39.
    AGE_IGF1 = "blood.donor.age_igf1" {
        name: "decrease in log IGF-1 concentration per decade of age",
        prior: Uniform { low: 0.05, high: 0.4 }, "1",
        origin: Evidence(&["prp.corr.age_igf1", "vial.donor_age.prp_igf1_under25", "vial.donor_age.prp_igf1_over25"]),
    }

    /// PRP that was injected without an activator.
    UNACTIVATED_YIELD = "blood.release.unactivated" {
        name:
            "share of factors and vesicles that platelets not activated in the tube release in skin",
        prior: LogUniform { low: 0.2, high: 1.0 }, "share",
        origin: Assumed(
            "the collagen of the skin activates them, and in a tube collagen gave lower totals than thrombin \
             [prp.release.all_cacl2]; no number",
        ),
    }
}
