//! Numbers of the heat balance, each declared once. They enter readouts only, never the transport.

use exoskin_evidence::{Group, Origin, Origin::*, Parameter, Prior, Prior::*};

const fn heat(
    id: &'static str,
    name: &'static str,
    unit: &'static str,
    prior: Prior,
    origin: Origin,
    doc: &'static str,
) -> Parameter {
    Parameter { id, name, unit, prior, origin, group: Group::Readout, doc }
}

/// Temperature at rest.
pub static REST: Parameter = heat(
    "heat.rest",
    "temperature of the skin's surface at rest",
    "C",
    Uniform { low: 31.0, high: 34.0 },
    Evidence(&["thermal.skin_surface_temperature"]),
    "32 C by convention; a face indoors is up to two degrees warmer. Every course starts from and returns to it.",
);

/// Room.
pub static ROOM: Parameter = heat(
    "heat.room",
    "temperature of the room",
    "C",
    Uniform { low: 20.0, high: 26.0 },
    Evidence(&["redness.room_effect_on_cooling"]),
    "Treatment rooms of the row were 22 and 28 C. A product that is not cold comes at this temperature.",
);

/// Convection.
pub static CONVECTION: Parameter = heat(
    "heat.convection",
    "heat that air takes from the face",
    "W/m2/K",
    LogUniform { low: 3.0, high: 10.0 },
    Evidence(&["film.convection.head_still_air", "film.convection.head_forced_prefactor"]),
    "Still air to a slow fan.",
);

/// Emissivity.
pub static EMISSIVITY: Parameter = heat(
    "heat.emissivity",
    "emissivity of skin and of water",
    "1",
    Fixed(0.97),
    Assumed("both radiate almost as black bodies in the infrared, general knowledge"),
    "Radiation to the room, made linear around rest.",
);

/// Latent heat.
pub static LATENT: Parameter = heat(
    "heat.latent",
    "latent heat of water at skin temperature",
    "kcal/L",
    Fixed(580.0),
    Evidence(&["thermal.latent_heat_evaporation"]),
    "40 um of water take 97 kJ/m2 when they dry, and 5 kJ/m2 when they warm from a refrigerator's 4 C to the skin's.",
);

/// Heat capacity of water.
pub static WATER_CAPACITY: Parameter = heat(
    "heat.water_capacity",
    "heat capacity of the product",
    "J/mL/K",
    Fixed(4.18),
    Assumed("that of water, general knowledge; an ointment holds half of it"),
    "What a cold film brings.",
);

/// Conductivity of water.
pub static WATER_CONDUCTIVITY: Parameter = heat(
    "heat.water_conductivity",
    "thermal conductivity of the product",
    "W/m/K",
    Fixed(0.6),
    Assumed("that of water, general knowledge; an ointment has a quarter of it"),
    "A film of 40 um evens out in a hundredth of a second: decides nothing.",
);

/// Epidermis.
pub static EPIDERMIS: Parameter = heat(
    "heat.epidermis",
    "thickness of skin without blood flow",
    "um",
    LogUniform { low: 40.0, high: 120.0 },
    Evidence(&["skin.anat.epidermis_thickness.face_range_cadaver"]),
    "Epidermis; shrunken in the row.",
);

/// Conductivity of the epidermis.
pub static EPIDERMIS_CONDUCTIVITY: Parameter = heat(
    "heat.epidermis_conductivity",
    "thermal conductivity of epidermis",
    "W/m/K",
    Fixed(0.21),
    Evidence(&["thermal.conductivity.epidermis"]),
    "Thin: decides little.",
);

/// Heat capacity of the epidermis.
pub static EPIDERMIS_CAPACITY: Parameter = heat(
    "heat.epidermis_capacity",
    "specific heat of epidermis",
    "J/kg/K",
    Fixed(3600.0),
    Evidence(&["thermal.heat_capacity.epidermis"]),
    "Thin: decides little.",
);

/// Conductivity of what lies below.
pub static SKIN_CONDUCTIVITY: Parameter = heat(
    "heat.skin_conductivity",
    "effective thermal conductivity of skin with its blood flow",
    "W/m/K",
    LogUniform { low: 0.29, high: 2.81 },
    Evidence(&["thermal.conductivity_effective.skin_cool", "thermal.conductivity_effective.skin_warm"]),
    "Carries the blood flow too, so no second sink is added. Flushed skin warms a film five times as fast.",
);

/// Heat capacity of what lies below.
pub static SKIN_CAPACITY: Parameter = heat(
    "heat.skin_capacity",
    "specific heat of dermis",
    "J/kg/K",
    Fixed(3224.0),
    Evidence(&["thermal.heat_capacity.dermis"]),
    "How much skin a film can cool.",
);

/// Density.
pub static DENSITY: Parameter = heat(
    "heat.density",
    "density of epidermis and dermis",
    "kg/m3",
    Uniform { low: 1050.0, high: 1200.0 },
    Evidence(&["thermal.density.dermis"]),
    "Turns specific heat into heat per volume.",
);

/// Depth of the core.
pub static CORE_DEPTH: Parameter = heat(
    "heat.core_depth",
    "depth at which the blood keeps its temperature",
    "mm",
    LogUniform { low: 4.0, high: 20.0 },
    Assumed("below skin and some fat, where vessels are large; not measured"),
    "With the conductivity it sets how hard the body warms the surface.",
);

/// Depth of a procedure's heat.
pub static HEATED_DEPTH: Parameter = heat(
    "heat.heated_depth",
    "depth over which the heat that a procedure left falls to 1/e",
    "mm",
    LogUniform { low: 0.3, high: 5.0 },
    Assumed("from the depth of the columns to that of a flush; never measured"),
    "Shallow heat is gone within a minute, deep heat takes many.",
);

/// Every parameter of this module.
pub static ALL: &[&Parameter] = &[
    &REST,
    &ROOM,
    &CONVECTION,
    &EMISSIVITY,
    &LATENT,
    &WATER_CAPACITY,
    &WATER_CONDUCTIVITY,
    &EPIDERMIS,
    &EPIDERMIS_CONDUCTIVITY,
    &EPIDERMIS_CAPACITY,
    &SKIN_CONDUCTIVITY,
    &SKIN_CAPACITY,
    &DENSITY,
    &CORE_DEPTH,
    &HEATED_DEPTH,
];
