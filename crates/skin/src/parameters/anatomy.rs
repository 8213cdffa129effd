//! Areas and thicknesses by site, follicles, and what intact skin lets through.

use exoskin_evidence::parameters;

/// Ages between which the scalp's follicles fall, years: the middles of the row's groups.
pub(crate) const FOLLICLES_SCALP_AGES: (f64, f64) = (25.0, 75.0);

parameters! {
    /// Numbers of anatomy.
    pub(super) ALL: Skin;

    /// The default treated area; a scenario or `--area` overrides it. The share of body surface gives about 600 cm2.
    AREA_FACE = "skin.area.face" {
        name: "area of the face",
        prior: Fixed(565.0), "cm2",
        origin: Evidence(&["skin.anat.face_area.sccs", "skin.anat.face_area_bsa_fraction"]),
    }

    /// Sets only how thinly a volume is spread; give `area` where it is known.
    AREA_CHEEK = "skin.area.cheek" {
        name: "area of both cheeks",
        prior: Fixed(200.0), "cm2",
        origin: Assumed(
            "no row measures the cheeks; taken as about a third of the 565 cm2 of skin.anat.face_area.sccs",
        ),
    }

    /// The whole hairy scalp; a thinning patch is smaller: give `area`.
    AREA_SCALP = "skin.area.scalp" {
        name: "area of the scalp",
        prior: Fixed(580.0), "cm2",
        origin: Evidence(&["skin.anat.scalp_area.sccs"]),
    }

    /// Both faces of one forearm without the hand.
    AREA_FOREARM = "skin.area.forearm" {
        name: "area of one forearm",
        prior: Fixed(630.0), "cm2",
        origin: Evidence(&["skin.anat.forearm_area.jos3"]),
    }

    /// No vesicle is taken up in this part of a channel's wall.
    STRATUM_CORNEUM_FACE = "skin.stratum_corneum.face" {
        name: "thickness of the stratum corneum, face",
        prior: Fixed(15.0), "um",
        origin: Assumed(
            "a rounded mean over regions of the face: 16.8 um on the cheek [skin.anat.sc_thickness_raman.cheek], 9 \
             cell layers [skin.anat.sc_cell_layers.face], two methods of analysis 20 % apart \
             [skin.anat.sc_thickness_raman.forearm_method_spread]",
        ),
    }

    /// The cheek does not thicken with age.
    STRATUM_CORNEUM_CHEEK = "skin.stratum_corneum.cheek" {
        name: "thickness of the stratum corneum, cheek",
        prior: Fixed(16.8), "um",
        origin: Evidence(&["skin.anat.sc_thickness_raman.cheek"]),
    }

    /// Scaled by layers; never measured directly.
    STRATUM_CORNEUM_SCALP = "skin.stratum_corneum.scalp" {
        name: "thickness of the stratum corneum, scalp",
        prior: Fixed(22.0), "um",
        origin: Assumed(
            "12 cell layers on the scalp [skin.anat.sc_cell_layers.scalp] against 9 on the face \
             [skin.anat.sc_cell_layers.face], scaled from the cheek's 16.8 um [skin.anat.sc_thickness_raman.cheek]",
        ),
    }

    /// Biopsies; Raman on the volar side reads 22.6 um.
    STRATUM_CORNEUM_FOREARM = "skin.stratum_corneum.forearm" {
        name: "thickness of the stratum corneum, forearm",
        prior: Fixed(18.3), "um",
        origin: Evidence(&["skin.anat.sc_thickness.dorsal_forearm"]),
    }

    /// Above it keratinocytes line a channel, below it the dermis, which takes up far less.
    JUNCTION_FACE = "skin.junction.face" {
        name: "depth of the dermo-epidermal junction, face",
        prior: Fixed(85.0), "um",
        origin: Assumed(
            "a rounded mean between cheek 79 um [skin.anat.epidermis_thickness.cheek_male] and upper lip 121 um \
             [skin.anat.epidermis_thickness.upper_lip]; a cadaver series reports 30-63 um after shrinkage \
             [skin.anat.epidermis_thickness.face_range_cadaver]",
        ),
    }

    /// The whole epidermis with its stratum corneum.
    JUNCTION_CHEEK = "skin.junction.cheek" {
        name: "depth of the dermo-epidermal junction, cheek",
        prior: Fixed(79.08), "um",
        origin: Evidence(&["skin.anat.epidermis_thickness.cheek_male"]),
    }

    /// Women; the thinnest of six head regions.
    JUNCTION_SCALP = "skin.junction.scalp" {
        name: "depth of the dermo-epidermal junction, scalp",
        prior: Fixed(65.91), "um",
        origin: Evidence(&["skin.anat.epidermis_thickness.scalp_female"]),
    }

    /// Living epidermis 56.6 um plus stratum corneum 18.3 um of the same biopsies.
    JUNCTION_FOREARM = "skin.junction.forearm" {
        name: "depth of the dermo-epidermal junction, forearm",
        prior: Fixed(74.9), "um",
        origin: Evidence(&[
            "skin.anat.viable_epidermis_thickness.dorsal_forearm",
            "skin.anat.sc_thickness.dorsal_forearm",
        ]),
    }

    /// Mean of the four rows (ultrasound); no needle here reaches its end.
    DERMIS_FACE = "skin.dermis.face" {
        name: "thickness of the dermis, face",
        prior: Fixed(1010.0), "um",
        origin: Evidence(&[
            "skin.anat.dermis_thickness_us.forehead_male",
            "skin.anat.dermis_thickness_us.forehead_female",
            "skin.anat.dermis_thickness_us.zygoma_male",
            "skin.anat.dermis_thickness_us.zygoma_female",
        ]),
    }

    /// Mean of the two rows (ultrasound over the cheekbone).
    DERMIS_CHEEK = "skin.dermis.cheek" {
        name: "thickness of the dermis, cheek",
        prior: Fixed(1005.0), "um",
        origin: Evidence(&["skin.anat.dermis_thickness_us.zygoma_male", "skin.anat.dermis_thickness_us.zygoma_female"]),
    }

    /// Middle of the regional means of the head, scalp included.
    DERMIS_SCALP = "skin.dermis.scalp" {
        name: "thickness of the dermis, scalp",
        prior: Fixed(1425.0), "um",
        origin: Evidence(&["skin.anat.dermis_thickness.face_female", "skin.anat.dermis_thickness.face_male"]),
    }

    /// No needle here reaches its end.
    DERMIS_FOREARM = "skin.dermis.forearm" {
        name: "thickness of the dermis, forearm",
        prior: Fixed(1000.0), "um",
        origin: Assumed(
            "no row for the forearm; taken as the neck's 980-990 um [skin.anat.dermis_thickness_us.neck_male]",
        ),
    }

    /// Only a limit: an instrument that goes deeper is refused as a typing error.
    THICKEST_DERMIS_HEAD = "skin.thickest_dermis.head" {
        name: "largest mean thickness of the dermis in any region of the head",
        prior: Fixed(1942.5), "um",
        origin: Evidence(&["skin.anat.dermis_thickness.face_male"]),
    }

    /// Only a limit: an instrument that goes deeper is refused as a typing error.
    THICKEST_DERMIS_FOREARM = "skin.thickest_dermis.forearm" {
        name: "largest thickness of the dermis, forearm",
        prior: Fixed(1942.5), "um",
        origin: Assumed("no row for the forearm; the head's limit [skin.anat.dermis_thickness.face_male]"),
    }

    /// 0.05-0.15 by one row; the plexus at 300-400 um by the other. Below it almost no 100 nm particle moves.
    PAPILLARY_SHARE = "skin.papillary_share" {
        name: "papillary dermis as a share of dermal thickness",
        prior: LogUniform { low: 0.05, high: 0.3 }, "share",
        origin: Evidence(&["skin.anat.papillary_share_of_dermis", "skin.anat.papillary_dermis_depth"]),
    }

    /// The only gaps in intact stratum corneum.
    FOLLICLES_FACE = "skin.follicles.face" {
        name: "hair follicle density, face",
        prior: Fixed(700.0), "1/cm2",
        origin: Evidence(&["skin.anat.hair_follicle_density.face"]),
    }

    /// The only gaps in intact stratum corneum.
    FOLLICLES_SCALP = "skin.follicles.scalp" {
        name: "hair follicle density, scalp, third decade",
        prior: Fixed(615.0), "1/cm2",
        origin: Evidence(&["skin.anat.hair_follicle_density.scalp_age"]),
    }

    /// The only gaps in intact stratum corneum.
    FOLLICLES_FOREARM = "skin.follicles.forearm" {
        name: "hair follicle density, forearm",
        prior: Fixed(65.0), "1/cm2",
        origin: Evidence(&["skin.anat.hair_follicle_density.body"]),
    }

    /// The lower end of the row; reached linearly from 25 to 75 years.
    FOLLICLES_SCALP_OLD = "skin.follicles.scalp_old" {
        name: "hair follicle density, scalp, 70-80 years",
        prior: Fixed(435.0), "1/cm2",
        origin: Evidence(&["skin.anat.hair_follicle_density.scalp_age"]),
    }

    /// Upper end: the bound measured with fluorescent vesicles; lower end: silver particles relative to their dose.
    /// Label and dissolved silver may have passed instead, so the truth may be lower still.
    INTACT_TRACE = "skin.intact_trace" {
        name: "share of what lies on intact skin that penetrates it in 24 h",
        prior: LogUniform { low: 7e-6, high: 0.01 }, "share",
        origin: Evidence(&["skin.barrier.ev_exit_intact_24h", "skin.barrier.agnp_receptor_intact"]),
        limit: AtMost(0.999),
    }
}
