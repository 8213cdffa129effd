//! The state of a skin on one day, averaged over the treated area.

/// What healing says about the treated skin. Departures are relative to the same skin, healthy and at rest.
/// Fibroblasts, collagen and elastin are averages over the upper dermis, as far down as photographs and small biopsies
/// show (`healing.upper_dermis`); inflammatory cells are counted through the whole skin.
///
/// With a chronic wound, all of this is about the surrounding skin, which products reach and sessions may wound:
/// `open_area`, water loss, redness, cells and matrix of the wound's own bed are not included. Of the bed, only its
/// edge is followed, in [`Lesion::wound_closed`].
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SkinState {
    /// Share of the surface wounded by the last session that is still open (0 without a session's wound).
    pub open_share: f64,
    /// Share of the separate wounds that are still open (for a bared surface, its open area).
    pub open_lesions: f64,
    /// Share of the treated surface that sessions opened and that is not yet covered; heated rims count as open.
    pub open_area: f64,
    /// Water loss above rest, relative to rest (1 is twice the normal loss).
    pub water_loss: f64,
    /// Neutrophils per area above rest, relative to the resting macrophages.
    pub neutrophils: f64,
    /// Inflammatory macrophages, likewise.
    pub m1: f64,
    /// Repairing macrophages, likewise.
    pub m2: f64,
    /// Flare of the first hours, as a share of the largest widening (0 to 1).
    pub flare: f64,
    /// Widened vessels, the flare included: blood in the skin above rest, relative to rest.
    pub dilation: f64,
    /// Blood outside vessels, crust: relative to the blood of resting skin.
    pub spilled_blood: f64,
    /// New vessels: density above rest, relative to rest.
    pub vessels: f64,
    /// Fibroblasts above rest, relative to rest.
    pub fibroblasts: f64,
    /// Myofibroblasts, relative to resting fibroblasts.
    pub myofibroblasts: f64,
    /// Collagen III above rest, relative to rest.
    pub collagen3: f64,
    /// Collagen I above rest, relative to rest (new and mature together).
    pub collagen1: f64,
    /// New collagen I above rest, relative to all collagen I at rest.
    pub collagen1_new: f64,
    /// Elastin above rest, relative to rest.
    pub elastin: f64,
    /// Increase in thickness of the living epidermis, relative to rest.
    pub epidermis: f64,
    /// Increase in dermal thickness above rest (um).
    pub dermis_um: f64,
    /// Melanin of the basal layer above rest, relative to rest.
    pub melanin_basal: f64,
    /// Melanin of the upper layers above rest, relative to rest.
    pub melanin_upper: f64,
    /// Melanin dropped into the dermis, relative to the melanin of resting epidermis.
    pub melanin_dermal: f64,
    /// Probability that a dark spot can be seen.
    pub dark_spot_risk: f64,
    /// The lesion of the condition.
    pub lesion: Lesion,
}

/// What a condition left in the skin.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Lesion {
    /// Mean depth of the atrophic scars (um).
    pub scar_depth_um: f64,
    /// Volume missing in scars (um³ per um² of treated skin).
    pub scar_volume_um: f64,
    /// Mean depth of the wrinkles (um).
    pub wrinkle_depth_um: f64,
    /// Excess melanin of the spots, relative to the melanin of the surrounding skin.
    pub pigment: f64,
    /// Share of the chronic wound that has closed since the start: the wound itself, not the skin around it.
    pub wound_closed: f64,
}

impl SkinState {
    /// Healthy, untouched skin.
    pub const REST: SkinState = SkinState {
        open_share: 0.0,
        open_lesions: 0.0,
        open_area: 0.0,
        water_loss: 0.0,
        neutrophils: 0.0,
        m1: 0.0,
        m2: 0.0,
        flare: 0.0,
        dilation: 0.0,
        spilled_blood: 0.0,
        vessels: 0.0,
        fibroblasts: 0.0,
        myofibroblasts: 0.0,
        collagen3: 0.0,
        collagen1: 0.0,
        collagen1_new: 0.0,
        elastin: 0.0,
        epidermis: 0.0,
        dermis_um: 0.0,
        melanin_basal: 0.0,
        melanin_upper: 0.0,
        melanin_dermal: 0.0,
        dark_spot_risk: 0.0,
        lesion: Lesion {
            scar_depth_um: 0.0,
            scar_volume_um: 0.0,
            wrinkle_depth_um: 0.0,
            pigment: 0.0,
            wound_closed: 0.0,
        },
    };
}
