//! From words to numbers: site, procedure and application, with one draw of every prior, become a [`Setup`].

use exoskin_evidence::{Draws, Parameter, Prior};
use exoskin_scenario::{Application, Ideal, Scenario, Session};
use exoskin_skin::injury::Pattern;
use exoskin_skin::{Injury, Procedure, Site, UnknownSite};
use exoskin_vial::product::Base;

use super::flow::Flow;
use super::setup::{Barrier, Capacity, ChannelStart, Film, Setup, Switches};
use super::shared::Other;
use super::unit::UnitSetup;
use super::{DRYING_FILM_UM, REFERENCE_UM};
use super::{follicles, parameters as p, parts, wounds};
use exoskin_scenario::COUNT_ENDS_S;

/// What is applied to which skin, after what.
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
    /// Treated area (um²); none means the whole site.
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
    /// Time that a 40 um film of this product takes to dry (s), where the product says so.
    pub drying_s: Option<(f64, f64)>,
    /// What the product is mixed into.
    pub base: Base,
    /// Kept under a dressing: the film does not dry.
    pub occluded: bool,
    /// Whole vesicles per um² that cells will see, for the capacity of cells; 0 leaves cells unlimited.
    pub per_um2: f64,
    /// What else the session applies to the same skin, in the order in which it is applied.
    pub others: Vec<Other>,
    /// Reference-case switches.
    pub ideal: Ideal,
}

impl Case {
    /// What `application` applies to the skin of `scenario` in `session`. Cells fill up according to the dose that vial
    /// and label give in `draws`.
    ///
    /// # Errors
    /// An unknown site.
    pub fn of(
        scenario: &Scenario,
        session: &Session,
        application: &Application,
        draws: &dyn Draws,
    ) -> Result<Case, UnknownSite> {
        let Application { product, history, container, .. } = application;
        let mut case = Case {
            site: scenario.site.clone(),
            age_years: scenario.age_years,
            procedure: session.procedure.clone(),
            volume_um3: application.volume_um3,
            area_um2: application.area_um2,
            delay_s: application.delay_s,
            rub_s: application.rub_s.clone(),
            rinse_s: application.rinse_s,
            diameter_prior_um: product.diameter_prior(),
            diameter_parameter: &exoskin_vial::parameters::DIAMETER,
            drying_s: product.matrix.drying_s,
            base: product.matrix.base,
            occluded: session.occluded,
            per_um2: 0.0,
            others: Vec::new(),
            ideal: scenario.options.ideal,
        };
        let site = exoskin_skin::site(&case.site, case.age_years, draws)?;
        let vial = exoskin_vial::draw(product, history, *container, draws);
        case.per_um2 = vial.whole_per_um3() * case.volume_um3 / case.area_um2(&site);
        Ok(case)
    }

    /// Treated area (um²). An injected volume without a given area covers as much as its injection points reach.
    pub fn area_um2(&self, site: &Site) -> f64 {
        let served = || self.procedure.points.as_ref().map(|points| points.served_um2(self.volume_um3));
        self.area_um2.unwrap_or_else(|| served().map_or(site.area_um2, |served| served.min(site.area_um2)))
    }

    /// The setup of one draw.
    ///
    /// # Errors
    /// An unknown site.
    pub fn setup(&self, draws: &dyn Draws) -> Result<Setup, UnknownSite> {
        let site = exoskin_skin::site(&self.site, self.age_years, draws)?;
        let injury = self.procedure.injury(draws);
        let size = self.size(draws);
        let free = draws.value(&p::DIFFUSIVITY_37C) / size;
        let mut setup = Setup {
            cell_radius_um: injury.as_ref().map_or(INTACT_RADIUS_UM, Injury::outer_radius_um),
            layers: parts::layers(&site, injury.as_ref()),
            channel: injury.as_ref().map(|injury| parts::channel(injury, draws)),
            follicle: None,
            depot: None,
            film: self.film(&site, size, draws),
            fluid: parts::fluid(injury.as_ref(), free, size, draws),
            tissue: parts::tissue(size, draws),
            barrier: parts::barrier(draws),
            cells: parts::cells(&site, draws),
            capacity: (self.per_um2 > 0.0)
                .then(|| Capacity { per_cell: draws.value(&p::CAPACITY), per_um2: self.per_um2 + self.of_others() }),
            switches: Switches { held_mouth: self.ideal.held_mouth, mixed_film: self.ideal.mixed_film },
            delay_s: self.delay_s,
            end_s: COUNT_ENDS_S,
        };
        self.wound(&site, &mut setup, draws);
        if self.base == Base::Petrolatum {
            wounds::ointment(&mut setup);
        }
        if self.is_kept_off() {
            wounds::keep_off(&mut setup);
        }
        self.idealise(&mut setup);
        Ok(setup)
    }

    /// Diameter of the vesicle relative to that for which diffusivities are declared.
    fn size(&self, draws: &dyn Draws) -> f64 {
        draws.value_with(self.diameter_parameter, &self.diameter_prior_um) / REFERENCE_UM
    }

    /// What changes in procedures without channels.
    fn wound(&self, site: &Site, setup: &mut Setup, draws: &dyn Draws) {
        let procedure = &self.procedure;
        if let Some(surface) = &procedure.surface {
            wounds::bare(site, &surface.draw(draws), setup, draws);
            if procedure.device_class.finds_wound {
                wounds::weep(setup);
            }
        }
        if let Some(holes) = &procedure.holes {
            wounds::hole(site, &holes.draw(draws), setup, draws);
        }
        if let Some(points) = &procedure.points {
            wounds::inject(site, &points.draw(draws), setup, draws);
        }
        if let Some(corneum) = &procedure.corneum {
            wounds::thin(corneum.removed.draw(draws), setup, draws);
        }
    }

    /// The setups of one draw that together make up the treated skin: around channels, around open follicles, between
    /// holes.
    ///
    /// # Errors
    /// An unknown site.
    pub fn unit_setups(&self, draws: &dyn Draws) -> Result<Vec<UnitSetup>, UnknownSite> {
        let units = self.wounded_setups(draws)?;
        let ideal = &self.ideal;
        if ideal.held_mouth || ideal.mixed_film || ideal.no_sinks || self.procedure.device_class.injects() {
            return Ok(units);
        }
        let site = exoskin_skin::site(&self.site, self.age_years, draws)?;
        Ok(follicles::beside(self.size(draws), &site, units, draws))
    }

    /// The setups of one draw over the skin that belongs to each channel: channels that fall at random have unequal
    /// areas, and between punched holes the skin is intact. There is one setup where the pattern is even, or where the
    /// film reaches a channel only from so close that more skin around it makes no practical difference (0.2 % of what
    /// is taken up at 1.5 channels per mm²).
    ///
    /// # Errors
    /// An unknown site.
    fn wounded_setups(&self, draws: &dyn Draws) -> Result<Vec<UnitSetup>, UnknownSite> {
        let setup = self.setup(draws)?;
        let injury = self.procedure.injury(draws);
        if let Some(holes) = &self.procedure.holes {
            let between = Case { procedure: Procedure { holes: None, ..self.procedure.clone() }, ..self.clone() };
            return Ok(wounds::with_skin_between(holes.draw(draws).share(), setup, between.setup(draws)?));
        }
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
        Film {
            thickness_um: self.volume_um3 / self.area_um2(site),
            breaks_at_um: draws.value(&p::FILM_BREAKS_AT),
            breaks_left: draws.value(&p::FILM_BREAKS_LEFT),
            drying_um_per_s: if self.dries() { drying_um_per_s(self.drying_s, draws) } else { 0.0 },
            diffusivity: match self.base {
                Base::Water => parts::film_diffusivity(draws),
                Base::Petrolatum => draws.value(&p::OINTMENT_DIFFUSIVITY),
            } / size,
            ointment: self.base == Base::Petrolatum,
            rub_s: self.rub_s.clone(),
            rinse_s: self.rinsed_s(),
            others: self.liquids(self.area_um2(site), draws),
        }
    }

    /// Whether the film loses its water to the air.
    pub fn dries(&self) -> bool {
        self.base == Base::Water && !self.occluded && !self.procedure.device_class.injects()
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
            setup.barrier = Barrier { trace_per_s: 0.0 };
        }
        if let (true, Some(channel)) = (ideal.held_mouth, &mut setup.channel) {
            channel.start = ChannelStart::Full;
            channel.dead_rim_um = 0.0;
            channel.coagulated_rim_um = 0.0;
            channel.open_share = 1.0;
        }
    }
}

/// How fast a film of water thins in the air (um/s); `drying_s`: the time that a 40 um film of this product takes to
/// dry (s), where the product says so.
pub fn drying_um_per_s(drying_s: Option<(f64, f64)>, draws: &dyn Draws) -> f64 {
    let dry_s = match drying_s {
        Some((low, high)) if low > 0.0 && high > low => {
            draws.value_with(&p::DRYING_TIME, &Prior::LogUniform { low, high })
        }
        Some((low, _)) if low > 0.0 => low,
        _ => draws.value(&p::DRYING_TIME),
    };
    DRYING_FILM_UM / dry_s
}

/// Classes of area around channels that fall at random.
const AREA_CLASSES: usize = 3;
/// Channels further apart than this many reaches of the film do not share it.
const REACHES_APART: f64 = 2.0; // number: numerics, moves what is taken up by 0.2 %

/// Intact skin is uniform in the plane: any radius will do (um).
const INTACT_RADIUS_UM: f64 = 500.0; // number: geometry without influence
