//! Exports of data loggers as they are, and the mistakes in them.

use exoskin_quantity::{Checked, Source};
use exoskin_vial::{DateOrder, Log, LogOptions, Step, read_log, read_log_with};
use proptest::prelude::*;

fn read(text: &str) -> Checked<Log> {
    read_log(&Source::new("fridge.csv", text))
}

fn temperatures(text: &str) -> Vec<f64> {
    read(text).unwrap().readings.iter().map(|reading| reading.celsius).collect()
}

/// Place and text of the mistake.
fn mistake(text: &str) -> (u32, u32, String) {
    let wrong = read(text).unwrap_err();
    assert_eq!(wrong.file.as_deref(), Some("fridge.csv"));
    assert!(wrong.expected.is_some(), "{wrong}");
    let place = wrong.place.unwrap();
    (place.line, place.column, wrong.to_string())
}

#[test]
fn reads_iso_dates_with_commas() {
    let log = read("time,temp_C\n2026-05-03 12:00,4.1\n2026-05-03 12:10,4.3\n2026-05-03 12:20,4.2\n").unwrap();
    assert_eq!(log.readings.len(), 3);
    assert_eq!(log.readings[2].seconds, 1200.0);
    assert_eq!(log.interval_s, 600.0);
}

#[test]
fn reads_semicolons_decimal_commas_and_a_preamble() {
    let text = "Logger;TX-4\nSerial;12345\nCreated;03.05.2026 18:00:00\n\nNr;Datum/Zeit;Temperatur [°C];Feuchte [%rH]\n\
                1;03.05.2026 12:00:00;4,1;55,0\n2;03.05.2026 12:10:00;-4,3;54,9\n";
    assert_eq!(temperatures(text), [4.1, -4.3]);
}

#[test]
fn reads_fahrenheit_and_half_days() {
    let text = "Date,Time,Temp (°F)\n12/31/2025,11:50 PM,39.2\n01/01/2026,12:00 AM,41.0\n01/01/2026,12:10 AM,32\n";
    let read = temperatures(text);
    for (celsius, expected) in read.iter().zip([4.0, 5.0, 0.0]) {
        assert!((celsius - expected).abs() < 1e-9, "{read:?}");
    }
}

#[test]
fn reads_tabs_quotes_and_units_beside_numbers() {
    assert_eq!(temperatures("2026-05-03T12:00:00Z\t4.1 °C\n2026-05-03T12:10:00Z\t4.3 °C\n"), [4.1, 4.3]);
    assert_eq!(
        temperatures("\"when\",\"temp\"\r\n\"2026-05-03 12:00\",\"4,1\"\r\n\"2026-05-03 12:10\",\"4,3\"\r\n"),
        [4.1, 4.3]
    );
}

#[test]
fn the_whole_file_decides_about_day_and_month() {
    let days = |file: &str| read(file).unwrap().readings.last().unwrap().seconds / 86_400.0;
    let hours = |day: &dyn Fn(u32) -> String| {
        (0..16 * 24).map(|hour| format!("{} {:02}:00;4.0\n", day(5 + hour / 24), hour % 24)).collect::<String>()
    };
    assert!((days(&hours(&|day| format!("{day:02}/03/2026"))) - 383.0 / 24.0).abs() < 1e-9);
    assert!((days(&hours(&|day| format!("03/{day:02}/2026"))) - 383.0 / 24.0).abs() < 1e-9);
}

#[test]
fn an_open_order_of_day_and_month_is_an_error_unless_it_does_not_matter() {
    let open = "04/05/2026 12:00;4.0\n05/05/2026 12:00;4.1\n";
    let (line, column, text) = mistake(open);
    assert_eq!((line, column), (1, 1));
    assert!(text.contains("day or month first") && text.contains("--log-dates"), "{text}");
    let options = LogOptions { dates: Some(DateOrder::DayFirst), ..LogOptions::default() };
    let log = read_log_with(&Source::new("x", open), &options).unwrap();
    assert_eq!(log.readings[1].seconds, 86_400.0);
    assert_eq!(read("04/05/2026 12:00;4.0\n04/05/2026 12:10;4.1\n").unwrap().readings[1].seconds, 600.0);
}

#[test]
fn mistakes_have_their_place() {
    for (text, line, column, problem) in [
        ("2026-05-03 12:00,4.1\n2026-05-03 12:10,4.x\n", 2, 20, "`4.x` is not a temperature"),
        ("2026-05-03 12:00,4.1\n2026-05-03 12:00,4.2\n", 2, 1, "this time appears twice"),
        (
            "2026-05-03 12:10,4.1\n2026-05-03 12:00,4.2\n2026-05-03 12:20,4.2\n",
            2,
            1,
            "10 min earlier than the one above",
        ),
        ("2026-05-03 12:00,4.1\n2026-05-03 12:l0,4.2\n", 2, 1, "is not a date with a time"),
        ("2026-05-03 12:00,4.1\n2026-05-03 12:10,900\n", 2, 18, "900 is outside the range for storing a vial"),
        ("t,x\n2026-05-03 12:00,4.1\n2026-02-30 12:10,4\n", 3, 1, "there is no such date"),
        ("13/05/2026 12:00;4.1\n05/13/2026 12:10;4.1\n", 2, 1, "the day where another line has the month"),
        ("when,temp\n2026-05-03 12:00,4,1\n2026-05-03 12:10,4,2\n", 2, 20, "3 fields, but 2 headings"),
        ("when,temp\n2026-05-03 12:00,39.1\n2026-05-03 12:10,39.2\n", 2, 18, "°C or °F"),
        ("hello\nworld\n", 1, 1, "no line with a date"),
        ("2026-05-03 12:00,4.1\n", 1, 1, "fewer than two readings"),
        (
            "2026-05-03 12:00,4.1\n2026-05-03 12:10,4.1\n2026-05-03 12:20,4.1\n2026-05-04 12:00,4.2\n",
            4,
            1,
            "no reading for",
        ),
    ] {
        let (found_line, found_column, found) = mistake(text);
        assert!(found.contains(problem), "{text}: {found}");
        assert_eq!((found_line, found_column), (line, column), "{text}: {found}");
    }
}

#[test]
fn a_mistake_in_the_first_line_of_data_is_not_taken_for_a_heading() {
    let (line, column, text) = mistake("when,temp\n2026-05-03 12:00,4.x\n2026-05-03 12:10,4.1\n2026-05-03 12:20,4.1\n");
    assert_eq!((line, column), (2, 20), "{text}");
}

#[test]
fn a_short_gap_is_bridged_with_the_warmer_neighbour() {
    let text: String = [0, 10, 20, 50, 60]
        .iter()
        .map(|minute| format!("2026-05-03 12:{:02}:00,{}\n", minute % 60, 4.0 + f64::from(*minute) / 100.0))
        .take(4)
        .collect();
    let log = read(&text).unwrap();
    assert_eq!(log.gaps.len(), 1);
    assert_eq!(log.gaps[0].celsius, 4.5);
    assert!(log.notes.iter().any(|note| note.contains("warmer neighbour")), "{:?}", log.notes);
}

#[test]
fn missing_readings_are_counted() {
    let log = read("2026-05-03 12:00;4.1\n2026-05-03 12:10;---\n2026-05-03 12:20;4.1\n2026-05-03 12:30;4.1\n2026-05-03 12:40;4.1\n").unwrap();
    assert_eq!(log.readings.len(), 4);
    assert!(log.notes.iter().any(|note| note.contains("1 line has no temperature")), "{:?}", log.notes);
}

#[test]
fn a_log_becomes_a_history_with_its_thaw() {
    let mut text = String::from("time,°C\n");
    for minute in 0..2_000 {
        let celsius =
            if minute < 1_000 { -79.5 + f64::from(minute % 7) / 7.0 } else { 4.0 + f64::from(minute % 5) / 10.0 };
        text += &format!("2026-05-{:02} {:02}:{:02},{celsius:.2}\n", 3 + minute / 1440, minute / 60 % 24, minute % 60);
    }
    let log = read(&text).unwrap();
    let history = log.history();
    assert_eq!(history.steps.iter().filter(|step| **step == Step::Thaw).count(), 1);
    assert!(history.steps.len() <= 50, "{} steps", history.steps.len());
    assert!((history.duration_s() - 1_999.0 * 60.0).abs() < 1e-6);
}

#[test]
fn noise_about_zero_is_no_series_of_thaws() {
    let text: String = (0..60)
        .map(|minute| format!("2026-05-03 12:{minute:02},{}\n", if minute % 2 == 0 { 0.4 } else { -0.6 }))
        .collect();
    let steps = read(&text).unwrap().history().steps;
    assert!(steps.iter().all(|step| matches!(step, Step::Hold { .. })), "{steps:?}");
}

#[test]
fn a_hundred_thousand_lines_become_a_few_steps() {
    let mut text = String::from("time;temperature °C\n");
    let days = [(1, 31), (2, 28), (3, 31)].iter().flat_map(|(month, days)| (1..=*days).map(move |day| (*month, day)));
    let minutes = days.flat_map(|(month, day)| (0..1440_u32).map(move |minute| (month, day, minute)));
    for (month, day, minute) in minutes.take(100_000) {
        let celsius = format!("{:.2}", 4.0 + f64::from(minute % 97) / 50.0).replace('.', ",");
        text += &format!("2026-{month:02}-{day:02} {:02}:{:02};{celsius}\n", minute / 60, minute % 60);
    }
    let log = read(&text).unwrap();
    assert_eq!(log.readings.len(), 100_000);
    assert!(log.history().steps.len() <= 50);
}

proptest! {
    #[test]
    fn never_panics(text in "\\PC*") {
        let _ = read(&text).map(|log| log.history());
    }

    #[test]
    fn never_panics_on_nearly_right_text(text in "((20[0-9]{2}-[0-9]{2}-[0-9]{2}|[0-9]{1,2}[./-][0-9]{1,2}[./-]2026)[ T;,]{1,2}[0-9]{1,2}:[0-9]{2}(:[0-9]{2})?( [AP]M|Z)?[;,\t]-?[0-9]{0,3}[.,x]?[0-9]{0,2}(\n|\r\n|;)){0,8}") {
        let _ = read(&text).map(|log| log.history());
    }
}

#[test]
fn readings_too_far_apart_or_over_too_long_are_refused() {
    let (line, _, said) = mistake("time,temp_C\n2020-01-01 00:00,4\n2020-02-01 00:00,4\n");
    assert!(line == 2 && said.contains("31 d apart"), "{said}");
    let (line, _, said) = mistake("time,temp_C\n0001-01-01 00:00,4\n9999-12-31 00:00,4\n");
    assert!(line == 3 && said.contains("longer than any vial is kept"), "{said}");
    assert_eq!(temperatures("time,temp_C\n2020-01-01 08:00,4\n2020-01-02 08:00,5\n"), [4.0, 5.0]);
}

#[test]
fn the_history_of_a_log_is_written_with_few_digits() {
    let log = read("time,temp_C\n2020-01-01 00:00,4\n2020-01-01 01:00,4.1\n2020-01-01 02:00,4.17\n").unwrap();
    let text = log.history().text();
    assert!(text.starts_with("4.0") && text.len() < 10, "{text}");
}
