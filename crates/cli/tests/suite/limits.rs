//! Inputs at the edge: what `check` accepts, `run` finishes; everything else is refused with the place.

use crate::common;

use std::fmt::Write as _;

use common::{Said, exoskin};

fn data(name: &str) -> String {
    common::root().join("crates/cli/tests/data/limits").join(name).display().to_string()
}

fn check(name: &str) -> Said {
    exoskin(&["check", &data(name)])
}

/// Runs a file that `check` accepts.
fn run(path: &str) -> Said {
    let folder = tempfile::tempdir().expect("a folder");
    let out = folder.path().join("run").display().to_string();
    exoskin(&["run", path, "--draws", "10", "--samples", "20", "--out", &out])
}

#[test]
fn what_check_accepts_run_finishes() {
    for name in [
        "depth_ratio_zero.toml",
        "erythema_most_zero.toml",
        "too_many/s.toml",
        "held_mouth.toml",
        "nothing_left_between_channels.toml",
    ] {
        let checked = check(name);
        match checked.code {
            Some(0) => {
                let ran = run(&data(name));
                assert_eq!(ran.code, Some(0), "check accepts {name}, run says: {}", ran.err);
            }
            code => {
                assert_eq!(code, Some(2), "{name}: {}", checked.err);
                assert!(checked.err.contains(&format!("{name}:")), "no place: {}", checked.err);
                assert!(checked.err.contains("expected:"), "{}", checked.err);
                assert_eq!(run(&data(name)).code, Some(2), "{name}: run differs from check");
            }
        }
    }
}

#[test]
fn mistakes_at_the_edge_are_refused_where_they_stand() {
    let places = [
        ("depth_ratio_zero.toml", ":9:27: `procedure.depth_ratio` is 0"),
        ("erythema_most_zero.toml", ":9:27: `readout.erythema.most` is 0"),
        ("too_many/s.toml", ":15:10: `volume` at the label's count"),
        ("held_mouth.toml", ":9:14: `held_mouth` without `count_exact = true`"),
    ];
    for (name, said) in places {
        let checked = check(name);
        assert!(checked.code == Some(2) && checked.err.contains(said), "{name}: {}", checked.err);
    }
}

#[test]
fn a_vial_that_thawed_thousands_of_times_is_refused_in_words() {
    let log = |readings: u32| {
        let mut text = "time,temperature_C\n".to_owned();
        for i in 0..readings {
            let (day, hour, minute) = (1 + i / 144, i / 6 % 24, i % 6 * 10);
            let celsius = f64::from(i * 7919 % 1400) / 10.0 - 80.0;
            writeln!(text, "2020-01-{day:02}T{hour:02}:{minute:02}:00,{celsius:.1}").expect("a text");
        }
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("x.csv");
        std::fs::write(&path, text).expect("a file");
        exoskin(&["vial", "frozen_msc", "--log", &path.display().to_string(), "--samples", "20"])
    };
    let few = log(300);
    assert_eq!(few.code, Some(0), "{}", few.err);
    assert!(few.out.contains("more steps"), "a long history is shown whole");
    let lines = few.out.lines().count();
    assert!(lines < 60 && few.out.contains(" more (count)"), "{lines} lines: every stretch of a log is listed");
    let many = log(4000);
    assert_eq!(many.code, Some(2), "{}", many.err);
    assert!(many.err.contains("thawed") && many.err.contains("at most 1000 thaws"), "{}", many.err);
}

#[test]
fn a_thousand_sessions_are_followed() {
    let text = std::fs::read_to_string(data("sessions1000_pen.toml")).expect("the file");
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("s.toml");
    // A tenth of the draws and one arm: the number of sessions is what is tried.
    std::fs::write(&path, text).expect("a file");
    let out = folder.path().join("run").display().to_string();
    let path = path.display().to_string();
    assert_eq!(exoskin(&["check", &path]).code, Some(0));
    let ran = exoskin(&["run", &path, "--draws", "10", "--samples", "10", "--out", &out]);
    assert_eq!(ran.code, Some(0), "{}", ran.err);
}

#[test]
fn an_area_far_beyond_its_site_is_refused() {
    let checked = check("area_beyond_site.toml");
    assert_eq!(checked.code, Some(2), "{}", checked.out);
    let expected =
        ["area_beyond_site.toml:18:", "`area` is 10000 cm2; the whole site has about 565 cm2", "at most 1130 cm2"];
    assert!(expected.iter().all(|piece| checked.err.contains(piece)), "{}", checked.err);
}
