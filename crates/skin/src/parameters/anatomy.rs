//! Areas and thicknesses by site, follicles, and what intact skin lets through.

use exoskin_evidence::{Origin::*, Parameter, Prior::*};

use super::skin;

/// Area of the face.
pub static AREA_FACE: Parameter = skin(
    "skin.area.face",
    "area of the face",
    "cm2",
    Fixed(565.0),
    Evidence(&["skin.anat.face_area.sccs", "skin.anat.face_area_bsa_fraction"]),
    "The default treated area; a scenario or `--area` overrides it. The share of body surface gives about 600 cm2.",
);

/// Area of both cheeks.
pub static AREA_CHEEK: Parameter = skin(
    "skin.area.cheek",
    "area of both cheeks",
    "cm2",
    Fixed(200.0),
    Assumed("no row measures the cheeks; taken as about a third of the 565 cm2 of skin.anat.face_area.sccs"),
    "Sets only how thinly a volume is spread; give `area` where it is known.",
);

/// Area of the scalp.
pub static AREA_SCALP: Parameter = skin(
    "skin.area.scalp",
    "area of the scalp",
    "cm2",
    Fixed(580.0),
    Evidence(&["skin.anat.scalp_area.sccs"]),
    "The whole hairy scalp; a thinning patch is smaller: give `area`.",
);

/// Area of one forearm.
pub static AREA_FOREARM: Parameter = skin(
    "skin.area.forearm",
    "area of one forearm",
    "cm2",
    Fixed(630.0),
    Evidence(&["skin.anat.forearm_area.jos3"]),
    "Both faces of one forearm without the hand.",
);

/// Stratum corneum, face.
pub static STRATUM_CORNEUM_FACE: Parameter = skin(
    "skin.stratum_corneum.face",
    "thickness of the stratum corneum, face",
    "um",
    Fixed(15.0),
    Assumed(
        "a round mean over the regions of the face: 16.8 um on the cheek [skin.anat.sc_thickness_raman.cheek], 9 cell \
         layers [skin.anat.sc_cell_layers.face], two analysis rules 20 % apart \
         [skin.anat.sc_thickness_raman.forearm_method_spread]",
    ),
    "No vesicle is taken up in this part of a channel's wall.",
);

/// Stratum corneum, cheek.
pub static STRATUM_CORNEUM_CHEEK: Parameter = skin(
    "skin.stratum_corneum.cheek",
    "thickness of the stratum corneum, cheek",
    "um",
    Fixed(16.8),
    Evidence(&["skin.anat.sc_thickness_raman.cheek"]),
    "The cheek does not thicken with age.",
);

/// Stratum corneum, scalp.
pub static STRATUM_CORNEUM_SCALP: Parameter = skin(
    "skin.stratum_corneum.scalp",
    "thickness of the stratum corneum, scalp",
    "um",
    Fixed(22.0),
    Assumed(
        "12 cell layers on the scalp [skin.anat.sc_cell_layers.scalp] against 9 on the face \
         [skin.anat.sc_cell_layers.face], at the cheek's 16.8 um [skin.anat.sc_thickness_raman.cheek]",
    ),
    "Scaled by layers; never measured directly.",
);

/// Stratum corneum, forearm.
pub static STRATUM_CORNEUM_FOREARM: Parameter = skin(
    "skin.stratum_corneum.forearm",
    "thickness of the stratum corneum, forearm",
    "um",
    Fixed(18.3),
    Evidence(&["skin.anat.sc_thickness.dorsal_forearm"]),
    "Biopsies; Raman on the volar side reads 22.6 um.",
);

/// Depth of the dermo-epidermal junction, face.
pub static JUNCTION_FACE: Parameter = skin(
    "skin.junction.face",
    "depth of the dermo-epidermal junction, face",
    "um",
    Fixed(85.0),
    Assumed(
        "a round mean between cheek 79 um [skin.anat.epidermis_thickness.cheek_male] and upper lip 121 um \
         [skin.anat.epidermis_thickness.upper_lip]; a cadaver series reads 30-63 um after shrinkage \
         [skin.anat.epidermis_thickness.face_range_cadaver]",
    ),
    "Above it keratinocytes line a channel, below it the dermis, which takes up far less.",
);

/// Depth of the junction, cheek.
pub static JUNCTION_CHEEK: Parameter = skin(
    "skin.junction.cheek",
    "depth of the dermo-epidermal junction, cheek",
    "um",
    Fixed(79.08),
    Evidence(&["skin.anat.epidermis_thickness.cheek_male"]),
    "The whole epidermis with its stratum corneum.",
);

/// Depth of the junction, scalp.
pub static JUNCTION_SCALP: Parameter = skin(
    "skin.junction.scalp",
    "depth of the dermo-epidermal junction, scalp",
    "um",
    Fixed(65.91),
    Evidence(&["skin.anat.epidermis_thickness.scalp_female"]),
    "Women; the thinnest of six head regions.",
);

/// Depth of the junction, forearm.
pub static JUNCTION_FOREARM: Parameter = skin(
    "skin.junction.forearm",
    "depth of the dermo-epidermal junction, forearm",
    "um",
    Fixed(74.9),
    Evidence(&["skin.anat.viable_epidermis_thickness.dorsal_forearm", "skin.anat.sc_thickness.dorsal_forearm"]),
    "Living epidermis 56.6 um plus stratum corneum 18.3 um of the same biopsies.",
);

/// Dermis, face.
pub static DERMIS_FACE: Parameter = skin(
    "skin.dermis.face",
    "thickness of the dermis, face",
    "um",
    Fixed(1010.0),
    Evidence(&[
        "skin.anat.dermis_thickness_us.forehead_male",
        "skin.anat.dermis_thickness_us.forehead_female",
        "skin.anat.dermis_thickness_us.zygoma_male",
        "skin.anat.dermis_thickness_us.zygoma_female",
    ]),
    "Mean of the four rows (ultrasound); no needle here reaches its end.",
);

/// Dermis, cheek.
pub static DERMIS_CHEEK: Parameter = skin(
    "skin.dermis.cheek",
    "thickness of the dermis, cheek",
    "um",
    Fixed(1005.0),
    Evidence(&["skin.anat.dermis_thickness_us.zygoma_male", "skin.anat.dermis_thickness_us.zygoma_female"]),
    "Mean of the two rows (ultrasound over the cheekbone).",
);

/// Dermis, scalp.
pub static DERMIS_SCALP: Parameter = skin(
    "skin.dermis.scalp",
    "thickness of the dermis, scalp",
    "um",
    Fixed(1425.0),
    Evidence(&["skin.anat.dermis_thickness.face_female", "skin.anat.dermis_thickness.face_male"]),
    "Middle of the regional means of the head, scalp included.",
);

/// Dermis, forearm.
pub static DERMIS_FOREARM: Parameter = skin(
    "skin.dermis.forearm",
    "thickness of the dermis, forearm",
    "um",
    Fixed(1000.0),
    Assumed("no row for the forearm; taken like the neck's 980-990 um [skin.anat.dermis_thickness_us.neck_male]"),
    "No needle here reaches its end.",
);

/// Thickest dermis of the head.
pub static THICKEST_DERMIS_HEAD: Parameter = skin(
    "skin.thickest_dermis.head",
    "thickest mean dermis of a region of the head",
    "um",
    Fixed(1942.5),
    Evidence(&["skin.anat.dermis_thickness.face_male"]),
    "Only a limit: an instrument that goes deeper is refused as a slip of the pen.",
);

/// Thickest dermis of the forearm.
pub static THICKEST_DERMIS_FOREARM: Parameter = skin(
    "skin.thickest_dermis.forearm",
    "thickest dermis of the forearm",
    "um",
    Fixed(1942.5),
    Assumed("no row for the forearm; the head's limit [skin.anat.dermis_thickness.face_male]"),
    "Only a limit: an instrument that goes deeper is refused as a slip of the pen.",
);

/// Papillary share of the dermis.
pub static PAPILLARY_SHARE: Parameter = skin(
    "skin.papillary_share",
    "papillary share of the dermis's thickness",
    "share",
    LogUniform { low: 0.05, high: 0.3 },
    Evidence(&["skin.anat.papillary_share_of_dermis", "skin.anat.papillary_dermis_depth"]),
    "0.05-0.15 by one row; the plexus at 300-400 um by the other. Below it almost no 100 nm particle moves.",
);

/// Follicles, face and cheek.
pub static FOLLICLES_FACE: Parameter = skin(
    "skin.follicles.face",
    "hair follicles per area, face",
    "1/cm2",
    Fixed(700.0),
    Evidence(&["skin.anat.hair_follicle_density.face"]),
    "The only gaps in intact stratum corneum.",
);

/// Follicles, scalp, up to middle age.
pub static FOLLICLES_SCALP: Parameter = skin(
    "skin.follicles.scalp",
    "hair follicles per area, scalp, third decade",
    "1/cm2",
    Fixed(615.0),
    Evidence(&["skin.anat.hair_follicle_density.scalp_age"]),
    "The only gaps in intact stratum corneum.",
);

/// Follicles, forearm.
pub static FOLLICLES_FOREARM: Parameter = skin(
    "skin.follicles.forearm",
    "hair follicles per area, forearm",
    "1/cm2",
    Fixed(65.0),
    Evidence(&["skin.anat.hair_follicle_density.body"]),
    "The only gaps in intact stratum corneum.",
);

/// What is left of the scalp's follicles at 75.
pub static FOLLICLES_SCALP_OLD: Parameter = skin(
    "skin.follicles.scalp_old",
    "hair follicles per area, scalp, 70-80 years",
    "1/cm2",
    Fixed(435.0),
    Evidence(&["skin.anat.hair_follicle_density.scalp_age"]),
    "The lower end of the row; reached linearly from 25 to 75 years.",
);

/// Intact skin's trace.
pub static INTACT_TRACE: Parameter = skin(
    "skin.intact_trace",
    "share of what lies on intact skin that passes it in 24 h",
    "share",
    LogUniform { low: 7e-6, high: 0.01 },
    Evidence(&["skin.barrier.ev_exit_intact_24h", "skin.barrier.agnp_receptor_intact"]),
    "Upper end: the bound measured with fluorescent vesicles; lower end: silver particles over their dose. Label and \
     dissolved silver may have passed instead, so the truth may be lower still.",
);

/// Ages between which the scalp's follicles fall, years: the middles of the row's groups.
pub const FOLLICLES_SCALP_AGES: (f64, f64) = (25.0, 75.0);
