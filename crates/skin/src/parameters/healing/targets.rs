//! The values that history matching fits, each with its spread and the uncertainty of model and protocol.

/// One fitted value.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Target {
    /// The row.
    pub row: &'static str,
    /// What the model computes for it.
    pub quantity: &'static str,
    /// Whether differences are taken in the logarithm.
    pub logarithm: bool,
    /// Standard deviation of the observed mean; of the logarithm where `logarithm`.
    pub observed_sd: f64,
    /// What model and unknown protocol may be off, as a standard deviation of the same kind.
    pub discrepancy_sd: f64,
}

const fn target(
    row: &'static str,
    quantity: &'static str,
    logarithm: bool,
    observed_sd: f64,
    discrepancy_sd: f64,
) -> Target {
    Target { row, quantity, logarithm, observed_sd, discrepancy_sd }
}

/// The fit set: checks 13, 14 (occluded), 16 (excised), 17 (full-field, needles), needling's and saline's collagen:
/// thirteen values for six free parameters.
pub const TARGETS: [Target; 13] = [
    // A quarter of the range over 10 to 70 mJ; the lesion's width is known only to within a factor.
    target("laser.nafl.reepithelialised_ed50", "half of the laser lesions closed (h)", false, 3.0, 2.0),
    target("laser.nafl.reepithelialised_ed84", "84 % of the laser lesions closed (h)", false, 3.75, 2.0),
    // Seen at one visit: the exact time is not known to within half a day.
    target("injury.nafl.basal_continuity", "95 % of the laser lesions closed (h)", false, 4.0, 4.0),
    // SEM of the row; a leg wound modelled on forearm skin.
    target(
        "wound.punch4mm.covered_d7_occluded",
        "4 mm punch wound under a film, covered on day 7 (%)",
        false,
        6.0,
        5.0,
    ),
    // "Over twice": a lower end rather than a mean, so the uncertainty is wide.
    target("wound.barrier.tewl_at_closure", "water loss over normal as a 4 mm hole closes (fold)", true, 0.1, 0.4),
    // The size of the excised wound is not in the abstract; a 4 mm hole is used instead.
    target("wound.barrier.tewl_normal", "water loss of the 4 mm hole within 10 % of normal (d)", false, 3.0, 5.0),
    // Four series of the same laser read 21, 25, 31 and 75 days: what counts as gone differs.
    target("redness.duration.ff_co2", "full-field CO2 visibly red (d)", true, 0.1, 0.4),
    target("redness.duration.ff_eryag", "full-field Er:YAG visibly red (d)", true, 0.1, 0.4),
    target("redness.duration.co2_single_pass_nocool", "full-field CO2 visibly red (d)", true, 0.3, 0.4),
    target("redness.gone.ff_co2", "full-field CO2 visibly red (d)", true, 0.1, 0.4),
    // Collagen as a stain of biopsies shows it, with the stain in proportion to the mass. Before and after may be stained
    // apart (0.15 of all), and a biopsy is one spot (0.2 of all, 30 and 20 people): 0.45 and 0.52 of the change. The
    // discrepancy is the model error of the readout.
    target(
        "microneedling.collagen_increase.papillary",
        "collagen after five needlings, above its start (%)",
        true,
        0.45,
        0.3,
    ),
    target("histology.collagen_increase.saline", "collagen after saline, above its start (%)", true, 0.52, 0.3),
    // Up to 24 h: an upper end, seen at a few visits.
    target("redness.duration.mn_tivi", "blood 5 % above rest after needles of 0.5 mm (h)", true, 0.3, 0.4),
];

/// An implausibility above this rules a member out; the largest over the fit set decides.
pub const IMPLAUSIBLE: f64 = 3.0;

/// Water loss above rest, over rest, that counts as back to normal.
pub const NORMAL_WATER_LOSS: f64 = 0.1;

/// Rise of blood above rest that an instrument detects.
pub const INSTRUMENT_REDNESS: f64 = 0.05;

/// Radius of a laser lesion: half the width of the debris that one leaves (laser.nafl.mend_diameter), um.
pub(crate) const LASER_LESION_UM: f64 = 62.5;
/// Laser lesions per um² (injury.nafl.mtz_density.1500nm).
pub(crate) const LASER_LESIONS_PER_UM2: f64 = 16e-6;
/// Depth of a laser lesion (injury.nafl.depth.cb1440_low), um.
pub(crate) const LASER_LESION_DEPTH_UM: f64 = 280.0;
/// Radius of a 4 mm punch, um.
pub const PUNCH_UM: f64 = 2000.0;
/// Depth of a punch through the dermis, um.
pub const PUNCH_DEPTH_UM: f64 = 1500.0;
/// What a full-field CO2 laser takes off (injury.afl.depth.co2_1000um), um.
pub(crate) const FULL_FIELD_UM: f64 = 137.0;
/// What it coagulates below: total 150 to 350 um in the row's note, um.
pub(crate) const FULL_FIELD_CO2_HEATED_UM: f64 = 113.0;
/// What an Er:YAG laser coagulates (injury.afl.coag_rim.eryag), um.
pub(crate) const FULL_FIELD_ERYAG_HEATED_UM: f64 = 26.0;
