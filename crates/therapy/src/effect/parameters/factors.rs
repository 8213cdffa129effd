//! Free factors: how far they spread, what the wound has of its own, and what they change.

use exoskin_evidence::parameters;

parameters! {
    /// Numbers of free factors.
    pub(super) ALL: Response;

    /// With the half-life it gives the length over which factors spread, about half a millimetre.
    FACTOR_DIFFUSIVITY = "effect.factor.diffusivity" {
        name: "diffusivity of a free factor in living tissue",
        prior: LogUniform { low: 5.0, high: 70.0 }, "um2/s",
        origin: Evidence(&[
            "diffusion.cytokine.gransim",
            "diffusion.cytokine.nlisim",
            "diffusion.antibody.spheroid",
            "diffusion.albumin.normal_tissue_rabbit",
        ]),
    }

    /// 1.5 to 2.7 h from a depot under a rat's skin or in collagen; wider for binding to matrix and for proteases.
    FACTOR_HALF_LIFE = "effect.factor.half_life" {
        name: "half-life of a free factor in tissue",
        prior: LogUniform { low: 0.5, high: 12.0 }, "h",
        origin: Evidence(&[
            "signal.il1b.half_life_sc_rat",
            "signal.hgf.half_life_sc_rat",
            "signal.vegf165.half_life_collagen_circulation",
        ]),
    }

    /// With the half-life it is how long a factor's effect lasts. All rows are of TGF-b on collagen: at least 3 d after it
    /// was removed, 7 d after one short pulse, 14 d after two. Other factors are taken to be remembered as long; no row
    /// says so.
    FACTOR_MEMORY = "effect.factor.memory" {
        name: "duration of a cell's response after a factor has gone",
        prior: LogUniform { low: 3.0, high: 14.0 }, "d",
        origin: Evidence(&[
            "signal.tgfb.collagen_persistence_dermal",
            "signal.tgfb1.pulse_collagen_duration",
            "signal.tgfb1.second_pulse_collagen_duration",
        ]),
    }

    /// 2.1 ng/mL of PDGF in wound fluid (0.02 to 67) over 17.5 in clotted blood; the wound is full of its own factors
    /// before any product comes.
    WOUND_OVER_BLOOD = "effect.factor.wound_over_blood" {
        name: "concentration of a platelet factor in a wound relative to clotted blood",
        prior: LogUniform { low: 0.01, high: 1.0 }, "1",
        origin: Evidence(&["wound_fluid.pdgf.day1", "signal.pdgf.concentration_serum_human"]),
    }

    /// More from torn cells than from platelets. Drains of large wounds, first day.
    WOUND_FGF2 = "effect.factor.wound_fgf2" {
        name: "FGF-2 concentration in a wound",
        prior: LogUniform { low: 0.029, high: 2.806 }, "ng/mL",
        origin: Evidence(&["wound_fluid.fgf2.day1", "wound_fluid.fgf2.mastectomy"]),
    }

    /// Rinsing fluid is diluted by an unknown factor, so the high end is ten times the row.
    WOUND_VEGF = "effect.factor.wound_vegf" {
        name: "VEGF concentration in a wound",
        prior: LogUniform { low: 0.035, high: 2.5 }, "ng/mL",
        origin: Evidence(&["signal.vegf.concentration_wound_rinse", "wound_fluid.npwti.vegf.d4"]),
    }

    /// Only what a product brings beyond it counts.
    WOUND_INFLAMMATION = "effect.factor.wound_inflammation" {
        name: "concentration of inflammatory signals in a wound, as IL-1b",
        prior: LogUniform { low: 0.01, high: 1.0 }, "ng/mL",
        origin: Assumed(
            "TNF of 11 to 44 pg/mL in diluted wound rinse [signal.tnf.concentration_wound_rinse]; IL-1b has no row",
        ),
    }

    /// For factors that reach skin without channels.
    REST_OVER_WOUND = "effect.factor.rest_over_wound" {
        name: "concentration of a factor in resting skin relative to a wound",
        prior: LogUniform { low: 0.003, high: 0.3 }, "1",
        origin: Assumed(
            "no row gives these factors in the interstitial fluid of resting skin; below the wound by half to two and \
             a half decades",
        ),
    }

    /// 4 to 15 ng/mL of a vendor's assay, between 1 and 10 for rat dermal fibroblasts; no dose series of human ones was
    /// found. Wider downwards, since vendors state an amount that is sure to be enough.
    EC50_PDGF = "effect.ec50.pdgf" {
        name: "half-maximal concentration of PDGF",
        prior: LogUniform { low: 1.0, high: 15.0 }, "ng/mL",
        origin: Evidence(&["signal.pdgf.ed50_fibroblast_vendor", "signal.pdgf.migration_dose_dermal_rat"]),
    }

    /// Human fibroblasts make more collagen from 0.1 ng/mL on and most at 1 to 5. Only a per cent or so of a vial's TGF-b
    /// is active. Binding to synovial cells (24 ng/mL) says how many receptors are taken, not what the cell makes.
    EC50_TGFB = "effect.ec50.tgfb" {
        name: "half-maximal concentration of active TGF-b",
        prior: LogUniform { low: 0.1, high: 1.0 }, "ng/mL",
        origin: Evidence(&[
            "signal.tgfb3.collagen_dose_dermal",
            "signal.tgfb.collagen_dose_lung",
            "signal.tgfb.collagen_peak_lung",
        ]),
    }

    /// Human keratinocytes move at 0.2 ng/mL of EGF, divide most at 1 of HB-EGF and move fastest at 10 to 50 of EGF;
    /// KGF and HGF bind half of their receptors at 25 to 400 pM of some 20 kDa.
    EC50_EGF = "effect.ec50.egf" {
        name: "half-maximal concentration of EGF, KGF and HGF",
        prior: LogUniform { low: 0.2, high: 10.0 }, "ng/mL",
        origin: Evidence(&[
            "kc.egf.motility_restoring_conc",
            "kc.hbegf.proliferation_peak_conc",
            "kc.egf.migration_peak_conc",
            "signal.kgf.kd_high",
            "signal.kgf.kd_main",
            "signal.hgf.kd_receptor",
        ]),
    }

    /// Conditioned medium worked from 0.031 ng/mL of VEGF on and best at 2; the medium held other factors.
    EC50_VEGF = "effect.ec50.vegf" {
        name: "half-maximal concentration of VEGF",
        prior: LogUniform { low: 0.03, high: 4.0 }, "ng/mL",
        origin: Evidence(&["invitro.endothelial.cm_proliferation_onset", "invitro.endothelial.cm_max_migration"]),
    }

    /// Blood's own IGF-1 is not concentrated by spinning.
    EC50_IGF = "effect.ec50.igf" {
        name: "half-maximal concentration of IGF-1",
        prior: LogUniform { low: 1.0, high: 300.0 }, "ng/mL",
        origin: Assumed(
            "no row; plasma contains far more than a receptor needs, but most of it is bound: more than two decades",
        ),
    }

    /// Unstable in vials.
    EC50_FGF2 = "effect.ec50.fgf2" {
        name: "half-maximal concentration of FGF-2",
        prior: LogUniform { low: 0.1, high: 10.0 }, "ng/mL",
        origin: Assumed("no row; general knowledge of fibroblast cultures: two decades"),
    }

    /// 1.8 to 12 pM of 17 kDa.
    EC50_INFLAMMATION = "effect.ec50.inflammation" {
        name: "half-maximal concentration of inflammatory signals, as IL-1b",
        prior: LogUniform { low: 0.03, high: 0.3 }, "ng/mL",
        origin: Evidence(&["signal.il1b.ec50_pge2_human_fibroblast", "signal.il1a.ec50_pge2_human_fibroblast"]),
    }

    /// Granulation tissue carries the new epidermis: wounds behind human ears closed in 15.6 instead of 19.8 d (1.27 times
    /// as fast) under PDGF gel, over granulation tissue; punch wounds of 4 mm had healed to 71 instead of 28 % on day 10
    /// (1 - sqrt of what is open: 3 times as fast, against an ointment that may itself delay).
    PDGF_MIGRATION = "effect.pdgf.migration" {
        name: "maximum effect of PDGF on how fast the edge of a wound crawls, over the granulation tissue it calls up",
        prior: LogUniform { low: 1.1, high: 3.0 }, "1",
        origin: Evidence(&[
            "wound.pdgf.closure_time_ear",
            "wound.placebo.closure_time_ear",
            "wound.pdgf.healed_d10_punch",
            "wound.ointment.healed_d10_punch",
        ]),
    }

    /// PRP's main factor.
    PDGF_FIBROBLASTS = "effect.pdgf.fibroblasts" {
        name: "maximum effect of PDGF on fibroblast proliferation and recruitment",
        prior: LogUniform { low: 1.1, high: 3.0 }, "1",
        origin: Assumed("the classical mitogen of fibroblasts; sizes vary with the assay, no row"),
    }

    /// PDGF stands for all factors of platelets here.
    PDGF_FOLLICLE_ENTRY = "effect.pdgf.follicle_entry" {
        name: "maximum effect of platelet factors on the entry of resting follicles into anagen",
        prior: LogUniform { low: 0.9, high: 1.8 }, "1",
        origin: Assumed(
            "activated PRP at 5 % raises the growth of papilla cells and their capacity to induce hair \
             [invitro.dpc.activated_prp_dose]; no size",
        ),
    }

    /// Only active TGF-b. 2 to 5-fold in three studies of cultured human skin fibroblasts; wider downwards, since a cell
    /// in dense matrix makes less of it than one on plastic.
    TGFB_COLLAGEN = "effect.tgfb.collagen" {
        name: "maximum effect of TGF-b on collagen synthesis by fibroblasts",
        prior: LogUniform { low: 1.5, high: 5.0 }, "1",
        origin: Evidence(&[
            "signal.tgfb.collagen_fold_dermal",
            "signal.tgfb.procollagen_fold_foreskin",
            "signal.tgfb3.collagen_dose_dermal",
        ]),
    }

    /// Works against EGF.
    TGFB_DIVISION = "effect.tgfb.division" {
        name: "maximum effect of TGF-b on keratinocyte division",
        prior: LogUniform { low: 0.3, high: 1.0 }, "1",
        origin: Assumed("TGF-b inhibits keratinocytes; no row with a size"),
    }

    /// Adds to collagen.
    TGFB_BREAKDOWN = "effect.tgfb.breakdown" {
        name: "maximum effect of TGF-b on matrix breakdown",
        prior: LogUniform { low: 0.4, high: 1.1 }, "1",
        origin: Assumed("TGF-b lowers collagenase and raises its inhibitors; no row with a size"),
    }

    /// PRP closed 62.9 % of a scratch against 24.8 %: 2.5-fold for everything that PRP contains. Single cells without any
    /// other factor crawled 2.5 to 4.5 times as fast under EGF; the low end allows for an edge that has its own.
    EGF_MIGRATION = "effect.egf.migration" {
        name: "maximum effect of EGF, KGF and HGF on keratinocyte migration",
        prior: LogUniform { low: 1.0, high: 4.5 }, "1",
        origin: Evidence(&[
            "kc.egf.migration_fold",
            "invitro.keratinocyte.scratch_closure_24h_prp",
            "invitro.keratinocyte.scratch_closure_24h_control",
        ]),
    }

    /// As for crawling.
    EGF_DIVISION = "effect.egf.division" {
        name: "maximum effect of EGF, KGF and HGF on keratinocyte division",
        prior: LogUniform { low: 1.0, high: 2.5 }, "1",
        origin: Assumed("mitogens of keratinocytes; sizes vary with the medium, no row"),
    }

    /// New vessels are redness too.
    VEGF_VESSELS = "effect.vegf.vessels" {
        name: "maximum effect of VEGF on vessel sprouting",
        prior: LogUniform { low: 1.0, high: 3.0 }, "1",
        origin: Assumed(
            "an antibody to VEGF reduced the effect of conditioned medium [invitro.endothelial.cm_max_migration]; no \
             size",
        ),
    }

    /// Below 1, hairs grow for longer.
    IGF_FOLLICLE_EXIT = "effect.igf.follicle_exit" {
        name: "maximum effect of IGF-1 on the exit of follicles from anagen",
        prior: LogUniform { low: 0.6, high: 1.05 }, "1",
        origin: Assumed("cultured follicles need it to keep growing; no row with a size"),
    }

    /// Diameter changes over whole cycles.
    IGF_FOLLICLE_GROWTH = "effect.igf.follicle_growth" {
        name: "maximum effect of IGF-1 on hair diameter",
        prior: LogUniform { low: 0.95, high: 1.3 }, "1",
        origin: Assumed("no row; small"),
    }

    /// As for PDGF.
    FGF2_FIBROBLASTS = "effect.fgf2.fibroblasts" {
        name: "maximum effect of FGF-2 on fibroblast proliferation and recruitment",
        prior: LogUniform { low: 1.0, high: 2.5 }, "1",
        origin: Assumed(
            "the positive control of fibroblast assays [invitro.fibroblast.migration_adsc_exo_20ug]; no vehicle for \
             comparison",
        ),
    }

    /// As for VEGF.
    FGF2_VESSELS = "effect.fgf2.vessels" {
        name: "maximum effect of FGF-2 on vessel sprouting",
        prior: LogUniform { low: 1.0, high: 2.5 }, "1",
        origin: Assumed("a classical driver of sprouting; no row with a size"),
    }

    /// Few products state any.
    INFLAMMATION_INFLUX = "effect.inflammation.influx" {
        name: "maximum effect of inflammatory signals on leucocyte recruitment",
        prior: LogUniform { low: 1.0, high: 4.0 }, "1",
        origin: Assumed("IL-1, IL-6, IL-8 and TNF recruit leucocytes; no row with a size"),
    }

    /// Below 1, redness lasts longer.
    INFLAMMATION_RESOLUTION = "effect.inflammation.resolution" {
        name: "maximum effect of inflammatory signals on the resolution of inflammation",
        prior: LogUniform { low: 0.4, high: 1.0 }, "1",
        origin: Assumed("they keep macrophages inflammatory; no row with a size"),
    }

    /// Dark spots after inflammation.
    INFLAMMATION_MELANIN = "effect.inflammation.melanin" {
        name: "maximum effect of inflammatory signals on melanin synthesis by melanocytes",
        prior: LogUniform { low: 1.0, high: 2.5 }, "1",
        origin: Assumed("inflamed skin darkens; no row with a size for the signals"),
    }
}
