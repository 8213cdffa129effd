//! Fibroblasts and what they make.

use exoskin_evidence::{Origin::*, Parameter, Prior::*};

use super::healing;

/// What counts as upper dermis.
pub static UPPER_DERMIS: Parameter = healing(
    "healing.upper_dermis",
    "depth of dermis over which collagen and elastin are averaged",
    "um",
    Uniform { low: 300.0, high: 400.0 },
    Evidence(&["skin.anat.papillary_dermis_depth"]),
    "What photographs and small biopsies show. A wound that reaches less deep counts for its share of the depth.",
);

/// Macrophages that call half of the fibroblasts.
pub static FIBROBLAST_HALF: Parameter = healing(
    "healing.fibroblast_half",
    "macrophages that call half of the fibroblasts, over their peak in wholly injured tissue",
    "share",
    LogUniform { low: 0.01, high: 0.5 },
    Assumed("needling alone makes collagen, so little injury must be enough; how little no row says"),
    "Small values let needling make as much collagen as a laser within its reach.",
);

/// Fibroblasts answer.
pub static FIBROBLAST_RISE: Parameter = healing(
    "healing.fibroblast_rise",
    "e-fold in which fibroblasts answer at full call",
    "d",
    LogUniform { low: 1.0, high: 4.0 },
    Evidence(&["model.skibidy.fibroblast_activation_delay", "fib.migration.wound_bed"]),
    "Three days in a published model; 20 um/h over a reach of a few hundred um is within a day.",
);

/// Fibroblasts rest again.
pub static FIBROBLAST_FALL: Parameter = healing(
    "healing.fibroblast_fall",
    "e-fold in which fibroblasts return to rest",
    "d",
    LogUniform { low: 5.0, high: 60.0 },
    Assumed("synthesis is normal after 11 days in rats, yet its chaperone is raised for three months in people"),
    "How long collagen is made.",
);

/// Fibroblasts at full answer.
pub static FIBROBLAST_GAIN: Parameter = healing(
    "healing.fibroblast_gain",
    "fibroblasts at full answer above rest, over rest",
    "ratio",
    LogUniform { low: 0.5, high: 10.0 },
    Assumed("granulation tissue is crowded; no row counts fibroblasts of human wounds"),
    "Scale of the readout only: collagen has a gain of its own.",
);

/// Fibroblasts live.
pub static FIBROBLAST_LIFE: Parameter = healing(
    "healing.fibroblast_life",
    "time in which resting fibroblasts are renewed",
    "d",
    LogUniform { low: 100.0, high: 400.0 },
    Evidence(&["skin.cell.fibroblast_lifespan.mouse"]),
    "140 d in mice; longer in people, by how much nobody knows.",
);

/// Secretion follows.
pub static SECRETION_DELAY: Parameter = healing(
    "healing.secretion_delay",
    "e-fold in which collagen I follows the fibroblasts' answer",
    "d",
    LogUniform { low: 1.0, high: 5.0 },
    Assumed("collagen III is seen days before collagen I; the stages between are unknown"),
    "Order of the collagens.",
);

/// Myofibroblasts take time.
pub static MYOFIBROBLAST_DELAY: Parameter = healing(
    "healing.myofibroblast_delay",
    "time in which a fibroblast becomes a myofibroblast",
    "d",
    Uniform { low: 3.0, high: 5.0 },
    Evidence(&["myofib.differentiation.in_vitro", "model.skibidy.myofibroblast_delay"]),
    "In two equal stages.",
);

/// Share of myofibroblasts.
pub static MYOFIBROBLAST_SHARE: Parameter = healing(
    "healing.myofibroblast_share",
    "share of the fibroblasts above rest that become myofibroblasts",
    "share",
    Uniform { low: 0.05, high: 0.8 },
    Assumed("about half of human wounds of that age show any [myofib.positive_fraction.5_31d]; no share of cells"),
    "Readout only.",
);

/// Myofibroblasts go.
pub static MYOFIBROBLAST_TIME: Parameter = healing(
    "healing.myofibroblast_time",
    "e-fold in which myofibroblasts go",
    "d",
    LogUniform { low: 8.0, high: 30.0 },
    Evidence(&["model.skibidy.myofibroblast_apoptosis_onset", "myofib.positive_fraction.over_31d"]),
    "From eight days in a published model to fewer positive wounds after a month.",
);

/// Synthesis at rest.
pub static COLLAGEN_SYNTHESIS: Parameter = healing(
    "healing.collagen_synthesis",
    "collagen made at rest in an hour, over all collagen",
    "%/h",
    Normal { mean: 0.037, sd: 0.003, positive: true },
    Evidence(&["skin.ecm.collagen_synthesis_rate"]),
    "Far more than the old pool needs: most of it is a small new pool that turns over quickly.",
);

/// New collagen at rest.
pub static COLLAGEN_NEW_SHARE: Parameter = healing(
    "healing.collagen_new_share",
    "new collagen at rest, over all collagen",
    "share",
    Normal { mean: 0.328, sd: 0.068, positive: true },
    Evidence(&["scar_human.pepsin_extractability.baseline"]),
    "What pepsin frees is little cross-linked. With the synthesis it stays 37 days.",
);

/// Old collagen.
pub static COLLAGEN_HALF_LIFE: Parameter = healing(
    "healing.collagen_half_life",
    "half-life of mature collagen",
    "y",
    LogNormal { median: 15.0, sigma: 0.2 },
    Evidence(&["ecm.collagen.half_life_skin"]),
    "Sets how much new collagen matures at rest.",
);

/// Collagen I of all collagen.
pub static COLLAGEN1_SHARE: Parameter = healing(
    "healing.collagen1_share",
    "collagen I at rest, over collagen I and III",
    "share",
    Uniform { low: 0.8, high: 0.9 },
    Evidence(&["ecm.collagen1.share_normal_dermis"]),
    "Weights of the two in the dermis' thickness.",
);

/// Collagen I at full answer.
pub static COLLAGEN1_GAIN: Parameter = healing(
    "healing.collagen1_gain",
    "collagen I made at full answer above rest, over rest",
    "ratio",
    LogUniform { low: 1.4, high: 35.0 },
    Evidence(&["wound_human.rna.col1a1.d7", "wound_fluid.picp.day7", "skin_blister.picp.intact"]),
    "RNA at day 7 is 1.5- to 2.4-fold, the propeptide in wound fluid 350-fold: fluid accumulates and not all that is \
     secreted stays, so the upper end is a tenth of that.",
);

/// Collagen III against I.
pub static COLLAGEN3_OVER_1: Parameter = healing(
    "healing.collagen3_over_1",
    "rise of collagen III over the rise of collagen I at full answer",
    "ratio",
    LogUniform { low: 0.36, high: 2.4 },
    Evidence(&["wound_fluid.piiinp.day7", "wound_fluid.picp.day7", "ecm.collagen3.share_early_wound"]),
    "Propeptides rose 127- against 348-fold; a share of 0.30 in early wounds instead of 0.15 means 2.4.",
);

/// Collagen I that fits.
pub static COLLAGEN_MOST: Parameter = healing(
    "healing.collagen_most",
    "most collagen I that tissue holds, over rest",
    "ratio",
    LogUniform { low: 1.2, high: 2.0 },
    Assumed(
        "bundles fill nine tenths of a section at rest [skin.ecm.collagen_area_fraction.superficial] and are three \
         quarters of the dry weight [skin.ecm.collagen_dry_weight_fraction], so more than a third more needs a thicker \
         dermis, and a scar that does not overgrow is not twice as thick; no row gives the collagen of human scar",
    ),
    "Space limits what stays: what is made above rest falls to none as collagen I comes to this.",
);

/// Collagen III that fits.
pub static COLLAGEN3_MOST: Parameter = healing(
    "healing.collagen3_most",
    "most collagen III that tissue holds, over rest",
    "ratio",
    LogUniform { low: 1.5, high: 4.0 },
    Assumed(
        "a share of 0.30 in early wounds [ecm.collagen3.share_early_wound] instead of 0.15 at rest, in tissue with \
         once to twice the collagen; both shares are second hand",
    ),
    "As for collagen I, with a limit of its own.",
);

/// Collagen that thickens.
pub static COLLAGEN_THICKENS: Parameter = healing(
    "healing.collagen_thickens",
    "share of added or missing collagen that makes the dermis thicker or thinner",
    "share",
    Uniform { low: 0.3, high: 1.0 },
    Assumed("the rest changes how densely it is packed, which at rest is nearly full; no row has both"),
    "Thickness of the dermis only.",
);

/// Coagulated matrix goes.
pub static CLEARING: Parameter = healing(
    "healing.clearing",
    "e-fold in which coagulated matrix is taken away",
    "d",
    LogUniform { low: 3.0, high: 20.0 },
    Assumed("coagulated epidermis is shed from about day 7 [laser.nafl.mend_diameter]; nobody timed the dermis"),
    "Until then it is there, dead: only what was vaporised or cut out is missing at once.",
);

/// Collagen III stays.
pub static COLLAGEN3_TIME: Parameter = healing(
    "healing.collagen3_time",
    "time that collagen III stays",
    "d",
    LogUniform { low: 20.0, high: 200.0 },
    Assumed("as new collagen I, or longer: the ratio III to I stays raised for six months in scars"),
    "How fast collagen III returns to rest.",
);

/// Procollagen of young donors.
pub static PROCOLLAGEN_YOUNG: Parameter = healing(
    "healing.procollagen.young",
    "procollagen I made by fibroblasts of donors of 18-29 years",
    "ng/mL",
    Normal { mean: 82.0, sd: 4.0, positive: true },
    Evidence(&["fib.procollagen1.young"]),
    "Mean; the row's 16 is read as a spread between donors. With the old value the fall of the answer with age.",
);

/// Procollagen of old donors.
pub static PROCOLLAGEN_OLD: Parameter = healing(
    "healing.procollagen.old",
    "procollagen I made by fibroblasts of donors above 80 years",
    "ng/mL",
    Normal { mean: 56.0, sd: 3.0, positive: true },
    Evidence(&["fib.procollagen1.old"]),
    "See `healing.procollagen.young`.",
);
/// Ages between which procollagen falls, years: the middle of the young group and the limit of the old one.
pub const PROCOLLAGEN_AGES: (f64, f64) = (24.0, 80.0);

/// Scars mature.
pub static SCAR_MATURATION: Parameter = healing(
    "healing.scar_maturation",
    "e-fold in which collagen that fills a wound matures",
    "month",
    LogUniform { low: 4.0, high: 34.0 },
    Evidence(&["scar.maturation.duration", "scar_human.pepsin_extractability.6mo"]),
    "A third of the twelve months in which scars mature, up to what 89 % extractable collagen after six months says \
     against 33 % at rest: 84 % of the way still to go.",
);

/// Digestion.
pub static DIGESTION: Parameter = healing(
    "healing.digestion",
    "mature collagen and elastin digested in a day at the peak of macrophages in wholly injured tissue",
    "share/d",
    LogUniform { low: 0.0005, high: 0.02 },
    Assumed("collagenase RNA rises a hundredfold; what it digests nobody has measured"),
    "Lowers elastin in the first weeks, as scars show.",
);

/// Elastin.
pub static ELASTIN_TIME: Parameter = healing(
    "healing.elastin_time",
    "e-fold in which elastin returns to rest",
    "y",
    LogUniform { low: 1.0, high: 50.0 },
    Assumed("no row: between scars whose elastin keeps falling and claims of renewal after needling"),
    "Elastin hardly moves within a year whatever is done.",
);
