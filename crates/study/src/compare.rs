//! Comparison of arms: differences within one person, then bands over people.

use exoskin_stats::Column;
use std::collections::BTreeMap;

use exoskin_record::summary::{
    Acts, Band, Comparison, Difference, FollowUp, HypothesisUse, Readout, Versus, VersusActs,
};
use exoskin_scenario::{Application, Scenario};
use exoskin_therapy::effect::Hypothesis;
use exoskin_therapy::readouts::{Better, NO_HONEST_MAPPING};
use exoskin_vial::product::Kind;

use super::draws::Held;
use super::follow::{Follow, What};
use super::sampled::defect;
use super::shares::closes_by_itself;
use super::tally::{self, CellTally, Tally, VersusTally, Wanted, differences};
use super::told;
use super::{Keeper, Options, StudyError, Watch};
use exoskin_stats::design::Design;

/// Number of samples repeated under each hypothesis alone.
pub const UNDER_EACH: usize = 200;

/// Number of people followed to find how much they differ.
pub const PEOPLE: usize = 400;

/// What a study of `scenario` asks of its samples.
pub fn wanted(scenario: &Scenario, options: &Options) -> Wanted {
    if !options.follow || scenario.arms.len() < 2 {
        return Wanted::default();
    }
    let reference = against(scenario, options);
    let place_of = |name: &String| scenario.arms.iter().position(|arm| arm.name == *name);
    let priced: Vec<usize> = options.beside.iter().filter_map(place_of).collect();
    let others = |arm: usize| {
        let others = priced.iter().copied().filter(|other| *other != reference);
        std::iter::once(reference).chain(others).filter(move |other| *other != arm).map(move |other| (arm, other))
    };
    Wanted {
        against: Some(reference),
        beside: priced.iter().flat_map(|&arm| others(arm)).collect(),
        under_each: if options.gains_only { 0 } else { UNDER_EACH.min(options.samples) },
    }
}

/// The readouts of one arm: bands of what is not known over `samples`, and of how much patients differ over `people`.
///
/// # Errors
/// A band that cannot be computed: a defect.
pub fn readouts(
    follow: &Follow<'_>,
    samples: &Tally,
    people: &Tally,
    arm: usize,
) -> Result<BTreeMap<String, Readout>, StudyError> {
    follow
        .definitions
        .iter()
        .enumerate()
        .map(|(place, definition)| {
            let bands = by_day(follow, samples, arm, place)?;
            let among = if people.samples > 0 { by_day(follow, people, arm, place)? } else { Vec::new() };
            let column = |value: fn(&Band) -> f64| bands.iter().map(value).collect();
            let readout = Readout {
                title: definition.title.to_owned(),
                unit: definition.unit.to_owned(),
                human_data: definition.human_data,
                days: follow.days.clone(),
                median: column(|band| band.median),
                p05: column(|band| band.p05),
                p95: column(|band| band.p95),
                people_p05: among.iter().map(|band| band.p05).collect(),
                people_p95: among.iter().map(|band| band.p95).collect(),
            };
            Ok((definition.key.to_owned(), readout))
        })
        .collect()
}

fn by_day(follow: &Follow<'_>, samples: &Tally, arm: usize, place: usize) -> Result<Vec<Band>, StudyError> {
    (0..follow.days.len()).map(|day| banded(samples.of_day(follow, arm, place, day))).collect()
}

fn banded(column: &Column) -> Result<Band, StudyError> {
    column.band().map_err(defect)
}

/// What the summary says about the follow-up as a whole.
///
/// # Errors
/// An unknown site.
pub fn follow_up(
    scenario: &Scenario,
    follow: &Follow<'_>,
    design: &Design,
    watch: &dyn Watch,
) -> Result<FollowUp, StudyError> {
    let drawn: Vec<Hypothesis> = (0..design.layout().samples)
        .map(|sample| follow.hypothesis(&Held::new(&design.units(sample), &scenario.overrides)))
        .collect();
    let weights = &scenario.hypotheses.weights;
    Ok(FollowUp {
        condition: scenario.condition.word().to_owned(),
        phototype: scenario.phototype.map(u32::from),
        days: follow.days.last().copied().unwrap_or_default(),
        hypotheses: weights
            .iter()
            .map(|(hypothesis, weight)| HypothesisUse {
                name: hypothesis.word().to_owned(),
                title: hypothesis.title().to_owned(),
                weight: *weight,
                samples: drawn.iter().filter(|one| *one == hypothesis).count() as u32,
            })
            .collect(),
        free_factors: scenario.hypotheses.free_factors,
        treated: treated(scenario),
        sought: Vec::new(),
        hot_or_cold: false,
        closes_by_itself: closes_by_itself(follow, watch)?,
        no_honest_mapping: NO_HONEST_MAPPING.iter().map(|(scale, why)| format!("{scale}: {why}")).collect(),
    })
}

/// The first arm with whole vesicles from a vesicle product.
fn treated(scenario: &Scenario) -> Option<String> {
    let whole = |application: &Application| {
        let product = &application.product;
        product.kind == Kind::Vesicles && !product.lysed && !product.is_vesicle_free()
    };
    // An arm with one product takes precedence over an arm with several.
    let of = |most: usize| {
        scenario.arms.iter().find(|arm| {
            let several = arm.sessions.iter().any(|session| session.applications.len() > most);
            !several && arm.sessions.iter().flat_map(|session| &session.applications).any(whole)
        })
    };
    of(1).or_else(|| of(usize::MAX)).map(|arm| arm.name.clone())
}

/// Every arm compared with one; none with a single arm.
///
/// # Errors
/// An interruption, or a band that cannot be computed.
pub fn comparison(
    scenario: &Scenario,
    wanted: &Wanted,
    follow: &Follow<'_>,
    samples: &Tally,
    keeper: &dyn Keeper,
    watch: &dyn Watch,
) -> Result<Option<Comparison>, StudyError> {
    let Some(against) = wanted.against else { return Ok(None) };
    let any = |(_, weight): &&(Hypothesis, f64)| wanted.under_each > 0 && *weight > 0.0;
    let weighed = scenario.hypotheses.weights.iter().filter(any);
    let alone = |hypothesis| differences(follow, against, What::under(hypothesis, wanted.under_each), keeper, watch);
    let under: Vec<(Hypothesis, Vec<Vec<Column>>)> =
        weighed.map(|(hypothesis, _)| Ok((*hypothesis, alone(*hypothesis)?))).collect::<Result<_, StudyError>>()?;
    let mut rows = Vec::new();
    for arm in 0..scenario.arms.len() {
        for (at, place, day) in cells(follow) {
            let cell = Cell { scenario, follow, samples, arm, place, day };
            let alone = under.iter().map(|(hypothesis, arms)| (*hypothesis, &arms[arm][at]));
            rows.push(cell.difference(&samples.arms[arm].cells[at], alone)?);
        }
    }
    let name = |is: &dyn Fn(usize) -> bool| {
        (0..scenario.arms.len()).find(|arm| is(*arm)).map(|arm| scenario.arms[arm].name.clone())
    };
    let bare = |arm: usize| scenario.arms[arm].sessions.iter().all(|session| session.applications.is_empty());
    Ok(Some(Comparison {
        against: scenario.arms[against].name.clone(),
        untreated: name(&|arm| scenario.arms[arm].sessions.is_empty()),
        procedure: name(&|arm| !scenario.arms[arm].sessions.is_empty() && bare(arm)),
        days: told::days(scenario, follow),
        rows,
        beside: beside(scenario, follow, samples)?,
    }))
}

/// Indices of the cells of a tally, with their readout and day.
fn cells<'f>(follow: &'f Follow<'_>) -> impl Iterator<Item = (usize, usize, usize)> + 'f {
    let reported = follow.reported.len();
    (0..follow.definitions.len()).flat_map(move |place| {
        follow.reported.iter().enumerate().map(move |(k, &day)| (place * reported + k, place, day))
    })
}

/// Every pair of arms in addition to the standard comparison.
fn beside(scenario: &Scenario, follow: &Follow<'_>, samples: &Tally) -> Result<Vec<Versus>, StudyError> {
    let mut rows = Vec::new();
    for pair in &samples.beside {
        for (at, place, day) in cells(follow) {
            let cell = Cell { scenario, follow, samples, arm: pair.arm, place, day };
            rows.push(cell.versus(pair.against, &pair.cells[at], &samples.arms[pair.arm].cells[at])?);
        }
    }
    Ok(rows)
}

/// The arm that others are compared with: the one asked for, else the vehicle, else the procedure alone, else nothing,
/// else the first.
fn against(scenario: &Scenario, options: &Options) -> usize {
    let named = |name: &str| scenario.arms.iter().position(|arm| arm.name == name);
    let blank = || {
        scenario.arms.iter().position(|arm| {
            let mut applications = arm.sessions.iter().flat_map(|session| &session.applications).peekable();
            let any = applications.peek().is_some();
            any && applications.all(|one| one.product.is_vesicle_free() && one.product.factors.is_empty())
        })
    };
    let bare = || {
        let empty = |arm: &exoskin_scenario::Arm| arm.sessions.iter().all(|one| one.applications.is_empty());
        scenario.arms.iter().position(|arm| !arm.sessions.is_empty() && empty(arm))
    };
    let asked = options.against.as_deref().and_then(named);
    asked.or_else(|| named("vehicle")).or_else(blank).or_else(bare).or_else(|| named("none")).unwrap_or(0)
}

/// Only the samples in which vesicles act on cells; none where the weights leave none.
fn versus_acts(acts: &tally::Versus) -> Result<Option<VersusActs>, StudyError> {
    if acts.difference.is_empty() {
        return Ok(None);
    }
    let share = |count: u64| count as f64 / acts.difference.len().max(1) as f64;
    Ok(Some(VersusActs { difference: banded(&acts.difference)?, above: share(acts.above), below: share(acts.below) }))
}

/// One arm, readout and day.
struct Cell<'a> {
    scenario: &'a Scenario,
    follow: &'a Follow<'a>,
    samples: &'a Tally,
    arm: usize,
    place: usize,
    day: usize,
}

impl Cell<'_> {
    fn difference<'u>(
        &self,
        cell: &CellTally,
        under: impl Iterator<Item = (Hypothesis, &'u Column)>,
    ) -> Result<Difference, StudyError> {
        let definition = self.follow.definitions[self.place];
        let alone = |(hypothesis, column): (Hypothesis, &Column)| Ok((hypothesis.word().to_owned(), banded(column)?));
        let of_start = |column: &Column| (!cell.from_zero).then(|| banded(column)).transpose();
        Ok(Difference {
            arm: self.scenario.arms[self.arm].name.clone(),
            readout: definition.key.to_owned(),
            unit: definition.unit.to_owned(),
            scale: definition.scale(),
            day: self.follow.days[self.day],
            value: banded(self.samples.of_day(self.follow, self.arm, self.place, self.day))?,
            change: banded(&cell.change)?,
            difference: banded(&cell.difference)?,
            change_percent: of_start(&cell.change_percent)?,
            difference_percent: of_start(&cell.difference_percent)?,
            above: cell.seen.above(),
            share_of_procedure: self.share_of_procedure(cell)?,
            by_hypothesis: under.map(alone).collect::<Result<_, StudyError>>()?,
            acts: self.acts(cell)?,
            visible: Some(cell.seen.visible()),
            harm: cell.seen.harm(self.better()),
        })
    }

    fn versus(&self, against: usize, cell: &VersusTally, usual: &CellTally) -> Result<Versus, StudyError> {
        let definition = self.follow.definitions[self.place];
        let share = |count: u64| count as f64 / self.samples.samples.max(1) as f64;
        Ok(Versus {
            arm: self.scenario.arms[self.arm].name.clone(),
            against: self.scenario.arms[against].name.clone(),
            readout: definition.key.to_owned(),
            unit: definition.unit.to_owned(),
            day: self.follow.days[self.day],
            difference: banded(&cell.all.difference)?,
            above: share(cell.all.above),
            below: share(cell.all.below),
            share_of_procedure: self.share_of_procedure(usual)?,
            acts: versus_acts(&cell.acts)?,
        })
    }

    fn better(&self) -> Better {
        self.follow.definitions[self.place].better_for(self.scenario.condition)
    }

    /// What leads: only the samples in which vesicles act on cells; none where the weights leave none.
    fn acts(&self, cell: &CellTally) -> Result<Option<Acts>, StudyError> {
        if cell.acts_difference.is_empty() {
            return Ok(None);
        }
        Ok(Some(Acts {
            samples: cell.acts.samples as u32,
            difference: banded(&cell.acts_difference)?,
            above: cell.acts.above(),
            visible: cell.acts.visible(),
            harm: cell.acts.harm(self.better()),
        }))
    }

    /// None where the treatment changes nothing in half of the samples: the share would be meaningless.
    fn share_of_procedure(&self, cell: &CellTally) -> Result<Option<Band>, StudyError> {
        let enough = cell.of_procedure.len() * 2 > self.samples.samples as u64;
        enough.then(|| banded(&cell.of_procedure)).transpose()
    }
}
