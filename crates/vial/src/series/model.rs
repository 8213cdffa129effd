//! What the vial model says about each line of a series in one draw, and how far that is from what was measured.

use exoskin_evidence::Draws;
use exoskin_stats::normal;

use super::{Reading, Series, SeriesRow};
use crate::container::Container;
use crate::history::{History, Step};
use crate::product::Product;
use crate::rates::Rates;
use crate::state::DrawnVial;
use crate::timeline::{Event, Phase, Timeline};

/// A series made ready for one product.
pub(super) struct Model<'a> {
    product: &'a Product,
    series: &'a Series,
    /// Events of each line.
    events: Vec<Vec<Event>>,
    /// Lines that share container and concentration, and with them rates and the count at the start.
    groups: Vec<Group>,
}

/// Lines of one container and concentration.
struct Group {
    container: Container,
    per_um3: f64,
    rows: Vec<usize>,
}

/// What one draw predicts for a line: logarithms of the shares that are left.
#[derive(Clone, Copy, Debug)]
pub(super) struct Predicted {
    pub count: f64,
    pub potency: f64,
}

/// A line and what it measured.
#[derive(Clone, Copy, Debug)]
struct Measured {
    row: usize,
    log: f64,
    reading: Reading,
    at_start: bool,
}

/// The smallest share that has a logarithm.
const LEAST: f64 = 1e-300; // number: a matter of numerics

impl<'a> Model<'a> {
    pub fn new(product: &'a Product, series: &'a Series) -> Model<'a> {
        let mut groups: Vec<Group> = Vec::new();
        for (place, row) in series.rows.iter().enumerate() {
            let container = row.container.unwrap_or(product.vessel.container);
            let per_um3 = row.per_um3.unwrap_or_else(|| start(product, series, container));
            match groups.iter_mut().find(|group| group.container == container && group.per_um3 == per_um3) {
                Some(group) => group.rows.push(place),
                None => groups.push(Group { container, per_um3, rows: vec![place] }),
            }
        }
        let events = series.rows.iter().map(|row| events(product, row)).collect();
        Model { product, series, events, groups }
    }

    /// The prediction for every line.
    pub fn predicted(&self, draws: &dyn Draws) -> Vec<Predicted> {
        let mut found = vec![Predicted { count: 0.0, potency: 0.0 }; self.events.len()];
        for group in &self.groups {
            let rates = Rates::drawn(self.product, group.container, group.per_um3, draws);
            let vial = DrawnVial::with_rates(self.product, rates, draws);
            for &row in &group.rows {
                let state = vial.at_end(&self.events[row]);
                let log = |share: f64| libm::log(share.max(LEAST));
                found[row] = Predicted { count: log(state.shares.whole), potency: log(state.potency) };
            }
        }
        found
    }

    /// Logarithm of the likelihood of the series.
    pub fn log_likelihood(&self, draws: &dyn Draws) -> f64 {
        self.residuals(&self.predicted(draws)).iter().map(|(_, residual)| residual.log_likelihood()).sum()
    }

    /// How far each measured value is from its prediction, with its line; counts first, then potencies.
    pub fn residuals(&self, predicted: &[Predicted]) -> Vec<(usize, Residual)> {
        let mut found = Vec::new();
        for group in &self.groups {
            let counts = self.measured(&group.rows, |row| row.count, |row| predicted[row].count);
            found.extend(compared(&counts, self.series.in_shares));
            let potencies = self.measured(&group.rows, |row| row.potency, |row| predicted[row].potency);
            found.extend(compared(&potencies, true));
        }
        found
    }

    fn measured(
        &self,
        rows: &[usize],
        reading: impl Fn(&SeriesRow) -> Option<Reading>,
        predicted: impl Fn(usize) -> f64,
    ) -> Vec<Measured> {
        let one = |&row: &usize| {
            let line = &self.series.rows[row];
            let reading = reading(line)?;
            let log = libm::log(reading.value) - predicted(row);
            Some(Measured { row, log, reading, at_start: line.seconds == 0.0 })
        };
        rows.iter().filter_map(one).collect()
    }

    /// What a line's measured values are as shares of the start, with this prediction's start: (count, potency).
    pub fn as_shares(&self, predicted: &[Predicted]) -> Vec<(Option<f64>, Option<f64>)> {
        let mut found = vec![(None, None); self.events.len()];
        for group in &self.groups {
            let counts = self.measured(&group.rows, |row| row.count, |row| predicted[row].count);
            let offset = offset(&counts, self.series.in_shares);
            for one in counts {
                found[one.row].0 = Some(one.reading.value / libm::exp(offset));
            }
            let potencies = self.measured(&group.rows, |row| row.potency, |row| predicted[row].potency);
            let offset = self::offset(&potencies, true);
            for one in potencies {
                found[one.row].1 = Some(one.reading.value / libm::exp(offset));
            }
        }
        found
    }

    /// The container of a line.
    pub fn container(&self, row: usize) -> Container {
        self.series.rows[row].container.unwrap_or(self.product.vessel.container)
    }

    /// Whether anything of the series is left to be compared: two values of one group, or a share of a known start.
    pub fn is_informative(&self) -> bool {
        let none = |_: usize| 0.0;
        self.groups.iter().any(|group| {
            let counts = self.measured(&group.rows, |row| row.count, none);
            let potencies = self.measured(&group.rows, |row| row.potency, none);
            let later = |values: &[Measured]| values.iter().any(|one| !one.at_start);
            (later(&counts) && (counts.len() > 1 || self.series.in_shares)) || later(&potencies)
        })
    }
}

/// A value against its prediction.
#[derive(Clone, Copy, Debug)]
pub(super) struct Residual {
    /// Logarithm of measured over predicted, in spreads.
    pub spreads: f64,
    is_limit: bool,
}

impl Residual {
    fn log_likelihood(&self) -> f64 {
        if self.is_limit {
            libm::log(normal::cumulative(self.spreads).max(LEAST))
        } else {
            -self.spreads * self.spreads / 2.0
        }
    }

    /// How far off, in spreads; a value below its limit is not off.
    pub fn off(&self) -> f64 {
        if self.is_limit { (-self.spreads).max(0.0) } else { self.spreads.abs() }
    }
}

fn compared(values: &[Measured], in_shares: bool) -> Vec<(usize, Residual)> {
    let offset = offset(values, in_shares);
    let one = |value: &Measured| {
        let spreads = (value.log - offset) / value.reading.log_sd;
        (value.row, Residual { spreads, is_limit: value.reading.is_limit })
    };
    values.iter().map(one).collect()
}

/// Logarithm of the start: known where values are shares and none was measured at the start, else the best one.
///
/// The start's prior is flat, so its best value stands for the integral over it.
fn offset(values: &[Measured], in_shares: bool) -> f64 {
    if in_shares && !values.iter().any(|value| value.at_start) {
        return 0.0;
    }
    let (mut sum, mut weights) = (0.0, 0.0);
    for value in values.iter().filter(|value| !value.reading.is_limit) {
        let weight = 1.0 / (value.reading.log_sd * value.reading.log_sd);
        sum += weight * value.log;
        weights += weight;
    }
    if weights > 0.0 { sum / weights } else { 0.0 }
}

/// Particles at the start where no column says so: the mean of the counts at 0 days, else the label's.
fn start(product: &Product, series: &Series, container: Container) -> f64 {
    let of = |row: &&SeriesRow| row.seconds == 0.0 && row.container.unwrap_or(product.vessel.container) == container;
    let counts: Vec<f64> =
        series.rows.iter().filter(of).filter_map(|row| row.count).map(|reading| reading.value).collect();
    if counts.is_empty() || series.in_shares {
        return product.label_prior().median();
    }
    counts.iter().sum::<f64>() / counts.len() as f64
}

/// Held, then made ready to be counted: thawed or dissolved.
fn events(product: &Product, row: &SeriesRow) -> Vec<Event> {
    let held = Step::Hold { celsius: row.celsius, seconds: row.seconds, dry: false };
    let with =
        |ready: Option<Step>| Timeline::of(product, &History { steps: std::iter::once(held).chain(ready).collect() });
    let timeline = with(None);
    match timeline.ends {
        Phase::Liquid => timeline.events,
        Phase::Frozen => with(Some(Step::Thaw)).events,
        Phase::Dry => with(Some(Step::Reconstitute)).events,
    }
}
