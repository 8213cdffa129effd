//! What the summary needs of followed samples: columns of numbers that take them chunk by chunk.
//!
//! Each number of a sample is added to the column of its arm, readout and day; no sample is held after that. Columns
//! give the bands of the whole list and hold little of it, see [`exoskin_stats::column`].

use exoskin_scenario::Scenario;
use exoskin_stats::Column;
use exoskin_therapy::readouts::{Better, least_visible};
use rayon::prelude::*;

use super::StudyError;
use super::follow::{Follow, Followed, What};
use super::{Keeper, Watch};

/// What is needed from the samples besides the bands of each day.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Wanted {
    /// The arm with which all are compared; none means that nothing is compared.
    pub against: Option<usize>,
    /// Further pairs of arms that are compared.
    pub beside: Vec<(usize, usize)>,
    /// How many samples are repeated under each hypothesis alone.
    pub under_each: usize,
}

/// The samples of every arm so far.
#[derive(Debug)]
pub struct Tally {
    /// Columns of each arm.
    pub(crate) arms: Vec<ArmTally>,
    /// Columns of each further pair.
    pub(crate) beside: Vec<PairTally>,
    /// Samples so far.
    pub(crate) samples: usize,
}

/// The samples of one arm.
#[derive(Debug)]
pub(crate) struct ArmTally {
    arm: usize,
    /// Share of the counted vesicles taken up that set something off, by sample.
    pub working: Vec<f64>,
    /// Readouts outside, days inside.
    pub by_day: Vec<Column>,
    /// Readouts outside, reported days inside; none where nothing is compared.
    pub cells: Vec<CellTally>,
}

/// One arm, readout and reported day.
#[derive(Debug, Default)]
pub(crate) struct CellTally {
    pub change: Column,
    pub difference: Column,
    pub change_percent: Column,
    pub difference_percent: Column,
    /// Whether any sample starts at 0, so that nothing is a share of its start.
    pub from_zero: bool,
    /// Over all samples.
    pub seen: Seen,
    /// Over those in which vesicles act on cells.
    pub acts: Seen,
    /// Differences of the latter.
    pub acts_difference: Column,
    /// Share of the procedure in the whole change, where there is one.
    pub of_procedure: Column,
}

/// Counts of differences.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Seen {
    /// Differences counted.
    pub samples: u64,
    /// Differences above 0, and half of those that are 0.
    pub above: f64,
    /// Large enough to see.
    pub more: u64,
    /// Large enough to see, downwards.
    pub less: u64,
}

impl Seen {
    fn add(&mut self, difference: f64, least: f64) {
        self.samples += 1;
        self.above += 0.5 * (f64::from(u8::from(difference >= 0.0)) + f64::from(u8::from(difference > 0.0)));
        self.more += u64::from(difference >= least);
        self.less += u64::from(difference <= -least);
    }

    fn share(&self, count: f64) -> f64 {
        count / self.samples.max(1) as f64
    }

    /// Share above 0.
    pub(crate) fn above(&self) -> f64 {
        self.share(self.above)
    }

    /// Share large enough to see.
    pub(crate) fn visible(&self) -> f64 {
        self.share((self.more + self.less) as f64)
    }

    /// Share large enough to see and for the worse.
    pub(crate) fn harm(&self, better: Better) -> Option<f64> {
        match better {
            Better::More => Some(self.share(self.less as f64)),
            Better::Less => Some(self.share(self.more as f64)),
            Better::Neither => None,
        }
    }
}

/// One pair of arms.
#[derive(Debug)]
pub(crate) struct PairTally {
    pub arm: usize,
    pub against: usize,
    /// Readouts outside, reported days inside.
    pub cells: Vec<VersusTally>,
}

/// One pair of arms, readout and reported day.
#[derive(Debug, Default)]
pub(crate) struct VersusTally {
    /// Over all samples.
    pub all: Versus,
    /// Over those in which vesicles act on cells.
    pub acts: Versus,
}

/// Differences of a pair.
#[derive(Debug, Default)]
pub(crate) struct Versus {
    pub difference: Column,
    pub above: u64,
    pub below: u64,
}

impl Versus {
    fn add(&mut self, difference: f64) {
        self.difference.push(difference);
        self.above += u64::from(difference > 0.0);
        self.below += u64::from(difference < 0.0);
    }
}

/// Changes smaller than this share of the value (or of one unit) are too small to be split.
const LEAST_CHANGE: f64 = 1e-3;

impl Tally {
    /// Empty columns for `samples` samples.
    pub fn new(follow: &Follow<'_>, wanted: &Wanted, samples: usize) -> Tally {
        let (readouts, days, reported) = (follow.definitions.len(), follow.days.len(), follow.reported.len());
        let column = |_| Column::for_count(samples);
        let arm = |arm| ArmTally {
            arm,
            working: Vec::with_capacity(samples),
            by_day: (0..readouts * days).map(column).collect(),
            cells: wanted.against.map_or_else(Vec::new, |_| cells(readouts * reported, CellTally::default)),
        };
        let pair = |&(arm, against): &(usize, usize)| PairTally {
            arm,
            against,
            cells: cells(readouts * reported, VersusTally::default),
        };
        Tally {
            arms: (0..follow.arms()).map(arm).collect(),
            beside: wanted.beside.iter().map(pair).collect(),
            samples: 0,
        }
    }

    /// The most bytes that the columns of a study take.
    pub fn most_bytes(scenario: &Scenario, follow: (usize, usize, usize), wanted: &Wanted, samples: usize) -> usize {
        let (readouts, days, reported) = follow;
        let column = Column::most_bytes(samples) + std::mem::size_of::<Column>();
        let cells = wanted.against.map_or(0, |_| COLUMNS_OF_CELL * reported);
        let arms = scenario.arms.len();
        let columns = readouts * (arms * (days + cells) + COLUMNS_OF_PAIR * wanted.beside.len() * reported);
        columns * column + arms * samples * std::mem::size_of::<f64>()
    }

    /// Adds samples in their order.
    pub fn add(&mut self, follow: &Follow<'_>, wanted: &Wanted, samples: &[Vec<Followed>]) {
        let first = self.samples;
        let acting: Vec<bool> =
            wanted.against.map_or_else(Vec::new, |_| (0..samples.len()).map(|one| follow.acts(first + one)).collect());
        self.arms.par_iter_mut().for_each(|arm| arm.add(follow, wanted, samples, &acting));
        self.beside.par_iter_mut().for_each(|pair| pair.add(follow, samples, &acting));
        self.samples += samples.len();
    }

    /// The column of a readout on a day of an arm.
    pub(crate) fn of_day(&self, follow: &Follow<'_>, arm: usize, readout: usize, day: usize) -> &Column {
        &self.arms[arm].by_day[readout * follow.days.len() + day]
    }
}

/// Columns of a cell.
const COLUMNS_OF_CELL: usize = 6;
/// Columns of a pair's cell.
const COLUMNS_OF_PAIR: usize = 2;

fn cells<T>(count: usize, new: impl Fn() -> T) -> Vec<T> {
    std::iter::repeat_with(new).take(count).collect()
}

/// Follows `what` into columns of days alone.
///
/// # Errors
/// Stopped, an unknown site, chunks that cannot be kept.
pub fn days_of(follow: &Follow<'_>, what: What, keeper: &dyn Keeper, watch: &dyn Watch) -> Result<Tally, StudyError> {
    let wanted = Wanted::default();
    let mut tally = Tally::new(follow, &wanted, what.samples);
    follow.each(what, keeper, watch, &mut |_, samples| {
        tally.add(follow, &wanted, samples);
        Ok(())
    })?;
    Ok(tally)
}

/// Differences of every arm from `against` on the reported days; arms outside, then readouts, days inside.
///
/// # Errors
/// As [`days_of`].
pub(crate) fn differences(
    follow: &Follow<'_>,
    against: usize,
    what: What,
    keeper: &dyn Keeper,
    watch: &dyn Watch,
) -> Result<Vec<Vec<Column>>, StudyError> {
    let places: Vec<(usize, usize)> = places(follow).collect();
    let mut arms: Vec<Vec<Column>> =
        (0..follow.arms()).map(|_| cells(places.len(), || Column::for_count(what.samples))).collect();
    follow.each(what, keeper, watch, &mut |_, samples| {
        for (arm, columns) in arms.iter_mut().enumerate() {
            for (column, &(readout, day)) in columns.iter_mut().zip(&places) {
                for courses in samples {
                    column.push(of(courses, arm, readout, day) - of(courses, against, readout, day));
                }
            }
        }
        Ok(())
    })?;
    Ok(arms)
}

/// Readouts outside, reported days inside.
fn places<'f>(follow: &'f Follow<'_>) -> impl Iterator<Item = (usize, usize)> + 'f {
    (0..follow.definitions.len()).flat_map(|readout| follow.reported.iter().map(move |&day| (readout, day)))
}

fn of(courses: &[Followed], course: usize, readout: usize, day: usize) -> f64 {
    courses[course].readings[readout].values[day]
}

impl ArmTally {
    fn add(&mut self, follow: &Follow<'_>, wanted: &Wanted, samples: &[Vec<Followed>], acting: &[bool]) {
        let arm = self.arm;
        for courses in samples {
            self.working.push(courses[arm].working);
            let values = courses[arm].readings.iter().flat_map(|reading| &reading.values);
            self.by_day.iter_mut().zip(values).for_each(|(column, value)| column.push(*value));
        }
        let Some(against) = wanted.against else { return };
        let (bare, untouched) = (follow.bare_of(arm), follow.untouched());
        for (cell, (readout, day)) in self.cells.iter_mut().zip(places(follow)) {
            let scale = follow.definitions[readout].scale();
            for (courses, acts) in samples.iter().zip(acting) {
                let value = |course| of(courses, course, readout, day);
                cell.add(courses[arm].readings[readout].start, value(arm), value(against));
                cell.count(value(arm), value(against), scale, *acts);
                cell.share(value(arm), value(bare), value(untouched));
            }
        }
    }
}

impl CellTally {
    fn add(&mut self, start: f64, value: f64, against: f64) {
        let (change, difference) = (value - start, value - against);
        self.change.push(change);
        self.difference.push(difference);
        self.from_zero |= start == 0.0;
        if !self.from_zero {
            self.change_percent.push(100.0 * change / start);
            self.difference_percent.push(100.0 * difference / start);
        }
    }

    /// Counts what could be seen; `acts` where vesicles act on cells.
    fn count(&mut self, value: f64, against: f64, scale: Option<f64>, acts: bool) {
        let difference = value - against;
        // Rounding is never visible, whatever the value.
        let least = least_visible(scale, value.abs().max(against.abs())).max(f64::EPSILON);
        self.seen.add(difference, least);
        if acts {
            self.acts.add(difference, least);
            self.acts_difference.push(difference);
        }
    }

    /// Samples in which the treatment changes nothing have no share.
    fn share(&mut self, value: f64, bare: f64, untouched: f64) {
        let (whole, alone) = (value - untouched, bare - untouched);
        if whole.abs() > LEAST_CHANGE * untouched.abs().max(1.0) {
            self.of_procedure.push(alone / whole);
        }
    }
}

impl PairTally {
    fn add(&mut self, follow: &Follow<'_>, samples: &[Vec<Followed>], acting: &[bool]) {
        for (cell, (readout, day)) in self.cells.iter_mut().zip(places(follow)) {
            for (courses, acts) in samples.iter().zip(acting) {
                let difference = of(courses, self.arm, readout, day) - of(courses, self.against, readout, day);
                cell.all.add(difference);
                if *acts {
                    cell.acts.add(difference);
                }
            }
        }
    }
}
