//! What one person's treatments do: vesicles per cell and free factors of a sample become pulses.

use exoskin_evidence::Draws;
use exoskin_skin::Pulse;
use exoskin_therapy::course::Person;
use exoskin_therapy::effect::{Action, CellExposure, Exposure, FactorExposure, Hypothesis, Informed};
use exoskin_vial::Timeline;

use super::solved::Solved;
use super::treatments::{Treatment, runs};

/// Who is treated, and by what rules.
pub(super) struct Acting<'a> {
    /// Names of the cell types in the order of the rows' loads.
    pub cell_types: &'a [String],
    /// Solved blocks.
    pub solved: &'a [Vec<Solved>],
    /// The solved row under this person.
    pub row: usize,
    /// The person.
    pub person: &'a Person,
    /// How a vesicle acts.
    pub hypothesis: Hypothesis,
    /// Whether free factors act.
    pub free_factors: bool,
    /// How many times as many vesicles and factors cells and tissue receive; 1 outside of what-ifs.
    pub times: f64,
}

/// What one treatment does to one person.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Done {
    /// Share of the vesicles taken up that set something off.
    pub working: f64,
    /// What changes in the skin.
    pub pulses: Vec<Pulse>,
}

impl Acting<'_> {
    /// What a treatment does over all its uses; its pulses only if they are `followed`.
    pub(crate) fn of(&self, treatment: &Treatment, timeline: &Timeline, followed: bool, draws: &dyn Draws) -> Done {
        let injury = treatment.case.procedure.injury(draws);
        let exposure = self.exposure(treatment, timeline, injury.as_ref(), draws);
        let draws = &informed(treatment, draws);
        let action = Action::on(&exposure, self.hypothesis, draws);
        let pulses = if followed { self.pulses(treatment, &action, &exposure, draws) } else { Vec::new() };
        Done { working: action.working_share(&exposure), pulses }
    }

    pub(super) fn exposure<'b>(
        &'b self,
        treatment: &Treatment,
        timeline: &Timeline,
        injury: Option<&'b exoskin_skin::Injury>,
        draws: &dyn Draws,
    ) -> Exposure<'b> {
        let (person, row) = (self.person, self.row);
        let application = &treatment.application;
        let vial = exoskin_vial::draw_along(&application.product, timeline, application.container, draws);
        let solved = &self.solved[treatment.block][row];
        let area_um2 = treatment.case.area_um2(&person.site);
        let per_unit_cell =
            vial.whole_per_um3() * application.volume_um3 * solved.cell_area_um2 / area_um2 * self.times;
        let names = self.cell_types;
        let cells = names.iter().zip(&solved.per_um2).zip(&solved.loads).map(|((name, per_um2), loads)| CellExposure {
            name: name.clone(),
            cells: per_um2 * solved.cell_area_um2,
            classes: loads.iter().map(|class| (class.cells, per_unit_cell * class.share / class.cells)).collect(),
        });
        let factors = vial.factors.iter().filter_map(|factor| {
            let pg_per_um3 = factor.pg_per_um3.filter(|amount| *amount > 0.0)?;
            Some(FactorExposure { name: factor.name.clone(), pg_per_um3: pg_per_um3 * self.times })
        });
        Exposure {
            at_s: 0.0,
            site: &person.site,
            injury,
            unit_cell_um2: solved.cell_area_um2,
            cells: cells.collect(),
            potent_share: vial.potency * vial.batch_potency,
            factors: factors.collect(),
            factor_entered: treatment.factors.map_or(0.0, |block| self.solved[block][row].entered),
            film_um: application.volume_um3 / area_um2,
        }
    }

    /// Pulses of all uses. Uses that overlap act as one longer use with as many vesicles as are present at once: a
    /// factor is never raised to the power of the number of uses.
    fn pulses(&self, treatment: &Treatment, action: &Action, exposure: &Exposure<'_>, draws: &dyn Draws) -> Vec<Pulse> {
        let once = action.pulses(exposure, self.free_factors, draws);
        let lasts_s = once.iter().map(|pulse| pulse.until_s).fold(0.0, f64::max);
        if lasts_s <= 0.0 {
            return Vec::new();
        }
        let mut all = Vec::new();
        for run in runs(&treatment.at_s, lasts_s) {
            let together = if run.uses == 1 {
                once.clone()
            } else {
                let more = times(exposure, run.at_once(lasts_s));
                action.pulses(&more, self.free_factors, draws)
            };
            all.extend(together.into_iter().map(|pulse| Pulse {
                from_s: run.first_s + pulse.from_s,
                until_s: run.last_s + pulse.until_s,
                ..pulse
            }));
        }
        all
    }
}

/// The draws as the product's own dish leaves them.
pub(super) fn informed<'b>(treatment: &'b Treatment, draws: &'b dyn Draws) -> Informed<'b> {
    Informed::new(&treatment.application.product, treatment.dish.as_deref(), draws)
}

/// The same exposure with `times` as many vesicles.
fn times<'b>(exposure: &Exposure<'b>, times: f64) -> Exposure<'b> {
    let mut more = exposure.clone();
    more.cells.iter_mut().flat_map(|cells| &mut cells.classes).for_each(|(_, per_cell)| *per_cell *= times);
    more
}
