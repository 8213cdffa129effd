//! What platelets hold, and how fast they let go of it.

use exoskin_evidence::{Group, Origin, Parameter, Prior};

/// A declaration of what platelets do for a product or a wound.
const fn declare(
    id: &'static str,
    name: &'static str,
    unit: &'static str,
    prior: Prior,
    origin: Origin,
    doc: &'static str,
) -> Parameter {
    Parameter { id, name, unit, prior, origin, group: Group::Product, doc }
}

/// Which laboratory is right.
pub static LABORATORY: Parameter = declare(
    "blood.laboratory",
    "which laboratories are right about factors per platelet: below blood.laboratory.poor_chance the poor ones",
    "1",
    Prior::Uniform { low: 0.0, high: 1.0 },
    Origin::Assumed("laboratories form two groups that cannot both be right; an average of them was never measured"),
    "One draw for all factors: a mixture, never a mean.",
);

/// How likely the poor ones are.
pub static POOR_CHANCE: Parameter = declare(
    "blood.laboratory.poor_chance",
    "chance that the laboratories with little per platelet are right",
    "1",
    Prior::Fixed(0.5),
    Origin::Assumed("no reason to prefer either group"),
    "Splits blood.laboratory.",
);

/// How much less they find.
pub static POOR_OVER_RICH: Parameter = declare(
    "blood.laboratory.poor_over_rich",
    "factors that the poor laboratories find over those of the rich ones",
    "1",
    Prior::LogUniform { low: 0.027, high: 0.25 },
    Origin::Evidence(&[
        "signal.pdgf.concentration_prp",
        "signal.tgfb1.concentration_prp",
        "vial.donor_age.prp_pdgf_ab_under25",
        "vial.gf.hpl11_pdgf_ab",
        "prp.gf.pdgf_ab",
    ]),
    "3.2 to 28.8 ng/mL of PDGF against 117: up to 37-fold, with unlike spins, assays and dilutions.",
);

/// PDGF-AB.
pub static PDGF_AB: Parameter = declare(
    "blood.platelets.pdgf_ab",
    "PDGF-AB in a million platelets, rich laboratories",
    "pg",
    Prior::LogNormal { median: 73.2, sigma: 0.504 },
    Origin::Evidence(&["prp.gf.pdgf_ab", "prp.platelets.prp_apheresis", "signal.pdgf.concentration_serum_human"]),
    "117 (SD 63) ng/mL over 1.41e9 platelets per mL; clotted blood at fold 1 gives nearly the same by another assay.",
);

/// PDGF-BB.
pub static PDGF_BB: Parameter = declare(
    "blood.platelets.pdgf_bb",
    "PDGF-BB in a million platelets, rich laboratories",
    "pg",
    Prior::LogNormal { median: 5.55, sigma: 0.703 },
    Origin::Evidence(&["prp.gf.pdgf_bb", "prp.platelets.prp_apheresis"]),
    "10 (SD 8) ng/mL of 115 donors.",
);

/// TGF-b1.
pub static TGFB1: Parameter = declare(
    "blood.platelets.tgfb1",
    "TGF-b1 in a million platelets, latent and active, rich laboratories",
    "pg",
    Prior::LogNormal { median: 107.5, sigma: 0.47 },
    Origin::Evidence(&["prp.gf.tgfb1", "prp.platelets.prp_apheresis"]),
    "169 (SD 84) ng/mL of 115 donors; nearly all latent.",
);

/// TGF-b2.
pub static TGFB2: Parameter = declare(
    "blood.platelets.tgfb2",
    "TGF-b2 in a million platelets, latent and active, rich laboratories",
    "pg",
    Prior::LogNormal { median: 0.227, sigma: 0.668 },
    Origin::Evidence(&["prp.gf.tgfb2", "prp.platelets.prp_apheresis"]),
    "0.4 (SD 0.3) ng/mL of 115 donors.",
);

/// EGF.
pub static EGF: Parameter = declare(
    "blood.platelets.egf",
    "EGF in a million platelets, rich laboratories",
    "pg",
    Prior::LogUniform { low: 0.7, high: 4.0 },
    Origin::Evidence(&["vial.gf.platelet_gel_egf", "vial.gf.hpl11_egf", "vial.gf.hpl_patent_egf"]),
    "1.1 to 3.7 ng/mL of gels and lysates, whose platelets nobody counted: taken as 0.9 to 1.6e9 per mL.",
);

/// VEGF.
pub static VEGF: Parameter = declare(
    "blood.platelets.vegf",
    "VEGF in a million platelets, rich laboratories",
    "pg",
    Prior::LogUniform { low: 0.2, high: 1.0 },
    Origin::Evidence(&["vial.gf.platelet_gel_vegf", "vial.gf.hpl11_vegf", "vial.gf.hpl_vegf"]),
    "0.34 to 0.96 ng/mL, as for EGF.",
);

/// FGF-2.
pub static FGF2: Parameter = declare(
    "blood.platelets.fgf2",
    "FGF-2 in a million platelets, rich laboratories",
    "pg",
    Prior::LogUniform { low: 0.05, high: 0.25 },
    Origin::Evidence(&["vial.gf.hpl11_bfgf"]),
    "0.08 to 0.22 ng/mL, as for EGF.",
);

/// IGF-1.
pub static PLASMA_IGF1: Parameter = declare(
    "blood.plasma.igf1",
    "IGF-1 in plasma",
    "ng/mL",
    Prior::Normal { mean: 84.0, sd: 23.0, positive: true },
    Origin::Evidence(&["prp.gf.igf1", "vial.donor_age.prp_igf1_under25", "vial.donor_age.prp_igf1_over25"]),
    "Comes from plasma, so spinning does not concentrate it. Laboratories agree.",
);

/// Active TGF-b.
pub static TGFB_ACTIVE: Parameter = Parameter {
    group: Group::Response,
    ..declare(
        "blood.tgfb.active_share",
        "share of the TGF-b of a product or a clot that becomes active",
        "1",
        Prior::LogUniform { low: 0.005, high: 0.1 },
        Origin::Assumed(
            "assays free all of it with acid; platelets hold it latent and tissue wakes a little; a whole-wound share was \
         never measured",
        ),
        "Latent TGF-b does nothing.",
    )
};

/// Age to which the rows belong.
pub static DONOR_AGE: Parameter = declare(
    "blood.donor.age",
    "age of the donors whose platelets were measured",
    "years",
    Prior::Fixed(39.5),
    Origin::Evidence(&["prp.gf.pdgf_ab"]),
    "Middle of 17 to 62 years; a donor of this age, or of unknown age, has the factors of the rows.",
);

/// Factors of platelets fall with age.
pub static AGE_PLATELETS: Parameter = declare(
    "blood.donor.age_platelets",
    "fall of the logarithm of platelet factors per ten years of age",
    "1",
    Prior::Uniform { low: 0.0, high: 0.3 },
    Origin::Evidence(&[
        "prp.corr.age_pdgf_bb",
        "vial.donor_age.prp_pdgf_ab_under25",
        "vial.donor_age.prp_pdgf_ab_over25",
    ]),
    "0.75-fold above 25 years of age against below, one to two decades apart; rank correlation -0.32.",
);

/// IGF-1 falls with age.
pub static AGE_IGF1: Parameter = declare(
    "blood.donor.age_igf1",
    "fall of the logarithm of IGF-1 per ten years of age",
    "1",
    Prior::Uniform { low: 0.05, high: 0.4 },
    Origin::Evidence(&["prp.corr.age_igf1", "vial.donor_age.prp_igf1_under25", "vial.donor_age.prp_igf1_over25"]),
    "0.67-fold above 25 years against below; rank correlation -0.39.",
);

/// What unactivated platelets let go.
pub static UNACTIVATED_YIELD: Parameter = declare(
    "blood.release.unactivated",
    "share of their factors and vesicles that platelets release in skin when nothing activated them in the tube",
    "1",
    Prior::LogUniform { low: 0.2, high: 1.0 },
    Origin::Assumed(
        "the collagen of the skin activates them, and collagen gave lower totals than thrombin in a tube \
         [prp.release.all_cacl2]; no number",
    ),
    "PRP that was injected without an activator.",
);

/// Fast release.
pub static RELEASE_FAST: Parameter = declare(
    "blood.release.fast",
    "half-time of release after thrombin, all factors but VEGF",
    "min",
    Prior::LogUniform { low: 0.5, high: 4.0 },
    Origin::Evidence(&["prp.release.pdgf_thrombin_plateau"]),
    "Complete at the first sample, a quarter of an hour: four half-times or more.",
);

/// Slow release.
pub static RELEASE_SLOW: Parameter = declare(
    "blood.release.slow",
    "half-time of release after calcium alone or collagen, and of VEGF always",
    "h",
    Prior::LogUniform { low: 1.0, high: 8.0 },
    Origin::Evidence(&["prp.release.all_cacl2", "prp.release.vegf_thrombin", "vial.gf.platelet_gel_pdgf_ab"]),
    "Still rising at the last sample, 24 h; gels let go over 1 to 5 h.",
);
