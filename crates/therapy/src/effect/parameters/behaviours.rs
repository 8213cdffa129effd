//! Largest factors on behaviours, when every receptor of a cell answers to vesicles.
//!
//! Where rows of dishes disagree about the sign, or give no size, the prior lies on both sides of 1.

use exoskin_evidence::{Origin::*, Parameter, Prior::*};

use super::declare;

/// Keratinocytes crawl.
pub static EMAX_MIGRATION: Parameter = declare(
    "effect.emax.migration",
    "most that vesicles change how keratinocytes crawl",
    "1",
    LogUniform { low: 0.8, high: 3.0 },
    Evidence(&[
        "invitro.keratinocyte.scratch_closure_24h_control",
        "invitro.keratinocyte.scratch_closure_24h_platelet_mv",
        "invitro.keratinocyte.time_to_significant_scratch_adsc_ev",
    ]),
    "24.8 against 52.8 % of a scratch closed with platelet vesicles: 2.1-fold at one dose. The low end allows for \
     sources that do nothing or harm.",
);

/// Keratinocytes divide.
pub static EMAX_DIVISION: Parameter = declare(
    "effect.emax.division",
    "most that vesicles change how often keratinocytes divide",
    "1",
    LogUniform { low: 0.7, high: 2.5 },
    Assumed(
        "signs only: up in limbal epithelium, but not with vesicles of ill donors \
         [invitro.limbal_epithelium.dose_keratocyte_ev_normal]",
    ),
    "Fills the epidermis after closure.",
);

/// Fibroblasts make collagen.
pub static EMAX_COLLAGEN: Parameter = declare(
    "effect.emax.collagen",
    "most that vesicles change the collagen that a fibroblast makes",
    "1",
    LogUniform { low: 0.4, high: 3.0 },
    Assumed(
        "signs only, and they disagree: up [ev.dose.ipsc_msc.collagen_elastin, \
         invitro.fibroblast.dose_dependence_asc_exo], down [ev.effect.clonal_msc.collagen1_sign]",
    ),
    "Source and state of the fibroblast decide the sign; nobody can tell it from a label.",
);

/// Fibroblasts make elastin.
pub static EMAX_ELASTIN: Parameter = declare(
    "effect.emax.elastin",
    "most that vesicles change the elastin that a fibroblast makes",
    "1",
    LogUniform { low: 0.5, high: 3.0 },
    Assumed("one sign, up, without a size [ev.dose.ipsc_msc.collagen_elastin]; collagen warns that it may be down"),
    "Elastin lasts for decades: what a few days change is small.",
);

/// Matrix is broken down.
pub static EMAX_BREAKDOWN: Parameter = declare(
    "effect.emax.breakdown",
    "most that vesicles change how fast matrix is broken down",
    "1",
    LogUniform { low: 0.3, high: 3.0 },
    Assumed(
        "signs only, and they disagree: MMP-1 up [ev.effect.clonal_msc.mmp1_sign], MMP-1 and MMP-3 down after UV \
         [invitro.fibroblast.dose_exo_huvec_uvb, invitro.fibroblast.dose_adsc_ev_photoageing]",
    ),
    "Works against collagen.",
);

/// Fibroblasts divide and come.
pub static EMAX_FIBROBLASTS: Parameter = declare(
    "effect.emax.fibroblasts",
    "most that vesicles change how fibroblasts divide and come",
    "1",
    LogUniform { low: 0.4, high: 3.0 },
    Assumed(
        "signs only, and they disagree: up [ev.dose.ipsc_msc.fibroblast_proliferation, \
         invitro.fibroblast.dose_dependence_msc_exo], down [ev.dose.omec.fibroblast_proliferation_sign, \
         ev.effect.clonal_msc.proliferation_sign, ev.effect.clonal_msc.migration_sign]",
    ),
    "Twice the speed under FGF-2 in one electrical assay has no vehicle to compare with.",
);

/// Leucocytes come.
pub static EMAX_INFLUX: Parameter = declare(
    "effect.emax.influx",
    "most that vesicles change how leucocytes come in",
    "1",
    LogUniform { low: 0.4, high: 1.6 },
    Assumed(
        "signs only: IL-6 of fibroblasts down [ev.effect.clonal_msc.il6_sign], T cells held back in one assay \
         [invitro.tcell.dose_dependence_pha_msc_ev] and not in another [invitro.tcell.mlr_inhibition_msc_ev], leucocytes \
         driven to divide in a third [safety.msc_ev_in_vitro.leukocyte_proliferation]",
    ),
    "Redness and swelling follow it.",
);

/// Inflammation resolves.
pub static EMAX_RESOLUTION: Parameter = declare(
    "effect.emax.resolution",
    "most that vesicles change how inflammation resolves",
    "1",
    LogUniform { low: 0.7, high: 3.0 },
    Assumed("sign only: fewer macrophages turn inflammatory [invitro.fibroblast.dose_adsc_ev_photoageing]"),
    "Faster resolution means shorter redness and less new matrix.",
);

/// Vessels sprout.
pub static EMAX_VESSELS: Parameter = declare(
    "effect.emax.vessels",
    "most that vesicles change how vessels sprout",
    "1",
    LogUniform { low: 0.7, high: 3.0 },
    Assumed("signs only, up in endothelial tubes [ev.dose.ipsc_msc.huvec_tube, ev.dose.epc_mv.tube_dose_tested]"),
    "The skin model has no endothelial cells: the cells around vessels, fibroblasts and macrophages, stand for them.",
);

/// Melanin is made.
pub static EMAX_MELANIN: Parameter = declare(
    "effect.emax.melanin",
    "most that vesicles change the melanin that a melanocyte makes",
    "1",
    LogUniform { low: 0.4, high: 1.2 },
    Assumed(
        "signs only, down in melanoma lines [invitro.melanocyte.asc_exo_lowers_melanin, ev.dose.dendropanax.melanin]; \
         normal melanocytes may not follow",
    ),
    "Melanocytes sit at the bottom of the epidermis, where few are reached.",
);

/// Whether follicles answer at all.
pub static FOLLICLE_ANSWERS: Parameter = declare(
    "effect.follicle.answers",
    "whether follicles answer to vesicles: below effect.follicle.silent they do not",
    "1",
    Uniform { low: 0.0, high: 1.0 },
    Assumed("position in a mixture, see effect.follicle.silent"),
    "One draw for entry, exit and growth.",
);

/// How likely they do not.
pub static FOLLICLE_SILENT: Parameter = declare(
    "effect.follicle.silent",
    "chance that follicles do not answer to vesicles at all",
    "1",
    Fixed(0.5),
    Assumed(
        "a commercial product did nothing for scalp follicles in a dish while another raised growth \
         [ev.null.hair_organ_culture_msc_product]: even odds",
    ),
    "Splits effect.follicle.answers.",
);

/// Follicles enter growth.
pub static EMAX_FOLLICLE_ENTRY: Parameter = declare(
    "effect.emax.follicle_entry",
    "most that vesicles change how resting follicles start to grow",
    "1",
    LogUniform { low: 0.8, high: 2.0 },
    Assumed("where follicles answer the size is unknown; the one organ culture with a product is null"),
    "Papilla cells are no class of their own: fibroblasts of the dermis stand for how many are reached.",
);

/// Follicles leave growth.
pub static EMAX_FOLLICLE_EXIT: Parameter = declare(
    "effect.emax.follicle_exit",
    "most that vesicles change how growing follicles stop",
    "1",
    LogUniform { low: 0.5, high: 1.25 },
    Assumed("as for entry, the other way round"),
    "Below 1 hairs grow for longer.",
);

/// Hairs thicken.
pub static EMAX_FOLLICLE_GROWTH: Parameter = declare(
    "effect.emax.follicle_growth",
    "most that vesicles change how a hair's diameter grows",
    "1",
    LogUniform { low: 0.8, high: 1.6 },
    Assumed("no dish measured diameters; small on both sides of 1"),
    "Diameter changes over whole cycles, an effect lasts for days.",
);
