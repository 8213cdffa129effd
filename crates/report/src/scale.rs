//! Axes: from a value to its position between 0 and 1, and round values to label it with.

/// A logarithmic axis over whole decades.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct LogScale {
    /// Lowest decade (power of ten).
    pub(crate) low: i32,
    /// Highest decade, above `low`.
    pub(crate) high: i32,
}

impl LogScale {
    /// The decades that cover every positive finite value, at most `most` of them counted from the top. `None` where
    /// there is no such value.
    pub(crate) fn over(values: impl IntoIterator<Item = f64>, most: i32) -> Option<LogScale> {
        let logs = values.into_iter().filter(|v| *v > 0.0 && v.is_finite()).map(libm::log10);
        let (low, high) = logs.fold(None, |range, log| match range {
            None => Some((log, log)),
            Some((low, high)) => Some((f64::min(low, log), f64::max(high, log))),
        })?;
        let high = (high - 1e-9).ceil() as i32;
        let low = (low + 1e-9).floor() as i32;
        Some(LogScale { low: low.max(high - most.max(1)).min(high - 1), high })
    }

    /// Position of `value` between 0 and 1; anything outside the axis is placed at its end.
    pub(crate) fn place(&self, value: f64) -> f64 {
        if value.is_nan() || value <= 0.0 {
            return 0.0;
        }
        ((libm::log10(value) - f64::from(self.low)) / f64::from(self.high - self.low)).clamp(0.0, 1.0)
    }

    /// Lowest value on the axis.
    pub(crate) fn bottom(&self) -> f64 {
        power(self.low)
    }

    /// Powers of ten, every `step`-th decade so that there are at most `most` of them; multiples of the step.
    pub(crate) fn ticks(&self, most: usize) -> Vec<f64> {
        let most = most.max(2) as i32;
        let mut step = 1;
        while (self.high - self.low) / step + 1 > most {
            step += 1;
        }
        (self.low..=self.high).filter(|decade| decade.rem_euclid(step) == 0).map(power).collect()
    }
}

/// A linear axis.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct LinearScale {
    /// Lowest value.
    pub(crate) low: f64,
    /// Highest value, above `low`.
    pub(crate) high: f64,
}

impl LinearScale {
    /// An axis over every finite value, at least `least` wide, with a little room at both ends. `None` where there is
    /// no such value.
    pub(crate) fn over(values: impl IntoIterator<Item = f64>, least: f64) -> Option<LinearScale> {
        let finite = values.into_iter().filter(|v| v.is_finite());
        let (low, high) = finite.fold(None, |range, v| match range {
            None => Some((v, v)),
            Some((low, high)) => Some((f64::min(low, v), f64::max(high, v))),
        })?;
        let missing = (least.max(1e-9) - (high - low)).max(0.0);
        let room = 0.04 * (high - low) + 0.5 * missing;
        Some(LinearScale { low: low - room, high: high + room })
    }

    /// Position of `value` between 0 and 1; anything outside the axis is placed at its end.
    pub(crate) fn place(&self, value: f64) -> f64 {
        if value.is_nan() {
            return 0.0;
        }
        ((value - self.low) / (self.high - self.low)).clamp(0.0, 1.0)
    }

    /// Round values inside the axis, at most `most` of them.
    pub(crate) fn ticks(&self, most: usize) -> Vec<f64> {
        let step = self.step(most.max(2));
        let first = (self.low / step).ceil();
        let count = ((self.high / step).floor() - first).clamp(-1.0, 20.0) as i64 + 1;
        (0..count).map(|i| (first + i as f64) * step).collect()
    }

    /// The smallest of 1, 2, 5 times a power of ten that gives no more than `most` ticks.
    pub(crate) fn step(&self, most: usize) -> f64 {
        let raw = (self.high - self.low) / most as f64;
        let decade = power(libm::log10(raw.max(1e-12)).floor() as i32);
        let steps = [1.0, 2.0, 5.0, 10.0].map(|factor| factor * decade);
        steps.into_iter().find(|step| *step >= raw).unwrap_or(10.0 * decade)
    }
}

/// A power of ten that prints as one.
fn power(decade: i32) -> f64 {
    format!("1e{decade}").parse().unwrap_or(1.0)
}

/// Moves label positions apart until neighbours are `gap` apart, staying within `low..=high` where they fit; keeps the
/// order.
pub(crate) fn spread(places: &[f64], gap: f64, low: f64, high: f64) -> Vec<f64> {
    let mut order: Vec<usize> = (0..places.len()).collect();
    order.sort_by(|&a, &b| places[a].total_cmp(&places[b]).then(a.cmp(&b)));
    let mut out = places.to_vec();
    let mut floor = low;
    for &i in &order {
        out[i] = out[i].max(floor);
        floor = out[i] + gap;
    }
    let mut ceiling = high;
    for &i in order.iter().rev() {
        out[i] = out[i].min(ceiling);
        ceiling = out[i] - gap;
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decades_hold_the_values() {
        let scale = LogScale::over([0.0, 0.003, f64::NAN, 0.36], 8).expect("positive values exist");
        assert_eq!((scale.low, scale.high), (-3, 0));
        assert_eq!(scale.place(1.0), 1.0);
        assert_eq!(scale.place(0.0), 0.0);
        assert_eq!(scale.ticks(4), vec![0.001, 0.01, 0.1, 1.0]);
        assert_eq!(LogScale::over([0.0], 8), None);
        assert_eq!(LogScale::over([100.0], 8), Some(LogScale { low: 1, high: 2 }));
        assert_eq!(LogScale::over([1e-30, 1.0], 6), Some(LogScale { low: -6, high: 0 }));
    }

    #[test]
    fn linear_axes_have_round_ticks() {
        let scale = LinearScale::over([97.0, 104.0, f64::NAN], 1.0).expect("finite values exist");
        assert_eq!(scale.ticks(4), vec![98.0, 100.0, 102.0, 104.0]);
        assert!(LinearScale::over([f64::NAN], 1.0).is_none());
        let flat = LinearScale::over([100.0, 100.0], 10.0).expect("a value exists");
        assert_eq!((flat.low, flat.high), (95.0, 105.0));
    }

    #[test]
    fn labels_move_apart_and_stay_inside() {
        assert_eq!(spread(&[5.0, 5.0, 5.0], 2.0, 0.0, 8.0), vec![4.0, 6.0, 8.0]);
    }
}
