//! Areas and thicknesses of forehead, eye region, neck and chest. The composite of these with the face is summed in
//! every draw.
//!
//! Clinics treat parts of these sites and nobody has measured the parts, so the areas are wide; `area` in a scenario,
//! or `--area`, overrides them.

use exoskin_evidence::parameters;

parameters! {
    /// Numbers of forehead, eyes, neck and chest.
    pub(super) ALL: Skin;

    /// Sets how thinly a volume is spread; give `area` where it is known.
    AREA_FOREHEAD = "skin.area.forehead" {
        name: "area of the forehead",
        prior: LogUniform { low: 70.0, high: 190.0 }, "cm2",
        origin: Assumed(
            "no row measures it: at most a third of the 565 cm2 of skin.anat.face_area.sccs, from the forehead's share \
             of the height of the face [skin.anat.forehead_share_of_face]; at least a band of 14 by 5 cm",
        ),
    }

    /// Sets how thinly a volume is spread; give `area` where it is known.
    AREA_PERIORBITAL = "skin.area.periorbital" {
        name: "area around both eyes",
        prior: LogUniform { low: 20.0, high: 80.0 }, "cm2",
        origin: Assumed("no row measures it: from the lids alone to a ring of 2 cm around both eyes"),
    }

    /// From its front half, which is what is treated, to the whole neck of the row.
    AREA_NECK = "skin.area.neck" {
        name: "area of the neck",
        prior: LogUniform { low: 145.0, high: 290.0 }, "cm2",
        origin: Evidence(&["skin.anat.neck_area.jos3"]),
    }

    /// Collarbones to the upper breast. Sets how thinly a volume is spread; give `area` where it is known.
    AREA_CHEST = "skin.area.chest" {
        name: "area of the treated chest (décolleté)",
        prior: LogUniform { low: 290.0, high: 875.0 }, "cm2",
        origin: Assumed(
            "no row measures the décolleté: from a sixth to a half of the front of the upper trunk, 1750 cm2 \
             [skin.anat.chest_area.jos3]",
        ),
    }

    /// No vesicle is taken up in this part of a channel's wall.
    STRATUM_CORNEUM_FOREHEAD = "skin.stratum_corneum.forehead" {
        name: "thickness of the stratum corneum, forehead",
        prior: Fixed(15.0), "um",
        origin: Assumed("as for the whole face: no row separates the forehead [skin.anat.sc_cell_layers.face]"),
    }

    /// No vesicle is taken up in this part of a channel's wall.
    STRATUM_CORNEUM_PERIORBITAL = "skin.stratum_corneum.periorbital" {
        name: "thickness of the stratum corneum, around the eyes",
        prior: LogUniform { low: 8.0, high: 15.0 }, "um",
        origin: Assumed(
            "reviews call it the thinnest of the face without giving a number: from about half the face's 15 um to all \
             of it",
        ),
    }

    /// Scaled by layers; never measured directly.
    STRATUM_CORNEUM_NECK = "skin.stratum_corneum.neck" {
        name: "thickness of the stratum corneum, neck",
        prior: Fixed(18.7), "um",
        origin: Assumed(
            "10 cell layers on the neck [skin.anat.sc_cell_layers.neck] against 9 on the face \
             [skin.anat.sc_cell_layers.face], scaled from the cheek's 16.8 um [skin.anat.sc_thickness_raman.cheek]",
        ),
    }

    /// No vesicle is taken up in this part of a channel's wall.
    STRATUM_CORNEUM_CHEST = "skin.stratum_corneum.chest" {
        name: "thickness of the stratum corneum, chest",
        prior: LogUniform { low: 11.0, high: 24.3 }, "um",
        origin: Assumed(
            "no row for the chest: from the shoulder's 11 um [skin.anat.sc_thickness.shoulder] to the trunk's 13 cell \
             layers [skin.anat.sc_cell_layers.trunk], scaled as for the neck",
        ),
    }

    /// Above it keratinocytes line a channel, below it the dermis, which takes up far less.
    JUNCTION_FOREHEAD = "skin.junction.forehead" {
        name: "depth of the dermo-epidermal junction, forehead",
        prior: Fixed(85.0), "um",
        origin: Assumed(
            "as for the whole face: ultrasound overstates it [skin.anat.epidermis_thickness_us.forehead_female]",
        ),
    }

    /// Above it keratinocytes line a channel, below it the dermis, which takes up far less.
    JUNCTION_PERIORBITAL = "skin.junction.periorbital" {
        name: "depth of the dermo-epidermal junction, around the eyes",
        prior: LogUniform { low: 45.0, high: 85.0 }, "um",
        origin: Assumed(
            "no row for the lids: from the middle of the shrunken cadaver range \
             [skin.anat.epidermis_thickness.face_range_cadaver] to the face's 85 um",
        ),
    }

    /// Above it keratinocytes line a channel, below it the dermis, which takes up far less.
    JUNCTION_NECK = "skin.junction.neck" {
        name: "depth of the dermo-epidermal junction, neck",
        prior: LogUniform { low: 65.0, high: 100.0 }, "um",
        origin: Assumed(
            "no row for the neck: from the scalp's 66 um [skin.anat.epidermis_thickness.scalp_female] to the mean of \
             all sites [skin.anat.epidermis_thickness.all_sites_meta]",
        ),
    }

    /// Above it keratinocytes line a channel, below it the dermis, which takes up far less.
    JUNCTION_CHEST = "skin.junction.chest" {
        name: "depth of the dermo-epidermal junction, chest",
        prior: LogUniform { low: 65.0, high: 116.0 }, "um",
        origin: Assumed(
            "no row for the chest: around the shoulder's 81 um [skin.anat.viable_epidermis_thickness.shoulder], up to \
             the upper limit of the mean of all sites [skin.anat.epidermis_thickness.all_sites_meta]",
        ),
    }

    /// Mean of the two rows (ultrasound).
    DERMIS_FOREHEAD = "skin.dermis.forehead" {
        name: "thickness of the dermis, forehead",
        prior: Fixed(1015.0), "um",
        origin: Evidence(&[
            "skin.anat.dermis_thickness_us.forehead_male",
            "skin.anat.dermis_thickness_us.forehead_female",
        ]),
    }

    /// Lid 580 um (ultrasound) or 759 um (cadavers); crow's feet lie on the way to the forehead's 860 um.
    DERMIS_PERIORBITAL = "skin.dermis.periorbital" {
        name: "thickness of the dermis, around the eyes",
        prior: LogUniform { low: 580.0, high: 860.0 }, "um",
        origin: Evidence(&[
            "skin.anat.dermis_thickness_us.eyelid_female",
            "skin.anat.dermis_thickness.face_range_cadaver",
            "skin.anat.dermis_thickness_us.forehead_female",
        ]),
    }

    /// Mean of the two rows (ultrasound).
    DERMIS_NECK = "skin.dermis.neck" {
        name: "thickness of the dermis, neck",
        prior: Fixed(985.0), "um",
        origin: Evidence(&["skin.anat.dermis_thickness_us.neck_male", "skin.anat.dermis_thickness_us.neck_female"]),
    }

    /// No needle here reaches its end.
    DERMIS_CHEST = "skin.dermis.chest" {
        name: "thickness of the dermis, chest",
        prior: LogUniform { low: 990.0, high: 1940.0 }, "um",
        origin: Assumed(
            "no number for the chest: thicker than a limb's [skin.anat.skin_thickness.trunk_vs_limbs], so from the \
             neck's 990 um [skin.anat.dermis_thickness_us.neck_female] to the thickest of the head \
             [skin.anat.dermis_thickness.face_male]",
        ),
    }

    /// Only a limit: an instrument that goes deeper is refused as a typing error.
    THICKEST_DERMIS_TRUNK = "skin.thickest_dermis.trunk" {
        name: "largest thickness of the dermis, neck and chest",
        prior: Fixed(1942.5), "um",
        origin: Assumed("no row for neck and chest; the head's limit [skin.anat.dermis_thickness.face_male]"),
    }

    /// The row counts the body without the face. A man's bearded neck has more.
    FOLLICLES_NECK_CHEST = "skin.follicles.neck_chest" {
        name: "hair follicle density, neck and chest",
        prior: Fixed(65.0), "1/cm2",
        origin: Evidence(&["skin.anat.hair_follicle_density.body"]),
    }

    /// Methods differ: S-100 on the chest reads 302, sheets 740, stereology 1394; the width covers both ends.
    LANGERHANS_TRUNK = "cell.langerhans.trunk" {
        name: "Langerhans cells per unit area of skin, chest",
        prior: LogNormal { median: 740.0, sigma: 0.45 }, "1/mm2",
        origin: Evidence(&[
            "skin.cell.langerhans.trunk",
            "skin.cell.langerhans.chest_20s",
            "skin.cell.langerhans.breast_stereology",
        ]),
    }
}
