//! From words to numbers: site, procedure and application, with one draw of every prior, become a [`Setup`].

use exoskin_evidence::{Draws, Parameter, Prior};
use exoskin_skin::injury::{Filling, Pattern};
use exoskin_skin::{Injury, Layer, Procedure, Site};

use super::flow::Flow;
use super::setup::{Barrier, Capacity, Cells, Channel, ChannelStart, Film, Fluid, Layers, Setup, Switches, Tissue};
use crate::parameters as p;
use crate::units::{
    ABSOLUTE_ZERO_C, COUNT_ENDS_S, DRYING_FILM_UM, NM_PER_UM, REFERENCE_NM, S_PER_D, S_PER_H, S_PER_MIN,
    UM3_PER_S_PER_NL_PER_MIN,
};

/// What is put on which skin, after what.
#[derive(Clone, Debug, PartialEq)]
pub struct Case {
    /// Site name.
    pub site: String,
    /// Age (years).
    pub age_years: Option<f64>,
    /// The procedure, settings applied.
    pub procedure: Procedure,
    /// Volume applied (um³).
    pub volume_um3: f64,
    /// Treated area (um²); none: the whole site.
    pub area_um2: Option<f64>,
    /// Injury to application (s).
    pub delay_s: f64,
    /// Rubbing, since application (s).
    pub rub_s: Vec<f64>,
    /// Rinsing, since application (s).
    pub rinse_s: Option<f64>,
    /// Vesicle diameter: what the product file says (um).
    pub diameter_prior_um: Prior,
    /// The diameter parameter of the vial, which the prior replaces.
    pub diameter_parameter: &'static Parameter,
    /// Time that 40 um of this product takes to dry (s), where the product says so.
    pub drying_s: Option<(f64, f64)>,
    /// Whole vesicles per um² that cells will see, for the capacity of cells; 0 leaves cells unlimited.
    pub per_um2: f64,
    /// Yardstick switches.
    pub ideal: Ideal,
}

/// What a yardstick scenario switches off.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Ideal {
    /// The mouth is held at the film's first concentration, floor and wall are closed.
    pub held_mouth: bool,
    /// The film is well mixed.
    pub mixed_film: bool,
    /// No flow in the channel.
    pub no_flow: bool,
    /// No plug.
    pub no_plug: bool,
    /// Mouths stay open.
    pub no_closing: bool,
    /// The film does not dry.
    pub no_drying: bool,
    /// Nothing takes up, degrades or drains.
    pub no_sinks: bool,
    /// Free diffusivity (um²/s) in film and channel.
    pub diffusivity: Option<f64>,
}

impl Case {
    /// Treated area (um²).
    pub fn area_um2(&self, site: &Site) -> f64 {
        self.area_um2.unwrap_or(site.area_um2)
    }

    /// The setup of one draw.
    ///
    /// # Errors
    /// An unknown site.
    pub fn setup(&self, draws: &dyn Draws) -> Result<Setup, exoskin_skin::UnknownSite> {
        let site = exoskin_skin::site(&self.site, self.age_years, draws)?;
        let injury = self.procedure.injury(draws);
        let diameter_um = draws.value_with(self.diameter_parameter, &self.diameter_prior_um);
        let size = diameter_um * NM_PER_UM / REFERENCE_NM;
        let free = draws.value(&p::DIFFUSIVITY_37C) / size;
        let mut setup = Setup {
            cell_radius_um: injury.as_ref().map_or(INTACT_RADIUS_UM, Injury::outer_radius_um),
            layers: layers(&site, injury.as_ref()),
            channel: injury.as_ref().map(|injury| channel(injury, draws)),
            film: self.film(&site, size, draws),
            fluid: fluid(injury.as_ref(), free, size, draws),
            tissue: tissue(size, draws),
            barrier: barrier(draws),
            cells: cells(&site, draws),
            capacity: (self.per_um2 > 0.0)
                .then(|| Capacity { per_cell: draws.value(&p::CAPACITY), per_um2: self.per_um2 }),
            switches: Switches { held_mouth: self.ideal.held_mouth, mixed_film: self.ideal.mixed_film },
            delay_s: self.delay_s,
            end_s: COUNT_ENDS_S,
        };
        self.idealise(&mut setup);
        Ok(setup)
    }

    /// The setups of one draw over the skin that belongs to each channel: channels that fall at random have unequal
    /// areas. One setup where the pattern is even, or where the film can reach a channel only from so near that more
    /// skin around it changes nothing (0.2 % of what is taken up at 1.5 channels per mm²).
    ///
    /// # Errors
    /// An unknown site.
    pub fn unit_setups(&self, draws: &dyn Draws) -> Result<Vec<UnitSetup>, exoskin_skin::UnknownSite> {
        let setup = self.setup(draws)?;
        let injury = self.procedure.injury(draws);
        let (Some(injury), Some(channel)) = (injury, setup.channel) else { return Ok(vec![UnitSetup::all(setup)]) };
        let flow = Flow::new(&setup);
        let reach = channel.radius_um + (4.0 * setup.film.diffusivity * flow.dry_s.min(setup.end_s)).sqrt();
        let apart = setup.cell_radius_um > REACHES_APART * reach;
        if apart || injury.pattern == Pattern::Even || setup.switches.held_mouth || setup.switches.mixed_film {
            return Ok(vec![UnitSetup::all(setup)]);
        }
        let least = channel.radius_um + channel.dead_rim_um + channel.coagulated_rim_um;
        Ok(injury
            .unit_cells(AREA_CLASSES, draws)
            .into_iter()
            .map(|cell| UnitSetup {
                share_of_area: cell.share_of_area,
                share_of_channels: cell.share_of_channels,
                setup: Setup { cell_radius_um: cell.outer_radius_um.max(1.05 * least), ..setup.clone() }, // number: geometry
            })
            .collect())
    }

    fn film(&self, site: &Site, size: f64, draws: &dyn Draws) -> Film {
        let thickness_um = self.volume_um3 / self.area_um2(site);
        let minutes = match self.drying_s {
            Some((low, high)) if low > 0.0 && high > low => {
                let prior = Prior::LogUniform { low: low / S_PER_MIN, high: high / S_PER_MIN };
                draws.value_with(&p::DRYING_TIME, &prior)
            }
            Some((low, _)) if low > 0.0 => low / S_PER_MIN,
            _ => draws.value(&p::DRYING_TIME),
        };
        Film {
            thickness_um,
            breaks_at_um: draws.value(&p::FILM_BREAKS_AT),
            drying_um_per_s: DRYING_FILM_UM / (minutes * S_PER_MIN),
            diffusivity: film_diffusivity(draws) / size,
            rub_s: self.rub_s.clone(),
            rinse_s: self.rinse_s,
        }
    }

    fn idealise(&self, setup: &mut Setup) {
        let ideal = &self.ideal;
        if let Some(diffusivity) = ideal.diffusivity {
            setup.fluid.diffusivity = diffusivity;
            setup.film.diffusivity = diffusivity;
        }
        if ideal.no_flow {
            setup.fluid.outflow_um3_per_s = 0.0;
        }
        if ideal.no_plug {
            setup.fluid.plug_s = f64::INFINITY;
        }
        if ideal.no_closing {
            setup.fluid.closing_half_life_s = f64::INFINITY;
        }
        if ideal.no_drying {
            setup.film.drying_um_per_s = 0.0;
        }
        if ideal.no_sinks {
            setup.cells.clear();
            setup.tissue.degrade_per_s = 0.0;
            setup.tissue.lymph_per_s = 0.0;
            setup.barrier = Barrier { trace_per_s: 0.0, follicle_per_s: 0.0 };
        }
        if let (true, Some(channel)) = (ideal.held_mouth, &mut setup.channel) {
            channel.start = ChannelStart::Full;
            channel.dead_rim_um = 0.0;
            channel.coagulated_rim_um = 0.0;
            channel.open_share = 1.0;
        }
    }
}

/// One class of channels with the skin that belongs to each.
#[derive(Clone, Debug, PartialEq)]
pub struct UnitSetup {
    /// Share of the treated skin.
    pub share_of_area: f64,
    /// Share of the channels.
    pub share_of_channels: f64,
    /// The setup.
    pub setup: Setup,
}

impl UnitSetup {
    fn all(setup: Setup) -> UnitSetup {
        UnitSetup { share_of_area: 1.0, share_of_channels: 1.0, setup }
    }
}

/// Classes of area around channels that fall at random.
const AREA_CLASSES: usize = 3;
/// Channels further apart than this many reaches of the film do not share it.
const REACHES_APART: f64 = 2.0;

/// Intact skin is even in the plane: any radius will do (um).
const INTACT_RADIUS_UM: f64 = 500.0; // number: geometry without influence

/// Where the model ends below the channel or the junction: nothing comes so far in two days (um).
const BELOW_UM: f64 = 350.0; // number: numerics, moves taken-up by less than 0.1 %

fn layers(site: &Site, injury: Option<&Injury>) -> Layers {
    let floor = injury.map_or(0.0, |injury| injury.depth_um + injury.dead_rim_um + injury.coagulated_rim_um);
    let deepest = floor.max(site.junction_depth_um) + BELOW_UM;
    let papillary = site.papillary_depth_um.max(site.junction_depth_um + 1.0);
    Layers {
        stratum_corneum_um: site.stratum_corneum_um,
        junction_um: site.junction_depth_um,
        papillary_um: papillary,
        bottom_um: deepest.max(papillary + 1.0),
    }
}

fn channel(injury: &Injury, draws: &dyn Draws) -> Channel {
    let full = injury.filling == Filling::Coagulum || draws.value(&p::CHANNEL_START) < injury.blood_filled_share;
    // Rims of neighbours may touch but not overlap.
    let room = 0.9 * (injury.outer_radius_um() - injury.radius_um); // number: geometry, leaves tissue between rims
    let dead = injury.dead_rim_um.min(0.5 * room);
    Channel {
        radius_um: injury.radius_um,
        depth_um: injury.depth_um,
        dead_rim_um: dead,
        coagulated_rim_um: injury.coagulated_rim_um.min(room - dead),
        open_share: injury.open_share,
        start: if full { ChannelStart::Full } else { ChannelStart::Empty },
    }
}

fn fluid(injury: Option<&Injury>, free: f64, size: f64, draws: &dyn Draws) -> Fluid {
    let Some(injury) = injury else { return no_fluid(free) };
    let coagulum = injury.filling == Filling::Coagulum;
    let inward = draws.value(&p::FLOW_DIRECTION) < draws.value(&p::INWARD_SHARE);
    let amount = draws.value(&p::OUTFLOW) * UM3_PER_S_PER_NL_PER_MIN;
    Fluid {
        diffusivity: if coagulum { draws.value(&p::COAGULATED_DIFFUSIVITY) / size } else { free },
        outflow_um3_per_s: match (coagulum, inward) {
            (true, _) => 0.0,
            (_, true) => -amount,
            _ => amount,
        },
        plug_s: draws.value(&p::PLUG_TIME) * S_PER_MIN,
        hindrance: if coagulum { 1.0 } else { draws.value(&p::PLUG_HINDRANCE) },
        binding: draws.value(&p::PLUG_BINDING),
        flow_decay_s: draws.value(&p::FLOW_DECAY) * S_PER_H,
        closing_half_life_s: injury.closing_half_life_s,
    }
}

/// Intact skin has no channel; nothing is asked of the priors.
fn no_fluid(free: f64) -> Fluid {
    Fluid {
        diffusivity: free,
        outflow_um3_per_s: 0.0,
        plug_s: f64::INFINITY,
        hindrance: 1.0,
        binding: 0.0,
        flow_decay_s: S_PER_H,
        closing_half_life_s: f64::INFINITY,
    }
}

fn tissue(size: f64, draws: &dyn Draws) -> Tissue {
    let pore = draws.value(&p::PORE) / REFERENCE_NM;
    let open = |d: f64| {
        let free = (1.0 - d / pore).max(0.0);
        free * free
    };
    // A vesicle as wide as the pores cannot enter; a trace keeps the operator defined.
    let accessible = (draws.value(&p::ACCESSIBLE) * open(size) / open(1.0)).clamp(LEAST_ACCESSIBLE, 1.0);
    Tissue {
        accessible,
        diffusivity: draws.value(&p::TISSUE_DIFFUSIVITY) / size,
        reticular_diffusivity: draws.value(&p::RETICULAR_DIFFUSIVITY) / size,
        coagulated_diffusivity: draws.value(&p::COAGULATED_DIFFUSIVITY) / size,
        bind_per_s: draws.value(&p::BIND),
        release_per_s: draws.value(&p::RELEASE),
        degrade_per_s: draws.value(&p::DEGRADE),
        lymph_per_s: draws.value(&p::LYMPH),
    }
}

const LEAST_ACCESSIBLE: f64 = 1e-9; // number: numerics, in place of zero

fn barrier(draws: &dyn Draws) -> Barrier {
    let hazard = |share: f64| -libm::log1p(-share) / S_PER_D;
    Barrier {
        trace_per_s: hazard(draws.value(&exoskin_skin::parameters::INTACT_TRACE)),
        follicle_per_s: hazard(draws.value(&p::FOLLICLE_CAPTURE)),
    }
}

fn cells(site: &Site, draws: &dyn Draws) -> Vec<Cells> {
    let radius_um = draws.value(&p::CELL_RADIUS);
    let types = exoskin_skin::cell_types(site, draws);
    exoskin_skin::cells::CELL_TYPES
        .iter()
        .map(|&name| {
            let of = |layer: Layer| {
                types.iter().filter(|t| t.name == name && t.layer == layer).map(|t| t.per_um3).sum::<f64>()
            };
            let uptake = match name {
                "fibroblast" => &p::UPTAKE_FIBROBLAST,
                "macrophage" | "mast" => &p::UPTAKE_PHAGOCYTE,
                _ => &p::UPTAKE_EPIDERMIS,
            };
            Cells {
                name: name.to_owned(),
                epidermis_per_um3: of(Layer::Epidermis),
                papillary_per_um3: of(Layer::Papillary),
                reticular_per_um3: of(Layer::Reticular),
                per_um2: types.iter().filter(|t| t.name == name).map(|t| t.per_um2).sum(),
                uptake_um3_per_s: draws.value(uptake),
                radius_um,
            }
        })
        .collect()
}

/// Free diffusivity at the film's temperature: Arrhenius between the two rows (um²/s).
fn film_diffusivity(draws: &dyn Draws) -> f64 {
    const WARM_C: f64 = 37.0; // number: the temperatures of the two rows
    const COOL_C: f64 = 25.0; // number: the temperatures of the two rows
    let inverse = |celsius: f64| 1.0 / (celsius - ABSOLUTE_ZERO_C);
    let (cool, warm) = (draws.value(&p::DIFFUSIVITY_25C), draws.value(&p::DIFFUSIVITY_37C));
    let film = inverse(draws.value(&p::FILM_TEMPERATURE));
    let way = (inverse(COOL_C) - film) / (inverse(COOL_C) - inverse(WARM_C));
    cool * libm::pow(warm / cool, way)
}
