//! Readings in order of time: newest first, seconds cut off, a clock set back.

use exoskin_quantity::unit::{HOUR_S, MINUTE_S};
use exoskin_quantity::write::plural;
use exoskin_quantity::{Checked, Diagnostic, Dimension, Source, show_quantity};

use super::Reading;

/// Brings readings, whose `seconds` count from 1970, into order; from then on they count from the first.
///
/// # Errors
/// Times that run backwards or repeat, other than in the ways that can be repaired.
pub(super) fn in_order(source: &Source, mut readings: Vec<Reading>, notes: &mut Vec<String>) -> Checked<Vec<Reading>> {
    if newest_first(&readings) {
        readings.reverse();
        notes.push("The newest reading is at the top of the file; it was read from its end.".into());
    }
    set_forward(&mut readings, notes);
    drop_repeats(&mut readings, notes);
    spread_minutes(&mut readings, notes);
    // What is still equal could not be spread.
    drop_equal(&mut readings, notes);
    if let Some(pair) = readings.windows(2).find(|pair| pair[1].seconds <= pair[0].seconds) {
        return Err(does_not_rise(source, &pair[0], &pair[1]));
    }
    let first = readings.first().map_or(0.0, |reading| reading.seconds);
    for reading in &mut readings {
        reading.seconds -= first;
    }
    Ok(readings)
}

/// Whether times fall all the way down the file.
fn newest_first(readings: &[Reading]) -> bool {
    let falls = readings.windows(2).filter(|pair| pair[1].seconds < pair[0].seconds).count();
    let rises = readings.windows(2).filter(|pair| pair[1].seconds > pair[0].seconds).count();
    // The end of summer time is one step the other way.
    const RARE: usize = 20; // number: policy for reading files
    falls > 0 && rises * RARE <= falls
}

/// Adds the hour by which a clock was set back, where the next reading follows the last in the usual time with it.
fn set_forward(readings: &mut [Reading], notes: &mut Vec<String>) {
    let mut steps: Vec<f64> = readings.windows(2).map(|pair| pair[1].seconds - pair[0].seconds).collect();
    if steps.iter().all(|step| *step >= 0.0) {
        return;
    }
    steps.retain(|step| *step > 0.0);
    if steps.is_empty() {
        return;
    }
    let middle = (steps.len() - 1) / 2;
    let usual = *steps.select_nth_unstable_by(middle, f64::total_cmp).1;
    let (mut added, mut before) = (0.0, f64::NEG_INFINITY);
    for reading in readings.iter_mut() {
        let step = reading.seconds + added - before;
        let with_hour = step + HOUR_S;
        if step < 0.0 && with_hour > 0.0 && with_hour <= 2.0 * usual {
            added += HOUR_S;
            notes.push(format!(
                "The clock was set back by an hour before line {}; the hour was added to all later times.",
                reading.line
            ));
        }
        reading.seconds += added;
        before = reading.seconds;
    }
}

/// Leaves out readings that repeat the one above, time and temperature.
fn drop_repeats(readings: &mut Vec<Reading>, notes: &mut Vec<String>) {
    // Where times are cut to the minute, equal readings within one are no repetition.
    if !in_minutes(readings) {
        drop_equal(readings, notes);
    }
}

fn drop_equal(readings: &mut Vec<Reading>, notes: &mut Vec<String>) {
    let before = readings.len();
    readings.dedup_by(|next, last| next.seconds == last.seconds && next.celsius == last.celsius);
    if readings.len() < before {
        let lines = plural(before - readings.len(), "line");
        notes.push(
            format!("{lines} repeated the one above and were left out.")
                .replace("1 line repeated the one above and were", "1 line repeated the one above and was"),
        );
    }
}

fn in_minutes(readings: &[Reading]) -> bool {
    readings.iter().all(|reading| reading.seconds % MINUTE_S == 0.0)
}

/// Spreads readings with the same minute evenly over it, where the file writes no seconds and each minute has some.
fn spread_minutes(readings: &mut [Reading], notes: &mut Vec<String>) {
    let equal = |pair: &[Reading]| pair[0].seconds == pair[1].seconds;
    if !in_minutes(readings) || !readings.windows(2).any(equal) {
        return;
    }
    let runs: Vec<(usize, usize)> = runs(readings);
    let follows = |pair: &[(usize, usize)]| {
        let repeats = pair[0].1 - pair[0].0 > 1;
        !repeats || readings[pair[1].0].seconds - readings[pair[0].0].seconds == MINUTE_S
    };
    if runs.len() < 2 || !runs.windows(2).all(follows) {
        return;
    }
    let most = runs.iter().map(|(from, to)| to - from).max().unwrap_or(1);
    for (from, to) in runs {
        // The last minute may not be full.
        let count = if to == readings.len() { most.max(to - from) } else { to - from };
        for (place, reading) in readings[from..to].iter_mut().enumerate() {
            reading.seconds += MINUTE_S * place as f64 / count as f64;
        }
    }
    notes.push("The file has no seconds; readings with the same minute were spread evenly over it.".into());
}

/// Stretches of readings with the same time, each from its first to after its last.
fn runs(readings: &[Reading]) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    let mut from = 0;
    for next in 1..=readings.len() {
        if readings.get(next).is_none_or(|reading| reading.seconds != readings[from].seconds) {
            found.push((from, next));
            from = next;
        }
    }
    found
}

fn does_not_rise(source: &Source, last: &Reading, next: &Reading) -> Diagnostic {
    let back = last.seconds - next.seconds;
    if back == 0.0 {
        return source
            .error_at(next.byte as usize, "this time appears twice, with different temperatures")
            .expected("one reading for each time; --log-device or a file of one sensor where there are several");
    }
    let long = show_quantity(back, Dimension::Time);
    source.error_at(next.byte as usize, format!("this time is {long} earlier than the one above")).expected(
        "each reading later than the one above; if the clock was set back or two exports were joined, split the file \
         there and give the parts as a history",
    )
}
