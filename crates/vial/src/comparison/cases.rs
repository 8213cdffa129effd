//! The storage rows that the model covers, each with the vial that it describes.

use crate::container::Container;
use crate::product::Answer::{self, No, Unknown, Yes};

/// Which number of the model is compared with a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Measure {
    /// Whole share.
    Whole,
    /// The wall's share of the loss.
    WallShareOfLoss,
    /// Loss rate of the whole share, 1/d.
    DailyRate,
    /// Potency.
    Potency,
    /// Potency at the time when an assay called it lost.
    Gone,
    /// Free factors as unstable as FGF-2.
    Labile,
    /// Other free factors.
    Stable,
}

/// How strong the preparation of a row was.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Strength {
    /// The preparation of the fitted 48 hours: its rates need no spread between laboratories.
    OfTheFit,
    /// So many particles per mL, in another laboratory.
    PerMl(f64),
    /// A concentrated stock of unknown strength, in another laboratory.
    Stock,
}

/// A row, and the vial that it describes.
#[derive(Clone, Copy, Debug)]
pub(super) struct Case {
    pub row: &'static str,
    pub measure: Measure,
    pub history: &'static str,
    pub container: Container,
    pub strength: Strength,
    pub protein_rich: Answer,
    pub cryoprotectant: Answer,
}

const DILUTED: Strength = PerMl(5.5e8); // number: middle of the working range in the note of vial.storage.rev_4c_diluted_1d
const USUAL: Strength = PerMl(1e10); // number: a usual count where a row gives none

const fn case(row: &'static str, measure: Measure, history: &'static str) -> Case {
    let (protein_rich, cryoprotectant) = (No, No);
    Case { row, measure, history, container: Container::Pp, strength: USUAL, protein_rich, cryoprotectant }
}

impl Case {
    const fn at(self, strength: Strength) -> Case {
        Case { strength, ..self }
    }

    const fn rich(self) -> Case {
        Case { protein_rich: Yes, ..self }
    }

    const fn protected(self, cryoprotectant: Answer) -> Case {
        Case { cryoprotectant, ..self }
    }

    const fn in_lobind(self) -> Case {
        Case { container: Container::Lobind, ..self }
    }
}

use Measure::{DailyRate, Gone, Labile, Potency, Stable, WallShareOfLoss, Whole};
use Strength::{OfTheFit, PerMl, Stock};

/// Every covered row.
pub(super) const CASES: &[Case] = &[
    case("vial.storage.pbs_4c_48h_pp_tube", Whole, "4C 48h").at(OfTheFit),
    case("vial.storage.pbs_4c_48h_lobind_or_blocked", Whole, "4C 48h").at(OfTheFit).in_lobind(),
    case("vial.storage.wall_adsorption_share_of_loss", WallShareOfLoss, "4C 48h").at(OfTheFit),
    case("vial.storage.cm_supernatant_4c_48h", Whole, "4C 48h").at(OfTheFit).rich(),
    case("vial.storage.rev_4c_diluted_1d", Whole, "4C 1d").at(DILUTED),
    case("vial.storage.rev_4c_diluted_7d", Whole, "4C 7d").at(DILUTED),
    case("vial.storage.rev_4c_diluted_rate", DailyRate, "4C 1d").at(DILUTED),
    case("vial.storage.rev_4c_concentrated_7d", Whole, "4C 7d").at(Stock),
    case("vial.storage.4c_viable_days_review", Potency, "4C 7d"),
    case("vial.storage.freeze_thaw_1_cycle_review", Whole, "-80C 1d; thaw"),
    case(
        "vial.storage.freeze_thaw_3_cycles_review",
        Whole,
        "-80C 1d; thaw; freeze; -80C 1d; thaw; freeze; -80C 1d; thaw",
    ),
    case("vial.storage.rev_2_freeze_thaw", Whole, "-80C 1d; thaw; freeze; -80C 1d; thaw").at(Stock),
    case("vial.storage.neutrophil_ev_number_minus20_28d", Whole, "-20C 28d; thaw"),
    case("vial.storage.minus20_26wk_worst_review", Whole, "-20C 182d; thaw"),
    case("vial.storage.neutrophil_ev_number_minus80_28d", Whole, "-80C 28d; thaw"),
    case("vial.storage.rev_minus80_6mo", Whole, "-80C 182d; thaw").at(Stock),
    case("vial.storage.rev_minus80_12mo", Whole, "-80C 365d; thaw").at(Stock),
    case("vial.storage.minus80_trehalose_1yr_review", Whole, "-80C 365d; thaw").protected(Yes),
    case("vial.storage.rev_in_plasma_minus80_7d", Whole, "-80C 7d; thaw").rich(),
    case("vial.storage.rev_lyo_trehalose5", Whole, "dry; reconstitute").at(Stock).protected(Yes),
    case("vial.storage.lyo_sucrose_40c_6mo", Whole, "dry; lyophilised 40C 182d; reconstitute").protected(Yes),
    case("vial.storage.lyo_milk_exosome_2_8c", Whole, "dry; lyophilised 5C 730d; reconstitute").protected(Unknown),
    case("vial.storage.lyo_milk_exosome_50c", Whole, "dry; lyophilised 50C 90d; reconstitute").protected(Unknown),
    case("vial.storage.lyo_trehalose_25c_activity_days", Potency, "dry; lyophilised 25C 28d; reconstitute")
        .protected(Yes),
    case("vial.storage.37c_bioactivity_zero_days_review", Gone, "37C 4d"),
    case("vial.storage.msc_ev_function_hold_minus20", Potency, "-20C 28d; thaw"),
    case("vial.storage.msc_ev_function_hold_minus80", Potency, "-80C 28d; thaw"),
    case("vial.storage.fgf2_water_25c_1h", Labile, "25C 1h"),
    case("vial.storage.fgf2_water_37c_30min", Labile, "37C 30min"),
    case("vial.storage.fgf2_hsa_mc_25c_5h", Labile, "25C 5h").rich(),
    case("vial.storage.fgf2_hsa_mc_37c_2h", Labile, "37C 2h").rich(),
    case("vial.storage.prgf_minus20_12mo", Stable, "-20C 365d; thaw").rich(),
    case("vial.storage.prgf_minus20_90d_then_24h", Stable, "-20C 90d; thaw; 4C 24h").rich(),
    case("vial.storage.prgf_postthaw_4c_7d", Stable, "-20C 300d; thaw; 4C 7d").rich(),
    case("vial.storage.prgf_postthaw_rt_7d", Stable, "-20C 300d; thaw; 22C 7d").rich(),
    case("vial.storage.freeze_dried_prgf_rt_or_4c_90d", Stable, "dry; lyophilised 22C 90d; reconstitute").rich(),
    case("vial.storage.lyo_step_hpl_pdgf_bb", Stable, "dry; reconstitute").rich(),
    case("vial.storage.lyo_step_hpl_vegf", Stable, "dry; reconstitute").rich(),
    case("vial.storage.lyo_step_hpl_tgfb1", Stable, "dry; reconstitute").rich(),
    case("vial.storage.lyo_step_asc_cm_egf", Stable, "dry; reconstitute").rich(),
    case("vial.storage.lyo_step_asc_cm_tgfb", Stable, "dry; reconstitute").rich(),
    case("vial.storage.lyo_step_asc_cm_pdgf", Stable, "dry; reconstitute").rich(),
    case("vial.storage.lyo_step_asc_cm_vegf", Stable, "dry; reconstitute").rich(),
    case("vial.storage.lyo_hpl_4c_9mo_vs_frozen_pdgf_bb", Stable, "dry; lyophilised 4C 270d; reconstitute").rich(),
    case("vial.storage.lyo_hpl_4c_9mo_vs_frozen_vegf", Stable, "dry; lyophilised 4C 270d; reconstitute").rich(),
    case("vial.storage.lyo_hpl_4c_9mo_vs_frozen_tgfb1", Stable, "dry; lyophilised 4C 270d; reconstitute").rich(),
];

/// Storage rows with a number as a share that the model does not describe, and why.
pub(super) const NOT_COVERED: &[(&str, &str)] = &[
    ("vial.storage.lyo_secretome_any_temp_3mo_kept", "a share of analytes, not of an amount"),
    ("vial.storage.lyo_prp_platelets_intact", "whole platelets, not vesicles"),
    ("vial.storage.hydrogel_chitosan_retention_12h", "release from a gel, not storage"),
    ("vial.storage.hydrogel_ha_retention_14d", "release from a gel, not storage"),
    ("vial.storage.hydrogel_chitosan2_retention_2d", "release from a gel, not storage"),
    ("vial.storage.rev_light_effect", "light is not part of the model; the row found no effect"),
    ("vial.storage.tube_adhesion_share_after_pelleting", "a pellet pressed onto a tube, not storage"),
    ("vial.storage.pelleting_recovery_density_then_pellet", "purification, not storage"),
];
