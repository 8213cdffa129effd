//! Arms against each other: differences within one person, then bands over people.

use exoskin_stats::band;
use std::collections::BTreeMap;

use exoskin_record::summary::{Band, Comparison, Difference, FollowUp, HypothesisUse, Readout, Versus};
use exoskin_scenario::{Application, Scenario};
use exoskin_therapy::effect::Hypothesis;
use exoskin_therapy::readouts::NO_HONEST_MAPPING;
use exoskin_vial::product::Kind;

use super::draws::Held;
use super::follow::{Follow, Followed, closes_by_itself};
use super::sampled::defect;
use super::told;
use super::{Options, StudyError, Watch};
use exoskin_stats::design::Design;

/// Samples that are repeated under each hypothesis alone.
const UNDER_EACH: usize = 200;

/// People that are followed for how much they differ.
pub const PEOPLE: usize = 400;

/// The readouts of one arm: bands of what nobody knows over `samples`, and of how much patients differ over `people`.
///
/// # Errors
/// A band that cannot be computed: a defect.
pub fn readouts(
    follow: &Follow<'_>,
    samples: &[Vec<Followed>],
    people: &[Vec<Followed>],
    arm: usize,
) -> Result<BTreeMap<String, Readout>, StudyError> {
    follow
        .definitions
        .iter()
        .enumerate()
        .map(|(place, definition)| {
            let bands = by_day(follow, samples, arm, place)?;
            let among = by_day(follow, people, arm, place)?;
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

fn by_day(follow: &Follow<'_>, samples: &[Vec<Followed>], arm: usize, place: usize) -> Result<Vec<Band>, StudyError> {
    let of_day = |day: usize| {
        let values: Vec<f64> = samples.iter().map(|courses| courses[arm].readings[place].values[day]).collect();
        band(&values).map_err(defect)
    };
    (0..follow.days.len()).map(of_day).collect()
}

/// What the summary says about the follow-up as a whole.
///
/// # Errors
/// An unknown site.
pub fn follow_up(
    scenario: &Scenario,
    follow: &Follow<'_>,
    samples: &[Vec<Followed>],
    design: &Design,
) -> Result<FollowUp, StudyError> {
    let drawn: Vec<Hypothesis> = (0..samples.len())
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
        closes_by_itself: closes_by_itself(follow)?,
        no_honest_mapping: NO_HONEST_MAPPING.iter().map(|(scale, why)| format!("{scale}: {why}")).collect(),
    })
}

/// The first arm with whole vesicles of a product that is made of them.
fn treated(scenario: &Scenario) -> Option<String> {
    let whole = |application: &Application| {
        let product = &application.product;
        product.kind == Kind::Vesicles && !product.lysed && !product.is_vesicle_free()
    };
    // An arm with one product before an arm with several.
    let of = |most: usize| {
        scenario.arms.iter().find(|arm| {
            let several = arm.sessions.iter().any(|session| session.applications.len() > most);
            !several && arm.sessions.iter().flat_map(|session| &session.applications).any(whole)
        })
    };
    of(1).or_else(|| of(usize::MAX)).map(|arm| arm.name.clone())
}

/// Every arm against one; none with a single arm.
///
/// # Errors
/// Stopped, a band that cannot be computed.
pub fn comparison(
    scenario: &Scenario,
    options: &Options,
    follow: &Follow<'_>,
    samples: &[Vec<Followed>],
    watch: &dyn Watch,
) -> Result<Option<Comparison>, StudyError> {
    if scenario.arms.len() < 2 {
        return Ok(None);
    }
    let against = against(scenario);
    let weighed = scenario.hypotheses.weights.iter().filter(|(_, weight)| *weight > 0.0);
    let under: Vec<(Hypothesis, Vec<Vec<Followed>>)> = weighed
        .map(|(hypothesis, _)| Ok((*hypothesis, follow.under(*hypothesis, UNDER_EACH, watch)?)))
        .collect::<Result<_, StudyError>>()?;
    let mut rows = Vec::new();
    for arm in 0..scenario.arms.len() {
        for place in 0..follow.definitions.len() {
            for &day in &follow.reported {
                let cell = Cell { follow, samples, under: &under, against, arm, place, day };
                rows.push(cell.difference(scenario)?);
            }
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
        beside: beside(scenario, options, follow, samples, against)?,
    }))
}

/// Every arm of `options.beside` against `reference` and against each other.
fn beside(
    scenario: &Scenario,
    options: &Options,
    follow: &Follow<'_>,
    samples: &[Vec<Followed>],
    reference: usize,
) -> Result<Vec<Versus>, StudyError> {
    let place_of = |name: &String| scenario.arms.iter().position(|arm| arm.name == *name);
    let priced: Vec<usize> = options.beside.iter().filter_map(place_of).collect();
    let mut rows = Vec::new();
    for &arm in &priced {
        let others = priced.iter().copied().filter(|other| *other != reference);
        for against in std::iter::once(reference).chain(others).filter(|other| *other != arm) {
            for place in 0..follow.definitions.len() {
                for &day in &follow.reported {
                    let cell = Cell { follow, samples, under: &[], against, arm, place, day };
                    rows.push(cell.versus(scenario)?);
                }
            }
        }
    }
    Ok(rows)
}

/// The arm that others are set against: the vehicle, else the procedure alone, else nothing, else the first.
fn against(scenario: &Scenario) -> usize {
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
    named("vehicle").or_else(blank).or_else(bare).or_else(|| named("none")).unwrap_or(0)
}

/// One arm, readout and day.
struct Cell<'a> {
    follow: &'a Follow<'a>,
    samples: &'a [Vec<Followed>],
    under: &'a [(Hypothesis, Vec<Vec<Followed>>)],
    against: usize,
    arm: usize,
    place: usize,
    day: usize,
}

impl Cell<'_> {
    fn of(&self, courses: &[Followed], course: usize) -> f64 {
        courses[course].readings[self.place].values[self.day]
    }

    fn difference(&self, scenario: &Scenario) -> Result<Difference, StudyError> {
        let definition = self.follow.definitions[self.place];
        let values: Vec<f64> = self.samples.iter().map(|courses| self.of(courses, self.arm)).collect();
        let changes: Vec<f64> = self
            .samples
            .iter()
            .map(|courses| self.of(courses, self.arm) - courses[self.arm].readings[self.place].start)
            .collect();
        let differences = self.differences(self.samples);
        let by_hypothesis = self
            .under
            .iter()
            .map(|(hypothesis, samples)| {
                Ok((hypothesis.word().to_owned(), band(&self.differences(samples)).map_err(defect)?))
            })
            .collect::<Result<_, StudyError>>()?;
        Ok(Difference {
            arm: scenario.arms[self.arm].name.clone(),
            readout: definition.key.to_owned(),
            unit: definition.unit.to_owned(),
            scale: definition.scale(),
            day: self.follow.days[self.day],
            value: band(&values).map_err(defect)?,
            change: band(&changes).map_err(defect)?,
            difference: band(&differences).map_err(defect)?,
            change_percent: self.of_start(&changes)?,
            difference_percent: self.of_start(&differences)?,
            above: above(&differences),
            share_of_procedure: self.share_of_procedure()?,
            by_hypothesis,
        })
    }

    fn versus(&self, scenario: &Scenario) -> Result<Versus, StudyError> {
        let definition = self.follow.definitions[self.place];
        let differences = self.differences(self.samples);
        let share = |is: fn(&f64) -> bool| {
            differences.iter().filter(|difference| is(difference)).count() as f64 / differences.len().max(1) as f64
        };
        Ok(Versus {
            arm: scenario.arms[self.arm].name.clone(),
            against: scenario.arms[self.against].name.clone(),
            readout: definition.key.to_owned(),
            unit: definition.unit.to_owned(),
            day: self.follow.days[self.day],
            difference: band(&differences).map_err(defect)?,
            above: share(|difference| *difference > 0.0),
            below: share(|difference| *difference < 0.0),
            share_of_procedure: self.share_of_procedure()?,
        })
    }

    /// In per cent of the arm's start, each sample of its own.
    fn of_start(&self, values: &[f64]) -> Result<Option<Band>, StudyError> {
        let starts = self.samples.iter().map(|courses| courses[self.arm].readings[self.place].start);
        let shares = values.iter().zip(starts).map(|(value, start)| (start != 0.0).then(|| 100.0 * value / start));
        shares.collect::<Option<Vec<f64>>>().map(|shares| band(&shares).map_err(defect)).transpose()
    }

    fn differences(&self, samples: &[Vec<Followed>]) -> Vec<f64> {
        samples.iter().map(|courses| self.of(courses, self.arm) - self.of(courses, self.against)).collect()
    }

    /// None where the treatment changes nothing in half of the samples: the share would be without meaning.
    fn share_of_procedure(&self) -> Result<Option<Band>, StudyError> {
        let (bare, untouched) = (self.follow.bare_of(self.arm), self.follow.untouched());
        let shares: Vec<f64> = self
            .samples
            .iter()
            .filter_map(|courses| {
                let none = self.of(courses, untouched);
                let (whole, alone) = (self.of(courses, self.arm) - none, self.of(courses, bare) - none);
                let least = LEAST_CHANGE * none.abs().max(1.0);
                (whole.abs() > least).then_some(alone / whole)
            })
            .collect();
        if shares.len() * 2 <= self.samples.len() {
            return Ok(None);
        }
        band(&shares).map(Some).map_err(defect)
    }
}

/// Changes smaller than this share of the value (or of one unit) are too small to be shared out.
const LEAST_CHANGE: f64 = 1e-3;

/// Probability of a difference above 0; half of the ties count.
fn above(differences: &[f64]) -> f64 {
    let points: f64 = differences
        .iter()
        .map(|d| {
            if *d > 0.0 {
                1.0
            } else if *d == 0.0 {
                0.5
            } else {
                0.0
            }
        })
        .sum();
    points / differences.len().max(1) as f64
}
