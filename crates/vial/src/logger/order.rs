//! Whether 03/04/2026 is in March or in April, and 26-03-04 in 2026 or in 2004, decided by the whole file.

use exoskin_quantity::unit::{DAY_S, HOUR_S};
use exoskin_quantity::{Checked, Date, Diagnostic, Source};

use super::stamp::{DateOrder, Stamp, Written};

/// The days of a file in the order of its lines, each with its first and last time.
#[derive(Debug, Default)]
pub(super) struct Days(Vec<Day>);

/// Neighbouring lines of one date.
#[derive(Clone, Copy, Debug)]
struct Day {
    date: Written,
    first_s: f64,
    last_s: f64,
    byte: usize,
}

/// Orders, in the order in which they are tried.
const ORDERS: [DateOrder; 3] = [DateOrder::DayFirst, DateOrder::MonthFirst, DateOrder::YearFirst];

/// Dates follow each other if there is at most this much between them, s.
const FOLLOWING_S: f64 = DAY_S + HOUR_S; // number: policy for reading files
/// The readings of a day lead into those of the next if there is at most this much between them, s.
const LEADING_S: f64 = 6.0 * HOUR_S; // number: policy for reading files

impl Days {
    /// The next line's time.
    pub(super) fn add(&mut self, stamp: Stamp, byte: usize) {
        match self.0.last_mut() {
            Some(day) if day.date == stamp.date => day.last_s = stamp.second,
            _ => self.0.push(Day { date: stamp.date, first_s: stamp.second, last_s: stamp.second, byte }),
        }
    }

    /// Every order that all dates fit, with the first date in that order; those that give the same dates once.
    pub(super) fn possible(&self) -> Vec<(DateOrder, Option<Date>)> {
        let all = |order: DateOrder| self.0.iter().map(|day| day.date.days(order)).collect::<Option<Vec<i32>>>();
        let mut found: Vec<(DateOrder, Vec<i32>)> = Vec::new();
        for (order, days) in ORDERS.into_iter().filter_map(|order| Some((order, all(order)?))) {
            if found.iter().all(|(_, known)| *known != days) {
                found.push((order, days));
            }
        }
        found.into_iter().map(|(order, days)| (order, days.first().and_then(|day| Date::EPOCH.after(*day)))).collect()
    }

    /// The order of all dates.
    ///
    /// # Errors
    /// Dates that no order makes possible, or that leave the order open and give different histories.
    pub(super) fn order(
        &self,
        source: &Source,
        given: Option<DateOrder>,
        notes: &mut Vec<String>,
    ) -> Checked<DateOrder> {
        let impossible = |order| self.0.iter().position(|day| day.date.days(order).is_none());
        if let Some(order) = given {
            return match impossible(order) {
                Some(first) => Err(self.no_such_day(source, first)),
                None => Ok(order),
            };
        }
        let possible: Vec<DateOrder> = ORDERS.into_iter().filter(|order| impossible(*order).is_none()).collect();
        match possible[..] {
            [] => {
                let last = ORDERS.into_iter().filter_map(impossible).max().unwrap_or(0);
                Err(self.no_such_day(source, last))
            }
            [only] => Ok(only),
            [first, ..] if possible.iter().all(|order| self.same_intervals(first, *order)) => Ok(first),
            _ => match self.following(&possible) {
                Some(order) => {
                    let word = order.word().replace('-', " ");
                    notes.push(format!("Dates were read {word}: in no other order do they follow each other."));
                    Ok(order)
                }
                None => Err(self.question(source, &possible)),
            },
        }
    }

    /// The only order in which the dates follow each other: where the year may come first, a day apart; otherwise only
    /// where the readings of one day lead into those of the next, since a reading a month would look like one a day.
    fn following(&self, possible: &[DateOrder]) -> Option<DateOrder> {
        let apart_s = if possible.contains(&DateOrder::YearFirst) { FOLLOWING_S } else { LEADING_S };
        let follow = |order: DateOrder| {
            self.0.windows(2).all(|pair| {
                let end = |day: &Day, second: f64| Some(f64::from(day.date.days(order)?) * DAY_S + second);
                let (Some(last), Some(next)) = (end(&pair[0], pair[0].last_s), end(&pair[1], pair[1].first_s)) else {
                    return false;
                };
                (next - last).abs() <= apart_s
            })
        };
        let mut fitting = possible.iter().copied().filter(|order| follow(*order));
        fitting.next().filter(|_| fitting.next().is_none())
    }

    /// Whether two orders give the same times between lines, as within a single day.
    fn same_intervals(&self, one: DateOrder, other: DateOrder) -> bool {
        let Some(first) = self.0.first() else { return true };
        let since = |day: &Day, order| Some(day.date.days(order)? - first.date.days(order)?);
        self.0.iter().all(|day| since(day, one) == since(day, other))
    }

    fn no_such_day(&self, source: &Source, index: usize) -> Diagnostic {
        let Some(day) = self.0.get(index) else { return source.error_at(0, "there is no such date") };
        let fits = ORDERS.into_iter().any(|order| day.date.days(order).is_some());
        let (problem, expected) = if fits {
            ("this date has the day where another line has the month", "one order of day and month in the whole file")
        } else {
            ("there is no such date", "a calendar date")
        };
        source.error_at(day.byte, problem).expected(expected)
    }

    fn question(&self, source: &Source, possible: &[DateOrder]) -> Diagnostic {
        let byte = self.0.first().map_or(0, |day| day.byte);
        if possible.contains(&DateOrder::YearFirst) {
            return source
                .error_at(byte, "which number is the year? The file fits more than one order")
                .expected("dates as 2026-05-03, or the order as an argument (`--log-dates year-first`, `day-first` or `month-first`)");
        }
        source.error_at(byte, "day or month first? The file fits both").expected(
            "dates as 2026-05-03 or 3.5.2026, or the order as an argument (`--log-dates day-first` or `--log-dates \
             month-first`)",
        )
    }
}
