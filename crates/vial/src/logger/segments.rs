//! From readings to a history: gaps, states, and few enough holds.

use exoskin_quantity::{Checked, Dimension, Source, show_quantity};

use super::rows::Blank;
use super::{Gap, Log, Reading};
use crate::history::{History, Step};
use crate::history_text::LONGEST_S;
use crate::product::Product;
use crate::timeline::{FREEZING_C, Phase, Timeline};
use exoskin_quantity::unit::{HOUR_S, ZERO_CELSIUS_K};

/// A pause counts as a gap from this many typical intervals upwards.
const GAP_INTERVALS: f64 = 2.5; // number: policy for reading files
/// A gap of up to this many intervals, or of an hour besides one, is bridged: clocks are set forward in spring.
const BRIDGED_INTERVALS: f64 = 6.0; // number: policy for reading files
/// A log with typical intervals longer than this says too little, s (a day plus the hour of a clock change).
const LONGEST_INTERVAL_S: f64 = 25.0 * HOUR_S; // number: policy for reading files
/// Water supercools: a liquid counts as frozen below this, °C, so that a noisy 0 °C is not read as a series of
/// freeze-thaws.
const SUPERCOOLED_C: f64 = -2.0;
/// More thaws than any vial goes through.
const MOST_THAWS: usize = 1000; // number: limit of input
/// The most holds that a log is turned into.
const MOST_HOLDS: usize = 40;
/// Initial temperature width of a hold, °C; doubled until the holds are few enough.
const FIRST_WIDTH_C: f64 = 0.25; // number: numerics
/// Activation energy over the gas constant for the mean kinetic temperature, K (83.14 kJ/mol, as in stability guidelines).
const KINETIC_K: f64 = 10_000.0; // number: convention of the mean kinetic temperature

/// Checks the times and finds gaps.
pub(super) fn checked(
    source: &Source,
    readings: Vec<Reading>,
    blank: Vec<Blank>,
    mut notes: Vec<String>,
) -> Checked<Log> {
    if readings.len() < 2 {
        let byte = readings.first().map_or(0, |reading| reading.byte as usize);
        return Err(source.error_at(byte, "the file has fewer than two readings").expected("at least two readings"));
    }
    let interval_s = usual_interval_s(&readings);
    check_reach(source, &readings, interval_s)?;
    check_thaws(source, &readings)?;
    let longest_s = (BRIDGED_INTERVALS * interval_s).max(HOUR_S + interval_s);
    for end in blank {
        notes.push(at_an_end(source, end, longest_s)?);
    }
    let mut gaps = Vec::new();
    for pair in readings.windows(2) {
        let seconds = pair[1].seconds - pair[0].seconds;
        if seconds <= GAP_INTERVALS * interval_s {
            continue;
        }
        if seconds > longest_s {
            let long = show_quantity(seconds, Dimension::Time);
            return Err(source
                .error_at(pair[1].byte as usize, format!("no reading for {long} before this line"))
                .expected(format!(
                    "gaps of at most {}; write what happened as a history instead",
                    show_quantity(longest_s, Dimension::Time)
                )));
        }
        let celsius = pair[0].celsius.max(pair[1].celsius);
        gaps.push(Gap { from_s: pair[0].seconds, seconds, celsius, line: pair[1].line });
    }
    notes.extend(gaps.iter().take(5).map(bridged));
    if gaps.len() > 5 {
        notes.push(match gaps.len() - 5 {
            1 => "1 more gap was filled the same way.".into(),
            more => format!("{more} more gaps were filled the same way."),
        });
    }
    Ok(Log { readings, gaps, told: String::new(), notes, interval_s })
}

/// What is said about lines at an end of the file that have a time and no temperature.
fn at_an_end(source: &Source, end: Blank, longest_s: f64) -> Checked<String> {
    let long = show_quantity(end.seconds, Dimension::Time);
    let (problem, note) = if end.is_before {
        ("before the first temperature", "The log's first temperature is")
    } else {
        ("behind the last temperature", "The log's last temperature is")
    };
    if end.seconds > longest_s {
        let problem = format!("the file goes on for {long} {problem}");
        return Err(source.error_at(end.byte, problem).expected(format!(
            "at most {} without a temperature; leave those lines out only if the vial was not in the logger's care then",
            show_quantity(longest_s, Dimension::Time)
        )));
    }
    let way = if end.is_before { "after its first line" } else { "before its last line" };
    Ok(format!("{note} {long} {way}; the history is that of the temperatures."))
}

/// Readings must be close enough together to say what happened between them, and end within a vial's lifetime.
fn check_reach(source: &Source, readings: &[Reading], interval_s: f64) -> Checked<()> {
    let show = |seconds| show_quantity(seconds, Dimension::Time);
    let (first, last) = (readings[0], readings[readings.len() - 1]);
    if last.seconds > LONGEST_S {
        let problem = format!("the readings span {}, longer than any vial is kept", show(last.seconds));
        return Err(source.error_at(last.byte as usize, problem).expected("a log of at most 30 years"));
    }
    if interval_s > LONGEST_INTERVAL_S {
        let problem = format!("the readings are {} apart", show(interval_s));
        let expected = "at least one reading a day; write what happened as a history instead";
        return Err(source.error_at(first.byte as usize, problem).expected(expected));
    }
    Ok(())
}

/// A vial that froze and thawed a thousand times is no vial: the sensor hung elsewhere.
fn check_thaws(source: &Source, readings: &[Reading]) -> Checked<()> {
    let mut frozen = false;
    let mut thaws = 0usize;
    let mut first_too_many = None;
    for reading in readings {
        let still = if frozen { reading.celsius <= FREEZING_C } else { reading.celsius < SUPERCOOLED_C };
        thaws += usize::from(frozen && !still);
        if thaws > MOST_THAWS {
            first_too_many.get_or_insert(reading.byte as usize);
        }
        frozen = still;
    }
    let Some(byte) = first_too_many else { return Ok(()) };
    let problem = format!("by these readings the vial thawed {thaws} times");
    let expected = format!("at most {MOST_THAWS} thaws; see whether the sensor was beside the vial, or split the file");
    Err(source.error_at(byte, problem).expected(expected))
}

fn bridged(gap: &Gap) -> String {
    let long = show_quantity(gap.seconds, Dimension::Time);
    format!(
        "No reading for {long} before line {}; the gap was filled with the warmer neighbour, {:.1} °C.",
        gap.line, gap.celsius
    )
}

fn usual_interval_s(readings: &[Reading]) -> f64 {
    let mut steps: Vec<f64> = readings.windows(2).map(|pair| pair[1].seconds - pair[0].seconds).collect();
    // Of the two middle ones, the shorter: then a gap is not taken for a typical interval.
    let middle = (steps.len() - 1) / 2;
    *steps.select_nth_unstable_by(middle, f64::total_cmp).1
}

/// A stretch of one state.
#[derive(Clone, Copy, Debug)]
struct Stretch {
    frozen: bool,
    celsius: f64,
    seconds: f64,
}

impl Log {
    /// Total time between first and last reading, s.
    pub fn duration_s(&self) -> f64 {
        self.readings.last().map_or(0.0, |reading| reading.seconds)
    }

    /// The history of a watery vial exposed to these temperatures: freezes below -2 °C, thaws above 0 °C.
    ///
    /// Neighbouring readings are merged at their mean kinetic temperature, in at most a few dozen holds.
    pub fn history(&self) -> History {
        let frozen = self.readings.first().is_some_and(|reading| reading.celsius < FREEZING_C);
        History { steps: self.steps(frozen) }
    }

    /// The same after what happened to `product` before the first reading, which says in what state the log begins.
    pub fn history_after(&self, product: &Product, before: &History) -> History {
        let frozen = Timeline::of(product, before).ends == Phase::Frozen;
        let steps = before.steps.iter().copied().chain(self.steps(frozen));
        History { steps: steps.collect() }
    }

    /// The steps of a vial that is frozen at the first reading, or liquid.
    fn steps(&self, frozen: bool) -> Vec<Step> {
        let stretches = self.stretches(frozen);
        let most = MOST_HOLDS.max(changes(&stretches) + 1);
        let mut width_c = FIRST_WIDTH_C;
        while together(&stretches, width_c).nth(most).is_some() {
            width_c *= 2.0;
        }
        let holds: Vec<Stretch> = together(&stretches, width_c).map(kinetic_mean).collect();
        steps(&holds)
    }

    /// Times between readings, each at the mean of its ends (gaps at the warmer end), with the state of the vial.
    fn stretches(&self, mut frozen: bool) -> Vec<Stretch> {
        let mut gaps = self.gaps.iter().peekable();
        let mut found = Vec::with_capacity(self.readings.len());
        for pair in self.readings.windows(2) {
            let gap = gaps.next_if(|gap| gap.from_s == pair[0].seconds);
            let celsius = gap.map_or((pair[0].celsius + pair[1].celsius) / 2.0, |gap| gap.celsius);
            frozen = if frozen { celsius <= FREEZING_C } else { celsius < SUPERCOOLED_C };
            // A supercooled liquid ages as it would at the freezing point.
            let celsius = if frozen { celsius } else { celsius.max(FREEZING_C) };
            found.push(Stretch { frozen, celsius, seconds: pair[1].seconds - pair[0].seconds });
        }
        found
    }
}

/// How often the state changes.
fn changes(stretches: &[Stretch]) -> usize {
    stretches.windows(2).filter(|pair| pair[0].frozen != pair[1].frozen).count()
}

/// Neighbours in the same state whose temperatures stay within `width_c`.
fn together(stretches: &[Stretch], width_c: f64) -> impl Iterator<Item = &[Stretch]> {
    let mut left = stretches;
    std::iter::from_fn(move || {
        let first = left.first()?;
        let (mut low, mut high) = (first.celsius, first.celsius);
        let stays = left.iter().take_while(|next| {
            low = low.min(next.celsius);
            high = high.max(next.celsius);
            next.frozen == first.frozen && high - low <= width_c
        });
        let (hold, rest) = left.split_at(stays.count().max(1));
        left = rest;
        Some(hold)
    })
}

/// One hold at the temperature whose Arrhenius rate is the mean rate of all.
fn kinetic_mean(stretches: &[Stretch]) -> Stretch {
    let first = stretches[0];
    let seconds: f64 = stretches.iter().map(|stretch| stretch.seconds).sum();
    let reference = 1.0 / (first.celsius + ZERO_CELSIUS_K);
    let rate = |celsius: f64| libm::exp(KINETIC_K * (reference - 1.0 / (celsius + ZERO_CELSIUS_K)));
    let mean = stretches.iter().map(|stretch| rate(stretch.celsius) * stretch.seconds).sum::<f64>() / seconds;
    let celsius = 1.0 / (reference - libm::log(mean) / KINETIC_K) - ZERO_CELSIUS_K;
    let (low, high) = stretches.iter().fold((first.celsius, first.celsius), |(low, high), stretch| {
        (low.min(stretch.celsius), high.max(stretch.celsius))
    });
    Stretch { celsius: celsius.clamp(low, high), seconds, ..first }
}

/// Holds with the freezes and thaws between them.
fn steps(holds: &[Stretch]) -> Vec<Step> {
    let mut steps = Vec::new();
    let mut frozen = None;
    for hold in holds {
        match (frozen, hold.frozen) {
            (Some(true), false) => steps.push(Step::Thaw),
            (Some(false), true) => steps.push(Step::Freeze),
            _ => {}
        }
        frozen = Some(hold.frozen);
        steps.push(Step::Hold { celsius: hold.celsius, seconds: hold.seconds, dry: false });
    }
    steps
}
