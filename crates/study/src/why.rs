//! What a difference between arms rests on, in the middle case: nothing is drawn, one thing is moved at a time.
//!
//! The middle case holds every number at its median and takes the solved row whose share taken up is the median. The
//! amplification multiplies what every cell and the tissue receive; an assumption is moved to both ends of its 90 %
//! range. Transport is moved as a whole, by taking the rows at both ends of what is taken up. Checked by:
//! crates/exoskin/tests/suite/seen.rs.

use exoskin_evidence::{Draws, Group, Medians, Origin, Parameter};
use exoskin_quantity::unit::DAY_S;
use exoskin_record::summary::Band;
use exoskin_record::why::{Amplified, CellReached, Moved, SignalHeard, Why, WhyArm, WhyDifference};
use exoskin_scenario::{Hypothesis, Scenario};
use exoskin_stats::band;
use exoskin_therapy::course::Person;
use exoskin_therapy::effect::heard::{Reached, reached, signals};
use exoskin_therapy::readouts::least_visible;
use rayon::prelude::*;

use super::draws::Held;
use super::follow::{Follow, Tried};
use super::people::{Kind, Who};
use super::sampled::defect;
use super::{Keeper, Options, Plan, StudyError, Watch, compare, draws, told};

/// Samples behind the bands of contacts.
const SAMPLES: usize = 200; // number: numerics of a band
/// Ends of the range to which an assumption is moved.
const ENDS: [f64; 2] = [0.05, 0.95]; // number: a 90 % range
/// Hours after the application at which a signal is told.
const HOURS: [f64; 4] = [0.0, 6.0, 24.0, 72.0]; // number: when it is told
/// The largest amplification that is tried: every cell is saturated long before.
const MOST: f64 = 1e9; // number: a limit of the search
/// Steps of the search for the amplification: the last one moves it by less than 1 %.
const STEPS: usize = 14; // number: numerics
/// Assumptions that are told, and those of them for which the amplification is searched.
const TOLD: usize = 8; // number: length of a list
const SEARCHED: usize = 3; // number: length of a list

/// What every arm's difference rests on; none where nothing is compared.
///
/// # Errors
/// As a run.
pub fn why(
    scenario: &Scenario,
    options: &Options,
    keeper: &dyn Keeper,
    watch: &dyn Watch,
) -> Result<Option<Why>, StudyError> {
    let design = draws::design(options);
    let plan = Plan::of(scenario, options)?;
    let solved = plan.solve(&design, keeper, watch)?;
    let follow = Follow::of(scenario, options, &plan, &solved, &design)?;
    let hot_or_cold = turns_hot_or_cold(scenario, &follow)?;
    let sought = told::sought(scenario, &follow, hot_or_cold);
    of_follow(scenario, options, &follow, &sought)
}

/// Whether any arm turns hot or cold in the middle case.
fn turns_hot_or_cold(scenario: &Scenario, follow: &Follow<'_>) -> Result<bool, StudyError> {
    let Some(place) = follow.definitions.iter().position(|one| one.key == told::TEMPERATURE) else { return Ok(false) };
    let draws = Held::new(&Medians, &scenario.overrides);
    for arm in 0..scenario.arms.len() {
        let readings = follow.tried(arm, Hypothesis::Nothing, &Tried::default(), &draws)?;
        if told::is_felt(&readings[place].values) {
            return Ok(true);
        }
    }
    Ok(false)
}

/// The same for a study that is already followed; `sought` are the readouts that the skin is treated for.
pub(crate) fn of_follow(
    scenario: &Scenario,
    options: &Options,
    follow: &Follow<'_>,
    sought: &[String],
) -> Result<Option<Why>, StudyError> {
    let Some(against) = compare::wanted(scenario, options).against else { return Ok(None) };
    let Some(asked) = Asked::of(scenario, follow, against, sought) else { return Ok(None) };
    let middle = asked.reading(against, Hypothesis::Nothing, &Tried::default(), &Medians)?;
    let acts = |arm: &usize| *arm != against && !follow.is_bare(*arm);
    let arms = (0..scenario.arms.len()).filter(acts).map(|arm| asked.arm(arm)).collect::<Result<_, _>>()?;
    let definition = follow.definitions[asked.readout];
    Ok(Some(Why {
        readout: definition.key.to_owned(),
        name: definition.words.name.to_owned(),
        unit: definition.unit.to_owned(),
        day: follow.days[asked.day],
        against: scenario.arms[against].name.clone(),
        value: middle,
        least: asked.least(middle),
        better: told::better(definition, scenario),
        arms,
    }))
}

/// The readout and day that are asked about.
struct Asked<'a> {
    scenario: &'a Scenario,
    follow: &'a Follow<'a>,
    against: usize,
    readout: usize,
    day: usize,
    /// Hypotheses that let vesicles act on cells, of those that weigh anything.
    acting: Vec<Hypothesis>,
}

impl<'a> Asked<'a> {
    fn of(scenario: &'a Scenario, follow: &'a Follow<'a>, against: usize, sought: &[String]) -> Option<Asked<'a>> {
        let place = |key: &str| follow.definitions.iter().position(|one| one.key == key);
        let readout = sought.iter().find_map(|key| place(key)).or((!follow.definitions.is_empty()).then_some(0))?;
        let fixed = told::days(scenario, follow);
        let day = fixed.get(follow.definitions[readout].key).and_then(|days| days.first()).copied();
        let day = day.and_then(|day| follow.days.iter().position(|other| *other == day));
        let weighed = scenario.hypotheses.weights.iter().filter(|(one, weight)| *weight > 0.0 && one.acts());
        let mut acting: Vec<Hypothesis> = weighed.map(|(one, _)| *one).collect();
        if acting.is_empty() {
            acting.push(Hypothesis::Nothing);
        }
        Some(Asked { scenario, follow, against, readout, day: day.unwrap_or(follow.days.len() - 1), acting })
    }

    fn least(&self, value: f64) -> f64 {
        least_visible(self.follow.definitions[self.readout].scale(), value)
    }

    fn reading(&self, arm: usize, hypothesis: Hypothesis, tried: &Tried, draws: &dyn Draws) -> Result<f64, StudyError> {
        let held = Held::new(draws, &self.scenario.overrides);
        let readings = self.follow.tried(arm, hypothesis, tried, &held)?;
        Ok(readings[self.readout].values[self.day])
    }

    fn difference(
        &self,
        arm: usize,
        hypothesis: Hypothesis,
        tried: &Tried,
        draws: &dyn Draws,
    ) -> Result<Found, StudyError> {
        let other = self.reading(self.against, hypothesis, &Tried { times: 1.0, ..*tried }, draws)?;
        let own = self.reading(arm, hypothesis, tried, draws)?;
        Ok(Found { difference: own - other, least: self.least(own.abs().max(other.abs())) })
    }

    /// The difference that is furthest from being too small, over the hypotheses.
    fn largest(&self, arm: usize, tried: &Tried, draws: &dyn Draws) -> Result<Found, StudyError> {
        let mut best = Found { difference: 0.0, least: 1.0 };
        for &hypothesis in &self.acting {
            let found = self.difference(arm, hypothesis, tried, draws)?;
            if found.size() >= best.size() {
                best = found;
            }
        }
        Ok(best)
    }

    fn arm(&self, arm: usize) -> Result<WhyArm, StudyError> {
        let differences = self.acting.iter().map(|&hypothesis| {
            let found = self.difference(arm, hypothesis, &Tried::default(), &Medians)?;
            Ok(WhyDifference { hypothesis: hypothesis.word().to_owned(), difference: found.difference })
        });
        let (times, saturated) = self.amplified(arm, &Tried::default(), &Medians)?;
        Ok(WhyArm {
            arm: self.scenario.arms[arm].name.clone(),
            product: self.follow.products_of(arm).join(", "),
            differences: differences.collect::<Result<_, StudyError>>()?,
            cells: self.cells(arm)?,
            signals: self.signals(arm)?,
            amplified: Amplified { times, saturated },
            moved: self.moved(arm)?,
        })
    }

    /// How many times as much makes the difference visible, and the difference when everything is saturated.
    fn amplified(&self, arm: usize, tried: &Tried, draws: &dyn Draws) -> Result<(Option<f64>, f64), StudyError> {
        let at = |times: f64| self.largest(arm, &Tried { times, ..*tried }, draws);
        let most = at(MOST)?;
        if at(1.0)?.visible() {
            return Ok((Some(1.0), most.difference));
        }
        if !most.visible() {
            return Ok((None, most.difference));
        }
        let (mut low, mut high) = (0.0, libm::log(MOST));
        for _ in 0..STEPS {
            let middle = 0.5 * (low + high);
            if at(libm::exp(middle))?.visible() { high = middle } else { low = middle }
        }
        Ok((Some(libm::exp(high)), most.difference))
    }

    fn cells(&self, arm: usize) -> Result<Vec<CellReached>, StudyError> {
        let samples = SAMPLES.min(self.follow.design().layout().samples);
        let one = |sample: usize| -> Result<Vec<Reached>, StudyError> {
            let row_draws = self.follow.design().units(sample);
            let of_kind = Kind::new(&row_draws, Who::Middle);
            let draws = Held::new(&of_kind, &self.scenario.overrides);
            let person = Person::draw(self.scenario, &draws)?;
            let row = self.follow.design().transport_row_of(sample);
            let found =
                self.follow.exposed(arm, &person, row, &draws, |exposure, informed| reached(exposure, informed));
            Ok(found.unwrap_or_default())
        };
        let all = (0..samples).into_par_iter().map(one).collect::<Result<Vec<_>, StudyError>>()?;
        let Some(first) = all.first() else { return Ok(Vec::new()) };
        let banded = |place: usize, value: &dyn Fn(&Reached) -> f64| -> Result<Band, StudyError> {
            let values: Vec<f64> = all.iter().filter_map(|cells| cells.get(place)).map(value).collect();
            band(&values).map_err(defect)
        };
        let found = first.iter().enumerate().map(|(place, cell)| {
            Ok(CellReached {
                cell: cell.cell.clone(),
                near: banded(place, &|one| one.near)?,
                reached: banded(place, &|one| one.reached)?,
                dish_half: banded(place, &|one| one.dish_half)?,
                of_dish: banded(place, &|one| one.near / one.dish_half)?,
            })
        });
        let found = found.collect::<Result<Vec<CellReached>, StudyError>>()?;
        Ok(found.into_iter().filter(|cell| cell.near.p95 > 0.0).collect())
    }

    fn signals(&self, arm: usize) -> Result<Vec<SignalHeard>, StudyError> {
        let draws = Held::new(&Medians, &self.scenario.overrides);
        let person = Person::draw(self.scenario, &draws)?;
        let row = self.follow.middle_of(arm);
        let heard = self.follow.exposed(arm, &person, row, &draws, |exposure, informed| signals(exposure, informed));
        let told = heard.unwrap_or_default().into_iter().map(|one| SignalHeard {
            signal: one.signal.to_owned(),
            half: one.half,
            own: one.own,
            added: HOURS.iter().map(|&hours| (hours, one.after(hours))).collect(),
            remembered_d: one.remembered_s / DAY_S,
        });
        Ok(told.collect())
    }

    /// Assumptions one at a time, the largest difference first.
    fn moved(&self, arm: usize) -> Result<Vec<Moved>, StudyError> {
        let candidates = self.candidates();
        let tries: Vec<(usize, f64)> =
            (0..candidates.len()).flat_map(|place| ENDS.iter().map(move |end| (place, *end))).collect();
        let one = |&(place, end): &(usize, f64)| -> Result<(usize, f64, Found), StudyError> {
            let (tried, draws) = candidates[place].moved(end);
            Ok((place, end, self.largest(arm, &tried, &draws)?))
        };
        let mut found = tries.par_iter().map(one).collect::<Result<Vec<_>, StudyError>>()?;
        found.sort_by(|a, b| b.2.size().total_cmp(&a.2.size()).then(a.0.cmp(&b.0)));
        let mut seen = std::collections::BTreeSet::new();
        found.retain(|(place, ..)| seen.insert(*place));
        found.truncate(TOLD);
        let told = found.into_iter().enumerate().map(|(rank, (place, end, moved))| {
            let still = if rank < SEARCHED {
                let (tried, draws) = candidates[place].moved(end);
                self.amplified(arm, &tried, &draws)?.0
            } else {
                moved.visible().then_some(1.0)
            };
            Ok(candidates[place].told(end, &moved, still))
        });
        told.collect()
    }

    /// Everything that a product's effect depends on, apart from what the scenario holds.
    fn candidates(&self) -> Vec<Candidate> {
        let varies = |parameter: &&'static Parameter| {
            matches!(parameter.group, Group::Product | Group::Response)
                && parameter.prior.varies()
                && parameter.id != exoskin_therapy::effect::parameters::HYPOTHESIS.id
                && self.scenario.overrides.iter().all(|(id, _)| id != parameter.id)
        };
        let all = exoskin_therapy::parameters::all().into_iter().filter(varies).map(Candidate::One);
        std::iter::once(Candidate::Delivery).chain(all).collect()
    }
}

/// One difference, with what would be visible there.
#[derive(Clone, Copy, Debug)]
struct Found {
    difference: f64,
    least: f64,
}

impl Found {
    fn size(&self) -> f64 {
        self.difference.abs() / self.least.max(f64::MIN_POSITIVE)
    }

    fn visible(&self) -> bool {
        self.size() >= 1.0
    }
}

/// What is moved.
enum Candidate {
    /// The whole of transport: another solved row.
    Delivery,
    /// One parameter.
    One(&'static Parameter),
}

/// Medians with one parameter moved.
struct MovedDraws {
    parameter: Option<&'static Parameter>,
    unit: f64,
}

impl Draws for MovedDraws {
    fn unit(&self, parameter: &Parameter) -> f64 {
        if self.parameter.is_some_and(|moved| moved.id == parameter.id) { self.unit } else { Medians.unit(parameter) }
    }
}

impl Candidate {
    fn moved(&self, end: f64) -> (Tried, MovedDraws) {
        match self {
            Candidate::Delivery => {
                (Tried { place: end, ..Tried::default() }, MovedDraws { parameter: None, unit: end })
            }
            Candidate::One(parameter) => (Tried::default(), MovedDraws { parameter: Some(parameter), unit: end }),
        }
    }

    fn told(&self, end: f64, found: &Found, still: Option<f64>) -> Moved {
        let (difference, visible) = (found.difference, found.visible());
        match self {
            Candidate::Delivery => Moved {
                parameter: "delivery".into(),
                name: "transport as a whole: how much reaches and enters the cells".into(),
                value: None,
                unit: String::new(),
                assumed: true,
                difference,
                visible,
                still,
            },
            Candidate::One(parameter) => Moved {
                parameter: parameter.id.into(),
                name: parameter.name.into(),
                value: Some(parameter.prior.quantile(end)),
                unit: parameter.unit.text().into(),
                assumed: matches!(parameter.origin, Origin::Assumed(_)),
                difference,
                visible,
                still,
            },
        }
    }
}
