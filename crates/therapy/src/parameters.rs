//! Parameters of film, channel, tissue and uptake: MODEL of the first 48 hours, each number declared once.

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

/// D0 at 25 °C.
pub static DIFFUSIVITY_25C: Parameter = declare(
    "vesicle.diffusivity_25c",
    "free diffusivity of a 100 nm vesicle in water at 25 C",
    "um2/s",
    Fixed(4.9),
    Evidence(&["diffusion.particle.water_25c_100nm"]),
    Film,
    "With the 37 C row it gives the film's diffusivity at skin temperature by Arrhenius interpolation.",
);

/// D0 at 37 °C.
pub static DIFFUSIVITY_37C: Parameter = declare(
    "vesicle.diffusivity_37c",
    "free diffusivity of a 100 nm vesicle in water at 37 C",
    "um2/s",
    Fixed(6.6),
    Evidence(&["diffusion.particle.water_37c_100nm"]),
    Channel,
    "Scales as one over the diameter (Stokes-Einstein). Entry by diffusion goes with its square root.",
);

/// Film temperature.
pub static FILM_TEMPERATURE: Parameter = declare(
    "film.temperature",
    "temperature of the film on the skin",
    "C",
    Fixed(32.0),
    Evidence(&["thermal.skin_surface_temperature"]),
    Film,
    "Sets the viscosity in the film only; the channel is at body temperature.",
);

/// Drying.
pub static DRYING_TIME: Parameter = declare(
    "film.drying_time_40um",
    "drying time of 40 um of watery film",
    "min",
    LogUniform { low: 2.5, high: 15.0 },
    Evidence(&["film.drying_time.water_10um", "film.evaporation.free_water_face"]),
    Film,
    "Four times the row for 10 um, widened for solutes and draughts; in proportion to thickness. A humectant \
     (product field) sets its own time.",
);

/// Thickness at which the film breaks.
pub static FILM_BREAKS_AT: Parameter = declare(
    "film.breaks_at",
    "thickness at which the film breaks into furrows and residue",
    "um",
    LogUniform { low: 2.0, high: 20.0 },
    Assumed("furrows hold up to 20 um as a mean film [film.skin_void_volume]; solids leave a gel of a few um"),
    Film,
    "Concentration goes as one over thickness, so the last layer decides how steep the end is: there is no limit \
     without this number.",
);

/// Start of a channel.
pub static CHANNEL_START: Parameter = declare(
    "channel.start",
    "which channels are full of blood at application (position in the procedure's share)",
    "1",
    Uniform { low: 0.0, high: 1.0 },
    Assumed("below the procedure's blood-filled share the draw's channels are full, above it empty"),
    Channel,
    "An empty channel drinks its capacity at once; a full one only exchanges by diffusion: about three-fold.",
);

/// Outflow.
pub static OUTFLOW: Parameter = declare(
    "channel.outflow",
    "fluid through the mouth of one open channel before the plug",
    "nL/min",
    LogUniform { low: 0.001, high: 0.2 },
    Assumed(
        "never measured in resting skin; 1 nL/min for 48 h would be 220 mL per face, 0.01 already cancels diffusion",
    ),
    Channel,
    "The strongest single input: Peclet 1 at 0.01 nL/min for 150 um. The run reports the fluid it implies.",
);

/// Direction of the flow.
pub static FLOW_DIRECTION: Parameter = declare(
    "channel.flow_direction",
    "direction of the channel's flow: below 0.2 inward",
    "1",
    Uniform { low: 0.0, high: 1.0 },
    Assumed(
        "interstitial pressure is slightly negative [isf.pressure.subcutis_pig] but a wound weeps: a fifth of the \
             weight inward",
    ),
    Channel,
    "Inward flow draws film into the channel and through its wall, which filters the vesicles.",
);

/// Share of draws with inward flow.
pub static INWARD_SHARE: Parameter = declare(
    "channel.inward_share",
    "chance that the flow goes inward",
    "1",
    Fixed(0.2),
    Assumed("a fifth of the weight, see channel.flow_direction"),
    Channel,
    "Splits channel.flow_direction.",
);

/// Plug time.
pub static PLUG_TIME: Parameter = declare(
    "channel.plug_time",
    "time from injury to the plug",
    "min",
    LogNormal { median: 15.0, sigma: 1.157 },
    Assumed(
        "90 % between 2 and 90 min; fibrin plugs form within 90 min in pig laser channels \
             [injury.afl.fibrin_plug_onset]",
    ),
    Channel,
    "The plug that blocks also stops the outflow, so that delay need not cost anything.",
);

/// Hindrance.
pub static PLUG_HINDRANCE: Parameter = declare(
    "channel.plug_hindrance",
    "what the plug divides diffusivity and flow by",
    "1",
    LogUniform { low: 1.0, high: 10.0 },
    Assumed(
        "fibrin slows dextran two- to three-fold when its density rises [diffusion.hindrance.fibrin_density]; \
             nothing is known for vesicles",
    ),
    Channel,
    "Slows entry and outflow alike.",
);

/// Binding in the plug.
pub static PLUG_BINDING: Parameter = declare(
    "channel.plug_binding",
    "bound over free vesicles in the plug, in local equilibrium",
    "1",
    LogUniform { low: 0.1, high: 30.0 },
    Assumed("vesicles bind heparin and fibrin; no constant is known"),
    Channel,
    "Extra capacity of the channel that is shed with the crust.",
);

/// Decay of the flow.
pub static FLOW_DECAY: Parameter = declare(
    "channel.flow_decay",
    "time for the flow through the plug to fall to 1/e",
    "h",
    Fixed(1.0),
    Assumed("exudation of a needle track ends within hours; no measurement"),
    Channel,
    "Sets how long vesicles are washed back after the plug.",
);

/// Accessible share.
pub static ACCESSIBLE: Parameter = declare(
    "tissue.accessible_share",
    "share of tissue volume open to a 100 nm vesicle",
    "1",
    LogUniform { low: 0.02, high: 0.3 },
    Assumed(
        "liposomes reach 0.17 of a spheroid's centre [diffusion.liposome.spheroid_accessible_porosity]; dermis \
             excludes dextran from 3.8 mL per g collagen",
    ),
    Skin,
    "Partition at every wall, in both directions.",
);

/// Pore size.
pub static PORE: Parameter = declare(
    "tissue.pore_diameter",
    "pore diameter of the tissue",
    "nm",
    LogUniform { low: 150.0, high: 1000.0 },
    Assumed("adventitia admits 100 nm [isf.accessible_size.adventitia]; lymph drainage stops near 100 nm"),
    Skin,
    "Scales the accessible share with size as (1 - d/pore)^2, relative to 100 nm.",
);

/// Diffusivity in living tissue.
pub static TISSUE_DIFFUSIVITY: Parameter = declare(
    "tissue.diffusivity",
    "diffusivity of a 100 nm vesicle in living epidermis and papillary dermis",
    "um2/s",
    LogUniform { low: 0.05, high: 2.0 },
    Assumed(
        "between liposomes in spheroids, 0.15 [diffusion.liposome.spheroid], and dextran in skin, 1-20 \
             [diffusion.dextran.human_skin_dermis]",
    ),
    Skin,
    "With uptake by contact it decides little.",
);

/// Chance that the reticular dermis is shut.
pub static RETICULAR_DIFFUSIVITY: Parameter = declare(
    "tissue.reticular_diffusivity",
    "diffusivity of a 100 nm vesicle in reticular dermis",
    "um2/s",
    ZeroOrLogUniform { zero: 0.5, low: 1e-3, high: 0.3 },
    Assumed("dense collagen excludes such particles [isf.collagen_excluded_volume.human_dermis]: half the weight at 0"),
    Skin,
    "Depth below the channel's floor.",
);

/// Diffusivity in coagulated tissue.
pub static COAGULATED_DIFFUSIVITY: Parameter = declare(
    "tissue.coagulated_diffusivity",
    "diffusivity of a 100 nm vesicle in coagulated tissue",
    "um2/s",
    LogUniform { low: 1e-3, high: 0.3 },
    Assumed("heat-denatured collagen is denser than living tissue; no measurement"),
    Skin,
    "Decides delivery through RF and laser channels.",
);

/// Binding in tissue.
pub static BIND: Parameter = declare(
    "tissue.bind",
    "binding to matrix",
    "1/s",
    LogUniform { low: 1e-5, high: 1e-3 },
    Assumed("vesicles bind heparan sulphate [binding.ev.heparin_beads_eluted]; no rate is known"),
    Skin,
    "Delays and holds; matters little beside uptake.",
);

/// Release.
pub static RELEASE: Parameter = declare(
    "tissue.release",
    "release from matrix",
    "1/s",
    Fixed(1e-4),
    Assumed("hours, see tissue.bind"),
    Skin,
    "With tissue.bind it sets the bound share.",
);

/// Degradation.
pub static DEGRADE: Parameter = declare(
    "tissue.degrade",
    "degradation in channel and tissue, free and bound",
    "1/s",
    LogUniform { low: 1e-6, high: 1e-4 },
    Assumed("from days to hours; no measurement in skin"),
    Skin,
    "Competes with uptake where uptake is slow.",
);

/// Lymph.
pub static LYMPH: Parameter = declare(
    "tissue.lymph",
    "loss from the dermis to lymph",
    "1/s",
    LogUniform { low: 1e-7, high: 1e-5 },
    Assumed("100 nm particles hardly drain [isf.np_node_drainage.100nm]"),
    Skin,
    "Matters only where nothing takes vesicles up.",
);

/// Uptake by keratinocytes.
pub static UPTAKE_EPIDERMIS: Parameter = declare(
    "uptake.keratinocyte",
    "volume a keratinocyte, melanocyte or Langerhans cell clears of vesicles",
    "um3/s",
    LogUniform { low: 0.1, high: 50.0 },
    Assumed(
        "polymer particles: 0.17 um3/s per HeLa, 1.2 per macrophage [uptake.np.clearance_per_cell_150nm_hela]; \
             vesicles on skin cells unmeasured",
    ),
    Skin,
    "Above about 3 diffusion to the wall limits, so the lower end decides.",
);

/// Uptake by fibroblasts.
pub static UPTAKE_FIBROBLAST: Parameter = declare(
    "uptake.fibroblast",
    "volume a fibroblast clears of vesicles",
    "um3/s",
    LogUniform { low: 0.1, high: 50.0 },
    Assumed("as for keratinocytes; fibroblasts are tested at 20-2e5 vesicles per cell without a rate"),
    Skin,
    "Uptake below the junction.",
);

/// Uptake by phagocytes.
pub static UPTAKE_PHAGOCYTE: Parameter = declare(
    "uptake.phagocyte",
    "volume a resident macrophage or mast cell clears of vesicles",
    "um3/s",
    LogUniform { low: 0.1, high: 50.0 },
    Assumed(
        "macrophages take up several times more than epithelial cells [uptake.np.clearance_per_cell_150nm_raw264]; \
             same range",
    ),
    Skin,
    "A share of what reaches the dermis never reaches a fibroblast.",
);

/// Cell radius.
pub static CELL_RADIUS: Parameter = declare(
    "uptake.cell_radius",
    "radius of a living cell",
    "um",
    LogUniform { low: 4.0, high: 9.0 },
    Assumed("a fibroblast of 2157 fL is a sphere of 8 um [skin.cell.fibroblast_mass]; basal keratinocytes are smaller"),
    Skin,
    "Caps uptake at 4 pi D a: what diffusion can bring to a sphere.",
);

/// Capacity.
pub static CAPACITY: Parameter = declare(
    "uptake.capacity",
    "vesicles a cell can take before it is full",
    "1/cell",
    LogUniform { low: 10.0, high: 1e5 },
    Assumed("polymer particles stop at 2-570 per cell [uptake.np.capacity_150nm_hela]; dishes go to 1e4-1e5 contacts"),
    Skin,
    "Only cells at the mouths come near it; above a tenth of it uptake is U/(1 + n/capacity).",
);

/// Every parameter of this crate.
pub static OWN: &[&Parameter] = &[
    &DIFFUSIVITY_25C,
    &DIFFUSIVITY_37C,
    &FILM_TEMPERATURE,
    &DRYING_TIME,
    &FILM_BREAKS_AT,
    &CHANNEL_START,
    &OUTFLOW,
    &FLOW_DIRECTION,
    &INWARD_SHARE,
    &PLUG_TIME,
    &PLUG_HINDRANCE,
    &PLUG_BINDING,
    &FLOW_DECAY,
    &ACCESSIBLE,
    &PORE,
    &TISSUE_DIFFUSIVITY,
    &RETICULAR_DIFFUSIVITY,
    &COAGULATED_DIFFUSIVITY,
    &BIND,
    &RELEASE,
    &DEGRADE,
    &LYMPH,
    &UPTAKE_EPIDERMIS,
    &UPTAKE_FIBROBLAST,
    &UPTAKE_PHAGOCYTE,
    &CELL_RADIUS,
    &CAPACITY,
];

/// Which way of acting a sample draws.
pub static HYPOTHESIS: Parameter = Parameter {
    id: "response.hypothesis",
    name: "which hypothesis of how vesicles act is drawn",
    unit: "1",
    prior: Uniform { low: 0.0, high: 1.0 },
    origin: Assumed("weights of the hypotheses, assumed; nobody has settled how a vesicle acts"),
    group: Group::Response,
    doc: "A place on the weights of the hypotheses laid end to end; results are shown per hypothesis too.",
};

/// Diameter of a protein that diffuses by itself.
pub static FACTOR_DIAMETER: Parameter = Parameter {
    id: "response.factor_diameter",
    name: "diameter of a free factor",
    unit: "um",
    prior: Fixed(0.006),
    origin: Assumed("growth factors of 6 to 45 kDa have Stokes diameters of 3 to 6 nm, general knowledge"),
    group: Group::Response,
    doc: "Free factors go through the same transport as vesicles, at this size.",
};

/// Every parameter of the model, from the vial to the cell.
pub fn all() -> Vec<&'static Parameter> {
    let vial = exoskin_vial::parameters::ALL.iter();
    let skin = exoskin_skin::parameters::ALL.iter();
    let blood = exoskin_blood::parameters::ALL.iter();
    let delivery = crate::delivery::parameters::ALL.iter().chain(crate::heat::parameters::ALL);
    let response = [&HYPOTHESIS, &FACTOR_DIAMETER].into_iter().chain(crate::readouts::parameters::ALL.iter().copied());
    vial.chain(blood)
        .chain(skin)
        .chain(OWN)
        .chain(delivery)
        .chain(crate::effect::parameters::ALL)
        .copied()
        .chain(response)
        .collect()
}
