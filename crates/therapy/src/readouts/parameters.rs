//! How readouts follow from the skin's state, and how far off each may be.

use exoskin_evidence::{Origin, Prior, parameters};

/// Spread of a readout that human measurements back, and its reason.
const OF_BACKED: Prior = Prior::LogNormal { median: 1.0, sigma: 0.3 };
const BACKED: Origin = Origin::Assumed("structural error of a readout that is backed by human measurements");
/// Spread of a readout that is extrapolated, and its reason.
const OF_EXTRAPOLATED: Prior = Prior::LogNormal { median: 1.0, sigma: 0.6 };
const EXTRAPOLATED: Origin = Origin::Assumed("structural error of a readout that is extrapolated");

parameters! {
    /// Every number of this module.
    pub ALL: Readout;

    /// The rule of every page: it decides what is called visible, and nothing else.
    VISIBLE_SHARE = "readout.visible_share" {
        name: "share of a value, or of its scale, from which a difference counts as visible",
        prior: Fixed(0.01), "share",
        origin: Assumed(
            "instruments repeat to a few per cent and eyes see less: this calls too much visible, never too little",
        ),
    }

    /// Volar forearm of 87 adults with its spread between people; other sites of the tables scatter around it.
    WATER_LOSS = "readout.tewl.rest" {
        name: "water loss of intact skin",
        prior: Normal { mean: 9.69, sd: 2.94, positive: true }, "g/m2/h",
        origin: Evidence(&["skin.barrier.tewl.forearm"]),
    }

    /// Twice the blood raises the index by this share at most.
    BLOOD_SHARE = "readout.erythema.blood_share" {
        name: "share of the erythema index that comes from blood",
        prior: Uniform { low: 0.3, high: 1.0 }, "share",
        origin: Assumed("the index also responds to melanin and the device's offset; no row separates them"),
    }

    /// The index saturates: very red skin does not read much higher than red skin.
    REDNESS_MOST = "readout.erythema.most" {
        name: "largest rise of the erythema index over its baseline",
        prior: LogUniform { low: 0.4, high: 1.5 }, "1",
        origin: Assumed(
            "resting flow of the cheek is a fifth of its maximum [redness.perfusion_*], and the index saturates \
             earlier; no row gives its ceiling",
        ),
        limit: NotZero,
    }

    /// Added to the surface temperature that conduction gives.
    WARM_PER_DILATION = "readout.temperature.red" {
        name: "temperature rise of fully red skin above rest",
        prior: Uniform { low: 0.0, high: 2.5 }, "K",
        origin: Assumed("inflamed skin feels warm; no row gives degrees by blood content"),
    }

    /// Exponent of the saturating score.
    BURN_PER_DEGREE = "readout.burning.per_degree" {
        name: "burning score of fully sore skin per degree above the burning threshold",
        prior: LogUniform { low: 0.03, high: 0.4 }, "1/C",
        origin: Assumed(
            "cold air reduces pain by about 3 of 7 points during fractional laser [redness.cooling_pain.cold_air]; \
             degrees are not in that row",
        ),
    }

    /// What cooling must reach to end the burning.
    BURN_FROM = "readout.burning.from" {
        name: "surface temperature below which sore skin does not burn",
        prior: Uniform { low: 15.0, high: 30.0 }, "C",
        origin: Assumed("cooling below resting temperature relieves sore skin; no row gives the degree"),
    }

    /// Burning after the flare, until the surface is covered.
    BURN_OPEN = "readout.burning.open" {
        name: "soreness of an open surface relative to the largest flare",
        prior: Uniform { low: 0.2, high: 1.0 }, "1",
        origin: Assumed(
            "full-field lasers hurt for days, columns for hours; no row scores either; a dressing helps, which is left \
             out",
        ),
    }

    /// Excess melanin of the upper layers counts with the rest.
    BASAL_SHARE = "readout.melanin.basal_share" {
        name: "share of the melanin index that comes from the basal layer",
        prior: Uniform { low: 0.4, high: 0.9 }, "share",
        origin: Assumed("most melanin lies in the basal layer; the index weights depth in a way that no row gives"),
    }

    /// A stain is not a mass: some saturate, some show fine new fibres better than old bundles. One per stain, the same in
    /// all arms.
    STAIN_EXPONENT = "readout.collagen_stain.exponent" {
        name: "power of the collagen content with which its stain rises",
        prior: LogNormal { median: 1.0, sigma: 0.7 }, "1",
        origin: Assumed(
            "in one trial the fibres of one stain rose by 53 % and those of another by 65 %, laser columns raised a third \
             by 14 % and needling a fourth by far more; no study weighed the collagen as well",
        ),
    }

    /// What separates biopsies stained months apart; the same in all arms.
    STAIN_SHIFT = "readout.collagen_stain.shift" {
        name: "shift of the logarithm of a stain between the first biopsy and later ones",
        prior: Normal { mean: 0.0, sd: 0.15, positive: false }, "1",
        origin: Assumed(
            "two stainings of the same tissue differ by some 10 to 20 % where they are not done together; few trials say \
             that they were",
        ),
    }

    /// Of what a trial's count gains in every arm. People are enrolled while they shed, and are counted again when they
    /// shed less. The size of the draw counts, so never fewer hairs for that: half of a normal distribution.
    ENROLMENT = "readout.trial_hairs.enrolment" {
        name: "hairs that a trial counts more later because people were enrolled at their worst",
        prior: Normal { mean: 0.0, sd: 8.0, positive: false }, "1/cm2",
        origin: Assumed(
            "some 5 /cm2, rarely more than 16; arms without any active part gain this much in trials, \
             while untreated scalps lose [hair.aga.count_loss_192wk_placebo]; no trial counted before it enrolled",
        ),
    }

    /// Counts rise and fall with the season; a trial rarely says in which it began. The same in all arms.
    SEASON = "readout.trial_hairs.season" {
        name: "hairs that a trial counts more or fewer later because of the season",
        prior: Normal { mean: 0.0, sd: 4.0, positive: false }, "1/cm2",
        origin: Assumed("some percent more telogen hairs in late summer; the season of a trial is not known"),
    }

    /// A factor on the change from the start, the same in all arms of a person.
    D_TEMPERATURE = "readout.discrepancy.temperature" {
        name: "model error of skin temperature",
        prior: OF_BACKED, "1",
        origin: BACKED,
    }

    /// A factor on the change from the start, the same in all arms of a person.
    D_BURNING = "readout.discrepancy.burning" {
        name: "model error of burning",
        prior: OF_EXTRAPOLATED, "1",
        origin: EXTRAPOLATED,
    }

    /// A factor on the change from the start, the same in all arms of a person.
    D_ERYTHEMA = "readout.discrepancy.erythema" {
        name: "model error of redness",
        prior: OF_BACKED, "1",
        origin: BACKED,
    }

    /// A factor on the change from the start, the same in all arms of a person.
    D_TEWL = "readout.discrepancy.tewl" {
        name: "model error of water loss",
        prior: OF_BACKED, "1",
        origin: BACKED,
    }

    /// A factor on the change from the start, the same in all arms of a person.
    D_CLOSURE = "readout.discrepancy.closure" {
        name: "model error of closure",
        prior: OF_BACKED, "1",
        origin: BACKED,
    }

    /// A factor on the change from the start, the same in all arms of a person.
    D_WOUND_AREA = "readout.discrepancy.wound_area" {
        name: "model error of the wound's area",
        prior: OF_BACKED, "1",
        origin: BACKED,
    }

    /// A factor on the change from the start, the same in all arms of a person.
    D_INFLAMMATION = "readout.discrepancy.inflammation" {
        name: "model error of inflammatory cells",
        prior: OF_EXTRAPOLATED, "1",
        origin: EXTRAPOLATED,
    }

    /// A factor on the change from the start, the same in all arms of a person.
    D_VESSELS = "readout.discrepancy.vessels" {
        name: "model error of vessel density",
        prior: OF_EXTRAPOLATED, "1",
        origin: EXTRAPOLATED,
    }

    /// A factor on the change from the start, the same in all arms of a person.
    D_COLLAGEN3 = "readout.discrepancy.collagen_3" {
        name: "model error of collagen III",
        prior: OF_BACKED, "1",
        origin: BACKED,
    }

    /// A factor on the change from the start, the same in all arms of a person.
    D_COLLAGEN1 = "readout.discrepancy.collagen_1" {
        name: "model error of collagen I",
        prior: OF_BACKED, "1",
        origin: BACKED,
    }

    /// A factor on the change from the start, the same in all arms of a person.
    D_COLLAGEN_STAIN = "readout.discrepancy.collagen_stain" {
        name: "model error of stained collagen",
        prior: OF_BACKED, "1",
        origin: BACKED,
    }

    /// A factor on the change from the start, the same in all arms of a person.
    D_ELASTIN = "readout.discrepancy.elastin" {
        name: "model error of elastin",
        prior: OF_EXTRAPOLATED, "1",
        origin: EXTRAPOLATED,
    }

    /// A factor on the change from the start, the same in all arms of a person.
    D_DERMIS = "readout.discrepancy.dermal_thickness" {
        name: "model error of dermal thickness",
        prior: OF_EXTRAPOLATED, "1",
        origin: EXTRAPOLATED,
    }

    /// A factor on the change from the start, the same in all arms of a person.
    D_EPIDERMIS = "readout.discrepancy.epidermis" {
        name: "model error of epidermal thickness",
        prior: OF_EXTRAPOLATED, "1",
        origin: EXTRAPOLATED,
    }

    /// A factor on the change from the start, the same in all arms of a person.
    D_SCAR_DEPTH = "readout.discrepancy.scar_depth" {
        name: "model error of scar depth",
        prior: OF_EXTRAPOLATED, "1",
        origin: EXTRAPOLATED,
    }

    /// A factor on the change from the start, the same in all arms of a person.
    D_SCAR_VOLUME = "readout.discrepancy.scar_volume" {
        name: "model error of scar volume",
        prior: OF_EXTRAPOLATED, "1",
        origin: EXTRAPOLATED,
    }

    /// A factor on the change from the start, the same in all arms of a person.
    D_WRINKLE = "readout.discrepancy.wrinkle_depth" {
        name: "model error of wrinkle depth",
        prior: OF_EXTRAPOLATED, "1",
        origin: EXTRAPOLATED,
    }

    /// A factor on the change from the start, the same in all arms of a person.
    D_MELANIN = "readout.discrepancy.melanin" {
        name: "model error of melanin",
        prior: OF_EXTRAPOLATED, "1",
        origin: EXTRAPOLATED,
    }

    /// A factor on the change from the start, the same in all arms of a person.
    D_DARK_SPOT = "readout.discrepancy.dark_spot_risk" {
        name: "model error of dark spots",
        prior: OF_BACKED, "1",
        origin: BACKED,
    }

    /// A factor on the change from the start, the same in all arms of a person.
    D_HAIRS = "readout.discrepancy.hairs" {
        name: "model error of hair count",
        prior: OF_BACKED, "1",
        origin: BACKED,
    }

    /// A factor on the change from the start, the same in all arms of a person.
    D_TRIAL_HAIRS = "readout.discrepancy.trial_hairs" {
        name: "model error of a trial's hair count",
        prior: OF_BACKED, "1",
        origin: BACKED,
    }

    /// A factor on the change from the start, the same in all arms of a person.
    D_HAIR_DIAMETER = "readout.discrepancy.hair_diameter" {
        name: "model error of hair diameter",
        prior: OF_BACKED, "1",
        origin: BACKED,
    }

    /// A factor on the change from the start, the same in all arms of a person.
    D_ANAGEN = "readout.discrepancy.anagen" {
        name: "model error of growing follicles",
        prior: OF_BACKED, "1",
        origin: BACKED,
    }
}
