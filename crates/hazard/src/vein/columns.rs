//! One body per sample, and how much of an answer is assumed.

use crate::body::{Anatomy, CellsOf, Compartment, Course, Kinetics, Organ, Own, Shares, parameters, person};
use exoskin_evidence::{Origin, Parameter};
use exoskin_quantity::unit::ML_UM3;
use exoskin_record::body::BodyAssumed;
use exoskin_record::summary::ParameterUse;
use exoskin_vial::{Timeline, draw_along};
use rayon::prelude::*;

use super::{Question, TIMES_H};
use exoskin_stats::design::Design;
use exoskin_stats::{rank, variance};

/// One draw of vial and body.
pub(super) struct One {
    pub kinetics: Kinetics,
    pub mass_kg: f64,
    pub label: f64,
    pub whole: f64,
    pub course: Course,
    pub shares: [Shares; TIMES_H.len()],
    pub half_gone_h: f64,
    pub hundredth_left_h: f64,
    pub own: Own,
    pub anatomy: Anatomy,
    entered: [f64; 7],
}

/// When nothing is left that could still enter, h: four thousand days.
const FOREVER_H: f64 = 1e5; // number: numerics, long after the last particle

impl One {
    fn drawn(question: &Question<'_>, timeline: &Timeline, design: &Design, sample: usize) -> One {
        let draws = design.units(sample);
        let vial = draw_along(question.product, timeline, question.container, &draws);
        let kinetics = Kinetics::drawn(&draws);
        let course = Course::of(person(question.mass_kg, kinetics, &draws));
        let shares = TIMES_H.map(|hours| course.at(hours));
        let volume_um3 = question.volume_ml * ML_UM3;
        One {
            kinetics,
            mass_kg: question.mass_kg,
            label: vial.label_per_um3 * volume_um3,
            whole: vial.whole_per_um3() * volume_um3,
            half_gone_h: course.falls_to_h(0.5), // number: by definition of a half-life
            hundredth_left_h: course.falls_to_h(0.01), // number: what the page tells
            own: Own::of(question.mass_kg, &draws),
            anatomy: Anatomy::of(question.mass_kg, &draws),
            entered: CellsOf::ALL.map(|group| entered(&course, &shares, group)),
            course,
            shares,
        }
    }

    /// Share of the dose that ever enters the cells of a group.
    pub(super) fn entered(&self, group: CellsOf) -> f64 {
        let at = CellsOf::ALL.iter().position(|known| *known == group);
        at.and_then(|at| self.entered.get(at).copied()).unwrap_or(0.0)
    }
}

fn entered(course: &Course, shares: &[Shares], group: CellsOf) -> f64 {
    let ever = |organ| course.entered(organ, FOREVER_H);
    match group {
        CellsOf::Liver | CellsOf::Kupffer => ever(Organ::Liver),
        CellsOf::Spleen => ever(Organ::Spleen),
        CellsOf::Lung => ever(Organ::Lung),
        CellsOf::Kidney => ever(Organ::Kidney),
        CellsOf::Skin => ever(Organ::Skin),
        CellsOf::Lymph => shares.iter().map(|shares| shares.of(Compartment::Lymph)).fold(0.0, f64::max),
    }
}

/// All draws.
pub(super) struct Columns(Vec<One>);

impl Columns {
    pub(super) fn drawn(question: &Question<'_>, design: &Design) -> Columns {
        let timeline = Timeline::of(question.product, question.history);
        let one = |sample| One::drawn(question, &timeline, design, sample);
        // Collected in sample order, so that the number of threads does not change a single bit.
        Columns((0..design.layout().samples).into_par_iter().map(one).collect())
    }

    /// One number per draw.
    pub(super) fn each(&self, value: impl Fn(&One) -> f64) -> Vec<f64> {
        self.0.iter().map(value).collect()
    }

    /// The draws that follow one kind of kinetics, or all.
    pub(super) fn follow(&self, kinetics: Option<Kinetics>) -> impl Iterator<Item = &One> {
        self.0.iter().filter(move |one| kinetics.is_none_or(|kinetics| one.kinetics == kinetics))
    }
}

/// What drives the answers.
pub(super) struct Answers<'a> {
    pub columns: &'a Columns,
    pub design: &'a Design,
}

/// Draws used for a decomposition: more would only cost time.
const MOST_DRAWS: usize = 1000;
/// How many inputs are named as driving the result.
const NAMED: usize = 4;

impl Answers<'_> {
    /// The share of each answer's spread that is assumed.
    pub(super) fn assumed(&self) -> Vec<BodyAssumed> {
        let blood = self.columns.each(|one| one.shares[2].of(Compartment::Blood));
        let skin = self.columns.each(|one| one.whole * one.entered(CellsOf::Skin) / one.anatomy.skin_mm2);
        let kupffer =
            self.columns.each(|one| one.whole * one.entered(CellsOf::Kupffer) / one.anatomy.cells(CellsOf::Kupffer));
        let own = self.columns.each(|one| one.whole / one.own.in_plasma);
        [
            ("share in the blood after 1 h", blood, 1e-9), // number: numerics, a floor for logarithms
            ("whole vesicles per mm2 of skin", skin, 1e-6), // number: numerics, a floor for logarithms
            ("whole vesicles per liver macrophage", kupffer, 1e-9), // number: numerics, a floor for logarithms
            ("dose relative to the plasma's own vesicles", own, 1e-15), // number: numerics, a floor for logarithms
        ]
        .into_par_iter()
        .map(|(name, values, floor)| self.of_answer(name, values, floor))
        .collect()
    }

    fn of_answer(&self, name: &str, mut values: Vec<f64>, floor: f64) -> BodyAssumed {
        values.truncate(MOST_DRAWS);
        let inputs: Vec<&'static Parameter> = drawn().into_iter().filter(|p| p.prior.varies()).collect();
        let columns: Vec<Vec<f64>> = inputs.iter().map(|p| self.column(p, values.len())).collect();
        let share = variance::decompose(&columns, &variance::log_floored(&values, floor))
            .map_or(0.0, |parts| parts.group(|input| inputs[input].is_assumed_or_d()).share);
        let named = inputs.iter().zip(&columns).map(|(p, column)| (p.id, column.as_slice()));
        let decides = rank::rank_inputs(named, &values)
            .into_iter()
            .take(NAMED)
            .filter_map(|ranked| inputs.iter().find(|p| p.id == ranked.id).map(|p| p.name.to_owned()))
            .collect();
        BodyAssumed { answer: name.to_owned(), share, decides }
    }

    fn column(&self, parameter: &Parameter, length: usize) -> Vec<f64> {
        let mut column = self.design.sample_column(parameter.id).unwrap_or_else(|| vec![0.5; length]); // number: the median where nothing is drawn
        column.truncate(length);
        column
    }

    /// A parameter as the document lists it; its influence is that on the share in the blood after 1 h.
    pub(crate) fn use_of(&self, parameter: &Parameter) -> ParameterUse {
        let (origin, because) = match parameter.origin {
            Origin::Evidence(ids) => ("evidence", ids.join(", ")),
            Origin::Assumed(reason) => ("assumed", reason.to_owned()),
        };
        let mut blood = self.columns.each(|one| one.shares[2].of(Compartment::Blood));
        blood.truncate(MOST_DRAWS);
        let column = self.column(parameter, blood.len());
        let influence =
            if parameter.prior.varies() { rank::spearman(&column, &blood).map(|(rho, _)| rho.abs()) } else { None };
        ParameterUse {
            id: parameter.id.to_owned(),
            name: parameter.name.to_owned(),
            unit: parameter.unit.text().to_owned(),
            prior: parameter.prior.band(),
            prior_text: exoskin_evidence::prior_text(&parameter.prior),
            group: format!("{:?}", parameter.group).to_lowercase(),
            origin: origin.to_owned(),
            because,
            grade: parameter.grade().map(|grade| format!("{grade:?}")),
            influence,
        }
    }
}

/// Parameters of vial and body.
fn drawn() -> Vec<&'static Parameter> {
    exoskin_vial::parameters::drawn().into_iter().chain(parameters::ALL.iter().copied()).collect()
}
