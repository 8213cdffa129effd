//! Reading dose-response curves from a dish.

use exoskin_quantity::Source;
use exoskin_vial::dish::{DishRow, Dose};
use exoskin_vial::{DishCurve, load_product, product_file, read_dish};

fn read(text: &str) -> DishCurve {
    read_dish(&Source::new("d.csv", text)).unwrap_or_else(|wrong| panic!("{text}: {wrong}"))
}

fn refused(text: &str) -> String {
    read_dish(&Source::new("d.csv", text)).map_or_else(|wrong| wrong.to_string(), |read| panic!("read: {read:?}"))
}

const LINES: &str = "particles per mL,hours,cells per cm2,behaviour,response,sd\n\
    1e9,24,5e4,migration,1.3,0.1\n1e10,24,5e4,migration,1.7,0.1\n";

fn is_same(row: &DishRow, wanted: &DishRow) -> bool {
    let near = |a: f64, b: f64| (a / b - 1.0).abs() < 1e-9;
    let dose = |row: &DishRow| if let Dose::PerVolume(dose) = row.dose { dose } else { f64::NAN };
    near(dose(row), dose(wanted))
        && near(row.seconds, wanted.seconds)
        && near(row.cells_per_um2.unwrap(), wanted.cells_per_um2.unwrap())
        && row.behaviour == wanted.behaviour
        && near(row.response.value, wanted.response.value)
        && near(row.response.log_sd, wanted.response.log_sd)
}

#[test]
fn units_stand_in_headings_or_in_cells() {
    let plain = read(LINES);
    let first = &plain.rows[0];
    assert_eq!((first.dose, first.seconds, first.cells_per_um2), (Dose::PerVolume(1e-3), 86_400.0, Some(5e-4)));
    assert_eq!((first.behaviour, first.response.value, first.place.line), ("migration", 1.3, 2));
    for other in [
        "dose (1e9/mL);time (h);cell density (cells/cm²);assay;fold;sd\n1;24;50000;Migration;1,3;0,1\n10;24;50000;scratch closure;1,7;0,1\n",
        "Vesicles/mL\tdays\tcells per mm2\tbehavior\tresponse (%)\tsem\n1e9\t1\t500\tmigration\t130\t10\n1e10\t1\t500\tmigration\t170\t10\n",
        "dose,time,cells,behaviour,response\n1e9 /mL,24 h,5e4 /cm2,migration,1.3 ± 0.1\n1e10 /mL,1 d,5e4 /cm2,migration,170 % +/- 10 %\n",
        "particles per mL,incubation (min),cells/cm^2,migration (fold),sd,n\n1e9,1440,5e4,1.3,0.2,4\n1e10,1440,5e4,1.7,0.2,4\n",
        "Concentration (particles/mL),Exposure time (h),Seeding density (/cm2),endpoint,Closure (% of control),CV (%)\n1e9,24,5e4,migration,130,7.692307692\n1e10,24,5e4,migration,170,5.882352941\n",
    ] {
        let read = read(other);
        for (row, wanted) in read.rows.iter().zip(&plain.rows) {
            assert!(is_same(row, wanted), "{other}: {row:?}");
        }
    }
}

#[test]
fn a_control_makes_any_unit_relative_and_doses_per_cell_need_no_area() {
    let curve = read(
        "particles per cell,hours,collagen (ng/mL),sd\n0,48,120,6\ncontrol,48,118,6\n1000,48,150,8\n1e5,48,200,10\n",
    );
    assert!(curve.groups.len() == 1 && curve.groups[0].has_control && curve.rows[1].dose.is_zero());
    assert_eq!((curve.rows[2].dose, curve.rows[2].cells_per_um2), (Dose::PerCell(1000.0), None));
    // Another time has no control of its own.
    let said = refused("particles per cell,hours,collagen (ng/mL)\n0,48,120\n1000,48,150\n1000,24,130\n");
    assert!(said.starts_with("d.csv:4:1") && said.contains("no line at dose 0"), "{said}");
}

#[test]
fn what_is_not_read_is_said() {
    let curve = read(
        "particles per mL,hours,cells per cm2,behaviour,response,operator\n1e9,24,5e4,melanin,0.8,AB\n1e10,24,5e4,melanin,0.6,CD\n",
    );
    let notes = curve.notes.join(" ");
    assert!(notes.contains("`operator`") && notes.contains("20 %") && notes.contains("depth"), "{notes}");
}

#[test]
fn what_is_not_understood_is_refused_with_its_place() {
    let head = "particles per mL,hours,cells per cm2,behaviour,response,sd\n";
    for (text, place, words) in [
        (format!("{head}1e9,24,5e4,migration,1.3 or so,0.1\n"), "d.csv:2:", "after the number is not understood"),
        (format!("{head}1e9,24,5e4,wandering,1.3,0.1\n"), "d.csv:2:12", "not a behaviour"),
        (format!("{head}1e9,24,5e4,migratoin,1.3,0.1\n"), "d.csv:2:12", "migration"),
        (format!("{head}1e9,24,5e4,migration,0,0.1\n"), "d.csv:2:22", "out of range"),
        (format!("{head}1e9,24,5e4,migration,<1.3,0.1\n"), "d.csv:2:22", "a limit"),
        (format!("{head}1e9,24,5e4,migration,1.3,10%\n"), "d.csv:2:26", "of the response or of the control"),
        (format!("{head}1e9,24,5e4,migration,1.3,0.1\n"), "d.csv:1:", "1 different doses"),
        (format!("{head}1e9,24,,migration,1.3,0.1\n"), "d.csv:2:1", "cells per area is missing"),
        (format!("{head}1e9,2,000,5e4,migration,1.3,0.1\n"), "d.csv:2:", "more cells than headings"),
        ("dose (ug/mL),hours,cells per cm2,migration\n10,24,5e4,1.3\n".into(), "d.csv:1:1", "dose of protein"),
        ("dose (µg/mL),hours,cells per cm2,migration\n10,24,5e4,1.3\n".into(), "d.csv:1:1", "dose of protein"),
        ("dose,hours,cells per cm2,migration\n1e9,24,5e4,1.3\n".into(), "d.csv:2:1", "no unit"),
        ("log10 particles per mL,hours,cells per cm2,migration\n9,24,5e4,1.3\n".into(), "d.csv:1:1", "logarithm"),
        ("particles per mL,hours,cells per well,migration\n1e9,24,5e4,1.3\n".into(), "d.csv:1:24", "unit"),
        (
            "particles per mL,hours,cells per cm2,behaviour,increase (%)\n1e9,24,5e4,migration,30\n".into(),
            "",
            "no column",
        ),
        (
            "particles per mL,hours,cells per cm2,behaviour,response increase (%)\n1e9,24,5e4,migration,30\n".into(),
            "d.csv:1:48",
            "difference",
        ),
        ("particles per mL,cells per cm2,migration\n1e9,5e4,1.3\n".into(), "d.csv:1:41", "no column `hours`"),
        ("particles per mL,particles per mL,hours,cells per cm2,migration\n".into(), "d.csv:1:18", "second column"),
        (String::new(), "d.csv:1:1", "no heading"),
    ] {
        let said = refused(&text);
        assert!(said.contains(words) && said.starts_with(place), "{text}: {said}");
    }
}

#[test]
fn a_product_file_carries_its_curves_and_places_their_mistakes() {
    let text = load_product("frozen_msc").unwrap().text;
    let with = format!("{text}\n[measured]\ndish = \"\"\"\n{LINES}\"\"\"\n");
    let product = product_file::parse(Source::new("own.toml", with.as_str())).unwrap();
    let curve = product.dish.as_deref().unwrap();
    let line = |part: &str| with.lines().position(|line| line.contains(part)).unwrap() as u32 + 1;
    assert_eq!((curve.rows.len(), curve.rows[1].place.line), (2, line("1e10,24")));
    let wrong = with.replace("1.7,", "1.7 times,");
    let said = product_file::parse(Source::new("own.toml", wrong.as_str())).unwrap_err().to_string();
    assert!(said.starts_with(&format!("own.toml:{}:", line("1e10,24"))), "{said}");
    let empty = format!("{text}\n[measured]\n");
    let said = product_file::parse(Source::new("own.toml", empty.as_str())).unwrap_err().to_string();
    assert!(said.contains("[measured] has no table"), "{said}");
}
