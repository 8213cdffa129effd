//! Every number of the vial's model, declared once.
//!
//! Values that rows give are repeated here for the reference page; `fit.rs` reads the same rows again and a test says
//! when the two differ. Rates are in the unit of the row (per day) here and become per second in `rates.rs`.

use exoskin_evidence::{Group, Origin, Parameter, Prior};

/// One declaration of this crate; everything here belongs to the product.
macro_rules! parameter {
    ($constant:ident, $id:literal, $name:literal, $unit:literal, $prior:expr, $origin:expr, $doc:literal) => {
        #[doc = $name]
        pub static $constant: Parameter = Parameter {
            id: $id,
            name: $name,
            unit: $unit,
            prior: $prior,
            origin: $origin,
            group: Group::Product,
            doc: $doc,
        };
    };
}

const PP_ROW: &str = "vial.storage.pbs_4c_48h_pp_tube";
const LOBIND_ROW: &str = "vial.storage.pbs_4c_48h_lobind_or_blocked";

parameter!(
    LABEL_COUNT,
    "vial.label.count",
    "particles per volume where the label does not say",
    "1/um^3",
    Prior::LogUniform { low: 1e-3, high: 1.0 },
    Origin::Assumed("labels read so far claim 1e9 to about 1e12 particles per mL; a product file overrides this"),
    "Scales every count in proportion; shares do not depend on it until walls or cells saturate."
);
parameter!(
    COUNT_ERROR,
    "vial.label.count_error",
    "true particle count over the label's count",
    "1",
    Prior::LogNormal { median: 1.0, sigma: 0.493_392_596_804_990_76 },
    Origin::Evidence(&["vial.count.interlab_cv_ev"]),
    "Laboratories disagree with a coefficient of variation of 0.525; sigma = sqrt(ln(1 + CV^2))."
);
parameter!(
    VESICLE_SHARE,
    "vial.label.vesicle_share",
    "share of counted particles that are vesicles",
    "1",
    Prior::Uniform { low: 0.1, high: 0.9 },
    Origin::Assumed("counters see lipoproteins, protein clumps and debris too; purity rows run from 0.13 to 0.8"),
    "Multiplies every count of vesicles."
);
parameter!(
    BATCH_POTENCY,
    "vial.batch.potency",
    "potency of a fresh batch against a typical one",
    "1",
    Prior::ZeroOrLogUniform { zero: 0.2, low: 0.3, high: 3.0 },
    Origin::Assumed(
        "a class of inactive batches (one in five) beside a tenfold spread of the active ones; no row counts them"
    ),
    "A batch of the right count may do nothing; particle count is not potency."
);
parameter!(
    DIAMETER,
    "vial.vesicle.diameter",
    "vesicle diameter where the product does not say",
    "um",
    Prior::LogUniform { low: 0.066, high: 0.164 },
    Origin::Evidence(&["vial.size.human_msc_exosome_small", "vial.size.wj_msc_secretome_exosome"]),
    "Smaller vesicles diffuse faster and enter more; the ends are the smallest and largest mean seen for MSC vesicles."
);

parameter!(
    PP_RETENTION,
    "vial.fit.pp_48h",
    "share left after 48 h at 4 C, plain polypropylene tube",
    "1",
    Prior::Normal { mean: 0.49, sd: 0.03, positive: true },
    Origin::Evidence(&[PP_ROW]),
    "Fixes the sum of wall adsorption and loss in the liquid at 4 C."
);
parameter!(
    LOBIND_RETENTION,
    "vial.fit.lobind_48h",
    "share left after 48 h at 4 C, low-bind tube or blocked wall",
    "1",
    Prior::Uniform { low: 0.79, high: 0.82 },
    Origin::Evidence(&[LOBIND_ROW]),
    "Fixes the loss in the liquid at 4 C, but for what a low-bind wall still takes."
);
parameter!(
    LOBIND_REMAINDER,
    "vial.fit.lobind_remainder",
    "how much of the low-bind row's spread is wall left in low-bind tubes",
    "1",
    Prior::Uniform { low: 0.0, high: 1.0 },
    Origin::Assumed("the row pools low-bind tubes and blocked walls; nothing says which made which end of its range"),
    "At 1 a low-bind wall takes 8 % of what a plain one takes, and a passivated wall loses less than a low-bind one."
);
parameter!(
    FIT_HOURS,
    "vial.fit.hours",
    "length of the fitted storage",
    "h",
    Prior::Fixed(48.0),
    Origin::Evidence(&[PP_ROW, LOBIND_ROW]),
    "As the rows' conditions say."
);
parameter!(
    FIT_TEMPERATURE,
    "vial.fit.temperature",
    "temperature of the fitted storage",
    "C",
    Prior::Fixed(4.0),
    Origin::Evidence(&[PP_ROW, LOBIND_ROW]),
    "As the rows' conditions say; every other temperature in liquid is extrapolated from here."
);
parameter!(
    FIT_VOLUME,
    "vial.fit.volume",
    "volume of the fitted storage",
    "um^3",
    Prior::Fixed(5e11),
    Origin::Evidence(&[PP_ROW]),
    "0.5 mL, as the row's conditions say; enters through wetted wall per volume."
);
parameter!(
    FIT_COUNT,
    "vial.fit.count",
    "particles per volume of the fitted storage",
    "1/um^3",
    Prior::Fixed(0.010_246_950_765_959_6),
    Origin::Evidence(&[PP_ROW]),
    "Geometric mean of 0.5e10 and 2.1e10 per mL; matters only for how full the wall was."
);
parameter!(
    TUBE_DIAMETER,
    "vial.tube.inner_diameter",
    "inner diameter of a 2 mL tube",
    "um",
    Prior::Fixed(9_000.0),
    Origin::Assumed("general knowledge of 2 mL microtubes; the source does not give the wetted area"),
    "Only the ratio between the user's vessel and this one matters."
);
parameter!(
    WALL_FULL,
    "vial.wall.capacity_over_seen",
    "wall capacity over the most that was seen on it",
    "1",
    Prior::LogUniform { low: 2.0, high: 6.0 },
    Origin::Assumed(
        "3.6e9 per tube showed no plateau, so at least twice that; six times that is a jammed layer of 100 nm spheres"
    ),
    "Decides from which count on a concentrated vial is spared: about 1e11 per mL."
);
parameter!(
    WALL_SEEN,
    "vial.wall.seen_on_tube",
    "most particles seen on one tube's wall",
    "1/tube",
    Prior::Fixed(3.6e9),
    Origin::Evidence(&["vial.storage.wall_adsorbed_per_tube"]),
    "Derived by the row from its own conditions; the lower bound of the capacity."
);
parameter!(
    GLASS_FACTOR,
    "vial.wall.glass_factor",
    "wall adsorption on glass over polypropylene",
    "1",
    Prior::Uniform { low: 1.0, high: 2.0 },
    Origin::Assumed("a row gives the direction only (glass is worse), no size"),
    "Glass vials lose faster than plain tubes by this factor."
);
parameter!(
    CONTAINER_KIND,
    "vial.container.kind",
    "which container an unknown one is",
    "1",
    Prior::Uniform { low: 0.0, high: 1.0 },
    Origin::Assumed("plain, low-bind and glass are taken as equally likely where nobody says"),
    "An unknown container is a mixture, not an average."
);
parameter!(
    PROTEIN_KIND,
    "vial.matrix.kind",
    "whether an unknown matrix is rich in protein",
    "1",
    Prior::Uniform { low: 0.0, high: 1.0 },
    Origin::Assumed("rich and poor are taken as equally likely where nobody says"),
    "Protein covers the wall, so the answer is a mixture of the two."
);
parameter!(
    PROTECTED_KIND,
    "vial.matrix.cryoprotectant_kind",
    "whether an unknown matrix holds a cryoprotectant",
    "1",
    Prior::Uniform { low: 0.0, high: 1.0 },
    Origin::Assumed("with and without are taken as equally likely where nobody says"),
    "A cryoprotectant spares vesicles at each freeze-thaw and at drying."
);
parameter!(
    PREPARATION,
    "vial.preparation.rate",
    "loss rates of this preparation over those of the fitted one",
    "1",
    Prior::LogNormal { median: 1.0, sigma: 0.445_336_397_853_590_25 },
    Origin::Evidence(&[PP_ROW, "vial.storage.rev_4c_diluted_rate"]),
    "Two laboratories found 0.357 and 0.19 per day in plain tubes at 4 C; sigma = ln(ratio)/sqrt(2)."
);
parameter!(
    Q10_COUNT,
    "vial.loss.q10",
    "rise of the loss in liquid per 10 C",
    "1",
    Prior::LogUniform { low: 1.5, high: 4.0 },
    Origin::Assumed("no time series of vesicle loss away from 4 C was found; 1.5 to 4 spans most decay in solution"),
    "Everything warmer than the refrigerator hangs on it."
);
parameter!(
    LOSS_MINUS20,
    "vial.loss.minus20",
    "loss rate at -20 C",
    "1/d",
    Prior::LogUniform { low: 1e-4, high: 0.012_651_566_445_022_229 },
    Origin::Evidence(&["vial.storage.minus20_26wk_worst_review", "vial.storage.neutrophil_ev_number_minus20_28d"]),
    "The upper end is the worst report (90 % in 26 weeks); another saw no change in 28 d."
);
parameter!(
    LOSS_MINUS80,
    "vial.loss.minus80",
    "loss rate at -80 C",
    "1/d",
    Prior::LogUniform { low: 1e-5, high: 3e-4 },
    Origin::Assumed("rows show no change over 28 to 365 d; a loss below 10 % in a year would not have been seen"),
    "Hardly matters below a year."
);
parameter!(
    LOSS_DRY,
    "vial.loss.dry_25c",
    "loss rate of a dried product at 25 C",
    "1/d",
    Prior::LogUniform { low: 1e-5, high: 1e-3 },
    Origin::Assumed("rows give only lower bounds of the time kept (28 d at 25 C, 182 d at 40 C, 730 d at 2-8 C)"),
    "Decides shelf life of dried products."
);
parameter!(
    THAW_FIRST,
    "vial.thaw.first_kept",
    "share of vesicles that the first freeze-thaw leaves",
    "1",
    Prior::Beta { a: 8.0, b: 2.0 },
    Origin::Assumed("sources disagree: 0.64-0.77 in a review, no loss in a concentrated stock"),
    "The first cycle costs most."
);
parameter!(
    THAW_LATER,
    "vial.thaw.later_over_first",
    "loss of a later freeze-thaw over that of the first",
    "1",
    Prior::Fixed(0.262_606_074_478_355_54),
    Origin::Evidence(&["vial.storage.freeze_thaw_1_cycle_review", "vial.storage.freeze_thaw_3_cycles_review"]),
    "(1 - sqrt(0.6/0.705)) / (1 - 0.705): a labile share goes at once, the rest slowly."
);
parameter!(
    THAW_PROTECTED,
    "vial.thaw.protected_loss",
    "freeze-thaw and drying loss with a cryoprotectant over that without",
    "1",
    Prior::Uniform { low: 0.0, high: 0.5 },
    Origin::Assumed(
        "trehalose rows report four cycles tolerated and no change in a year, without a number for the gain"
    ),
    "Rows on neutrophil vesicles disagree: usual cryoprotectants lysed them."
);
parameter!(
    DRYING,
    "vial.drying.kept",
    "share of vesicles that drying leaves without a protectant",
    "1",
    Prior::Beta { a: 4.0, b: 4.0 },
    Origin::Assumed("rows say fewer, larger and ruptured vesicles without trehalose, without a number"),
    "With a protectant the loss is smaller by the freeze-thaw's factor."
);
parameter!(
    RECONSTITUTION,
    "vial.reconstitution.kept",
    "share of vesicles that reconstitution leaves",
    "1",
    Prior::Beta { a: 40.0, b: 2.0 },
    Origin::Assumed("no row separates reconstitution from drying; one saw no loss over both"),
    "A small step, but every dried product takes it."
);
parameter!(
    COUNTED_WHEN,
    "vial.label.counted_after_drying",
    "whether an unknown label counts after drying",
    "1",
    Prior::Uniform { low: 0.0, high: 1.0 },
    Origin::Assumed("labels do not say whether the fill or the reconstituted vial was counted; equally likely"),
    "Where the label counts the reconstituted vial, drying has cost nothing of it."
);

parameter!(
    POTENCY_37C_DAYS,
    "vial.potency.days_to_none_37c",
    "time at 37 C until potency is gone",
    "d",
    Prior::LogUniform { low: 2.0, high: 8.0 },
    Origin::Evidence(&["vial.storage.37c_bioactivity_zero_days_review"]),
    "A review gives 4 d; a factor of two either way for the assay."
);
parameter!(
    POTENCY_GONE,
    "vial.potency.gone",
    "potency that an assay calls gone",
    "1",
    Prior::Fixed(0.05),
    Origin::Evidence(&["vial.storage.37c_bioactivity_zero_days_review"]),
    "As the row's note reads `complete`."
);
parameter!(
    POTENCY_37C,
    "vial.potency.reference_temperature",
    "temperature of the potency row",
    "C",
    Prior::Fixed(37.0),
    Origin::Evidence(&["vial.storage.37c_bioactivity_zero_days_review"]),
    "As the row's conditions say; colder is extrapolated from here."
);
parameter!(
    Q10_POTENCY,
    "vial.potency.q10",
    "rise of the potency's decay per 10 C",
    "1",
    Prior::LogUniform { low: 1.5, high: 4.0 },
    Origin::Assumed("no second temperature was found; the same range as for the count"),
    "At 4 C potency lasts from days to months."
);
parameter!(
    POTENCY_MINUS20,
    "vial.potency.minus20",
    "decay of potency at -20 C",
    "1/d",
    Prior::LogUniform { low: 1e-3, high: 0.1 },
    Origin::Evidence(&["vial.storage.msc_ev_function_hold_minus20", "vial.storage.neutrophil_ev_function_minus20_28d"]),
    "MSC vesicles kept their function for 4-6 weeks, neutrophil vesicles had lost nearly all in four."
);
parameter!(
    POTENCY_MINUS80,
    "vial.potency.minus80",
    "decay of potency at -80 C",
    "1/d",
    Prior::LogUniform { low: 1e-4, high: 1e-2 },
    Origin::Evidence(&["vial.storage.msc_ev_function_hold_minus80", "vial.storage.neutrophil_ev_number_minus80_28d"]),
    "MSC vesicles kept their function for 4-6 weeks; neutrophil vesicles kept it only partly in four."
);
parameter!(
    POTENCY_DRY,
    "vial.potency.dry_25c",
    "decay of a dried product's potency at 25 C",
    "1/d",
    Prior::LogUniform { low: 1e-4, high: 1e-2 },
    Origin::Assumed("rows give only lower bounds of the time kept (28 to 42 d)"),
    "Decides shelf life of dried products."
);
parameter!(
    THAW_POTENCY,
    "vial.thaw.potency_kept",
    "potency that one freeze-thaw leaves",
    "1",
    Prior::Beta { a: 8.0, b: 2.0 },
    Origin::Assumed("no row gives a number; taken like the count's first cycle, but drawn apart"),
    "Each cycle costs the same share."
);
parameter!(
    DRYING_POTENCY,
    "vial.drying.potency_kept",
    "potency that drying and reconstitution leave",
    "1",
    Prior::Beta { a: 8.0, b: 2.0 },
    Origin::Assumed("rows say activity is kept with a protectant and lost without, with no number"),
    "Applied once, at drying."
);

parameter!(
    FACTOR_LABILE,
    "vial.factor.labile_per_day_25c",
    "decay of the most labile free factor at 25 C without carrier protein",
    "1/d",
    Prior::Fixed(16.635_532_333_438_686),
    Origin::Evidence(&["vial.storage.fgf2_water_25c_1h"]),
    "FGF-2 in water halves in an hour: ln 2 x 24 per day."
);
parameter!(
    FACTOR_Q10,
    "vial.factor.q10",
    "rise of the free factors' decay per 10 C",
    "1",
    Prior::Fixed(1.781_797_436_280_678_5),
    Origin::Evidence(&["vial.storage.fgf2_water_25c_1h", "vial.storage.fgf2_water_37c_30min"]),
    "Twice as fast at 37 C as at 25 C: 2^(10/12)."
);
parameter!(
    FACTOR_Q10_COLD,
    "vial.factor.q10_cold",
    "rise of the free factors' decay per 10 C, below 25 C",
    "1",
    Prior::LogUniform { low: 1.5, high: 4.0 },
    Origin::Assumed("the rows were measured at 25 and 37 C; the same range as for vesicles"),
    "Decides what is left of a factor in the refrigerator."
);
parameter!(
    FACTOR_POOR,
    "vial.factor.poor_over_labile",
    "decay of other free factors without carrier protein over FGF-2's",
    "1",
    Prior::LogUniform { low: 1e-3, high: 0.3 },
    Origin::Assumed("FGF-2 is known as the least stable; no row measures the others in water"),
    "Applies to products poor in protein."
);
parameter!(
    FACTOR_RICH,
    "vial.factor.rich_per_day_25c",
    "decay of free factors at 25 C beside protein",
    "1/d",
    Prior::LogUniform { low: 1e-4, high: 0.015 },
    Origin::Evidence(&["vial.storage.prgf_postthaw_rt_7d", "vial.storage.prgf_postthaw_4c_7d"]),
    "No significant change in 7 d at room temperature: a loss below 10 % would not have been seen."
);
parameter!(
    FACTOR_FROZEN,
    "vial.factor.frozen_per_day",
    "decay of free factors in a frozen or dried product",
    "1/d",
    Prior::LogUniform { low: 1e-5, high: 3e-4 },
    Origin::Evidence(&["vial.storage.prgf_minus20_12mo", "vial.storage.freeze_dried_prgf_rt_or_4c_90d"]),
    "No significant change in a year at -20 C, nor dried for 90 d."
);
parameter!(
    FACTOR_DRYING,
    "vial.factor.drying_kept",
    "share of a free factor that drying leaves",
    "1",
    Prior::Uniform { low: 0.617, high: 1.0 },
    Origin::Evidence(&["vial.storage.lyo_step_hpl_pdgf_bb", "vial.storage.lyo_step_asc_cm_pdgf"]),
    "The lowest and highest of seven rows on platelet lysate and conditioned medium."
);
parameter!(
    FACTOR_THAW,
    "vial.factor.thaw_kept",
    "share of a free factor that one freeze-thaw leaves",
    "1",
    Prior::Uniform { low: 0.9, high: 1.0 },
    Origin::Evidence(&["vial.storage.prgf_minus20_90d_then_24h"]),
    "Constant or slightly modified in the row; a tenth would not have been seen."
);
parameter!(
    FACTOR_AMOUNT,
    "vial.factor.amount_position",
    "where in its range the amount of a free factor lies",
    "1",
    Prior::Uniform { low: 0.0, high: 1.0 },
    Origin::Assumed(
        "the ranges in product files are those between units or laboratories; one position for all factors of a vial"
    ),
    "A vial rich in one platelet factor is taken as rich in the others."
);
parameter!(
    PRP_FOLD,
    "vial.prp.fold",
    "platelets of platelet-rich plasma over those of blood, where the product does not say",
    "1",
    Prior::LogUniform { low: 1.4, high: 7.3 },
    Origin::Evidence(&["prp.fold.single_tube", "prp.fold.two_spin_amable"]),
    "From a single spin in one tube to two spins; a product file overrides this."
);
parameter!(
    PRP_DONOR_AGE,
    "vial.prp.donor_age",
    "age of the donor of platelet-rich plasma, where the product gives a range",
    "years",
    Prior::Uniform { low: 17.0, high: 62.0 },
    Origin::Evidence(&["prp.gf.pdgf_ab"]),
    "Not drawn where the age is unknown: the rows are then taken as they are."
);
parameter!(
    UNSEEN_CHANGE,
    "vial.compare.unseen_change",
    "change that a count or an assay would not have called significant",
    "1",
    Prior::Fixed(0.1),
    Origin::Assumed(
        "users counting the same sample differ by 17.5 %; a mean of several counts would hide about a tenth"
    ),
    "Rows that say `no change` are coded 1.0; the comparison with rows takes them as 0.9 to 1. Nothing else uses it."
);
parameter!(
    VISCOSITY_B,
    "vial.water.viscosity_b",
    "slope of water's viscosity with temperature",
    "K",
    Prior::Fixed(247.8),
    Origin::Assumed("general knowledge: viscosity of water goes as 10^(247.8 K/(T - 140 K))"),
    "Adsorption is diffusion-controlled, so its rate goes as T over viscosity."
);
parameter!(
    VISCOSITY_C,
    "vial.water.viscosity_c",
    "offset of water's viscosity with temperature",
    "K",
    Prior::Fixed(140.0),
    Origin::Assumed("general knowledge: see the slope"),
    "Goes with the slope."
);

/// Every declared number of this crate.
pub static ALL: &[&Parameter] = &[
    &LABEL_COUNT,
    &COUNT_ERROR,
    &VESICLE_SHARE,
    &BATCH_POTENCY,
    &DIAMETER,
    &PP_RETENTION,
    &LOBIND_RETENTION,
    &LOBIND_REMAINDER,
    &FIT_HOURS,
    &FIT_TEMPERATURE,
    &FIT_VOLUME,
    &FIT_COUNT,
    &TUBE_DIAMETER,
    &WALL_FULL,
    &WALL_SEEN,
    &GLASS_FACTOR,
    &CONTAINER_KIND,
    &PROTEIN_KIND,
    &PROTECTED_KIND,
    &PREPARATION,
    &Q10_COUNT,
    &LOSS_MINUS20,
    &LOSS_MINUS80,
    &LOSS_DRY,
    &THAW_FIRST,
    &THAW_LATER,
    &THAW_PROTECTED,
    &DRYING,
    &RECONSTITUTION,
    &COUNTED_WHEN,
    &POTENCY_37C_DAYS,
    &POTENCY_GONE,
    &POTENCY_37C,
    &Q10_POTENCY,
    &POTENCY_MINUS20,
    &POTENCY_MINUS80,
    &POTENCY_DRY,
    &THAW_POTENCY,
    &DRYING_POTENCY,
    &FACTOR_LABILE,
    &FACTOR_Q10,
    &FACTOR_Q10_COLD,
    &FACTOR_POOR,
    &FACTOR_RICH,
    &FACTOR_FROZEN,
    &FACTOR_DRYING,
    &FACTOR_THAW,
    &FACTOR_AMOUNT,
    &PRP_FOLD,
    &PRP_DONOR_AGE,
    &UNSEEN_CHANGE,
    &VISCOSITY_B,
    &VISCOSITY_C,
];

/// Every number that a draw of a vial asks for: those of this crate and, for platelet-rich plasma, those of blood.
pub fn drawn() -> Vec<&'static Parameter> {
    ALL.iter().chain(exoskin_blood::parameters::ALL).copied().collect()
}
