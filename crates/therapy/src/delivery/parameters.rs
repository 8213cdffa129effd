//! Numbers of bared surfaces, depots, ointments and a thinned stratum corneum, each declared once.

use exoskin_evidence::{Group, Group::*, Origin, Origin::*, Parameter, Prior, Prior::*};

const fn declare(
    id: &'static str,
    name: &'static str,
    unit: &'static str,
    prior: Prior,
    origin: Origin,
    group: Group,
    doc: &'static str,
) -> Parameter {
    Parameter { id, name, unit, prior, origin, group, doc }
}

/// Thickness of what lies on a bared surface.
pub static WOUND_LAYER: Parameter = declare(
    "wound.layer",
    "thickness of fluid and fibrin between a film and a bared surface",
    "um",
    LogUniform { low: 5.0, high: 100.0 },
    Assumed("a bed that glistens up to a visible crust; never measured"),
    Channel,
    "What a vesicle must cross before it touches tissue; becomes the crust.",
);

/// Exudate of a bared surface.
pub static WOUND_EXUDATE: Parameter = declare(
    "wound.exudate",
    "fluid that a bared surface gives off before the crust",
    "uL/cm2/min",
    LogUniform { low: 0.002, high: 0.5 },
    Assumed(
        "no row; above a tenth of the range a face would lose more than a hundred millilitres in 48 h at that speed, \
         below the range less than whole skin evaporates [film.insensible_loss.limb_trunk]",
    ),
    Channel,
    "Per area here, as channel.outflow is per channel: it washes vesicles back.",
);

/// Decay of the exudate.
pub static WOUND_EXUDATE_DECAY: Parameter = declare(
    "wound.exudate_decay",
    "time for the exudate through the crust to fall to 1/e",
    "h",
    LogUniform { low: 3.0, high: 48.0 },
    Assumed("bared surfaces weep for hours to days; no row"),
    Channel,
    "Sets how long vesicles are washed back after the crust.",
);

/// Liquid in a depot.
pub static DEPOT_LIQUID: Parameter = declare(
    "depot.liquid_share",
    "share of a depot's volume that is injected liquid",
    "share",
    LogUniform { low: 0.15, high: 0.8 },
    Assumed("a weal is tissue pushed apart by liquid: between a little more than its own fluid and almost all liquid"),
    Skin,
    "An injected volume fills itself over this share of tissue.",
);

/// Diffusivity in a depot.
pub static DEPOT_DIFFUSIVITY: Parameter = declare(
    "depot.diffusivity_ratio",
    "diffusivity of a vesicle in a depot over that in water",
    "1",
    LogUniform { low: 1e-3, high: 0.5 },
    Assumed(
        "pressure opens clefts in dermis that a vesicle could not enter by itself; from living tissue \
         [diffusion.liposome.spheroid] to half of free",
    ),
    Skin,
    "Brings vesicles to the cells between the clefts.",
);

/// Diffusivity in an ointment.
pub static OINTMENT_DIFFUSIVITY: Parameter = declare(
    "film.ointment_diffusivity",
    "diffusivity of a 100 nm vesicle in petrolatum at skin temperature",
    "um2/s",
    LogUniform { low: 1e-7, high: 1e-3 },
    Assumed("petrolatum creeps like a solid for hours [film.petrolatum_linear_stress]: vesicles hardly move in it"),
    Film,
    "Only what lies within a micrometre or so of the skin comes out; rubbing brings new ointment there.",
);

/// Trace through a thinned stratum corneum.
pub static TRACE_GAIN: Parameter = declare(
    "barrier.trace_gain_thinned",
    "how many times more passes a stratum corneum that lost layers",
    "1",
    LogUniform { low: 1.0, high: 30.0 },
    Assumed("never measured for vesicles; gains of small molecules through treated skin are no evidence"),
    Skin,
    "Multiplies the measured trace of intact skin.",
);

/// Every parameter of this module.
pub static ALL: &[&Parameter] = &[
    &WOUND_LAYER,
    &WOUND_EXUDATE,
    &WOUND_EXUDATE_DECAY,
    &DEPOT_LIQUID,
    &DEPOT_DIFFUSIVITY,
    &OINTMENT_DIFFUSIVITY,
    &TRACE_GAIN,
];
