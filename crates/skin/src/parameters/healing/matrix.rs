//! Fibroblasts and what they make.

use exoskin_evidence::parameters;

/// Ages between which procollagen falls, years: the middle of the young group and the limit of the old one.
pub(crate) const PROCOLLAGEN_AGES: (f64, f64) = (24.0, 80.0);

parameters! {
    /// Numbers of the matrix.
    pub(super) ALL: Healing;

    /// What photographs and small biopsies show. A wound that reaches less deep counts for its share of the depth.
    UPPER_DERMIS = "healing.upper_dermis" {
        name: "depth of dermis over which collagen and elastin are averaged",
        prior: Uniform { low: 300.0, high: 400.0 }, "um",
        origin: Evidence(&["skin.anat.papillary_dermis_depth"]),
    }

    /// How far from a wound fibroblasts answer. What is released is spread, not multiplied: a longer way means less nearby
    /// and more further out.
    SIGNAL_LENGTH = "healing.signal_length" {
        name: "length over which injury signals spread before they are lost",
        prior: LogUniform { low: 150.0, high: 800.0 }, "um",
        origin: Assumed(
            "square root of diffusivity over loss: 10 to 100 um2/s for a factor of 10 to 40 kDa in dermis and loss within \
             minutes to two hours by binding and uptake; the length has not been measured in skin",
        ),
    }

    /// How long stretched cells signal: the needle is out in a moment, injected fluid is gone within hours.
    STRAIN_TIME = "healing.strain_time" {
        name: "time constant of the signal of stretched fibroblasts",
        prior: LogUniform { low: 0.3, high: 3.0 }, "d",
        origin: Assumed("stretched fibroblasts release active TGF-b for hours to days; not timed in living skin"),
    }

    /// What is made and stays. The rest is broken down as ever.
    COLLAGEN_KEPT = "healing.collagen_kept" {
        name: "share of the breakdown of new collagen that is spared where all fibroblasts respond",
        prior: Uniform { low: 0.2, high: 0.8 }, "share",
        origin: Assumed(
            "responding fibroblasts make inhibitors of collagenase together with collagen; how much of the new pool they \
             spare has not been measured",
        ),
    }

    /// Small values let needling make as much collagen as a laser. Compared with the local signal.
    FIBROBLAST_HALF = "healing.fibroblast_half" {
        name: "signal that recruits half of the fibroblasts, relative to the peak in wholly injured tissue",
        prior: LogUniform { low: 0.01, high: 0.5 }, "share",
        origin: Assumed("needling alone makes collagen, so little injury must be enough; no row says how little"),
    }

    /// Three days in a published model; 20 um/h over a reach of a few hundred um is within a day.
    FIBROBLAST_RISE = "healing.fibroblast_rise" {
        name: "time constant of the fibroblast response at full recruitment",
        prior: LogUniform { low: 1.0, high: 4.0 }, "d",
        origin: Evidence(&["model.skibidy.fibroblast_activation_delay", "fib.migration.wound_bed"]),
    }

    /// How long collagen is made. Its chaperone HSP47 is still raised three months after one session of laser columns.
    FIBROBLAST_FALL = "healing.fibroblast_fall" {
        name: "time constant of fibroblasts returning to rest",
        prior: LogUniform { low: 20.0, high: 180.0 }, "d",
        origin: Evidence(&["laser.afl.hsp47_onset"]),
    }

    /// Scale of the readout only: collagen has a gain of its own.
    FIBROBLAST_GAIN = "healing.fibroblast_gain" {
        name: "excess of fibroblasts at full response, relative to rest",
        prior: LogUniform { low: 0.5, high: 10.0 }, "1",
        origin: Assumed("granulation tissue is crowded; no row counts fibroblasts in human wounds"),
    }

    /// 140 d in mice; longer in people, by how much nobody knows.
    FIBROBLAST_LIFE = "healing.fibroblast_life" {
        name: "turnover time of resting fibroblasts",
        prior: LogUniform { low: 100.0, high: 400.0 }, "d",
        origin: Evidence(&["skin.cell.fibroblast_lifespan.mouse"]),
    }

    /// Order of the collagens.
    SECRETION_DELAY = "healing.secretion_delay" {
        name: "time constant with which collagen I follows the fibroblast response",
        prior: LogUniform { low: 1.0, high: 5.0 }, "d",
        origin: Assumed("collagen III appears days before collagen I; the stages between are unknown"),
    }

    /// In two equal stages.
    MYOFIBROBLAST_DELAY = "healing.myofibroblast_delay" {
        name: "time for a fibroblast to become a myofibroblast",
        prior: Uniform { low: 3.0, high: 5.0 }, "d",
        origin: Evidence(&["myofib.differentiation.in_vitro", "model.skibidy.myofibroblast_delay"]),
    }

    /// Readout only.
    MYOFIBROBLAST_SHARE = "healing.myofibroblast_share" {
        name: "share of the excess fibroblasts that become myofibroblasts",
        prior: Uniform { low: 0.05, high: 0.8 }, "share",
        origin: Assumed(
            "about half of human wounds of that age show any [myofib.positive_fraction.5_31d]; no share of cells is \
             given",
        ),
    }

    /// From eight days in a published model to fewer positive wounds after a month.
    MYOFIBROBLAST_TIME = "healing.myofibroblast_time" {
        name: "time constant of myofibroblast disappearance",
        prior: LogUniform { low: 8.0, high: 30.0 }, "d",
        origin: Evidence(&["model.skibidy.myofibroblast_apoptosis_onset", "myofib.positive_fraction.over_31d"]),
    }

    /// Far more than the old pool needs: most of it is a small new pool that turns over quickly.
    COLLAGEN_SYNTHESIS = "healing.collagen_synthesis" {
        name: "resting collagen synthesis per hour as a share of all collagen",
        prior: Normal { mean: 0.037, sd: 0.003, positive: true }, "%/h",
        origin: Evidence(&["skin.ecm.collagen_synthesis_rate"]),
    }

    /// What pepsin frees is little cross-linked. With the synthesis it stays 37 days.
    COLLAGEN_NEW_SHARE = "healing.collagen_new_share" {
        name: "new collagen at rest as a share of all collagen",
        prior: Normal { mean: 0.328, sd: 0.068, positive: true }, "share",
        origin: Evidence(&["scar_human.pepsin_extractability.baseline"]),
    }

    /// Sets how much new collagen matures at rest.
    COLLAGEN_HALF_LIFE = "healing.collagen_half_life" {
        name: "half-life of mature collagen",
        prior: LogNormal { median: 15.0, sigma: 0.2 }, "mean-years",
        origin: Evidence(&["ecm.collagen.half_life_skin"]),
    }

    /// Weights of the two in the dermis' thickness.
    COLLAGEN1_SHARE = "healing.collagen1_share" {
        name: "collagen I at rest as a share of collagen I and III",
        prior: Uniform { low: 0.8, high: 0.9 }, "share",
        origin: Evidence(&["ecm.collagen1.share_normal_dermis"]),
    }

    /// RNA at day 7 is 1.5- to 2.4-fold, the propeptide in wound fluid 350-fold: fluid accumulates and not all that is
    /// secreted stays, so the upper end is a tenth of that.
    COLLAGEN1_GAIN = "healing.collagen1_gain" {
        name: "excess collagen I synthesis at full response, relative to rest",
        prior: LogUniform { low: 1.4, high: 35.0 }, "1",
        origin: Evidence(&["wound_human.rna.col1a1.d7", "wound_fluid.picp.day7", "skin_blister.picp.intact"]),
    }

    /// Propeptides rose 127- against 348-fold; a share of 0.30 in early wounds instead of 0.15 means 2.4.
    COLLAGEN3_OVER_1 = "healing.collagen3_over_1" {
        name: "increase of collagen III relative to that of collagen I at full response",
        prior: LogUniform { low: 0.36, high: 2.4 }, "1",
        origin: Evidence(&["wound_fluid.piiinp.day7", "wound_fluid.picp.day7", "ecm.collagen3.share_early_wound"]),
    }

    /// Space limits what stays: what is made above rest falls to none as collagen I comes to this.
    COLLAGEN_MOST = "healing.collagen_most" {
        name: "highest collagen I content of tissue, relative to rest",
        prior: LogUniform { low: 1.2, high: 2.0 }, "1",
        origin: Assumed(
            "bundles fill nine tenths of a section at rest [skin.ecm.collagen_area_fraction.superficial] and are three \
             quarters of the dry weight [skin.ecm.collagen_dry_weight_fraction], so more than a third extra needs a \
             thicker dermis, and a scar that does not overgrow is less than twice as thick; no row gives the collagen \
             content of human scar",
        ),
    }

    /// As for collagen I, with a limit of its own.
    COLLAGEN3_MOST = "healing.collagen3_most" {
        name: "highest collagen III content of tissue, relative to rest",
        prior: LogUniform { low: 1.5, high: 4.0 }, "1",
        origin: Assumed(
            "a share of 0.30 in early wounds [ecm.collagen3.share_early_wound] instead of 0.15 at rest, in tissue with \
             one to two times the collagen; both shares are second hand",
        ),
    }

    /// Thickness of the dermis only.
    COLLAGEN_THICKENS = "healing.collagen_thickens" {
        name: "share of added or missing collagen that makes the dermis thicker or thinner",
        prior: Uniform { low: 0.3, high: 1.0 }, "share",
        origin: Assumed("the rest changes how densely it is packed, and at rest the packing is nearly full; no row has \
                         both"),
    }

    /// Until then it is there, dead: only what was vaporised or cut out is missing at once.
    CLEARING = "healing.clearing" {
        name: "time constant of removal of coagulated matrix",
        prior: LogUniform { low: 3.0, high: 20.0 }, "d",
        origin: Assumed(
            "coagulated epidermis is shed from about day 7 [laser.nafl.mend_diameter]; no study timed the dermis",
        ),
    }

    /// How fast collagen III returns to rest.
    COLLAGEN3_TIME = "healing.collagen3_time" {
        name: "persistence time of collagen III",
        prior: LogUniform { low: 20.0, high: 200.0 }, "d",
        origin: Assumed("as for new collagen I, or longer: the ratio of III to I stays raised for six months in scars"),
    }

    /// Mean; the row's 16 is read as a spread between donors. Together with the old value, how the response falls with
    /// age.
    PROCOLLAGEN_YOUNG = "healing.procollagen.young" {
        name: "procollagen I synthesis by fibroblasts from donors of 18-29 years",
        prior: Normal { mean: 82.0, sd: 4.0, positive: true }, "ng/mL",
        origin: Evidence(&["fib.procollagen1.young"]),
        limit: NotZero,
    }

    /// See `healing.procollagen.young`.
    PROCOLLAGEN_OLD = "healing.procollagen.old" {
        name: "procollagen I synthesis by fibroblasts from donors above 80 years",
        prior: Normal { mean: 56.0, sd: 3.0, positive: true }, "ng/mL",
        origin: Evidence(&["fib.procollagen1.old"]),
    }

    /// A third of the twelve months in which scars mature, up to what follows from 89 % extractable collagen after six
    /// months against 33 % at rest: 84 % of the way still to go.
    SCAR_MATURATION = "healing.scar_maturation" {
        name: "time constant of maturation of collagen that fills a wound",
        prior: LogUniform { low: 4.0, high: 34.0 }, "mean-months",
        origin: Evidence(&["scar.maturation.duration", "scar_human.pepsin_extractability.6mo"]),
    }

    /// Lowers elastin in the first weeks, as scars show.
    DIGESTION = "healing.digestion" {
        name: "mature collagen and elastin digested per day at the peak of macrophages in wholly injured tissue",
        prior: LogUniform { low: 0.0005, high: 0.02 }, "1/d",
        origin: Assumed("collagenase RNA rises a hundredfold; what it digests has not been measured"),
    }

    /// Elastin hardly changes within a year, whatever is done.
    ELASTIN_TIME = "healing.elastin_time" {
        name: "time constant of elastin returning to rest",
        prior: LogUniform { low: 1.0, high: 50.0 }, "mean-years",
        origin: Assumed("no row: between scars whose elastin keeps falling and claims of renewal after needling"),
    }
}
