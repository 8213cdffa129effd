//! Median and 90 % band of a long list of numbers that is never in memory as a whole.
//!
//! The first numbers are all kept. After that, only those that may still turn out to be one of the three quantiles are
//! kept: a window around each of them, so wide that the chance of the quantile leaving it is below 1e-11. What lies
//! outside a window is only counted. Memory grows with the square root of the count, and the band is exactly the one
//! that [`crate::bands::band`] takes of the whole list, to the last bit. A quantile that left its window is an error,
//! never a guess; for this, the numbers must come in no particular order, as the samples of a [`crate::Design`] do.
//!
//! Checked by: tests/suite/column.rs (compared with the whole list: many shapes, ties, lengths).

use crate::bands::{BadSample, Band};

/// Up to this many numbers are all kept.
const WHOLE: usize = 8192;
/// Half width of a window, in standard errors of the share of samples below the quantile.
const STANDARD_ERRORS: f64 = 7.0;
/// The quantiles of a band.
const QUANTILES: [f64; 3] = [0.5, 0.05, 0.95];
/// The least number of values that wait to be sorted into a window.
const WAITING: usize = 512;

/// Numbers that are added one by one, and their band.
#[derive(Clone, Debug, Default)]
pub struct Column {
    count: u64,
    not_finite: Option<usize>,
    whole: Vec<f64>,
    windows: Option<Box<[Window; 3]>>,
}

impl Column {
    /// A column that is about to take `count` numbers.
    pub fn for_count(count: usize) -> Column {
        Column { whole: Vec::with_capacity(count.min(WHOLE)), ..Column::default() }
    }

    /// Adds a number.
    pub fn push(&mut self, value: f64) {
        if !value.is_finite() {
            let _ = self.not_finite.get_or_insert(self.count as usize);
        }
        self.count += 1;
        if let Some(windows) = &mut self.windows {
            windows.iter_mut().for_each(|window| window.push(value, self.count));
            return;
        }
        self.whole.push(value);
        if self.whole.len() >= WHOLE {
            let mut all = std::mem::take(&mut self.whole);
            all.sort_unstable_by(f64::total_cmp);
            self.windows = Some(Box::new(QUANTILES.map(|p| Window::of(p, &all))));
        }
    }

    /// How many numbers were added.
    pub fn len(&self) -> u64 {
        self.count
    }

    /// Whether none were added.
    pub fn is_empty(&self) -> bool {
        self.count == 0
    }

    /// Median and 90 % band of all of them.
    ///
    /// # Errors
    /// No numbers, one that is not finite, or a quantile that left its window.
    pub fn band(&self) -> Result<Band, BadSample> {
        if let Some(sample) = self.not_finite {
            return Err(BadSample::NotFinite(sample));
        }
        let Some(windows) = &self.windows else { return crate::bands::band(&self.whole) };
        let [median, p05, p95] = &**windows;
        let of = |window: &Window| window.quantile(self.count).ok_or(BadSample::Lost(self.count));
        Ok(Band { median: of(median)?, p05: of(p05)?, p95: of(p95)? })
    }

    /// The most bytes that a column of `count` numbers takes.
    pub fn most_bytes(count: usize) -> usize {
        let number = std::mem::size_of::<f64>();
        if count < WHOLE {
            return number * count;
        }
        let runs: f64 = QUANTILES.iter().map(|&p| 2.0 * margin(p, count as u64)).sum();
        let windows = runs as usize * std::mem::size_of::<Run>() + QUANTILES.len() * waiting(count as u64) * number;
        windows.max(number * WHOLE)
    }
}

/// How many positions away from its own the quantile of `count` numbers may end up.
fn margin(p: f64, count: u64) -> f64 {
    STANDARD_ERRORS * (count as f64 * p * (1.0 - p)).sqrt() + 2.0
}

fn waiting(count: u64) -> usize {
    WAITING.max(margin(0.5, count) as usize / 2)
}

/// Equal numbers.
#[derive(Clone, Copy, Debug)]
struct Run {
    value: f64,
    count: u64,
}

/// The numbers around one quantile.
#[derive(Clone, Debug)]
struct Window {
    p: f64,
    /// How many numbers are below every one that is kept.
    below: u64,
    /// Kept, in order.
    runs: Vec<Run>,
    /// Kept, not yet in order.
    waiting: Vec<f64>,
    /// Ends of what may be kept.
    low: f64,
    high: f64,
}

impl Window {
    fn of(p: f64, sorted: &[f64]) -> Window {
        let mut window =
            Window { p, below: 0, runs: Vec::new(), waiting: Vec::new(), low: f64::NEG_INFINITY, high: f64::INFINITY };
        for &value in sorted {
            match window.runs.last_mut() {
                Some(run) if run.value.total_cmp(&value).is_eq() => run.count += 1,
                _ => window.runs.push(Run { value, count: 1 }),
            }
        }
        window.narrow(sorted.len() as u64);
        window
    }

    fn push(&mut self, value: f64, count: u64) {
        if value.total_cmp(&self.low).is_lt() {
            self.below += 1;
        } else if value.total_cmp(&self.high).is_le() {
            self.waiting.push(value);
            if self.waiting.len() >= waiting(count) {
                self.runs = self.merged();
                self.waiting.clear();
                self.narrow(count);
            }
        }
    }

    /// Everything kept, in order.
    fn merged(&self) -> Vec<Run> {
        let mut waiting = self.waiting.clone();
        waiting.sort_unstable_by(f64::total_cmp);
        let mut merged: Vec<Run> = Vec::with_capacity(self.runs.len() + waiting.len());
        let mut old = self.runs.iter().copied().peekable();
        let mut new = waiting.into_iter().map(|value| Run { value, count: 1 }).peekable();
        loop {
            let first_is_old = match (old.peek(), new.peek()) {
                (Some(a), Some(b)) => a.value.total_cmp(&b.value).is_le(),
                (Some(_), None) => true,
                (None, Some(_)) => false,
                (None, None) => return merged,
            };
            let Some(run) = (if first_is_old { old.next() } else { new.next() }) else { return merged };
            match merged.last_mut() {
                Some(last) if last.value.total_cmp(&run.value).is_eq() => last.count += run.count,
                _ => merged.push(run),
            }
        }
    }

    /// Drops what the quantile of at least `count` numbers cannot reach.
    fn narrow(&mut self, count: u64) {
        let (place, margin) = (self.p * count as f64, margin(self.p, count));
        let (first, last) = (place - margin, place + margin);
        let mut before = self.below;
        let mut dropped = 0;
        for run in &self.runs {
            if (before + run.count) as f64 >= first {
                break;
            }
            before += run.count;
            dropped += 1;
        }
        self.below = before;
        self.runs.drain(..dropped);
        let kept = self.runs.iter().take_while(|run| {
            let wanted = before as f64 <= last;
            before += run.count;
            wanted
        });
        let kept = kept.count();
        self.runs.truncate(kept);
        self.runs.shrink_to_fit();
        if dropped > 0 {
            self.low = self.runs.first().map_or(self.low, |run| run.value);
        }
        if before_end(self.below, &self.runs) < count {
            self.high = self.runs.last().map_or(self.high, |run| run.value);
        }
    }

    /// Quantile of `count` numbers, as [`crate::bands`] takes it.
    fn quantile(&self, count: u64) -> Option<f64> {
        let position = |index: u64| (index as f64 + 0.5) / count as f64;
        let (mut right, mut end) = (0, count);
        while right < end {
            let middle = right + (end - right) / 2;
            if position(middle) < self.p { right = middle + 1 } else { end = middle }
        }
        let runs = self.merged();
        let at = |index: u64| at(self.below, &runs, index);
        match right.checked_sub(1) {
            None => at(0),
            Some(left) if right == count => at(left),
            Some(left) => {
                let (a, b) = (at(left)?, at(right)?);
                let t = (self.p - position(left)) / (position(right) - position(left));
                Some(crate::bands::between(a, b, t))
            }
        }
    }
}

fn before_end(below: u64, runs: &[Run]) -> u64 {
    below + runs.iter().map(|run| run.count).sum::<u64>()
}

/// The number at position `index` in order, if it is kept.
fn at(below: u64, runs: &[Run], index: u64) -> Option<f64> {
    let mut left = index.checked_sub(below)?;
    for run in runs {
        match left.checked_sub(run.count) {
            Some(rest) => left = rest,
            None => return Some(run.value),
        }
    }
    None
}
