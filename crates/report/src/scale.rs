//! Axes: from a value to its place between 0 and 1, and round values to write beside it.

/// A logarithmic axis over whole decades.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LogScale {
    /// Lowest decade (power of ten).
    pub low: i32,
    /// Highest decade, above `low`.
    pub high: i32,
}

impl LogScale {
    /// The decades that hold every positive finite value, at most `most` of them counted from the top. `None` where
    /// there is no such value.
    pub fn over(values: impl IntoIterator<Item = f64>, most: i32) -> Option<LogScale> {
        let logs = values.into_iter().filter(|v| *v > 0.0 && v.is_finite()).map(libm::log10);
        let (low, high) = logs.fold(None, |range, log| match range {
            None => Some((log, log)),
            Some((low, high)) => Some((f64::min(low, log), f64::max(high, log))),
        })?;
        let high = (high - 1e-9).ceil() as i32;
        let low = (low + 1e-9).floor() as i32;
        Some(LogScale { low: low.max(high - most.max(1)).min(high - 1), high })
    }

    /// Place of `value` between 0 and 1; whatever lies outside the axis is put on its end.
    pub fn place(&self, value: f64) -> f64 {
        if value.is_nan() || value <= 0.0 {
            return 0.0;
        }
        ((libm::log10(value) - f64::from(self.low)) / f64::from(self.high - self.low)).clamp(0.0, 1.0)
    }

    /// Lowest value on the axis.
    pub fn bottom(&self) -> f64 {
        power(self.low)
    }

    /// Highest value on the axis.
    pub fn top(&self) -> f64 {
        power(self.high)
    }

    /// Powers of ten, every `step`-th decade so that there are at most `most` of them; multiples of the step.
    pub fn ticks(&self, most: usize) -> Vec<f64> {
        let most = most.max(2) as i32;
        let mut step = 1;
        while (self.high - self.low) / step + 1 > most {
            step += 1;
        }
        (self.low..=self.high).filter(|decade| decade.rem_euclid(step) == 0).map(power).collect()
    }
}

/// A power of ten that prints as one.
fn power(decade: i32) -> f64 {
    format!("1e{decade}").parse().unwrap_or(1.0)
}

/// Moves label places apart until neighbours keep `gap`, staying within `low..=high` where they fit; keeps the order.
pub fn spread(places: &[f64], gap: f64, low: f64, high: f64) -> Vec<f64> {
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
    fn labels_move_apart_and_stay_inside() {
        assert_eq!(spread(&[5.0, 5.0, 5.0], 2.0, 0.0, 8.0), vec![4.0, 6.0, 8.0]);
    }
}
