//! The readouts themselves: one entry each, and that is all a new one needs here.

use exoskin_quantity::unit::{MM_UM, PERCENT};
use exoskin_skin::Condition::{AcneScar, AndrogeneticAlopecia, ChronicWound, DarkSpots, Healthy, Melasma, Wrinkles};

use super::definitions::{
    Better::{Less, More, Neither},
    Bounds::{Percent, Positive, Ten},
    Definition, Group,
    Pace::{Days, Hours, Months},
    Seeker,
    Shown::{Always, Haired, On, Wounded},
    Words,
};
use super::{Link, parameters as p};

const WOUND: Group = Group { title: "The wound", place: 0 };
const FIRST_DAYS: Group = Group { title: "The first days", place: 1 };
const MATRIX: Group = Group { title: "Matrix and vessels", place: 2 };
const SCAR: Group = Group { title: "Scar, wrinkle, pigment", place: 3 };
const HAIR: Group = Group { title: "Hair", place: 4 };

const MINUTE: f64 = 1.0 / 1440.0; // number: a conversion of units
/// The last day that was followed.
const LAST: f64 = f64::INFINITY;
const AT_THE_END: &[f64] = &[LAST];
const DAY_1: &[f64] = &[1.0];
const DAY_4_AND_END: &[f64] = &[4.0, LAST];
const WEEK_1: &[f64] = &[7.0]; // number: a day on which people look
const CLOSING_DAYS: &[f64] = &[4.0, 7.0]; // number: days on which people look
const FIVE_MINUTES: &[f64] = &[5.0 * MINUTE]; // number: a moment at which people look
const FIRST_MINUTES: &[f64] = &[3.0 * MINUTE, 5.0 * MINUTE, 15.0 * MINUTE]; // number: moments at which people look

/// mm³ per cm² in a um of missing skin.
const MM3_PER_CM2_PER_UM: f64 = 0.1; // number: a conversion of units

/// A departure from rest, in percent of rest.
fn of_rest(departure: f64) -> f64 {
    PERCENT * (1.0 + departure)
}

/// What an entry may leave out.
const PLAIN: Definition = Definition {
    key: "",
    seen: |_, _| f64::NAN,
    from: "",
    shown: Always,
    title: "",
    unit: "",
    human_data: false,
    bounds: Positive,
    discrepancy: &p::D_ERYTHEMA,
    words: Words { name: "", meaning: "", patient: "" },
    better: Neither,
    less_is_better_for: &[],
    pace: Months,
    place: (WOUND, 0),
    days: AT_THE_END,
    days_bared: &[],
    sought: &[],
};

/// All readouts, in the order of the files.
pub(super) static DEFINITIONS: &[Definition] = &[
    Definition {
        key: "temperature",
        seen: |link, seen| seen.surface_c + link.warm(seen.skin),
        from: "heat through film and skin, and the warmth of red skin",
        title: "Skin temperature",
        unit: "C",
        human_data: true,
        bounds: Positive,
        discrepancy: &p::D_TEMPERATURE,
        words: Words { name: "skin temperature", meaning: "at the surface", patient: "the skin temperature" },
        better: Neither,
        pace: Hours,
        place: (FIRST_DAYS, 0),
        days: FIRST_MINUTES,
        sought: &[(Seeker::HotOrCold, 0)],
        ..PLAIN
    },
    Definition {
        key: "burning",
        seen: Link::burning,
        from: "how sore the skin is (flare of the first hours, open surface) times its warmth; saturates",
        title: "Burning",
        unit: "0-10",
        human_data: false,
        bounds: Ten,
        discrepancy: &p::D_BURNING,
        words: Words { name: "burning", meaning: "0 none, 10 worst imaginable", patient: "the burning" },
        better: Less,
        pace: Hours,
        place: (FIRST_DAYS, 1),
        days: FIVE_MINUTES,
        sought: &[(Seeker::HotOrCold, 1)],
        ..PLAIN
    },
    Definition {
        key: "erythema",
        seen: |link, seen| of_rest(link.redness(seen.skin)),
        from: "blood in widened and new vessels and outside them; saturates",
        title: "Redness (erythema index)",
        unit: "% of own baseline",
        human_data: true,
        bounds: Positive,
        discrepancy: &p::D_ERYTHEMA,
        words: Words { name: "redness", meaning: "erythema index of an instrument", patient: "the redness" },
        better: Less,
        pace: Days,
        place: (FIRST_DAYS, 2),
        days: DAY_1,
        sought: &[(Seeker::With(Healthy), 0), (Seeker::Bared, 1), (Seeker::HotOrCold, 2)],
        ..PLAIN
    },
    Definition {
        key: "tewl",
        // What an open wound loses does not depend on what this person's intact skin loses.
        seen: |link, seen| link.water_loss * (link.person_over_mean + seen.skin.water_loss),
        from: "barrier and open surface",
        title: "Water loss (TEWL)",
        unit: "g/m2/h",
        human_data: true,
        bounds: Positive,
        discrepancy: &p::D_TEWL,
        words: Words { name: "water loss", meaning: "water that passes the barrier (TEWL)", patient: "the water loss" },
        better: Less,
        pace: Days,
        place: (FIRST_DAYS, 3),
        days: DAY_1,
        days_bared: WEEK_1,
        sought: &[(Seeker::Bared, 2)],
        ..PLAIN
    },
    Definition {
        key: "closure",
        seen: |_, seen| PERCENT * (1.0 - seen.skin.open_share),
        from: "open radius of channels and wounds",
        shown: Wounded,
        title: "Wounded surface closed",
        unit: "%",
        human_data: true,
        bounds: Percent,
        discrepancy: &p::D_CLOSURE,
        words: Words {
            name: "closure",
            meaning: "wounded area under new epidermis",
            patient: "the closed part of the wound",
        },
        better: More,
        pace: Days,
        place: (FIRST_DAYS, 4),
        days: DAY_1,
        days_bared: CLOSING_DAYS,
        sought: &[(Seeker::Bared, 0), (Seeker::With(ChronicWound), 1)],
        ..PLAIN
    },
    Definition {
        key: "wound_area",
        seen: |_, seen| PERCENT * (1.0 - seen.skin.lesion.wound_closed),
        from: "closure of the chronic wound",
        shown: On(ChronicWound),
        title: "Open wound",
        unit: "% of its start",
        human_data: true,
        bounds: Percent,
        discrepancy: &p::D_WOUND_AREA,
        words: Words {
            name: "what is left of the open wound",
            meaning: "what is left of the open wound",
            patient: "the wound area",
        },
        better: Less,
        pace: Months,
        place: (WOUND, 0),
        days: DAY_4_AND_END,
        sought: &[(Seeker::With(ChronicWound), 0)],
        ..PLAIN
    },
    Definition {
        key: "inflammation",
        seen: |_, seen| 1.0 + seen.skin.neutrophils + seen.skin.m1 + seen.skin.m2,
        from: "neutrophils and macrophages",
        title: "Inflammatory cells",
        unit: "x resting macrophages",
        human_data: false,
        bounds: Positive,
        discrepancy: &p::D_INFLAMMATION,
        words: Words { name: "inflammation", meaning: "macrophages that drive it", patient: "the inflammation" },
        better: Less,
        pace: Days,
        place: (FIRST_DAYS, 6),
        days: DAY_1,
        ..PLAIN
    },
    Definition {
        key: "vessels",
        seen: |_, seen| of_rest(seen.skin.vessels),
        from: "density of vessels",
        title: "Vessel density",
        unit: "% of rest",
        human_data: false,
        bounds: Positive,
        discrepancy: &p::D_VESSELS,
        words: Words { name: "vessels", meaning: "small blood vessels", patient: "the vessels" },
        better: Neither,
        pace: Months,
        place: (MATRIX, 4),
        days: AT_THE_END,
        ..PLAIN
    },
    Definition {
        key: "collagen_3",
        seen: |_, seen| of_rest(seen.skin.collagen3),
        from: "collagen III of the upper dermis",
        title: "Collagen III",
        unit: "% of rest",
        human_data: true,
        bounds: Positive,
        discrepancy: &p::D_COLLAGEN3,
        words: Words {
            name: "young collagen (III)",
            meaning: "the first collagen to be laid down",
            patient: "the young collagen (III)",
        },
        better: Neither,
        pace: Months,
        place: (MATRIX, 0),
        days: AT_THE_END,
        ..PLAIN
    },
    Definition {
        key: "collagen_1",
        seen: |_, seen| of_rest(seen.skin.collagen1),
        from: "new and mature collagen together",
        title: "Collagen I",
        unit: "% of rest",
        human_data: true,
        bounds: Positive,
        discrepancy: &p::D_COLLAGEN1,
        words: Words {
            name: "lasting collagen (I)",
            meaning: "what gives the dermis its strength",
            patient: "the lasting collagen (I)",
        },
        better: More,
        pace: Months,
        place: (MATRIX, 1),
        days: AT_THE_END,
        sought: &[(Seeker::With(Healthy), 1), (Seeker::With(AcneScar), 2), (Seeker::With(Wrinkles), 1)],
        ..PLAIN
    },
    Definition {
        key: "elastin",
        seen: |_, seen| of_rest(seen.skin.elastin),
        from: "elastin of the upper dermis",
        title: "Elastin",
        unit: "% of rest",
        human_data: false,
        bounds: Positive,
        discrepancy: &p::D_ELASTIN,
        words: Words { name: "elastin", meaning: "lets skin spring back", patient: "the elastin" },
        better: More,
        pace: Months,
        place: (MATRIX, 2),
        days: AT_THE_END,
        sought: &[(Seeker::With(Wrinkles), 2)],
        ..PLAIN
    },
    Definition {
        key: "dermal_thickness",
        seen: |link, seen| (link.dermis_um + seen.skin.dermis_um) / MM_UM,
        from: "the dermis of the site, and what it has gained",
        title: "Dermal thickness",
        unit: "mm",
        human_data: false,
        bounds: Positive,
        discrepancy: &p::D_DERMIS,
        words: Words {
            name: "as measured by ultrasound",
            meaning: "as ultrasound sees it",
            patient: "the dermal thickness",
        },
        better: More,
        pace: Months,
        place: (MATRIX, 3),
        days: AT_THE_END,
        sought: &[(Seeker::With(Healthy), 2)],
        ..PLAIN
    },
    Definition {
        key: "epidermis",
        seen: |_, seen| of_rest(seen.skin.epidermis),
        from: "thickness of the living epidermis",
        title: "Living epidermis, thickness",
        unit: "% of rest",
        human_data: false,
        bounds: Positive,
        discrepancy: &p::D_EPIDERMIS,
        words: Words { name: "living epidermis", meaning: "its thickness", patient: "the living epidermis" },
        better: Neither,
        pace: Days,
        place: (FIRST_DAYS, 5),
        days: DAY_1,
        days_bared: WEEK_1,
        ..PLAIN
    },
    Definition {
        key: "scar_depth",
        seen: |_, seen| seen.skin.lesion.scar_depth_um,
        from: "the lesion of the condition",
        shown: On(AcneScar),
        title: "Scar depth",
        unit: "um",
        human_data: false,
        bounds: Positive,
        discrepancy: &p::D_SCAR_DEPTH,
        words: Words { name: "scar depth", meaning: "below the skin around it", patient: "the scar depth" },
        better: Less,
        pace: Months,
        place: (SCAR, 0),
        days: AT_THE_END,
        sought: &[(Seeker::With(AcneScar), 1)],
        ..PLAIN
    },
    Definition {
        key: "scar_volume",
        seen: |_, seen| seen.skin.lesion.scar_volume_um * MM3_PER_CM2_PER_UM,
        from: "the lesion of the condition",
        shown: On(AcneScar),
        title: "Scar volume",
        unit: "mm3/cm2",
        human_data: false,
        bounds: Positive,
        discrepancy: &p::D_SCAR_VOLUME,
        words: Words {
            name: "volume missing per cm²",
            meaning: "what is missing under each cm²",
            patient: "the scar volume",
        },
        better: Less,
        pace: Months,
        place: (SCAR, 1),
        days: AT_THE_END,
        sought: &[(Seeker::With(AcneScar), 0)],
        ..PLAIN
    },
    Definition {
        key: "wrinkle_depth",
        seen: |_, seen| seen.skin.lesion.wrinkle_depth_um,
        from: "the lesion of the condition",
        shown: On(Wrinkles),
        title: "Wrinkle depth",
        unit: "um",
        human_data: false,
        bounds: Positive,
        discrepancy: &p::D_WRINKLE,
        words: Words { name: "wrinkle depth", meaning: "", patient: "the wrinkle depth" },
        better: Less,
        pace: Months,
        place: (SCAR, 2),
        days: AT_THE_END,
        sought: &[(Seeker::With(Wrinkles), 0)],
        ..PLAIN
    },
    Definition {
        key: "melanin",
        seen: |link, seen| of_rest(link.melanin(seen.skin)) / (1.0 + seen.start.pigment),
        from: "basal, upper and dermal melanin, and the lesion",
        title: "Melanin index",
        unit: "% of own baseline",
        human_data: false,
        bounds: Positive,
        discrepancy: &p::D_MELANIN,
        words: Words { name: "pigment", meaning: "melanin index of an instrument", patient: "the pigment" },
        better: Neither,
        less_is_better_for: &[DarkSpots, Melasma],
        pace: Months,
        place: (SCAR, 3),
        days: AT_THE_END,
        sought: &[(Seeker::With(DarkSpots), 0), (Seeker::With(Melasma), 0)],
        ..PLAIN
    },
    Definition {
        key: "dark_spot_risk",
        seen: |_, seen| PERCENT * seen.skin.dark_spot_risk,
        from: "inflammation and phototype",
        title: "Chance of a dark spot",
        unit: "%",
        human_data: true,
        bounds: Percent,
        discrepancy: &p::D_DARK_SPOT,
        words: Words {
            name: "risk of dark spots",
            meaning: "pigment left by the injury itself",
            patient: "the risk of dark spots",
        },
        better: Less,
        pace: Months,
        place: (SCAR, 4),
        days: AT_THE_END,
        sought: &[(Seeker::With(DarkSpots), 1), (Seeker::With(Melasma), 1)],
        ..PLAIN
    },
    Definition {
        key: "hairs",
        seen: |_, seen| seen.hair.hairs_per_cm2,
        from: "the follicle cycle",
        shown: Haired,
        title: "Hairs counted",
        unit: "1/cm2",
        human_data: true,
        bounds: Positive,
        discrepancy: &p::D_HAIRS,
        words: Words { name: "hairs", meaning: "hairs that can be counted", patient: "the number of hairs" },
        better: More,
        pace: Months,
        place: (HAIR, 0),
        days: AT_THE_END,
        sought: &[(Seeker::With(AndrogeneticAlopecia), 0)],
        ..PLAIN
    },
    Definition {
        key: "hair_diameter",
        seen: |_, seen| seen.hair.diameter_um,
        from: "the follicle cycle",
        shown: Haired,
        title: "Hair diameter",
        unit: "um",
        human_data: true,
        bounds: Positive,
        discrepancy: &p::D_HAIR_DIAMETER,
        words: Words { name: "hair diameter", meaning: "", patient: "the hair diameter" },
        better: More,
        pace: Months,
        place: (HAIR, 1),
        days: AT_THE_END,
        sought: &[(Seeker::With(AndrogeneticAlopecia), 1)],
        ..PLAIN
    },
    Definition {
        key: "anagen",
        seen: |_, seen| PERCENT * seen.hair.growing_hair_share,
        from: "the follicle cycle",
        shown: Haired,
        title: "Hairs in anagen, of those seen",
        unit: "%",
        human_data: true,
        bounds: Percent,
        discrepancy: &p::D_ANAGEN,
        words: Words {
            name: "growing hairs",
            meaning: "share of follicles in their growing phase",
            patient: "the share of growing hairs",
        },
        better: More,
        pace: Months,
        place: (HAIR, 2),
        days: AT_THE_END,
        sought: &[(Seeker::With(AndrogeneticAlopecia), 2)],
        ..PLAIN
    },
];
