//! Tracking tables and reports as laboratories hand them on: bins, dilutions as they are written, contradictions.
#![allow(missing_docs)]

use exoskin_quantity::{Diagnostic, Source};
use exoskin_vial::checklist::Topic;
use exoskin_vial::nta::{Instrument, Nta};
use exoskin_vial::{checklist, load_product, read_nta};

fn read(text: &str, dilution: Option<f64>) -> Result<Nta, Diagnostic> {
    read_nta(&Source::new("x.csv", text), dilution)
}

#[track_caller]
fn near(found: f64, wanted: f64) {
    assert!((found / wanted - 1.0).abs() < 1e-9, "{found:e} for {wanted:e}");
}

const BINS: &str = "50,1e8\n100,6e8\n150,2e8\n200,1e8\n";

#[test]
fn lines_of_a_size_histogram_are_added_up() {
    for heading in [
        "Size (nm),Concentration (particles/mL)",
        "Bin centre (nm),Concentration (particles / ml)",
        "bin_center_nm,concentration_per_mL",
        "Diameter [nm],Concentration [particles/mL]",
    ] {
        let found = read(&format!("{heading}\n{BINS}"), Some(100.0)).unwrap_or_else(|e| panic!("{heading}: {e}"));
        near(found.particles_per_ml, 1e11);
        assert!(found.repeats_per_ml.is_empty() && found.histogram.len() == 4, "{heading}");
        near(found.histogram[1].per_ml, 6e10);
        near(found.sizes_nm.mean.unwrap(), 115.0);
        assert_eq!(found.sizes_nm.mode, Some(100.0), "{heading}");
        assert!(found.notes.iter().any(|note| note.contains("sum over 4 size bins")), "{:?}", found.notes);
        assert!(found.notes.iter().any(|note| note.contains("17 % as high")), "{:?}", found.notes);
    }
    // A hundred bins, from nothing to nothing.
    let wave = |i: u32| 1e7 * f64::from(i * (99 - i));
    let lines: String = (0..100).map(|i| format!("{},{:e}\n", 10 + 5 * i, wave(i))).collect();
    let found = read(&format!("Size (nm),Concentration (particles/mL)\n{lines}"), Some(1.0)).unwrap();
    near(found.particles_per_ml, (0..100).map(wave).sum());
    // Sizes in micrometres, and a last line that only marks the end.
    let in_um = "Bin centre (µm),Concentration (particles/mL)\n0.05,1e8\n0.1,6e8\n0.15,1e6\n-1,-1\n";
    assert_eq!(read(in_um, Some(1.0)).unwrap().sizes_nm.mode, Some(100.0));
}

#[test]
fn lines_that_could_be_bins_or_repeats_are_a_question() {
    for text in [
        "Size (nm),Concentration (particles/mL)\n118,8.4e8\n121,8.1e8\n",
        "Size (nm),Concentration (particles/mL)\n118,8.4e8\n116,8.1e8\n121,8.0e8\n",
        "Sample,Size (nm),Concentration (particles/mL)\na,50,1e8\na,100,6e8\na,150,2e8\n",
    ] {
        let error = read(text, Some(100.0)).unwrap_err();
        assert!(error.problem.contains("can be size bins or repeats") && error.place.unwrap().line == 1, "{error}");
    }
    let error = read("Bin centre (nm),Concentration (particles/mL)\n50,1e8\n50,2e8\n", Some(1.0)).unwrap_err();
    assert!(error.problem.contains("do not rise") && error.place.unwrap().line == 3, "{error}");
    // Means of repeats are averaged, as ever; one line has nothing to add up.
    let repeats = "Mean (nm),Concentration (particles/mL)\n118,8.4e8\n121,8.0e8\n";
    near(read(repeats, Some(100.0)).unwrap().particles_per_ml, 8.2e10);
    near(read("Size (nm),Concentration (particles/mL)\n118,8.4e8\n", Some(10.0)).unwrap().particles_per_ml, 8.4e9);
}

#[test]
fn a_count_without_sizes_has_no_line_for_them() {
    let nta = read("Sample,Dilution,Concentration (particles/mL)\na,100,1e8\n", None).unwrap();
    let list = checklist(&load_product("frozen_msc").unwrap(), None, Some(&nta));
    let entry = list.entries.iter().find(|entry| entry.topic == Topic::Size).unwrap();
    assert!(entry.measured.is_empty() && entry.used.is_empty(), "{entry:?}");
}

#[test]
fn dilutions_as_they_are_written() {
    let table = |dilution: &str| format!("Sample,Dilution,Concentration (particles/mL)\na,{dilution},8.4e8\n");
    for dilution in ["100", "1:100", "1/100", "1 : 100", "100x", "x100", "100-fold", "100 fold", "100X", "100×"] {
        let found = read(&table(dilution), None).unwrap_or_else(|e| panic!("{dilution}: {e}"));
        assert_eq!(found.dilution, Some(100.0), "{dilution}");
        near(found.particles_per_ml, 8.4e10);
    }
    let error = read(&table("1:1"), None).unwrap_err();
    assert!(error.problem.contains("can be 1-fold or 2-fold") && error.place.unwrap().line == 2, "{error}");
    for (wrong, piece) in
        [("0.01", "no sample is diluted 0.01-fold"), ("1:100:2", "the dilution"), ("some", "not a number")]
    {
        let error = read(&table(wrong), None).unwrap_err();
        assert!(error.problem.contains(piece), "{wrong}: {error}");
    }
}

/// A ZetaView text of decimal commas.
fn zetaview(dilution: &str, original: &str) -> String {
    format!(
        "ZetaView Particle Tracking 8.05.14\nSample Name:\tlot 7\nDilution Factor:\t{dilution}\nTemperature:\t23.4 °C\n\
         Concentration:\t7,9E+7 Particles / cm³\n{original}\nSize Distribution\nSize / nm\tNumber\tConcentration / cm-3\n\
         15,0\t0\t0,0E+00\n45,0\t26\t1,4E+07\n75,0\t302\t5,5E+07\n105,0\t47\t1,0E+07\n135,0\t0\t0,0E+00\n-1,0\t-1\t-1\n"
    )
}

#[test]
fn a_thousands_point_in_a_dilution_is_settled_by_the_file_or_asked_for() {
    let original = "Original Concentration:\t7,9E+10 Particles / cm³";
    let found = read(&zetaview("1.000", original), None).unwrap();
    assert_eq!(found.dilution, Some(1000.0));
    near(found.particles_per_ml, 7.9e10);
    let undiluted = read(&zetaview("1.000", "Original Concentration:\t7,9E+7 Particles / cm³"), None).unwrap();
    assert_eq!(undiluted.dilution, Some(1.0));
    let error = read(&zetaview("1.000", "pH:\t7"), None).unwrap_err();
    assert!(error.problem.contains("can be 1 or 1000") && error.place.unwrap().line == 3, "{error}");
    near(read(&zetaview("1.000", "pH:\t7"), Some(1000.0)).unwrap().particles_per_ml, 7.9e10);
    assert!(read(&zetaview("1.000", "pH:\t7"), Some(500.0)).is_err());
    let table = "Sample;Dilution;Concentration (/mL);Mean (nm)\na;1.000;1,4E+7;139,5\n";
    assert!(read(table, None).unwrap_err().problem.contains("can be 1 or 1000"));
    // Anywhere else a point before three digits is the same question.
    let size = "Sample;Dilution;Concentration (/mL);Mean (nm);D10 (nm)\na;100;1,4E+7;1.395;80,5\n";
    assert!(read(size, None).unwrap_err().problem.contains("can be 1.395 or 1395"));
}

#[test]
fn an_original_concentration_that_contradicts_the_dilution_is_refused() {
    let original = "Original Concentration:\t7,9E+9 Particles / cm³";
    let error = read(&zetaview("1000", original), None).unwrap_err();
    assert!(error.problem.contains("dilution of 1000") && error.problem.contains("factor of 100"), "{error}");
    assert_eq!(error.place.unwrap().line, 3);
    near(read(&zetaview("100", original), None).unwrap().particles_per_ml, 7.9e9);
    let table = |original: &str| {
        let heading = "Sample,Dilution,Concentration (particles/mL),Original Concentration (particles/mL)";
        read(&format!("{heading}\na,1000,7.9e7,{original}\n"), None)
    };
    near(table("7.9e10").unwrap().particles_per_ml, 7.9e10);
    assert!(table("7.9e9").unwrap_err().problem.contains("factor of 100"));
}

#[test]
fn nanosight_reports_with_commas_and_errors() {
    let named =
        "NanoSight NTA 3.4\nDilution factor,100\nConcentration (particles/ml),8.4E+08\nMean (nm),118\nMode (nm),101\n";
    let found = read(named, None).unwrap();
    near(found.particles_per_ml, 8.4e8);
    assert_eq!(
        (found.instrument, found.sizes_nm.mean, found.sizes_nm.mode),
        (Instrument::NanoSight, Some(118.0), Some(101.0))
    );
    assert!(
        found.notes.iter().any(|note| note.contains("already corrected for its dilution of 100")),
        "{:?}",
        found.notes
    );
    let quoted = "NanoSight NTA 3.4\nDilution factor,100\nTotal Concentration,\"4.12 particles/frame, 8.4E8 particles/ml\"\nMean,118\n";
    near(read(quoted, None).unwrap().particles_per_ml, 8.4e8);
    let old = named.replace("3.4", "2.3");
    near(read(&old, None).unwrap().particles_per_ml, 8.4e10);
    // Without a version either can be meant: a factor of 100 is not guessed at.
    let open = named.replace(" NTA 3.4", "");
    let error = read(&open, None).unwrap_err();
    assert!(error.problem.contains("already corrected") && error.place.unwrap().line == 2, "{error}");
    near(read(&open.replace("Concentration", "Original concentration"), None).unwrap().particles_per_ml, 8.4e8);
    near(read(&open.replace("Concentration", "Measured concentration"), None).unwrap().particles_per_ml, 8.4e10);
    let report = "NanoSight NS300\nSample: lot 7\nStats: Merged Data\nMean:\t130.3 nm\nSD:\t48.1 nm\n\n\
        Concentration (Upgrade):\t2.2e+008 +/- 2.5e+007 particles/ml\n\t12.1 +/- 1.4 particles/frame\n";
    near(read(report, Some(500.0)).unwrap().particles_per_ml, 1.1e11);
    let commas = report.replace("2.2e", "2,2e").replace("2.5e", "2,5e");
    near(read(&commas, Some(500.0)).unwrap().particles_per_ml, 1.1e11);
    assert!(read(report, None).unwrap_err().problem.contains("does not give the sample's dilution"));
}

#[test]
fn a_nanosight_table_of_videos_without_a_section_of_results() {
    let text = "NanoSight NTA 3.4 Build 3.4.003\n\n[Sample Details]\nSample,lot 7\nDilution factor,100\n\n[Size Data]\n\
        ,Video 1,Video 2,Video 3,Average,Standard Error\nMean,118.1,119.3,117.9,118.4,0.4\nD10,75.1,76.0,74.8,75.3,0.4\n\
        D50,110.2,111.0,109.0,110.1,0.6\nD90,163.0,165.1,162.2,163.4,0.9\n\
        Concentration (Particles / ml),8.30E+08,8.60E+08,8.40E+08,8.43E+08,8.8E+06\n\n[Graph Data]\n\
        Bin centre (nm),Video 1,Video 2,Video 3,Average,Standard Error\n50.5,0,0,0,0,0\n100.5,4e8,4e8,4e8,4e8,0\n\
        150.5,4.3e8,4.3e8,4.3e8,4.3e8,0\n200.5,1.3e6,1.3e6,1.3e6,1.3e6,0\n250.5,0,0,0,0,0\n";
    let found = read(text, None).unwrap();
    near(found.particles_per_ml, 8.43e8);
    assert_eq!(found.repeats_per_ml, [8.3e8, 8.6e8, 8.4e8]);
    assert_eq!((found.sample.as_str(), found.dilution, found.histogram.len()), ("lot 7", Some(100.0), 5));
    assert_eq!((found.sizes_nm.mean, found.sizes_nm.d10, found.sizes_nm.d90), (Some(118.4), Some(75.3), Some(163.4)));
    // One video, with the units in the keys.
    let one = "[NanoSight NS300 v3.4]\nSample,lot 7\nDate,2026-03-12\nDilution Factor,100\n\n[Size Data]\nMean (nm),118.7\n\
        D10 (nm),75\nD90 (nm),163\n\nConcentration (particles/ml),8.400E+10\n\n[Graph Data]\n\
        Bin centre (nm),Concentration (particles / ml),Standard Error\n50.5,0,0\n100.5,8.4e10,0\n150.5,0,0\n";
    let found = read(one, None).unwrap();
    near(found.particles_per_ml, 8.4e10);
    assert_eq!((found.sizes_nm.mean, found.date.as_str()), (Some(118.7), "2026-03-12"));
    let blank = one.replace("Factor,100", "Factor,");
    assert!(read(&blank, None).unwrap_err().problem.contains("does not give the sample's dilution"));
    near(read(&blank, Some(10.0)).unwrap().particles_per_ml, 8.4e11);
}

#[test]
fn a_column_of_particles_per_ml_is_a_count_and_swapped_columns_are_none() {
    near(read("sample,particles per mL,dilution\na,8.4e8,100\n", None).unwrap().particles_per_ml, 8.4e10);
    near(read("sample;particles/mL;dilution\na;8,4E8;100\n", None).unwrap().particles_per_ml, 8.4e10);
    let error = read("Sample,Dilution,Concentration (particles/mL)\na,8.4e8,100\n", None).unwrap_err();
    assert!(error.problem.contains("less than can be counted") && error.place.unwrap().line == 2, "{error}");
    // A stability series is no set of repeats, whatever its columns are called.
    for series in [
        "days,temperature,concentration (particles/mL),count\n0,4,1e10,1e10\n7,4,1e10,5e9\n",
        "day,temp (°C),particles/mL\n0,4,1e10\n7,4,5e9\n",
    ] {
        let error = read(series, Some(1.0)).unwrap_err();
        assert!(error.problem.starts_with("this looks like a stability series"), "{error}");
    }
    // A report whose last line is its count is no table.
    let report = "NanoSight NS300\nMean:\t130.3 nm\nConcentration:\t2,2e+008 +/- 2,5e+007 particles/ml\n";
    near(read(report, Some(100.0)).unwrap().particles_per_ml, 2.2e10);
}

#[test]
fn a_file_without_a_count_is_placed_on_its_last_line() {
    let error = read("NTA Version: NTA 3.4\nMean: 118 nm\n\n", Some(1.0)).unwrap_err();
    assert!(error.problem.contains("no particle concentration") && error.place.unwrap().line == 2, "{error}");
}
