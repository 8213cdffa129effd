//! Logger files as a new user would export them, rebuilt after the forms of makers and of public parsers, with invented
//! numbers. Most have the same six readings, -78.6 to -78.1 °C, ten minutes apart.

use std::fmt::Write as _;

use exoskin_quantity::{Checked, Source};
use exoskin_vial::{DateOrder, Log, LogOptions, Scale, read_log_with};

const TIMES: [&str; 6] = ["07:40", "07:50", "08:00", "08:10", "08:20", "08:30"];
const CELSIUS: [f64; 6] = [-78.6, -78.5, -78.4, -78.3, -78.2, -78.1];

/// A heading and six lines; in a line `{n}` is its number, `{t}` its time, `{c}` and `{f}` its temperature in either
/// scale, `{,c}` the first with a decimal comma.
fn file(heading: &str, line: &str) -> String {
    let mut text = heading.to_owned();
    for (i, (time, celsius)) in TIMES.iter().zip(CELSIUS).enumerate() {
        let line = line
            .replace("{n}", &(i + 1).to_string())
            .replace("{t}", time)
            .replace("{c}", &format!("{celsius:.1}"))
            .replace("{,c}", &format!("{celsius:.1}").replace('.', ","))
            .replace("{f}", &format!("{:.2}", celsius * 1.8 + 32.0));
        writeln!(text, "{line}").expect("a text");
    }
    text
}

fn read(text: &str, options: &LogOptions) -> Checked<Log> {
    read_log_with(&Source::export_from_bytes("export.csv", text.as_bytes().to_vec())?, options)
}

/// Whether the six readings were found.
fn check(name: &str, text: &str, options: &LogOptions) -> Log {
    let log = read(text, options).unwrap_or_else(|wrong| panic!("{name}: {wrong}\n{text}"));
    assert_eq!(log.readings.len(), CELSIUS.len(), "{name}: {:?}", log.notes);
    for (reading, celsius) in log.readings.iter().zip(CELSIUS) {
        assert!((reading.celsius - celsius).abs() < 0.006, "{name}: {} °C", reading.celsius);
    }
    assert!((log.duration_s() - 3000.0).abs() < 1.5, "{name}: {} s", log.duration_s());
    log
}

fn refused(name: &str, text: &str, pieces: &[&str]) {
    let wrong = read(text, &LogOptions::default()).map(|log| log.readings.len()).expect_err(name).to_string();
    for piece in pieces {
        assert!(wrong.contains(piece), "{name}: {wrong}");
    }
}

#[test]
fn exports_that_need_no_answer_are_read() {
    for (name, heading, line) in [
        (
            "Elitech CSV",
            "Device Model,RC-5\nSerial Number,EF7206\nTime Zone,UTC+08:00\nStart Time,2026-02-11 07:30:00\nHigh Alarm,8.0°C\n\nNo.,Time,Temperature(°C)\n",
            "{n},2026-02-11 {t}:00,{c}",
        ),
        ("Elitech text", "No.\tTemperature°C\tHumidity%RH\tTime\n", "{n}\t{c}\t55.1\t2026-02-11 {t}:00"),
        (
            "Testo, German",
            "Gerät;testo 174T\nSeriennummer;39012\n\nDatum;Uhrzeit;Temperatur [°C];Feuchte [%rF]\n",
            "11.02.2026;{t}:00;{,c};45,1",
        ),
        (
            "Testo, channel",
            "\"Id\";\"Date\";\"Time\";\"[°C] Channel 1\"\n",
            "\"{n}\";\"11.02.2026\";\"{t}:00\";\"{,c}\"",
        ),
        (
            "Tinytag",
            ",Date/Time,Serial number,\n,,812345,\n,,TGP-4500 °C/%RH,\n,,Fridge 2,\n,,Temperature,Relative Humidity\n",
            "{n},2026-02-11 {t}:00,{c} °C,45.2 %RH",
        ),
        (
            "HOBO, semicolons",
            "\"Title: kühl\"\n\"#\";\"Date Time, GMT+01:00\";\"Temp, °C\";\"RH, %\"\n",
            "{n};11.02.26 {t}:00;{,c};45,123",
        ),
        (
            "EasyLog",
            "Freezer 3,Time,Celsius(°C),High Alarm,Low Alarm,Serial Number\n",
            "{n},2026-02-11 {t}:00,{c},-60.0,-90.0",
        ),
        (
            "EasyLog, Korean Windows",
            "EasyLog USB,Time,Celsius(¡ÆC),Humidity(%rh),Dew Point(¡ÆC),Serial Number\n",
            "{n},2026-02-11 {t}:00,{c},45.0,-80.1",
        ),
        (
            "T&D",
            "\"Date/Time\",\"Date/Time\",\"No.1\",\"No.2\"\n\"\",\"\",\"°C\",\"%\"\n",
            "\"2026-02-11 {t}:00\",\"46064.31944\",\"{c}\",\"45\"",
        ),
        (
            "TOA5, unit in its own line",
            "\"TOA5\",\"BBS\",\"CR1000\"\n\"TIMESTAMP\",\"RECORD\",\"Ux\",\"Ts\",\"press\"\n\"TS\",\"RN\",\"m/s\",\"C\",\"kPa\"\n\"\",\"\",\"Smp\",\"Smp\",\"Smp\"\n",
            "\"2026-02-11 {t}:00\",{n},0.1{n},{c},98.1",
        ),
        ("words that look like units", "time,count,temp,class\n", "2026-02-11 {t},{n},{c},c{n}"),
        ("Trend BMS", "Time,[Archive Space Temp 3] °C\n", "11-Feb-26 {t} AM GMT,{c}"),
        (
            "miniClima",
            "Datum,Zeit;T [°C];rF [%];Sollwert;Alarm min;Alarm max;Zeitdifferenz\n",
            "11.02.26,{t}:00;{,c};45,2;50,0;40,0;60,0;600",
        ),
        ("ELPRO", "LIBERO\nTime zone;UTC+01:00\n\nTime;T [°C]\n", "2026 Feb 11 {t}:00;{,c}"),
        (
            "ThingSpeak",
            "created_at,entry_id,field1,latitude,longitude,elevation,status\n",
            "2026-02-11 {t}:00 UTC,90{n},{c},,,,",
        ),
        (
            "SensorPush",
            "Timestamp,Temperature (°F),Relative Humidity (%),Dew Point (°F),Vapor Pressure Deficit (kPa)\n",
            "2026-02-11 {t},{f},40.1,-120.0,0.1",
        ),
        (
            "Govee",
            "\u{feff}Timestamp for sample frequency every 10 min min,Temperature_Fahrenheit,Relative_Humidity\n",
            "2026-02-11 {t}:00,{f},40.1",
        ),
        ("both scales", "timestamp,temperature_fahrenheit,temperature_celsius\n", "2026-02-11 {t}:00,{f},{c}"),
        ("freezer with set point", "Date/Time;Setpoint;Actual;Ambient RH;Alarm\n", "11.02.2026 {t};-80;{,c};33;0"),
        ("spaces", "date       time      temp_C\n", "2026-02-11 {t}:00  {c}"),
        ("upright strokes", "time|temp °C\n", "2026-02-11 {t}|{c}"),
        ("unit column, German", "Zeitstempel (UTC+1);Wert;Einheit\n", "11.02.2026 {t};{,c};°C"),
        ("spreadsheet's first line", "sep=;\nTime;Temp °C\n", "2026-02-11 {t};{,c}"),
        ("glued °F", "Time,Reading\n", "2026-02-11 {t},{f}F"),
        ("state of a compressor", "Time,Temp °C,Compressor\n", "2026-02-11 {t},{c},ON"),
        ("Japanese dates", "日付,温度\n", "2026年2月11日 {t},{c} ℃"),
        ("day and month in Hungarian order", "Idő;Hőmérséklet (°C)\n", "2026.02.11. de. {t}:00;{,c}"),
        ("no heading", "", "2026-02-11 {t},{c}"),
    ] {
        check(name, &file(heading, line), &LogOptions::default());
    }
}

#[test]
fn exports_whose_day_and_month_are_told_are_read() {
    let order = |dates| LogOptions { dates: Some(dates), ..LogOptions::default() };
    let elapsed = "LogTag file\nReading number,Date,Time,Elapsed Time,Temperature °C,Notes\n";
    let (day, month) = (order(DateOrder::DayFirst), order(DateOrder::MonthFirst));
    check("LogTag", &file(elapsed, "{n},11/02/2026,{t}:00,0 00:10:00,{c}*,"), &day);
    let hobo = "\"Plot Title: fridge\"\n\"#\",\"Date Time, GMT-05:00\",\"Temp, °F (LGR S/N: 2, SEN S/N: 2)\",\"Coupler Detached\",\"End Of File\"\n1,02/11/26 07:30:00 AM,,Logged,\n";
    let log =
        check("HOBO", &(file(hobo, "{n},02/11/26 {t}:00 AM,{f},,") + "9,02/11/26 08:31:00 AM,,,Logged\n"), &month);
    assert!(log.notes.iter().any(|note| note.contains("2 lines have no temperature")), "{:?}", log.notes);
    let connect = "#,Date-Time (EST),Ch:1 - Temperature   (°C),Button Down,Host Connect,EOF\n";
    check("HOBOconnect", &file(connect, "{n},02/11/2026 {t}:00,{c},,,"), &month);
    let temptale = "TempTale Manager Desktop\nSerial Number:,120034\nUnits:,°F\n\nData Point,Date,Time,Temperature\n";
    check("TempTale", &file(temptale, "{n},02/11/2026,{t}:00 AM,{f}"), &month);
    let deltatrak = "DeltaTrak FlashLink\tS/N 7781\nReading #\tDate & Time\tTemperature °F\tAlarm\n";
    check("DeltaTrak", &file(deltatrak, "{n}\t02/11/2026 {t}:00 AM\t{f}\t"), &month);
    check("Danish", &file("Tid;Temperatur °C\n", "11-02-2026 {t}:00;{,c}").replace(":", "."), &day);
    let old_mac = file("time,temp °C\n", "11/02/2026 {t},{c}").replace('\n', "\r");
    check("lines of an old Mac", &old_mac, &day);
}

#[test]
fn numbers_that_count_time_are_read_with_a_note() {
    let counted = |heading: &str, from: f64, step: f64, digits: usize| {
        let lines =
            CELSIUS.iter().zip(0..6).map(|(celsius, i)| format!("{:.digits$};{celsius}\n", from + step * f64::from(i)));
        heading.to_owned() + &lines.collect::<String>()
    };
    for (name, text, note) in [
        ("Grafana", counted("Time;freezer temp °C\n", 1_770_795_600_000.0, 600_000.0, 0), "milliseconds since 1970"),
        ("Unix", counted("epoch;temp_c\n", 1_770_795_600.0, 600.0, 0), "seconds since 1970"),
        (
            "spreadsheet",
            counted("Datum;Temperatur °C\n", 46_064.319_444, 600.0 / 86_400.0, 6).replace('.', ","),
            "a spreadsheet's day numbers",
        ),
    ] {
        let log = check(name, &text, &LogOptions::default());
        assert!(log.notes.iter().any(|said| said.contains(note)), "{name}: {:?}", log.notes);
    }
}

#[test]
fn exports_with_several_of_a_kind_are_questions_that_an_argument_answers() {
    let by_column = |column: &str| LogOptions { column: Some(column.into()), ..LogOptions::default() };
    let by_device = |device: &str| LogOptions { device: Some(device.into()), ..LogOptions::default() };
    for (name, heading, line, named, answer) in [
        (
            "two freezers",
            "Date,Time,Freezer 1 (°C),Freezer 2 (°C)\n",
            "2026-02-11,{t},{c},-20.{n}",
            "3 (`Freezer 1 (°C)`), 4 (`Freezer 2 (°C)`)",
            "freezer 1",
        ),
        (
            "smallest, largest, mean",
            "Time,Temp Min (°C),Temp Max (°C),Temp Avg (°C)\n",
            "2026-02-11 {t},-99.{n},-60.{n},{c}",
            "`Temp Avg (°C)`",
            "avg",
        ),
        (
            "equal headings",
            "Netatmo export\nTimezone : Europe/Paris,Temperature °C,Humidity %,Temperature °C,Humidity %\n",
            "2026-02-11 {t}:00,20.{n},45,{c},81",
            "2 (`Temperature °C`), 4 (`Temperature °C`)",
            "4",
        ),
        (
            "ThingSpeak, two fields",
            "created_at,entry_id,field1,field2\n",
            "2026-02-11T{t}:00+00:00,90{n},{c},45.1",
            "3 (`field1`), 4 (`field2`)",
            "field1",
        ),
        (
            "the logger's own temperature",
            "TIMESTAMP,RECORD,PTemp_C,Vessel\n",
            "2026-02-11 {t}:00,{n},22.1,{c}",
            "3 (`PTemp_C`), 4 (`Vessel`)",
            "vessel",
        ),
        ("no heading", "", "2026-02-11 {t},{c},45.1", "column 2, column 3", "2"),
    ] {
        let text = file(heading, line);
        refused(name, &text, &["which column is the vial's temperature", "--log-column", named]);
        check(name, &text, &by_column(answer));
    }
    for (name, heading, line, named, answer) in [
        (
            "Meaco",
            "RECEIVER,TRANSMITTER,DATE,TEMPERATURE,HUMIDITY\n",
            "R1,North,2026-02-11 {t}:00,4.5,45\nR1,South,2026-02-11 {t}:05,{c},45",
            "`North`, `South`",
            "South",
        ),
        (
            "Home Assistant",
            "entity_id,state,last_changed\n",
            "sensor.freezer,{c},2026-02-11T{t}:00.000Z\nsensor.room,21.5,2026-02-11T{t}:07.000Z",
            "`sensor.freezer`, `sensor.room`",
            "sensor.freezer",
        ),
        ("no heading", "", "A,2026-02-11 {t}:00,{c}\nB,2026-02-11 {t}:30,4.5", "`A`, `B`", "A"),
        (
            "one quantity a line",
            "time,channel,value,unit\n",
            "2026-02-11 {t}:00,Temperature,{c},°C\n2026-02-11 {t}:00,Humidity,45.1,%RH",
            "`Temperature`, `Humidity`",
            "temperature",
        ),
    ] {
        let text = file(heading, line);
        refused(name, &text, &["readings of 2 devices", "--log-device", named]);
        check(name, &text, &by_device(answer));
    }
}

#[test]
fn what_cannot_be_read_is_refused_with_its_reason() {
    refused(
        "decimal commas between commas",
        &file("Date/Time,Unit,Value\n", "11-02-26 {t}:01,C,{,c}"),
        &["4 fields, but 3 headings", "decimal commas"],
    );
    refused("kelvin", &file("Time,Temp (K)\n", "2026-02-11 {t},195.{n}"), &["`Temp (K)` has kelvin"]);
    refused(
        "days without times",
        &file("Date;Temp °C\n", "2026-02-1{n};{c}"),
        &["no line with a date, a time and a temperature"],
    );
    let summaries = "Device: Fridge-tag 2\n Temp unit: C\n 1:\n  Date: 2026-02-11\n  Min T: +4.0, TS Min T: 00:42\n";
    refused("daily extremes only", summaries, &["no line with a date, a time and a temperature"]);
    let garbled = file("Time,Temp °C\n", "2026-02-11 {t},{c}").replace("2026-02-11 08:00", "2026-02-31 0x:00");
    refused("a garbled time", &garbled, &["export.csv:4:1", "is not a date with a time"]);
    let unsorted = file("Time,Temp °C\n", "2026-02-11 {t},{c}").replace("07:50", "07:20");
    refused("an unsorted file", &unsorted, &["20 min earlier than the one above", "two exports were joined"]);
}

#[test]
fn the_code_of_a_probe_that_failed_is_no_temperature_except_near_liquid_nitrogen() {
    let count = |text: &str| read(text, &LogOptions::default()).expect("a log").readings.len();
    let fridge = file("Time,Temp °C\n", "2026-02-11 {t},{c}");
    assert_eq!(count(&fridge.replace("-78.3", "-127.0")), 5);
    assert_eq!(count(&file("Time,Temp °C\n", "2026-02-11 {t},-12{n}.0")), 6);
}

#[test]
fn clocks_set_forward_leave_a_gap_of_an_hour_that_is_filled() {
    let text = "Time,Temp °C\n2026-03-29 01:40,4.0\n2026-03-29 01:50,4.1\n2026-03-29 03:00,4.1\n2026-03-29 03:10,4.2\n2026-03-29 03:20,4.2\n";
    let log = read(text, &LogOptions::default()).expect("a log");
    assert!(log.gaps.len() == 1 && log.notes.iter().any(|note| note.contains("before line 4")), "{:?}", log.notes);
}

#[test]
fn a_sensor_outside_its_range_is_no_missing_reading() {
    for mark in ["HI", "LO", ">70", "OL", "Over range"] {
        let text = file("Time,Temp °C\n", "2026-02-11 {t},{c}").replace("-78.3", mark);
        refused(mark, &text, &["export.csv:5:18", mark, "the sensor was outside its range"]);
    }
    let limits = file("Time,Temp °C\n", "2026-02-11 {t},<-40.0");
    let log = read(&limits, &LogOptions::default()).expect("a log");
    assert!(log.readings.iter().all(|reading| reading.celsius == -40.0));
    assert!(log.notes.iter().any(|note| note.contains("6 lines have only a limit")), "{:?}", log.notes);
    check("a sign apart", &file("Time,Temp °C\n", "2026-02-11 {t},{c}").replace(",-", ",- "), &LogOptions::default());
}

#[test]
fn readings_that_are_missing_at_an_end_are_a_gap_as_in_the_middle() {
    let inside = "2026-02-11 08:00,4.0\n2026-02-11 08:10,4.1\n";
    let days = |mark: &str| format!("2026-02-12 08:10,{mark}\n2026-02-13 08:10,{mark}\n");
    for mark in ["---", "", "n/a", "-999.9"] {
        let text = format!("Time,Temp °C\n{inside}{}", days(mark));
        refused(mark, &text, &["export.csv:5:1", "the file goes on for 2 d behind the last temperature"]);
    }
    let before = format!("Time,Temp °C\n2026-02-10 08:00,---\n{inside}");
    refused("before", &before, &["export.csv:2:1", "the file goes on for 1 d before the first temperature"]);
    let short = format!("Time,Temp °C\n{inside}2026-02-11 08:20,---\n");
    let log = read(&short, &LogOptions::default()).expect("a log");
    assert!(log.notes.iter().any(|note| note.contains("10 min before its last line")), "{:?}", log.notes);
    // An event of the logger's software is no reading, whenever it was.
    let event = format!("Time,Temp °C,Event\n{}2026-02-15 09:00,,Host connected\n", inside.replace('\n', ",\n"));
    assert_eq!(read(&event, &LogOptions::default()).expect("a log").readings.len(), 2);
}

#[test]
fn a_scale_is_asked_for_where_it_is_open_and_never_overruled() {
    let dry_ice = file("Time,Temp\n", "2026-02-11 {t},{f}");
    refused("dry ice in °F", &dry_ice, &["readings from -109.48 to -108.58", "°C or °F?"]);
    let thawed = "Time,Temp\n2026-02-11 08:00,-30\n2026-02-11 08:10,-20\n2026-02-11 08:20,68\n";
    refused("a room in °F", thawed, &["°C or °F?"]);
    let told = |scale| LogOptions { scale: Some(scale), ..LogOptions::default() };
    check("told", &dry_ice, &told(Scale::Fahrenheit));
    let celsius = file("Time,Temp (°C)\n", "2026-02-11 {t},{c}");
    let wrong = read(&celsius, &told(Scale::Fahrenheit)).expect_err("the heading says °C").to_string();
    assert!(wrong.contains("the file says that its temperatures are in °C"), "{wrong}");
    check("agreed", &celsius, &told(Scale::Celsius));
    let torn = format!("Temp Unit: °F\n{celsius}");
    refused("a unit line against a heading", &torn, &["the file names both scales"]);
    check("torn and told", &torn, &told(Scale::Celsius));
}

#[test]
fn what_no_vial_sees_is_no_temperature() {
    for code in ["85.0", "-200.0"] {
        let text = file("Time,Temp °C\n", "2026-02-11 {t},{c}").replace("-78.3", code);
        refused(
            code,
            &text,
            &["export.csv:5:18", "outside the range for storing a vial", "a sensor that could not be read"],
        );
    }
}

#[test]
fn a_column_is_chosen_by_its_number_also_where_headings_have_digits_and_never_one_of_humidity() {
    let by_column = |column: &str| LogOptions { column: Some(column.into()), ..LogOptions::default() };
    let hobo = file(
        "\"#\",\"Date Time\",\"Temp, °C (LGR S/N: 2044, LBL: air)\",\"Temp, °C (LGR S/N: 2044, LBL: vial)\"\n",
        "{n},2026-02-11 {t}:00,21.{n},{c}",
    );
    check("the fourth", &hobo, &by_column("4"));
    let humid = file("Time,Temp °C,Humidity %\n", "2026-02-11 {t},{c},45");
    let wrong = read(&humid, &by_column("humid")).expect_err("a humidity").to_string();
    assert!(wrong.contains("`Humidity %` is not a measured temperature") && wrong.contains("2 (`Temp °C`)"), "{wrong}");
}

#[test]
fn days_that_lead_into_each_other_settle_day_and_month() {
    let mut text = String::from("Time,Temp °C\n");
    for hour in 0..72 {
        writeln!(text, "03/0{}/2026 {:02}:00,4.0", 5 + hour / 24, hour % 24).expect("a text");
    }
    let log = read(&text, &LogOptions::default()).expect("a log");
    assert_eq!(log.duration_s(), 71.0 * 3600.0);
    assert!(log.notes.iter().any(|note| note.contains("read month first")), "{:?}", log.notes);
}

#[test]
fn times_without_dates_count_from_the_first_reading() {
    let minutes = |from: usize| {
        CELSIUS.iter().zip(0..).map(|(celsius, i)| format!("{},{celsius}\n", from + 10 * i)).collect::<String>()
    };
    check("elapsed", &format!("Elapsed (min),Temp (°C)\n{}", minutes(0)), &LogOptions::default());
    let numbers: String = CELSIUS.iter().zip(1..).map(|(celsius, i)| format!("{i},{celsius}\n")).collect();
    for line in ["Interval: 10 min", "Logging interval,00:10:00", "Sample rate: 600 s"] {
        let text = format!("Start time: 2026-02-11 08:00:00\n{line}\nNo.,Temp (°C)\n{numbers}");
        let log = check(line, &text, &LogOptions::default());
        assert!(log.notes.iter().any(|note| note.contains("no dates") && note.contains("10 min for each")), "{line}");
    }
    refused("no interval", &format!("No.,Temp (°C)\n{numbers}"), &["no line with a date"]);
}

#[test]
fn a_line_that_repeats_the_one_above_counts_once() {
    let doubled: String = file("", "2026-02-11 {t},{c}").lines().flat_map(|line| [line, "\n", line, "\n"]).collect();
    let log = check("doubled", &format!("Time,Temp °C\n{doubled}"), &LogOptions::default());
    assert!(log.notes.iter().any(|note| note.contains("6 lines repeated")), "{:?}", log.notes);
    assert_eq!(
        log.told,
        "The log has 6 readings over 50 min, 10 min apart, from -78.6 to -78.1 °C (column 2, `Temp °C`, read as °C)."
    );
}
