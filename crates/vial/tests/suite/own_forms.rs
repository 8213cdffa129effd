//! A user's own series and curves: what is shown as measured, what cannot be, other words, and files given to the wrong
//! option.
#![allow(missing_docs)]

use exoskin_quantity::{Diagnostic, Source};
use exoskin_vial::{
    DishCurve, Learned, Looks, Series, learn, load_product, named, read_certificate, read_dish, read_log, read_nta,
    read_series,
};

fn series(text: &str) -> Result<Series, Diagnostic> {
    read_series(&Source::new("s.csv", text))
}

fn dish(text: &str) -> Result<DishCurve, Diagnostic> {
    read_dish(&Source::new("d.csv", text))
}

fn learned(text: &str) -> Learned {
    let read = series(text).unwrap_or_else(|e| panic!("{e}"));
    learn(&load_product("frozen_msc").unwrap(), &read).unwrap_or_else(|e| panic!("{e}"))
}

#[track_caller]
fn refused(text: &str, line: u32, piece: &str) -> Diagnostic {
    let error = series(text).unwrap_err();
    assert!(error.problem.contains(piece) && error.expected.is_some(), "{text}: {error}");
    assert_eq!(error.place.unwrap().line, line, "{text}: {error}");
    error
}

#[test]
fn what_was_measured_is_kept_beside_its_share_of_the_start() {
    let found = learned(
        "days,temperature,container,count,sd,potency (%)\n0,4 C,pp,1e10,8e8,100\n7,4 C,pp,4.8e9,6e8,80\n14,4 C,pp,2.5e9,5e8,60\n",
    );
    let of = |what: &str| -> Vec<(f64, bool)> {
        found
            .rows
            .iter()
            .filter(|row| row.of == what)
            .map(|row| ((row.given * 1e6).round() / 1e6, row.is_share))
            .collect()
    };
    assert_eq!(of("count"), [(1e10, false), (4.8e9, false), (2.5e9, false)]);
    assert_eq!(of("potency"), [(1.0, true), (0.8, true), (0.6, true)]);
    // All values of one start are divided by the same number.
    let starts: Vec<f64> =
        found.rows.iter().filter(|row| row.of == "count").map(|row| row.given / row.measured).collect();
    assert!(starts.iter().all(|start| (start / starts[0] - 1.0).abs() < 1e-6), "{starts:?}");
    let notes = found.notes.join(" ");
    assert!(notes.contains("Potencies without a spread") && notes.contains("20 %"), "{notes}");
    assert!(!notes.contains("Counts without"), "{notes}");
    // One line without its spread is named as well.
    let some = series("days,temperature,count,sd\n0,4,1e10,8e8\n7,4,4.8e9,\n").unwrap();
    assert!(some.notes.iter().any(|note| note.contains("Counts without a spread")), "{:?}", some.notes);
}

#[test]
fn temperatures_have_their_unit_in_the_cell_or_the_heading() {
    let at = |heading: &str, cell: &str| {
        series(&format!("days,{heading},count\n0,{cell},1e10\n7,{cell},5e9\n")).map(|read| read.rows[0].celsius)
    };
    for (heading, cell, wanted) in [
        ("temperature", "4", 4.0),
        ("temperature", "-80", -80.0),
        ("temperature (C)", "4", 4.0),
        ("temperature (°C)", "39.2", 39.2),
        ("Temp °C", "4", 4.0),
        ("temperature (F)", "39.2", 4.0),
        ("temperature [°F]", "-112", -80.0),
        ("temp_F", "39.2", 4.0),
        ("temperature", "39.2 F", 4.0),
        ("temperature", "37 C", 37.0),
        ("temperature (F)", "4 C", 4.0),
    ] {
        let found = at(heading, cell).unwrap_or_else(|e| panic!("{heading} {cell}: {e}"));
        assert!((found - wanted).abs() < 1e-9, "{heading} {cell}: {found}");
    }
    for (heading, cell, piece) in [
        ("temperature", "39.2", "no unit and is neither a refrigerator's nor a room's"),
        ("temperature", "37", "no unit"),
        ("temperature (K)", "277", "unit in the heading"),
        ("temperature (F)", "200", "out of range"),
        ("temperature", "RT", "rooms and refrigerators differ"),
    ] {
        let error = at(heading, cell).unwrap_err();
        assert!(error.problem.contains(piece), "{heading} {cell}: {error}");
    }
    let asked = at("temperature", "39.2").unwrap_err();
    assert!(asked.expected.unwrap().contains("`39.2 C` or `39.2 F`"));
}

#[test]
fn what_no_series_can_be_is_refused() {
    // Days of 4 °C under `days`.
    refused("days,temperature,count\n4,0,1e10\n4,7,4.8e9\n4,14,2e9\n", 2, "look swapped");
    refused("days,temperature,concentration,count\n0,4,1e6,1e10\n7,4,1e6,4.8e9\n", 2, "contradicts the concentration");
    refused("days,temperature,concentration,count\n0,4,1e10,1e8\n7,4,1e10,5e7\n", 2, "contradicts the concentration");
    let error = refused("days,temperature,count,sd\n0,4,100,8\n7,4,48,6\n", 2, "fewer than can be counted");
    assert!(error.expected.unwrap().contains("count (%)"));
    refused("days,temperature,count,sd\n0,4,1e10,1.25e11\n", 2, "is 1,200 % of it");
    for fine in [
        "days,temperature,count\n7,-80,1e10\n7,4,5e9\n7,25,1e9\n",
        "days,temperature,concentration,count\n0,4,1e10,9e9\n30,4,1e10,<1e8\n",
        "days,temperature,count (%),sd (%)\n0,4,100,8\n7,4,48,6\n",
    ] {
        series(fine).unwrap_or_else(|e| panic!("{fine}: {e}"));
    }
}

#[test]
fn german_headings_and_marks_of_missing_values() {
    let read = series("Tage;Temperatur °C;Behälter;Partikel/mL;SD;Potenz (%)\n0;4;pp;1,00E10;0,08E10;n/a\n7;4;pp;0,48E10;0,06E10;80\n").unwrap();
    assert_eq!((read.rows[1].seconds, read.rows[1].celsius), (604_800.0, 4.0));
    assert!((read.rows[1].count.unwrap().value - 4.8e-3).abs() < 1e-12);
    assert!(read.rows[0].potency.is_none() && read.rows[1].potency.is_some());
    for (heading, seconds) in [("Stunden", 25_200.0), ("Wochen", 4_233_600.0), ("Zeit (Monate)", 18_144_000.0)] {
        let read = series(&format!("{heading};Temperatur;Anteil (%)\n0;4;100\n7;4;48\n"))
            .unwrap_or_else(|e| panic!("{heading}: {e}"));
        assert_eq!(read.rows[1].seconds, seconds, "{heading}");
    }
    let curve = dish("Partikel/mL;Stunden;Zellen/cm²;Verhalten;Antwort;SD\n0;24;50000;migration;1,00;0,08\n1e9;24;50000;migration;1,2;0,08\n").unwrap();
    assert_eq!((curve.rows.len(), curve.rows[1].response.value), (2, 1.2));
}

#[test]
fn behaviours_by_their_other_names_and_those_the_model_does_not_have() {
    let of = |word: &str| {
        dish(&format!(
            "particles per mL,hours,cells per cm2,behaviour,response\n1e9,24,5e4,{word},1.3\n1e10,24,5e4,{word},1.7\n"
        ))
    };
    for (word, wanted) in
        [("wound closure", "migration"), ("Scratch assay", "migration"), ("fibroblast proliferation", "fibroblasts")]
    {
        assert_eq!(of(word).unwrap_or_else(|e| panic!("{word}: {e}")).rows[0].behaviour, wanted, "{word}");
    }
    let error = of("fibroblast migration").unwrap_err();
    assert!(error.problem.contains("migration of keratinocytes only"), "{error}");
    let percent =
        dish("particles per mL,hours,cells per cm2,migration (% of control)\n1e9,24,5e4,130\n1e10,24,5e4,170\n")
            .unwrap();
    let given: Vec<f64> = percent.rows.iter().map(|row| row.response.value / row.factor).collect();
    assert!((given[0] - 130.0).abs() < 1e-9 && (given[1] - 170.0).abs() < 1e-9, "{given:?}");
}

#[test]
fn the_line_that_is_wrong_is_named_and_not_the_start_before_it() {
    let read = series("days,temperature,container,count,sd\n0,4 C,pp,1e10,2e8\n1,4 C,pp,3e10,3e9\n").unwrap();
    let error = learn(&load_product("frozen_msc").unwrap(), &read).unwrap_err();
    assert_eq!(error.place.unwrap().line, 3, "{error}");
    assert!(error.problem.contains("after 1 d") && error.problem.contains("compared with its start"), "{error}");
}

const CERTIFICATE: &str = "item,value,unit\nparticle_count,1e10,/mL\nendotoxin,<0.1,EU/mL\n";
const SERIES: &str = "days,temperature,count\n0,4,1e10\n7,4,5e9\n";
const DISH: &str =
    "particles per mL,hours,cells per cm2,behaviour,response\n1e9,24,5e4,migration,1.3\n1e10,24,5e4,migration,1.7\n";
const COUNT: &str = "Sample,Dilution,Concentration (particles/mL),Mean (nm)\na,100,8.4e8,118\n";
const LOG: &str = "time,temperature (°C)\n2026-03-01 10:00,4.1\n2026-03-01 10:10,4.3\n2026-03-01 10:20,4.2\n";

#[test]
fn a_file_given_to_the_wrong_option_is_called_what_it_is() {
    let all = [
        (CERTIFICATE, Looks::Certificate, "a certificate of analysis", "--certificate"),
        (SERIES, Looks::Series, "a stability series", "--stability"),
        (DISH, Looks::Dish, "a dose-response curve", "--dish"),
        (COUNT, Looks::Tracking, "a particle count", "--nta"),
        (LOG, Looks::Log, "the log of a temperature logger", "--log"),
    ];
    for (text, looks, words, option) in all {
        let source = Source::new("x.csv", text);
        assert_eq!(Looks::of(&source), Some(looks), "{text}");
        let wrong = [
            (Looks::Certificate, read_certificate(&source).err()),
            (Looks::Series, read_series(&source).err()),
            (Looks::Dish, read_dish(&source).err()),
            (Looks::Tracking, read_nta(&source, None).err()),
            (Looks::Log, read_log(&source).err().map(|error| named(&source, Looks::Log, error))),
        ];
        for (own, error) in wrong {
            if own == looks {
                assert!(error.is_none(), "{text}: {error:?}");
                continue;
            }
            let error = error.unwrap_or_else(|| panic!("{own:?} reads {text}"));
            assert!(error.problem.starts_with(&format!("this looks like {words}, not ")), "{own:?}: {error}");
            assert!(error.expected.as_deref().unwrap().starts_with(option), "{own:?}: {error}");
        }
    }
    // A mistake in the right kind of file stays what it is.
    let error = read_series(&Source::new("x.csv", SERIES.replace("5e9", "some"))).unwrap_err();
    assert!(!error.problem.contains("looks like"), "{error}");
}
