//! How many cells of which type live where.

use exoskin_evidence::{Origin::*, Parameter, Prior::*};

use super::skin;

/// Nucleated cells of the epidermis.
pub static NUCLEATED_EPIDERMAL: Parameter = skin(
    "cell.nucleated_epidermal",
    "nucleated epidermal cells per skin area",
    "1/mm2",
    LogNormal { median: 47_400.0, sigma: 0.2 },
    Evidence(&[
        "skin.cell.nucleated_epidermal.forearm",
        "skin.cell.nucleated_epidermal.back",
        "skin.cell.nucleated_epidermal.thigh",
        "skin.cell.nucleated_epidermal.breast",
    ]),
    "Median: mean of three sites counted in whole mounts; a compiled estimate is 1.6 times higher, hence the width. \
     Divides every mean per keratinocyte.",
);

/// Melanocytes.
pub static MELANOCYTES: Parameter = skin(
    "cell.melanocyte",
    "melanocytes per skin area",
    "1/mm2",
    LogUniform { low: 955.0, high: 1999.0 },
    Evidence(&["skin.cell.melanocytes.all_sites_meta", "skin.cell.melanocytes.hoath"]),
    "Two sources a factor of two apart; no row separates the sites.",
);

/// Langerhans cells, face and cheek.
pub static LANGERHANS_FACE: Parameter = skin(
    "cell.langerhans.face",
    "Langerhans cells per skin area, face",
    "1/mm2",
    LogNormal { median: 976.0, sigma: 0.3 },
    Evidence(&["skin.cell.langerhans.face_neck", "skin.cell.langerhans.breast_stereology"]),
    "Methods differ: stereology reads 1.4 times more; the width covers it.",
);

/// Langerhans cells, scalp.
pub static LANGERHANS_SCALP: Parameter = skin(
    "cell.langerhans.scalp",
    "Langerhans cells per skin area, scalp",
    "1/mm2",
    LogNormal { median: 693.0, sigma: 0.3 },
    Evidence(&["skin.cell.langerhans.scalp", "skin.cell.langerhans.breast_stereology"]),
    "Methods differ: stereology reads 1.4 times more; the width covers it.",
);

/// Langerhans cells, forearm.
pub static LANGERHANS_LIMB: Parameter = skin(
    "cell.langerhans.forearm",
    "Langerhans cells per skin area, forearm",
    "1/mm2",
    LogNormal { median: 640.0, sigma: 0.3 },
    Evidence(&["skin.cell.langerhans.limbs", "skin.cell.langerhans.breast_stereology"]),
    "Methods differ: stereology reads 1.4 times more; the width covers it.",
);

/// Fibroblasts of the papillary dermis.
pub static FIBROBLASTS_PAPILLARY: Parameter = skin(
    "cell.fibroblast.papillary",
    "fibroblasts per volume of papillary dermis",
    "1/mm3",
    LogUniform { low: 3440.0, high: 100_000.0 },
    Evidence(&["skin.cell.fibroblast_density.mid_dermis", "skin.cell.fibroblast_density.papillary"]),
    "The high end is a suspicious row thirty times the mid dermis; the low end that mid dermis.",
);

/// Fibroblasts of the reticular dermis.
pub static FIBROBLASTS_RETICULAR: Parameter = skin(
    "cell.fibroblast.reticular",
    "fibroblasts per volume of reticular dermis",
    "1/mm3",
    Normal { mean: 3440.0, sd: 700.0, positive: true },
    Evidence(&["skin.cell.fibroblast_density.mid_dermis"]),
    "Few vesicles come this deep.",
);

/// Macrophages per area of section.
pub static MACROPHAGES_SECTION: Parameter = skin(
    "cell.macrophage.section",
    "macrophages per area of a tissue section, dermis",
    "1/mm2",
    LogUniform { low: 57.3, high: 107.8 },
    Evidence(&["skin.cell.cd68_section.sun_exposed", "skin.cell.cd68_section.sun_protected"]),
    "Divided by `cell.section_depth` to give a density. Injured skin draws in more; that is a later model.",
);

/// Mast cells of the papillary dermis.
pub static MAST_PAPILLARY: Parameter = skin(
    "cell.mast.papillary",
    "mast cells per volume of papillary dermis",
    "1/mm3",
    LogUniform { low: 11_900.0, high: 13_000.0 },
    Evidence(&["skin.cell.mast_density.papillary_v_neck", "skin.cell.mast_density.papillary_thigh"]),
    "The source divided by the section's thickness alone: rather too high.",
);

/// Mast cells per area of section.
pub static MAST_SECTION: Parameter = skin(
    "cell.mast.section",
    "mast cells per area of a tissue section, dermis",
    "1/mm2",
    LogUniform { low: 43.8, high: 133.8 },
    Evidence(&[
        "skin.cell.mast_per_section_area.trunk",
        "skin.cell.mast_per_section_area.upper_arm",
        "skin.cell.mast_per_section_area.forearm",
    ]),
    "Divided by `cell.section_depth` to give a density; no facial value.",
);

/// Depth from which a section shows cells.
pub static SECTION_DEPTH: Parameter = skin(
    "cell.section_depth",
    "depth of tissue whose cells show in one section",
    "um",
    Uniform { low: 8.0, high: 16.0 },
    Assumed("a section of 4-6 um plus the diameter of the nucleus or cell that it cuts, 4-10 um"),
    "Turns counts per area of section into counts per volume.",
);

/// Age for which the rows are taken to hold.
pub static AGE_OF_ROWS: Parameter = skin(
    "cell.age_of_rows",
    "age for which densities without an age are taken to hold",
    "y",
    Fixed(40.0),
    Assumed("the series are of adults without an age; their middle"),
    "Age factors are 1 here.",
);

/// Melanocytes after 65.
pub static MELANOCYTES_OLD: Parameter = skin(
    "cell.melanocyte.old",
    "melanocytes after 65 years over those before 50",
    "share",
    Fixed(0.68),
    Evidence(&["skin.cell.melanocyte_per_basal_kc.age_over65"]),
    "1:8.5 against 1:5.8 per basal keratinocyte; linear between 50 and 65 years.",
);

/// Langerhans cells in old age.
pub static LANGERHANS_OLD: Parameter = skin(
    "cell.langerhans.old",
    "Langerhans cells at 80-89 years over those at 20-29",
    "ratio",
    Fixed(0.43),
    Evidence(&["skin.cell.langerhans.chest_80s", "skin.cell.langerhans.chest_20s"]),
    "Linear between 25 and 85 years.",
);

/// Macrophages in old age.
pub static MACROPHAGES_OLD: Parameter = skin(
    "cell.macrophage.old",
    "macrophages from 75 years over those up to 30",
    "ratio",
    LogUniform { low: 1.0, high: 1.44 },
    Evidence(&["skin.cell.macrophage_age_gain", "skin.cell.cd68_section.sun_exposed"]),
    "One study sees 44 % more, another no change. Linear between 30 and 75 years.",
);

/// Mast cells in old age.
pub static MAST_OLD: Parameter = skin(
    "cell.mast.old",
    "mast cells from 75 years over those up to 30",
    "ratio",
    Fixed(1.4),
    Evidence(&["skin.cell.mast_age_gain"]),
    "Linear between 30 and 75 years.",
);

/// Ages between which melanocytes fall, years: the limits of the row's groups.
pub const MELANOCYTE_AGES: (f64, f64) = (50.0, 65.0);
/// Ages between which Langerhans cells fall, years: the middles of the rows' decades.
pub const LANGERHANS_AGES: (f64, f64) = (25.0, 85.0);
/// Ages between which dermal immune cells rise, years: the limits of the row's groups.
pub const IMMUNE_AGES: (f64, f64) = (30.0, 75.0);
