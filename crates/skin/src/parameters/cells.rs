//! How many cells of which type live where.

use exoskin_evidence::parameters;

/// Ages between which melanocytes fall, years: the limits of the row's groups.
pub(crate) const MELANOCYTE_AGES: (f64, f64) = (50.0, 65.0);

/// Ages between which Langerhans cells fall, years: the middles of the rows' decades.
pub(crate) const LANGERHANS_AGES: (f64, f64) = (25.0, 85.0);

/// Ages between which dermal immune cells rise, years: the limits of the row's groups.
pub(crate) const IMMUNE_AGES: (f64, f64) = (30.0, 75.0);

parameters! {
    /// Numbers of cells.
    pub(super) ALL: Skin;

    /// Median: mean of three sites counted in whole mounts; a compiled estimate is 1.6 times higher, hence the width.
    /// Divides every mean per keratinocyte.
    NUCLEATED_EPIDERMAL = "cell.nucleated_epidermal" {
        name: "nucleated epidermal cells per unit area of skin",
        prior: LogNormal { median: 47_400.0, sigma: 0.2 }, "1/mm2",
        origin: Evidence(&[
            "skin.cell.nucleated_epidermal.forearm",
            "skin.cell.nucleated_epidermal.back",
            "skin.cell.nucleated_epidermal.thigh",
            "skin.cell.nucleated_epidermal.breast",
        ]),
    }

    /// Two sources a factor of two apart; no row separates the sites.
    MELANOCYTES = "cell.melanocyte" {
        name: "melanocytes per unit area of skin",
        prior: LogUniform { low: 955.0, high: 1999.0 }, "1/mm2",
        origin: Evidence(&["skin.cell.melanocytes.all_sites_meta", "skin.cell.melanocytes.hoath"]),
    }

    /// Methods differ: stereology reads 1.4 times more; the width covers it.
    LANGERHANS_FACE = "cell.langerhans.face" {
        name: "Langerhans cells per unit area of skin, face",
        prior: LogNormal { median: 976.0, sigma: 0.3 }, "1/mm2",
        origin: Evidence(&["skin.cell.langerhans.face_neck", "skin.cell.langerhans.breast_stereology"]),
    }

    /// Methods differ: stereology reads 1.4 times more; the width covers it.
    LANGERHANS_SCALP = "cell.langerhans.scalp" {
        name: "Langerhans cells per unit area of skin, scalp",
        prior: LogNormal { median: 693.0, sigma: 0.3 }, "1/mm2",
        origin: Evidence(&["skin.cell.langerhans.scalp", "skin.cell.langerhans.breast_stereology"]),
    }

    /// Methods differ: stereology reads 1.4 times more; the width covers it.
    LANGERHANS_LIMB = "cell.langerhans.forearm" {
        name: "Langerhans cells per unit area of skin, forearm",
        prior: LogNormal { median: 640.0, sigma: 0.3 }, "1/mm2",
        origin: Evidence(&["skin.cell.langerhans.limbs", "skin.cell.langerhans.breast_stereology"]),
    }

    /// The high end is a suspicious row thirty times the mid dermis; the low end that mid dermis.
    FIBROBLASTS_PAPILLARY = "cell.fibroblast.papillary" {
        name: "fibroblast density in the papillary dermis",
        prior: LogUniform { low: 3440.0, high: 100_000.0 }, "1/mm3",
        origin: Evidence(&["skin.cell.fibroblast_density.mid_dermis", "skin.cell.fibroblast_density.papillary"]),
    }

    /// Few vesicles come this deep.
    FIBROBLASTS_RETICULAR = "cell.fibroblast.reticular" {
        name: "fibroblast density in the reticular dermis",
        prior: Normal { mean: 3440.0, sd: 700.0, positive: true }, "1/mm3",
        origin: Evidence(&["skin.cell.fibroblast_density.mid_dermis"]),
    }

    /// Divided by `cell.section_depth` to give a density. Injured skin draws in more; that is left to a later model.
    MACROPHAGES_SECTION = "cell.macrophage.section" {
        name: "macrophages per unit area of tissue section, dermis",
        prior: LogUniform { low: 57.3, high: 107.8 }, "1/mm2",
        origin: Evidence(&["skin.cell.cd68_section.sun_exposed", "skin.cell.cd68_section.sun_protected"]),
    }

    /// The source divided by the section's thickness alone: rather too high.
    MAST_PAPILLARY = "cell.mast.papillary" {
        name: "mast cell density in the papillary dermis",
        prior: LogUniform { low: 11_900.0, high: 13_000.0 }, "1/mm3",
        origin: Evidence(&["skin.cell.mast_density.papillary_v_neck", "skin.cell.mast_density.papillary_thigh"]),
    }

    /// Divided by `cell.section_depth` to give a density; no facial value.
    MAST_SECTION = "cell.mast.section" {
        name: "mast cells per unit area of tissue section, dermis",
        prior: LogUniform { low: 43.8, high: 133.8 }, "1/mm2",
        origin: Evidence(&[
            "skin.cell.mast_per_section_area.trunk",
            "skin.cell.mast_per_section_area.upper_arm",
            "skin.cell.mast_per_section_area.forearm",
        ]),
    }

    /// Turns counts per area of section into counts per volume.
    SECTION_DEPTH = "cell.section_depth" {
        name: "effective thickness of a tissue section for counting cells",
        prior: Uniform { low: 8.0, high: 16.0 }, "um",
        origin: Assumed("a section of 4-6 um plus the diameter of the nucleus or cell that it cuts, 4-10 um"),
    }

    /// Age factors are 1 here.
    AGE_OF_ROWS = "cell.age_of_rows" {
        name: "reference age of densities reported without an age",
        prior: Fixed(40.0), "years",
        origin: Assumed("the series are of adults whose age is not given; the middle of adult age"),
    }

    /// 1:8.5 against 1:5.8 per basal keratinocyte; linear between 50 and 65 years.
    MELANOCYTES_OLD = "cell.melanocyte.old" {
        name: "melanocyte density after 65 years relative to before 50",
        prior: Fixed(0.68), "share",
        origin: Evidence(&["skin.cell.melanocyte_per_basal_kc.age_over65"]),
    }

    /// Linear between 25 and 85 years.
    LANGERHANS_OLD = "cell.langerhans.old" {
        name: "Langerhans cell density at 80-89 years relative to 20-29",
        prior: Fixed(0.43), "1",
        origin: Evidence(&["skin.cell.langerhans.chest_80s", "skin.cell.langerhans.chest_20s"]),
    }

    /// One study sees 44 % more, another no change. Linear between 30 and 75 years.
    MACROPHAGES_OLD = "cell.macrophage.old" {
        name: "macrophage density from 75 years relative to up to 30",
        prior: LogUniform { low: 1.0, high: 1.44 }, "1",
        origin: Evidence(&["skin.cell.macrophage_age_gain", "skin.cell.cd68_section.sun_exposed"]),
    }

    /// Linear between 30 and 75 years.
    MAST_OLD = "cell.mast.old" {
        name: "mast cell density from 75 years relative to up to 30",
        prior: Fixed(1.4), "1",
        origin: Evidence(&["skin.cell.mast_age_gain"]),
    }
}
