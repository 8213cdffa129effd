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

/// Opening of a follicle.
pub static FOLLICLE_RADIUS: Parameter = declare(
    "follicle.radius",
    "radius of a follicle's opening",
    "um",
    LogUniform { low: 15.0, high: 75.0 },
    Assumed("no row; from little more than a vellus hair to a pore that is seen; the same prior at every site"),
    Skin,
    "With the density of follicles it decides how much of the film stands over openings.",
);

/// Depth of the infundibulum.
pub static FOLLICLE_DEPTH: Parameter = declare(
    "follicle.depth",
    "depth to which a follicle's mouth is open to vesicles (infundibulum)",
    "um",
    LogUniform { low: 100.0, high: 600.0 },
    Assumed(
        "no row; the upper part of a follicle that is millimetres long on the scalp [skin.anat.hair_follicle_length.scalp]",
    ),
    Skin,
    "Its floor is shut.",
);

/// Room in the opening.
pub static FOLLICLE_ROOM: Parameter = declare(
    "follicle.room",
    "share of a follicle's opening that hair, sebum and squames leave to vesicles",
    "share",
    LogUniform { low: 0.02, high: 0.8 },
    Assumed("from a mouth full of sebum to one with hardly a hair in it; never measured for vesicles"),
    Skin,
    "The capacity of follicles as a reservoir.",
);

/// Diffusivity in the infundibulum.
pub static FOLLICLE_DIFFUSIVITY: Parameter = declare(
    "follicle.diffusivity_ratio",
    "diffusivity of a vesicle in a follicle's mouth over that in water",
    "1",
    LogUniform { low: 1e-3, high: 1.0 },
    Assumed(
        "from sebum to water; 100 nm goes less deep than 600 nm [skin.barrier.follicle_optimum_size.pig], nothing gives a speed",
    ),
    Skin,
    "How deep vesicles come before the film is dry.",
);

/// Lined upper part.
pub static FOLLICLE_LINED: Parameter = declare(
    "follicle.lined_share",
    "upper share of a follicle's mouth that stratum corneum lines like the surface",
    "share",
    Uniform { low: 0.2, high: 0.9 },
    Assumed("the lining thins downward; no row says where it lets anything through"),
    Skin,
    "Only below it is there a wall that passes vesicles.",
);

/// Passage through the walls of follicles.
pub static FOLLICLE_TRACE: Parameter = declare(
    "follicle.trace_share",
    "share of the measured trace through intact skin that goes through the walls of follicles",
    "share",
    Uniform { low: 0.0, high: 1.0 },
    Assumed(
        "one summary says that above 40 nm all goes by follicles [skin.barrier.size_cutoff_follicle_only], its note that \
         100 nm passes nowhere; the trace itself was measured with follicles in the skin",
    ),
    Skin,
    "Sets the permeability of the wall; the rest of the trace goes through the stratum corneum.",
);

/// Retention in follicles.
pub static FOLLICLE_RETENTION: Parameter = declare(
    "follicle.retention",
    "time in which a follicle's mouth expels what it holds (to 1/e)",
    "d",
    LogUniform { low: 2.0, high: 30.0 },
    Evidence(&["skin.barrier.follicle_retention"]),
    Skin,
    "Sebum and squames carry it out; the row says for how long particles were found, of grade D, so the prior is wide.",
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
    &FOLLICLE_RADIUS,
    &FOLLICLE_DEPTH,
    &FOLLICLE_ROOM,
    &FOLLICLE_DIFFUSIVITY,
    &FOLLICLE_LINED,
    &FOLLICLE_TRACE,
    &FOLLICLE_RETENTION,
];
