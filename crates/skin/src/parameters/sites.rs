//! Areas and thicknesses of forehead, eye region, neck and chest. Their whole, with the face, is summed in every draw.
//!
//! Clinics treat parts of these places and nobody measured the parts, so the areas are wide; `area` in a scenario, or
//! `--area`, takes their place.

use exoskin_evidence::{Origin::*, Parameter, Prior::*};

use super::skin;

/// Area of the forehead.
pub static AREA_FOREHEAD: Parameter = skin(
    "skin.area.forehead",
    "area of the forehead",
    "cm2",
    LogUniform { low: 70.0, high: 190.0 },
    Assumed(
        "no row measures it: at most a third of the 565 cm2 of skin.anat.face_area.sccs, as the face's height is \
         divided [skin.anat.forehead_share_of_face]; at least a band of 14 by 5 cm",
    ),
    "Sets how thinly a volume is spread; give `area` where it is known.",
);

/// Area around both eyes.
pub static AREA_PERIORBITAL: Parameter = skin(
    "skin.area.periorbital",
    "area around both eyes",
    "cm2",
    LogUniform { low: 20.0, high: 80.0 },
    Assumed("no row measures it: from the lids alone to a ring of 2 cm around both eyes"),
    "Sets how thinly a volume is spread; give `area` where it is known.",
);

/// Area of the neck.
pub static AREA_NECK: Parameter = skin(
    "skin.area.neck",
    "area of the neck",
    "cm2",
    LogUniform { low: 145.0, high: 290.0 },
    Evidence(&["skin.anat.neck_area.jos3"]),
    "From its front half, which is what is treated, to the whole neck of the row.",
);

/// Area of the décolleté.
pub static AREA_CHEST: Parameter = skin(
    "skin.area.chest",
    "area of the chest that is treated (decollete)",
    "cm2",
    LogUniform { low: 290.0, high: 875.0 },
    Assumed(
        "no row measures the decollete: from a sixth to a half of the upper trunk's front, 1750 cm2 \
         [skin.anat.chest_area.jos3]",
    ),
    "Collarbones to the upper breast. Sets how thinly a volume is spread; give `area` where it is known.",
);

/// Stratum corneum, forehead.
pub static STRATUM_CORNEUM_FOREHEAD: Parameter = skin(
    "skin.stratum_corneum.forehead",
    "thickness of the stratum corneum, forehead",
    "um",
    Fixed(15.0),
    Assumed("as the whole face: no row separates the forehead [skin.anat.sc_cell_layers.face]"),
    "No vesicle is taken up in this part of a channel's wall.",
);

/// Stratum corneum, around the eyes.
pub static STRATUM_CORNEUM_PERIORBITAL: Parameter = skin(
    "skin.stratum_corneum.periorbital",
    "thickness of the stratum corneum, around the eyes",
    "um",
    LogUniform { low: 8.0, high: 15.0 },
    Assumed("reviews call it the thinnest of the face without a number: from about half the face's 15 um to all of it"),
    "No vesicle is taken up in this part of a channel's wall.",
);

/// Stratum corneum, neck.
pub static STRATUM_CORNEUM_NECK: Parameter = skin(
    "skin.stratum_corneum.neck",
    "thickness of the stratum corneum, neck",
    "um",
    Fixed(18.7),
    Assumed(
        "10 cell layers on the neck [skin.anat.sc_cell_layers.neck] against 9 on the face \
         [skin.anat.sc_cell_layers.face], at the cheek's 16.8 um [skin.anat.sc_thickness_raman.cheek]",
    ),
    "Scaled by layers; never measured directly.",
);

/// Stratum corneum, chest.
pub static STRATUM_CORNEUM_CHEST: Parameter = skin(
    "skin.stratum_corneum.chest",
    "thickness of the stratum corneum, chest",
    "um",
    LogUniform { low: 11.0, high: 24.3 },
    Assumed(
        "no row for the chest: from the shoulder's 11 um [skin.anat.sc_thickness.shoulder] to the trunk's 13 cell \
         layers [skin.anat.sc_cell_layers.trunk], scaled as on the neck",
    ),
    "No vesicle is taken up in this part of a channel's wall.",
);

/// Depth of the junction, forehead.
pub static JUNCTION_FOREHEAD: Parameter = skin(
    "skin.junction.forehead",
    "depth of the dermo-epidermal junction, forehead",
    "um",
    Fixed(85.0),
    Assumed(
        "as the whole face: the echo of ultrasound overstates it [skin.anat.epidermis_thickness_us.forehead_female]",
    ),
    "Above it keratinocytes line a channel, below it the dermis, which takes up far less.",
);

/// Depth of the junction, around the eyes.
pub static JUNCTION_PERIORBITAL: Parameter = skin(
    "skin.junction.periorbital",
    "depth of the dermo-epidermal junction, around the eyes",
    "um",
    LogUniform { low: 45.0, high: 85.0 },
    Assumed(
        "no row for the lids: from the middle of the shrunken cadaver range \
         [skin.anat.epidermis_thickness.face_range_cadaver] to the face's 85 um",
    ),
    "Above it keratinocytes line a channel, below it the dermis, which takes up far less.",
);

/// Depth of the junction, neck.
pub static JUNCTION_NECK: Parameter = skin(
    "skin.junction.neck",
    "depth of the dermo-epidermal junction, neck",
    "um",
    LogUniform { low: 65.0, high: 100.0 },
    Assumed(
        "no row for the neck: from the scalp's 66 um [skin.anat.epidermis_thickness.scalp_female] to the mean of all \
         sites [skin.anat.epidermis_thickness.all_sites_meta]",
    ),
    "Above it keratinocytes line a channel, below it the dermis, which takes up far less.",
);

/// Depth of the junction, chest.
pub static JUNCTION_CHEST: Parameter = skin(
    "skin.junction.chest",
    "depth of the dermo-epidermal junction, chest",
    "um",
    LogUniform { low: 65.0, high: 116.0 },
    Assumed(
        "no row for the chest: around the shoulder's 81 um [skin.anat.viable_epidermis_thickness.shoulder], up to the \
         upper limit of the mean of all sites [skin.anat.epidermis_thickness.all_sites_meta]",
    ),
    "Above it keratinocytes line a channel, below it the dermis, which takes up far less.",
);

/// Dermis, forehead.
pub static DERMIS_FOREHEAD: Parameter = skin(
    "skin.dermis.forehead",
    "thickness of the dermis, forehead",
    "um",
    Fixed(1015.0),
    Evidence(&["skin.anat.dermis_thickness_us.forehead_male", "skin.anat.dermis_thickness_us.forehead_female"]),
    "Mean of the two rows (ultrasound).",
);

/// Dermis, around the eyes.
pub static DERMIS_PERIORBITAL: Parameter = skin(
    "skin.dermis.periorbital",
    "thickness of the dermis, around the eyes",
    "um",
    LogUniform { low: 580.0, high: 860.0 },
    Evidence(&[
        "skin.anat.dermis_thickness_us.eyelid_female",
        "skin.anat.dermis_thickness.face_range_cadaver",
        "skin.anat.dermis_thickness_us.forehead_female",
    ]),
    "Lid 580 um (ultrasound) or 759 um (cadavers); crow's feet lie on the way to the forehead's 860 um.",
);

/// Dermis, neck.
pub static DERMIS_NECK: Parameter = skin(
    "skin.dermis.neck",
    "thickness of the dermis, neck",
    "um",
    Fixed(985.0),
    Evidence(&["skin.anat.dermis_thickness_us.neck_male", "skin.anat.dermis_thickness_us.neck_female"]),
    "Mean of the two rows (ultrasound).",
);

/// Dermis, chest.
pub static DERMIS_CHEST: Parameter = skin(
    "skin.dermis.chest",
    "thickness of the dermis, chest",
    "um",
    LogUniform { low: 990.0, high: 1940.0 },
    Assumed(
        "no number for the chest: thicker than a limb's [skin.anat.skin_thickness.trunk_vs_limbs], so from the neck's \
         990 um [skin.anat.dermis_thickness_us.neck_female] to the thickest of the head \
         [skin.anat.dermis_thickness.face_male]",
    ),
    "No needle here reaches its end.",
);

/// Thickest dermis of neck and chest.
pub static THICKEST_DERMIS_TRUNK: Parameter = skin(
    "skin.thickest_dermis.trunk",
    "thickest dermis of neck and chest",
    "um",
    Fixed(1942.5),
    Assumed("no row for neck and chest; the head's limit [skin.anat.dermis_thickness.face_male]"),
    "Only a limit: an instrument that goes deeper is refused as a slip of the pen.",
);

/// Follicles, neck and chest.
pub static FOLLICLES_NECK_CHEST: Parameter = skin(
    "skin.follicles.neck_chest",
    "hair follicles per area, neck and chest",
    "1/cm2",
    Fixed(65.0),
    Evidence(&["skin.anat.hair_follicle_density.body"]),
    "The row counts the body without the face. A man's bearded neck has more.",
);

/// Langerhans cells, chest.
pub static LANGERHANS_TRUNK: Parameter = skin(
    "cell.langerhans.trunk",
    "Langerhans cells per skin area, chest",
    "1/mm2",
    LogNormal { median: 740.0, sigma: 0.45 },
    Evidence(&[
        "skin.cell.langerhans.trunk",
        "skin.cell.langerhans.chest_20s",
        "skin.cell.langerhans.breast_stereology",
    ]),
    "Methods differ: S-100 on the chest reads 302, sheets 740, stereology 1394; the width covers both ends.",
);
