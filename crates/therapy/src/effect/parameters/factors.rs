//! Free factors: how far they come, what the wound has of its own, and what they change.

use exoskin_evidence::{Origin, Origin::*, Parameter, Prior, Prior::*};

use super::declare;

/// How factors spread.
pub static FACTOR_DIFFUSIVITY: Parameter = declare(
    "effect.factor.diffusivity",
    "diffusivity of a free factor in living tissue",
    "um2/s",
    LogUniform { low: 5.0, high: 70.0 },
    Evidence(&[
        "diffusion.cytokine.gransim",
        "diffusion.cytokine.nlisim",
        "diffusion.antibody.spheroid",
        "diffusion.albumin.normal_tissue_rabbit",
    ]),
    "With the half-life it gives the length over which factors spread, about half a millimetre.",
);

/// How long they stay.
pub static FACTOR_HALF_LIFE: Parameter = declare(
    "effect.factor.half_life",
    "half-life of a free factor in tissue",
    "h",
    LogUniform { low: 0.5, high: 12.0 },
    Evidence(&[
        "signal.il1b.half_life_sc_rat",
        "signal.hgf.half_life_sc_rat",
        "signal.vegf165.half_life_collagen_circulation",
    ]),
    "1.5 to 2.7 h from a depot under a rat's skin or in collagen; wider for binding to matrix and for proteases.",
);

/// How long cells remember them.
pub static FACTOR_MEMORY: Parameter = declare(
    "effect.factor.memory",
    "time that cells stay changed after a factor has gone",
    "d",
    LogUniform { low: 0.1, high: 3.0 },
    Assumed("what a cell began to make it goes on making for hours to days; no row"),
    "With the half-life it is how long a factor's effect lasts.",
);

/// The wound's own fluid.
pub static WOUND_OVER_BLOOD: Parameter = declare(
    "effect.factor.wound_over_blood",
    "concentration of a platelet factor in a wound over that in clotted blood",
    "1",
    LogUniform { low: 0.01, high: 1.0 },
    Evidence(&["wound_fluid.pdgf.day1", "signal.pdgf.concentration_serum_human"]),
    "2.1 ng/mL of PDGF in wound fluid (0.02 to 67) over 17.5 in clotted blood; the wound is full of its own factors \
     before any product comes.",
);

/// FGF-2 of the wound.
pub static WOUND_FGF2: Parameter = declare(
    "effect.factor.wound_fgf2",
    "FGF-2 in a wound",
    "ng/mL",
    LogUniform { low: 0.029, high: 2.806 },
    Evidence(&["wound_fluid.fgf2.day1", "wound_fluid.fgf2.mastectomy"]),
    "From torn cells more than from platelets. Drains of large wounds, first day.",
);

/// VEGF of the wound.
pub static WOUND_VEGF: Parameter = declare(
    "effect.factor.wound_vegf",
    "VEGF in a wound",
    "ng/mL",
    LogUniform { low: 0.035, high: 2.5 },
    Evidence(&["signal.vegf.concentration_wound_rinse", "wound_fluid.npwti.vegf.d4"]),
    "Rinsing fluid is diluted by an unknown factor, so the high end is ten times the row.",
);

/// Inflammatory signals of the wound.
pub static WOUND_INFLAMMATION: Parameter = declare(
    "effect.factor.wound_inflammation",
    "inflammatory signals in a wound, as IL-1b",
    "ng/mL",
    LogUniform { low: 0.01, high: 1.0 },
    Assumed("TNF of 11 to 44 pg/mL in diluted rinsing fluid [signal.tnf.concentration_wound_rinse]; IL-1b has no row"),
    "Only what a product brings beyond it counts.",
);

/// Skin at rest.
pub static REST_OVER_WOUND: Parameter = declare(
    "effect.factor.rest_over_wound",
    "concentration of a factor in resting skin over that in a wound",
    "1",
    LogUniform { low: 0.003, high: 0.3 },
    Assumed(
        "interstitial fluid of resting skin has no row for these factors; below the wound by half to two and a half decades",
    ),
    "For factors that come to skin without channels.",
);

/// Concentration of half the effect.
const fn ec50(
    id: &'static str,
    name: &'static str,
    low: f64,
    high: f64,
    origin: Origin,
    doc: &'static str,
) -> Parameter {
    declare(id, name, "ng/mL", LogUniform { low, high }, origin, doc)
}

/// Of PDGF.
pub static EC50_PDGF: Parameter = ec50(
    "effect.ec50.pdgf",
    "PDGF for half its effect",
    1.0,
    15.0,
    Evidence(&["signal.pdgf.ed50_fibroblast_vendor"]),
    "4 to 15 ng/mL of a vendor's assay; wider downward, since vendors state what is surely enough.",
);

/// Of active TGF-b.
pub static EC50_TGFB: Parameter = ec50(
    "effect.ec50.tgfb",
    "active TGF-b for half its effect",
    0.6,
    25.0,
    Evidence(&["signal.tgfb1.kd_nlisim", "signal.tgfb1.ed50_colony", "signal.tgfb1.kd_synoviocyte"]),
    "26 to 953 pM of a dimer of 25 kDa. Only a per cent or so of a vial's TGF-b is active.",
);

/// Of EGF, KGF, HGF.
pub static EC50_EGF: Parameter = ec50(
    "effect.ec50.egf",
    "EGF, KGF and HGF for half their effect",
    0.5,
    8.0,
    Evidence(&["signal.kgf.kd_high", "signal.kgf.kd_main", "signal.hgf.kd_receptor"]),
    "25 to 400 pM of some 20 kDa; EGF itself has no row.",
);

/// Of VEGF.
pub static EC50_VEGF: Parameter = ec50(
    "effect.ec50.vegf",
    "VEGF for half its effect",
    0.03,
    4.0,
    Evidence(&["invitro.endothelial.cm_proliferation_onset", "invitro.endothelial.cm_max_migration"]),
    "Conditioned medium worked from 0.031 ng/mL of VEGF on and best at 2; the medium held other factors.",
);

/// Of IGF-1.
pub static EC50_IGF: Parameter = ec50(
    "effect.ec50.igf",
    "IGF-1 for half its effect",
    1.0,
    300.0,
    Assumed("no row; plasma holds far more than a receptor needs, but most of it is bound: more than two decades"),
    "Blood's own IGF-1 is not concentrated by spinning.",
);

/// Of FGF-2.
pub static EC50_FGF2: Parameter = ec50(
    "effect.ec50.fgf2",
    "FGF-2 for half its effect",
    0.1,
    10.0,
    Assumed("no row; general knowledge of fibroblast cultures: two decades"),
    "Unstable in vials.",
);

/// Of inflammatory signals.
pub static EC50_INFLAMMATION: Parameter = ec50(
    "effect.ec50.inflammation",
    "inflammatory signals, as IL-1b, for half their effect",
    0.03,
    0.3,
    Evidence(&["signal.il1b.ec50_pge2_human_fibroblast", "signal.il1a.ec50_pge2_human_fibroblast"]),
    "1.8 to 12 pM of 17 kDa.",
);

/// Largest factor of one signal on one behaviour.
const fn emax(id: &'static str, name: &'static str, prior: Prior, origin: Origin, doc: &'static str) -> Parameter {
    declare(id, name, "1", prior, origin, doc)
}

/// PDGF calls fibroblasts.
pub static PDGF_FIBROBLASTS: Parameter = emax(
    "effect.pdgf.fibroblasts",
    "most that PDGF changes how fibroblasts divide and come",
    LogUniform { low: 1.1, high: 3.0 },
    Assumed("the classical mitogen of fibroblasts; sizes vary with the assay, no row"),
    "PRP's main factor.",
);

/// PRP wakes papilla cells.
pub static PDGF_FOLLICLE_ENTRY: Parameter = emax(
    "effect.pdgf.follicle_entry",
    "most that platelet factors change how resting follicles start to grow",
    LogUniform { low: 0.9, high: 1.8 },
    Assumed(
        "activated PRP at 5 % raises papilla cells' growth and power to induce hair [invitro.dpc.activated_prp_dose]; no size",
    ),
    "PDGF stands for all factors of platelets here.",
);

/// TGF-b makes collagen.
pub static TGFB_COLLAGEN: Parameter = emax(
    "effect.tgfb.collagen",
    "most that TGF-b changes the collagen that a fibroblast makes",
    LogUniform { low: 1.1, high: 4.0 },
    Assumed("the classical inducer of collagen; sizes vary with the assay, no row"),
    "Only active TGF-b.",
);

/// TGF-b slows keratinocytes.
pub static TGFB_DIVISION: Parameter = emax(
    "effect.tgfb.division",
    "most that TGF-b changes how often keratinocytes divide",
    LogUniform { low: 0.3, high: 1.0 },
    Assumed("TGF-b holds keratinocytes back; no row with a size"),
    "Works against EGF.",
);

/// TGF-b spares matrix.
pub static TGFB_BREAKDOWN: Parameter = emax(
    "effect.tgfb.breakdown",
    "most that TGF-b changes how fast matrix is broken down",
    LogUniform { low: 0.4, high: 1.1 },
    Assumed("TGF-b lowers collagenase and raises its inhibitors; no row with a size"),
    "Adds to collagen.",
);

/// EGF moves keratinocytes.
pub static EGF_MIGRATION: Parameter = emax(
    "effect.egf.migration",
    "most that EGF, KGF and HGF change how keratinocytes crawl",
    LogUniform { low: 1.0, high: 2.6 },
    Evidence(&["invitro.keratinocyte.scratch_closure_24h_prp", "invitro.keratinocyte.scratch_closure_24h_control"]),
    "PRP closed 62.9 % of a scratch against 24.8 %: 2.5-fold for all that PRP holds.",
);

/// EGF makes keratinocytes divide.
pub static EGF_DIVISION: Parameter = emax(
    "effect.egf.division",
    "most that EGF, KGF and HGF change how often keratinocytes divide",
    LogUniform { low: 1.0, high: 2.5 },
    Assumed("mitogens of keratinocytes; sizes vary with the medium, no row"),
    "As for crawling.",
);

/// VEGF makes vessels sprout.
pub static VEGF_VESSELS: Parameter = emax(
    "effect.vegf.vessels",
    "most that VEGF changes how vessels sprout",
    LogUniform { low: 1.0, high: 3.0 },
    Assumed("an antibody to VEGF cut the effect of conditioned medium [invitro.endothelial.cm_max_migration]; no size"),
    "New vessels are redness too.",
);

/// IGF keeps follicles growing.
pub static IGF_FOLLICLE_EXIT: Parameter = emax(
    "effect.igf.follicle_exit",
    "most that IGF-1 changes how growing follicles stop",
    LogUniform { low: 0.6, high: 1.05 },
    Assumed("follicles in a dish need it to keep growing; no row with a size"),
    "Below 1 hairs grow for longer.",
);

/// IGF thickens hairs.
pub static IGF_FOLLICLE_GROWTH: Parameter = emax(
    "effect.igf.follicle_growth",
    "most that IGF-1 changes how a hair's diameter grows",
    LogUniform { low: 0.95, high: 1.3 },
    Assumed("no row; small"),
    "Diameter changes over whole cycles.",
);

/// FGF-2 calls fibroblasts.
pub static FGF2_FIBROBLASTS: Parameter = emax(
    "effect.fgf2.fibroblasts",
    "most that FGF-2 changes how fibroblasts divide and come",
    LogUniform { low: 1.0, high: 2.5 },
    Assumed(
        "the positive control of fibroblast assays [invitro.fibroblast.migration_adsc_exo_20ug]; no vehicle beside it",
    ),
    "As for PDGF.",
);

/// FGF-2 makes vessels sprout.
pub static FGF2_VESSELS: Parameter = emax(
    "effect.fgf2.vessels",
    "most that FGF-2 changes how vessels sprout",
    LogUniform { low: 1.0, high: 2.5 },
    Assumed("a classical driver of sprouting; no row with a size"),
    "As for VEGF.",
);

/// Inflammation calls leucocytes.
pub static INFLAMMATION_INFLUX: Parameter = emax(
    "effect.inflammation.influx",
    "most that inflammatory signals change how leucocytes come in",
    LogUniform { low: 1.0, high: 4.0 },
    Assumed("IL-1, IL-6, IL-8 and TNF call leucocytes; no row with a size"),
    "Few products state any.",
);

/// Inflammation keeps itself going.
pub static INFLAMMATION_RESOLUTION: Parameter = emax(
    "effect.inflammation.resolution",
    "most that inflammatory signals change how inflammation resolves",
    LogUniform { low: 0.4, high: 1.0 },
    Assumed("they keep macrophages inflammatory; no row with a size"),
    "Below 1 redness lasts longer.",
);

/// Inflammation darkens.
pub static INFLAMMATION_MELANIN: Parameter = emax(
    "effect.inflammation.melanin",
    "most that inflammatory signals change the melanin that a melanocyte makes",
    LogUniform { low: 1.0, high: 2.5 },
    Assumed("inflamed skin darkens; no row with a size for the signals"),
    "Dark spots after inflammation.",
);
