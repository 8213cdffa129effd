//! Certificates of analysis: what is read, what is refused and where, and the checklist made from them.
#![allow(missing_docs)]

use exoskin_quantity::{Diagnostic, Place, Source};
use exoskin_vial::checklist::{Checklist, State, Topic};
use exoskin_vial::{Certificate, Measured, checklist, load_product, read_certificate};

const GOOD: &str = "\
item,value,unit,method,lot,date
particle_count,1.1e10,particles/mL,NTA,A12,2026-03-04
particle_count,8.4e9,particles/mL,NTA,A13,2026-04-01
particle_count,1.3e10,particles/mL,NTA,A14,2026-05-06
size_d10,84,nm,NTA,A12,2026-03-04
size_d90,196,nm,NTA,A12,2026-03-04
endotoxin,0.4,EU/mL,LAL,A12,2026-03-06
sterility,no growth,,culture,A12,2026-03-20
purity,3.5e7,particles/ug,NTA over BCA,A12,2026-03-04
";

fn read(text: &str) -> Certificate {
    read_certificate(&Source::new("coa.csv", text)).unwrap_or_else(|e| panic!("{e}"))
}

fn refused(text: &str) -> Diagnostic {
    let error = read_certificate(&Source::new("coa.csv", text)).unwrap_err();
    assert!(error.place.is_some() && error.expected.is_some(), "{error}");
    error
}

fn state(list: &Checklist, topic: Topic) -> State {
    list.entries.iter().find(|entry| entry.topic == topic).unwrap().state
}

#[test]
fn lots_have_a_spread_with_its_doubt() {
    let certificate = read(GOOD);
    assert_eq!(certificate.spreads.len(), 1);
    let lots = &certificate.spreads[0];
    assert_eq!((lots.item.name, lots.spread.count), ("particle_count", 3));
    // Mean 1.08e10, squared deviations 0.04, 5.76 and 4.84 e18.
    let cv = (10.64e18f64 / 2.0).sqrt() / 1.08e10;
    assert!((lots.spread.cv - cv).abs() < 1e-12);
    // Chi-squared with two degrees of freedom is exponential: quantile -2 ln(1 - p).
    let end = |p: f64| cv * (2.0 / (-2.0 * libm::log(1.0 - p))).sqrt();
    assert!((lots.spread.cv_low / end(0.95) - 1.0).abs() < 1e-9);
    assert!((lots.spread.cv_high / end(0.05) - 1.0).abs() < 1e-9);
    assert_eq!(certificate.particles_per_ml(1.0), Some((8.4e9, 1.3e10)));
    assert_eq!(certificate.diameters_nm(), Some((84.0, 196.0)));
}

#[test]
fn counts_per_vial_use_the_vials_volume() {
    let certificate = read("item,value,unit\nparticle count,1e10,particles/vial\n");
    assert_eq!(certificate.particles_per_ml(2.0), Some((5e9, 5e9)));
    assert!(Measured::by_certificate(&read("item,value\nsterility,no growth\n"), 1.0).is_none());
}

#[test]
fn other_delimiters_commas_and_words() {
    let certificate =
        read("Item;Value;Unit;Lot\nBacterial endotoxin;<0,05;EU/mL;A\nMean diameter;0,135;µm;A\n# note\n");
    assert_eq!(certificate.checks[0].item.name, "endotoxin");
    assert_eq!(certificate.diameters_nm(), Some((135.0, 135.0)));
    let list = checklist(&load_product("frozen_msc").unwrap(), Some(&certificate), None);
    assert_eq!(state(&list, Topic::Endotoxin), State::Present);
}

#[test]
fn what_cannot_be_is_refused() {
    for (line, piece) in [
        ("particle_count,0,/mL,,A,", "cannot be 0"),
        ("particle_count,1e300,/mL,,A,", "cannot be a particle count"),
        ("particle_count,1e-300,/mL,,A,", "cannot be a particle count"),
        ("size_share_50_400,150,%,,A,", "more than 100 %"),
        ("size_d10,200,nm,,A,\nsize_d90,50,nm,,A,", "the D10 of 200 nm is above the D90 of 50 nm"),
        ("size_d90,50,nm,,A,\nsize_d10,200,nm,,A,", "the D10 of 200 nm is above the D90 of 50 nm"),
        ("endotoxin,1,EU/mL,,A,2026-02-29", "no such day in the calendar"),
        ("endotoxin,1,EU/mL,,A,2026-13-01", "no such day in the calendar"),
        ("endotoxin,1,EU/mL,,A,2026-3-1", "is not a date"),
    ] {
        let error = refused(&format!("item,value,unit,method,lot,date\n{line}\n"));
        assert!(error.problem.contains(piece), "{line}: {error}");
    }
    for fine in ["endotoxin,1,EU/mL,,A,2024-02-29", "endotoxin,1,EU/mL,,A,4 March 2026", "lot_spread,130,%,,A,"] {
        read(&format!("item,value,unit,method,lot,date\n{fine}\n"));
    }
}

#[test]
fn a_file_of_endless_lines_is_refused_at_once() {
    let text = format!("item,value,unit,lot\n{}", "size_d10,80,nm,A\n".repeat(200_000));
    let error = refused(&text);
    assert_eq!(error.place, Some(Place { line: 10_002, column: 1 }));
}

#[test]
fn a_bound_is_no_count() {
    for bound in ["<1e7", ">1e9", "≤ 1e7"] {
        let certificate = read(&format!("item,value,unit\nparticle_count,{bound},/mL\n"));
        assert_eq!(certificate.particles_per_ml(1.0), None, "{bound}");
    }
}

#[test]
fn a_find_is_told_from_its_denial() {
    let found = |words: &str| {
        let certificate = read(&format!("item,value\nsterility,\"{words}\"\n"));
        let list = checklist(&load_product("frozen_msc").unwrap(), Some(&certificate), None);
        state(&list, Topic::Sterility) == State::Outside
    };
    for words in [
        "positive",
        "Positive; negative control fine",
        "positive (negative control: no growth)",
        "growth of mould, no bacteria",
        "did not pass",
        "Fail",
        "not sterile",
        "detected",
    ] {
        assert!(found(words), "{words}");
    }
    for words in [
        "no growth",
        "no bacterial growth",
        "No mycoplasma detected",
        "not detected",
        "negative",
        "passed",
        "positive control: growth; sample: no growth",
        "growth promotion test passed",
        "undetected",
        "0 CFU grew",
    ] {
        assert!(!found(words), "{words}");
    }
}

#[test]
fn mistakes_have_their_place() {
    for (text, piece, place, nearest) in [
        ("item,value\nendotoxn,1\n", "`endotoxn` is not an item", (2, 1), Some("endotoxin")),
        ("itm,value\n", "not a column of a certificate", (1, 1), Some("item")),
        ("item,unit\nendotoxin,EU/mL\n", "no column `value`", (1, 10), None),
        ("item,value,value\n", "appears twice", (1, 12), None),
        ("item,value\n", "no lines below", (1, 11), None),
        ("item,value,unit\nendotoxin,low,EU/mL\n", "`low` is not a number for endotoxin", (2, 11), None),
        ("item,value,unit\nendotoxin,-1,EU/mL\n", "endotoxin cannot be negative", (2, 11), None),
        ("item,value,unit\nendotoxin,NaN,EU/mL\n", "is not a number", (2, 11), None),
        ("item,value,unit\nendotoxin,1,kg\n", "`kg` is not a unit for endotoxin", (2, 11), None),
        ("item,value,unit\nendotoxin,,EU/mL\n", "endotoxin has no value", (2, 11), None),
        ("item,value\nsterility,no growth, at all\n", "3 cells, but 2 headings", (2, 22), None),
    ] {
        let error = refused(text);
        assert!(error.problem.contains(piece), "{text}: {error}");
        assert_eq!(error.place, Some(Place { line: place.0, column: place.1 }), "{text}: {error}");
        assert_eq!(error.nearest.as_deref(), nearest, "{text}: {error}");
    }
}

#[test]
fn limits_are_said_and_nothing_is_called_good() {
    let product = load_product("frozen_msc").unwrap();
    let bare = checklist(&product, None, None);
    let list = checklist(&product, Some(&read(GOOD)), None);
    assert_eq!(state(&bare, Topic::Endotoxin), State::Missing);
    // 0.4 EU/mL: above one row's 0.25, not above the others' 0.5 and 100.
    let entry = list.entries.iter().find(|entry| entry.topic == Topic::Endotoxin).unwrap();
    assert_eq!(entry.limits.iter().map(|limit| limit.outside).collect::<Vec<_>>(), [true, false, false]);
    assert_eq!(entry.state, State::Outside);
    assert_eq!(state(&list, Topic::Purity), State::Outside);
    assert_eq!(state(&list, Topic::Sterility), State::Present);
    let grown = read("item,value\nsterility,growth of E. coli\nmycoplasma,negative\n");
    let list = checklist(&product, Some(&grown), None);
    assert_eq!((state(&list, Topic::Sterility), state(&list, Topic::Mycoplasma)), (State::Outside, State::Present));
    let text = serde_json::to_string(&list).unwrap().to_lowercase();
    for word in ["\"good\"", "passed", "✓", "approved", "excellent"] {
        assert!(!text.contains(word), "{word}");
    }
}

#[test]
fn bounds_are_no_values() {
    let product = load_product("frozen_msc").unwrap();
    let limit = |value: &str| {
        let list = checklist(&product, Some(&read(&format!("item,value,unit\nendotoxin,{value},EU/mL\n"))), None);
        let entry = list.entries.into_iter().find(|entry| entry.topic == Topic::Endotoxin).unwrap();
        entry.limits[0].clone()
    };
    assert!(!limit("<0.1").outside && limit("<0.1").text.starts_with("not above"));
    assert!(!limit("<1").outside && limit("<1").text.starts_with("may be above"));
    assert!(limit(">0.3").outside);
}

#[test]
fn questions_that_narrow_most_come_first() {
    let product = load_product("frozen_msc").unwrap();
    let list = checklist(&product, None, None);
    let folds: Vec<f64> = list.questions.iter().map(|question| question.fold.unwrap_or(0.0)).collect();
    assert!(folds.windows(2).all(|pair| pair[0] >= pair[1]), "{folds:?}");
    assert_eq!(list.questions[0].topic, Topic::Potency, "a lot may do nothing at all");
    // An answer takes its question away.
    let asked = |list: &Checklist, topic| list.questions.iter().any(|question| question.topic == topic);
    assert!(asked(&list, Topic::CountMethod) && asked(&list, Topic::Endotoxin));
    let told = checklist(&product, Some(&read(GOOD)), None);
    assert!(!asked(&told, Topic::CountMethod) && !asked(&told, Topic::Endotoxin) && asked(&told, Topic::Potency));
}

#[test]
fn every_product_has_a_checklist() {
    for name in exoskin_vial::products() {
        let list = checklist(&load_product(name).unwrap(), None, None);
        assert_eq!(list.entries.len(), Topic::ALL.len(), "{name}");
        assert!(!list.class.is_empty() && !list.questions.is_empty(), "{name}");
    }
}
