//! Logger files in forms met in real exports, with invented numbers: each is read rightly, or refused with what to do.

use std::path::{Path, PathBuf};

use exoskin_quantity::{Checked, Source};
use exoskin_vial::{DateOrder, Log, LogOptions, MAX_LOG_BYTES, Scale, read_log_with};

/// What becomes of a file.
enum Told {
    /// Readings: how many, their mean in °C, their span in minutes, and something in a note (or nothing).
    Read(usize, f64, f64, &'static str),
    /// A mistake: its line and pieces of its text.
    Refused(u32, &'static [&'static str]),
}

use Told::{Read, Refused};

fn file(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/logs").join(name)
}

fn read(name: &str, options: &LogOptions) -> Checked<Log> {
    read_log_with(&Source::read_export(&file(name), MAX_LOG_BYTES)?, options)
}

fn mean(log: &Log) -> f64 {
    log.readings.iter().map(|reading| reading.celsius).sum::<f64>() / log.readings.len() as f64
}

fn check(name: &str, options: &LogOptions, told: &Told) {
    match (read(name, options), told) {
        (Ok(log), Read(count, celsius, minutes, note)) => {
            assert_eq!(log.readings.len(), *count, "{name}: {:?}", log.notes);
            assert!((mean(&log) - celsius).abs() < 0.006, "{name}: {} °C", mean(&log));
            assert!((log.duration_s() / 60.0 - minutes).abs() < 0.02, "{name}: {} min", log.duration_s() / 60.0);
            assert!(log.notes.iter().any(|said| said.contains(note)) || note.is_empty(), "{name}: {:?}", log.notes);
            assert!(!note.is_empty() || log.notes.is_empty(), "{name}: {:?}", log.notes);
        }
        (Err(wrong), Refused(line, pieces)) => {
            let text = wrong.to_string();
            assert_eq!(wrong.place.map(|place| place.line), Some(*line), "{text}");
            for piece in *pieces {
                assert!(text.contains(piece), "{name}: {text}");
            }
        }
        (Ok(log), Refused(..)) => panic!("{name} was read: {} °C, {:?}", mean(&log), log.notes),
        (Err(wrong), Read(..)) => panic!("{name}: {wrong}"),
    }
}

fn by(dates: DateOrder) -> LogOptions {
    LogOptions { dates: Some(dates), ..LogOptions::default() }
}

fn column(name: &str) -> LogOptions {
    LogOptions { column: Some(name.into()), ..LogOptions::default() }
}

fn device(name: &str) -> LogOptions {
    LogOptions { device: Some(name.into()), ..LogOptions::default() }
}

#[test]
fn the_temperature_column_is_found_from_all_headings_and_all_rows() {
    for (name, told) in [
        ("log_first_reading_blank.csv", Read(5, -78.4, 12.0, "1 line has no temperature (line 2)")),
        ("log_four_line_heading.dat", Read(6, -78.35, 50.0, "")),
        ("log_lower_shelf.csv", Read(6, -78.35, 50.0, "")),
        ("log_plain_T.csv", Read(6, -78.35, 50.0, "°C was assumed")),
        ("log_dew_point_first.csv", Read(6, 4.6, 50.0, "")),
        ("log_value_before_time.csv", Read(6, -78.35, 15.0, "°C was assumed")),
        ("log_utc_word.csv", Read(6, -78.35, 50.0, "`field1` has the only numbers")),
    ] {
        check(name, &LogOptions::default(), &told);
    }
}

#[test]
fn the_scale_is_where_the_file_names_it_and_a_question_where_it_names_both() {
    let both = Refused(5, &["°C or °F? the file names both scales", "--log-scale"]);
    check("log_alarm_both_scales.csv", &LogOptions::default(), &both);
    let celsius = LogOptions { scale: Some(Scale::Celsius), ..LogOptions::default() };
    check("log_alarm_both_scales.csv", &celsius, &Read(6, 5.35, 50.0, ""));
    let fahrenheit = (-3.5 - 32.0) / 1.8;
    for (name, told) in [
        ("log_ordinal_degree_f.csv", Read(6, fahrenheit, 50.0, "")),
        ("log_unit_after_value_f.csv", Read(6, fahrenheit, 50.0, "")),
        ("log_unit_column_f.csv", Read(6, fahrenheit, 15.0, "")),
        ("log_label_letter_f.csv", Read(6, -19.35, 15.0, "")),
    ] {
        check(name, &LogOptions::default(), &told);
    }
}

#[test]
fn encodings_of_windows_and_of_spreadsheets_are_read() {
    check("log_latin1.csv", &by(DateOrder::DayFirst), &Read(6, 4.35, 15.0, ""));
    check("log_utf16.csv", &LogOptions::default(), &Read(6, -78.35, 50.0, ""));
    check("log_shift_jis.csv", &LogOptions::default(), &Read(6, -78.35, 50.0, ""));
}

#[test]
fn times_are_read_as_loggers_and_spreadsheets_write_them() {
    for (name, options, told) in [
        ("log_month_letters.csv", LogOptions::default(), Read(6, -78.35, 50.0, "")),
        ("log_half_day_words.csv", by(DateOrder::MonthFirst), Read(6, -78.35, 50.0, "")),
        ("log_excel_serial.csv", LogOptions::default(), Read(6, -78.35, 50.0, "a spreadsheet's day numbers")),
        ("log_two_digit_year_first.csv", LogOptions::default(), Read(8, 4.35, 21.0 * 60.0, "read year first")),
        ("log_seconds_cut.csv", by(DateOrder::DayFirst), Read(5, -78.52, 2.0, "spread evenly")),
        ("log_newest_first.csv", LogOptions::default(), Read(4, -78.35, 30.0, "read from its end")),
        ("log_clock_set_back.csv", LogOptions::default(), Read(5, 4.12, 40.0, "set back by an hour before line 4")),
    ] {
        check(name, &options, &told);
    }
}

#[test]
fn lines_that_are_no_readings_are_left_out_and_told() {
    for (name, told) in [
        ("log_heading_again.csv", Read(12, -78.35, 110.0, "1 line is no reading and was left out (line 8)")),
        (
            "log_summary_after.csv",
            Read(6, -78.35, 50.0, "2 lines are no readings and were left out (the first is line 9)"),
        ),
        ("log_long_preamble.txt", Read(6, 4.65, 50.0, "")),
        ("log_dashes_point.csv", Read(6, -78.5, 60.0, "1 line has no temperature (line 5)")),
        ("log_nc.csv", Read(6, -78.5, 60.0, "1 line has no temperature (line 5)")),
        ("log_event_same_minute.csv", Read(3, -78.5, 20.0, "1 line has no temperature (line 4)")),
    ] {
        check(name, &LogOptions::default(), &told);
    }
}

#[test]
fn what_could_be_mixed_up_is_a_question() {
    check("log_two_devices.csv", &LogOptions::default(), &Refused(2, &["2 devices", "--log-device", "`A`, `B`"]));
    check("log_two_devices.csv", &device("b"), &Read(6, -78.35, 50.0, "6 lines are of other devices"));
    check("log_two_devices.csv", &device("C"), &Refused(2, &["no line is of a device called `C`", "A, B"]));
    let commas = Refused(2, &["`Temp` has whole numbers with a single digit", "decimal commas"]);
    check("log_decimal_comma_in_commas.csv", &LogOptions::default(), &commas);
    check("log_plain_T.csv", &column("RH"), &Refused(2, &["`RH` is not a measured temperature", "3 (`T`)"]));
}
