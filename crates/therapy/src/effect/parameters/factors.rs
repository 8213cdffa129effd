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

    /// With the half-life it is how long a factor's effect lasts.
    FACTOR_MEMORY = "effect.factor.memory" {
        name: "time that cells stay changed after a factor has gone",
        prior: LogUniform { low: 0.1, high: 3.0 }, "d",
        origin: Assumed("what a cell began to make it goes on making for hours to days; no row"),
    }

    /// 2.1 ng/mL of PDGF in wound fluid (0.02 to 67) over 17.5 in clotted blood; the wound is full of its own factors
    /// before any product comes.
    WOUND_OVER_BLOOD = "effect.factor.wound_over_blood" {
        name: "concentration of a platelet factor in a wound over that in clotted blood",
        prior: LogUniform { low: 0.01, high: 1.0 }, "1",
        origin: Evidence(&["wound_fluid.pdgf.day1", "signal.pdgf.concentration_serum_human"]),
    }

    /// More from torn cells than from platelets. Drains of large wounds, first day.
    WOUND_FGF2 = "effect.factor.wound_fgf2" {
        name: "FGF-2 in a wound",
        prior: LogUniform { low: 0.029, high: 2.806 }, "ng/mL",
        origin: Evidence(&["wound_fluid.fgf2.day1", "wound_fluid.fgf2.mastectomy"]),
    }

    /// Rinsing fluid is diluted by an unknown factor, so the high end is ten times the row.
    WOUND_VEGF = "effect.factor.wound_vegf" {
        name: "VEGF in a wound",
        prior: LogUniform { low: 0.035, high: 2.5 }, "ng/mL",
        origin: Evidence(&["signal.vegf.concentration_wound_rinse", "wound_fluid.npwti.vegf.d4"]),
    }

    /// Only what a product brings beyond it counts.
    WOUND_INFLAMMATION = "effect.factor.wound_inflammation" {
        name: "inflammatory signals in a wound, as IL-1b",
        prior: LogUniform { low: 0.01, high: 1.0 }, "ng/mL",
        origin: Assumed(
            "TNF of 11 to 44 pg/mL in diluted rinsing fluid [signal.tnf.concentration_wound_rinse]; IL-1b has no row",
        ),
    }

    /// For factors that reach skin without channels.
    REST_OVER_WOUND = "effect.factor.rest_over_wound" {
        name: "concentration of a factor in resting skin over that in a wound",
        prior: LogUniform { low: 0.003, high: 0.3 }, "1",
        origin: Assumed(
            "interstitial fluid of resting skin has no row for these factors; below the wound by half to two and a \
             half decades",
        ),
    }

    /// 4 to 15 ng/mL of a vendor's assay; wider downwards, since vendors state an amount that is sure to be enough.
    EC50_PDGF = "effect.ec50.pdgf" {
        name: "PDGF for half its effect",
        prior: LogUniform { low: 1.0, high: 15.0 }, "ng/mL",
        origin: Evidence(&["signal.pdgf.ed50_fibroblast_vendor"]),
    }

    /// 26 to 953 pM of a dimer of 25 kDa. Only a per cent or so of a vial's TGF-b is active.
    EC50_TGFB = "effect.ec50.tgfb" {
        name: "active TGF-b for half its effect",
        prior: LogUniform { low: 0.6, high: 25.0 }, "ng/mL",
        origin: Evidence(&["signal.tgfb1.kd_nlisim", "signal.tgfb1.ed50_colony", "signal.tgfb1.kd_synoviocyte"]),
    }

    /// 25 to 400 pM of some 20 kDa; EGF itself has no row.
    EC50_EGF = "effect.ec50.egf" {
        name: "EGF, KGF and HGF for half their effect",
        prior: LogUniform { low: 0.5, high: 8.0 }, "ng/mL",
        origin: Evidence(&["signal.kgf.kd_high", "signal.kgf.kd_main", "signal.hgf.kd_receptor"]),
    }

    /// Conditioned medium worked from 0.031 ng/mL of VEGF on and best at 2; the medium held other factors.
    EC50_VEGF = "effect.ec50.vegf" {
        name: "VEGF for half its effect",
        prior: LogUniform { low: 0.03, high: 4.0 }, "ng/mL",
        origin: Evidence(&["invitro.endothelial.cm_proliferation_onset", "invitro.endothelial.cm_max_migration"]),
    }

    /// Blood's own IGF-1 is not concentrated by spinning.
    EC50_IGF = "effect.ec50.igf" {
        name: "IGF-1 for half its effect",
        prior: LogUniform { low: 1.0, high: 300.0 }, "ng/mL",
        origin: Assumed(
            "no row; plasma holds far more than a receptor needs, but most of it is bound: more than two decades",
        ),
    }

    /// Unstable in vials.
    EC50_FGF2 = "effect.ec50.fgf2" {
        name: "FGF-2 for half its effect",
        prior: LogUniform { low: 0.1, high: 10.0 }, "ng/mL",
        origin: Assumed("no row; general knowledge of fibroblast cultures: two decades"),
    }

    /// 1.8 to 12 pM of 17 kDa.
    EC50_INFLAMMATION = "effect.ec50.inflammation" {
        name: "inflammatory signals, as IL-1b, for half their effect",
        prior: LogUniform { low: 0.03, high: 0.3 }, "ng/mL",
        origin: Evidence(&["signal.il1b.ec50_pge2_human_fibroblast", "signal.il1a.ec50_pge2_human_fibroblast"]),
    }

    /// PRP's main factor.
    PDGF_FIBROBLASTS = "effect.pdgf.fibroblasts" {
        name: "most that PDGF changes how fibroblasts divide and come",
        prior: LogUniform { low: 1.1, high: 3.0 }, "1",
        origin: Assumed("the classical mitogen of fibroblasts; sizes vary with the assay, no row"),
    }

    /// PDGF stands for all factors of platelets here.
    PDGF_FOLLICLE_ENTRY = "effect.pdgf.follicle_entry" {
        name: "most that platelet factors change how resting follicles start to grow",
        prior: LogUniform { low: 0.9, high: 1.8 }, "1",
        origin: Assumed(
            "activated PRP at 5 % raises papilla cells' growth and power to induce hair \
             [invitro.dpc.activated_prp_dose]; no size",
        ),
    }

    /// Only active TGF-b.
    TGFB_COLLAGEN = "effect.tgfb.collagen" {
        name: "most that TGF-b changes the collagen that a fibroblast makes",
        prior: LogUniform { low: 1.1, high: 4.0 }, "1",
        origin: Assumed("the classical inducer of collagen; sizes vary with the assay, no row"),
    }

    /// Works against EGF.
    TGFB_DIVISION = "effect.tgfb.division" {
        name: "most that TGF-b changes how often keratinocytes divide",
        prior: LogUniform { low: 0.3, high: 1.0 }, "1",
        origin: Assumed("TGF-b holds keratinocytes back; no row with a size"),
    }

    /// Adds to collagen.
    TGFB_BREAKDOWN = "effect.tgfb.breakdown" {
        name: "most that TGF-b changes how fast matrix is broken down",
        prior: LogUniform { low: 0.4, high: 1.1 }, "1",
        origin: Assumed("TGF-b lowers collagenase and raises its inhibitors; no row with a size"),
    }

    /// PRP closed 62.9 % of a scratch against 24.8 %: 2.5-fold for everything that PRP contains.
    EGF_MIGRATION = "effect.egf.migration" {
        name: "most that EGF, KGF and HGF change how keratinocytes crawl",
        prior: LogUniform { low: 1.0, high: 2.6 }, "1",
        origin: Evidence(&[
            "invitro.keratinocyte.scratch_closure_24h_prp",
            "invitro.keratinocyte.scratch_closure_24h_control",
        ]),
    }

    /// As for crawling.
    EGF_DIVISION = "effect.egf.division" {
        name: "most that EGF, KGF and HGF change how often keratinocytes divide",
        prior: LogUniform { low: 1.0, high: 2.5 }, "1",
        origin: Assumed("mitogens of keratinocytes; sizes vary with the medium, no row"),
    }

    /// New vessels are redness too.
    VEGF_VESSELS = "effect.vegf.vessels" {
        name: "most that VEGF changes how vessels sprout",
        prior: LogUniform { low: 1.0, high: 3.0 }, "1",
        origin: Assumed(
            "an antibody to VEGF cut the effect of conditioned medium [invitro.endothelial.cm_max_migration]; no size",
        ),
    }

    /// Below 1, hairs grow for longer.
    IGF_FOLLICLE_EXIT = "effect.igf.follicle_exit" {
        name: "most that IGF-1 changes how growing follicles stop",
        prior: LogUniform { low: 0.6, high: 1.05 }, "1",
        origin: Assumed("follicles in a dish need it to keep growing; no row with a size"),
    }

    /// Diameter changes over whole cycles.
    IGF_FOLLICLE_GROWTH = "effect.igf.follicle_growth" {
        name: "most that IGF-1 changes how a hair's diameter grows",
        prior: LogUniform { low: 0.95, high: 1.3 }, "1",
        origin: Assumed("no row; small"),
    }

    /// As for PDGF.
    FGF2_FIBROBLASTS = "effect.fgf2.fibroblasts" {
        name: "most that FGF-2 changes how fibroblasts divide and come",
        prior: LogUniform { low: 1.0, high: 2.5 }, "1",
        origin: Assumed(
            "the positive control of fibroblast assays [invitro.fibroblast.migration_adsc_exo_20ug]; no vehicle \
             beside it",
        ),
    }

    /// As for VEGF.
    FGF2_VESSELS = "effect.fgf2.vessels" {
        name: "most that FGF-2 changes how vessels sprout",
        prior: LogUniform { low: 1.0, high: 2.5 }, "1",
        origin: Assumed("a classical driver of sprouting; no row with a size"),
    }

    /// Few products state any.
    INFLAMMATION_INFLUX = "effect.inflammation.influx" {
        name: "most that inflammatory signals change how leucocytes come in",
        prior: LogUniform { low: 1.0, high: 4.0 }, "1",
        origin: Assumed("IL-1, IL-6, IL-8 and TNF call leucocytes; no row with a size"),
    }

    /// Below 1, redness lasts longer.
    INFLAMMATION_RESOLUTION = "effect.inflammation.resolution" {
        name: "most that inflammatory signals change how inflammation resolves",
        prior: LogUniform { low: 0.4, high: 1.0 }, "1",
        origin: Assumed("they keep macrophages inflammatory; no row with a size"),
    }

    /// Dark spots after inflammation.
    INFLAMMATION_MELANIN = "effect.inflammation.melanin" {
        name: "most that inflammatory signals change the melanin that a melanocyte makes",
        prior: LogUniform { low: 1.0, high: 2.5 }, "1",
        origin: Assumed("inflamed skin darkens; no row with a size for the signals"),
    }
}
