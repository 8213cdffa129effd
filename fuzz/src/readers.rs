//! The readers that are tried, each with what its mutants start from.

use exoskin_quantity::toml::Document;
use exoskin_quantity::{Comma, Dimension, Source, parse_quantity, parse_range};

use crate::tissue;

/// One reader of input.
pub struct Reader {
    /// Its name in messages.
    pub name: &'static str,
    /// Folder of shipped files, from the root.
    pub folder: Option<&'static str>,
    /// Further seeds.
    pub snippets: &'static [&'static str],
    /// Reads bytes; true where it accepted them.
    pub read: fn(&[u8]) -> bool,
}

/// All of them.
pub const READERS: &[Reader] = &[
    Reader { name: "quantity", folder: None, snippets: QUANTITIES, read: read_quantity },
    Reader { name: "number", folder: None, snippets: NUMBERS, read: read_number },
    Reader { name: "toml", folder: Some("scenarios"), snippets: &["a = 1\n[b]\nc = \"2 mL\"\n"], read: read_toml },
    Reader { name: "scenario", folder: Some("scenarios"), snippets: &[], read: read_scenario },
    Reader { name: "logger", folder: Some("crates/vial/tests/data/logs"), snippets: LOGS, read: read_logger },
    Reader { name: "nta", folder: Some("crates/vial/tests/data/nta"), snippets: TRACKING, read: read_nta },
    Reader {
        name: "certificate",
        folder: Some("crates/vial/tests/data/field"),
        snippets: CERTIFICATES,
        read: read_certificate,
    },
    Reader { name: "series", folder: None, snippets: SERIES, read: read_series },
    Reader { name: "dish", folder: None, snippets: DISHES, read: read_dish },
    Reader { name: "product", folder: Some("products"), snippets: &[], read: read_product },
    Reader { name: "procedure", folder: Some("procedures"), snippets: &[], read: read_procedure },
    Reader { name: "history", folder: None, snippets: HISTORIES, read: read_history },
    Reader { name: "tissue", folder: None, snippets: tissue::FILES, read: tissue::read_file },
    Reader { name: "physicell", folder: None, snippets: tissue::PROJECTS, read: tissue::read_project },
    Reader { name: "tissue_snapshot", folder: None, snippets: tissue::CHANGES, read: tissue::read_snapshot },
];

const QUANTITIES: &[&str] =
    &["2 mL", "1e10 vesicles/mL", "-80 °C", "10 min", "1e9 to 2.5e10 /mL", "0.5mm", "30 %", "1.53 channels/mm²"];

const NUMBERS: &[&str] = &[
    "17 000 000 000",
    "1,234,567.8",
    "1.234,5",
    "2,000",
    "1.7 x 10^10",
    "1.7×10¹⁰",
    "10 billion",
    "1.5-2.1e10",
    "4.1 to 730 million",
    "−80–−60",
    "1'200",
    "10_000",
    "1.7 x 1010",
];

const HISTORIES: &[&str] = &[
    "-80C 60d; thaw; 4C 36h",
    "lyophilised 25C 30d; reconstitute; 4C 2h",
    "freeze\nthaw\ndry\nreconstitute",
    "22 °C for 6 h; freeze; -20C 4 weeks; thaw",
    "-80C, 60d, thaw – 4,5ºC 36h then freeze",
];

const LOGS: &[&str] = &[
    "time,temperature_C\n2026-03-01T08:00:00,4.0\n2026-03-01T08:10:00,4.2\n2026-03-01T08:20:00,22.5\n",
    "Logger 7\nSerial;123\n\nDatum;Zeit;Temperatur (°C)\n31.12.2026;23:50;-19,5\n01.01.2027;00:00;-19,4\n",
    "No.,Device,Time,Temp °C,Unit\n1,A,11-Feb-26 07:40 am CET,4.1,C\n2,B,11-Feb-26 07:50 am CET,39.1,F\n3,A,11-Feb-26 08:00 am CEST,--.-,C\n",
    "epoch temp_c\n1770795600 4.1\n1770796200 4.2\n46064.31 4.3\n",
    "Date/Time\tTemp [°F]\n3/14/2026 8:00 AM\t39.2\n3/14/2026 8:05 AM\t39.4\n3/14/2026 8:10 AM\t\n",
];

const CERTIFICATES: &[&str] = &[
    "item,value,unit,method,lot,date\nparticle_count,1.1e10,particles/mL,NTA,A12,2026-03-04\nparticle_count,8e9,/mL,NTA,A13,2026-04-01\n",
    "item;value;unit;lot\nendotoxin;<0,05;EU/mL;A12\nsterility;no growth;;A12\nsize_d50;0,13;um;A12\n",
    "item,value,unit,lot\npurity,2.2e10,particles/μg protein,B1\ncd63,71,%,B1\npotency,80-110 %,,B1\nzeta potential,-14,mV,B1\n",
    "item;value;unit\nparticle_count;1.7 × 10¹⁰;10^9 particles/mL\nstorage;-80 °C, low-bind;\nendotoxin;not detected;EU/mL\n",
];

const SERIES: &[&str] = &[
    "days,temperature,container,concentration,count,sd\n0,4 °C,pp,1e10,1.00e10,5e8\n7,4 °C,pp,1e10,3.9e9,3e8\n",
    "time (h);temperature (°C);count (1e9/mL);cv (%);potency (%)\n168;4;6;10;80\n0;4;10;10;\n",
    "weeks\ttemp\tkept (%)\tse\tn\n1\t39.2 F\t62 ± 8\t\t4\n30\t4\t<5\t\t\n",
];

const DISHES: &[&str] = &[
    "particles per mL,hours,cells per cm2,behaviour,response,sd\n1e9,24,5e4,migration,1.3,0.1\n1e10,24,5e4,migration,1.7,0.1\n",
    "particles per cell;hours;collagen (ng/mL);sd;n\ncontrol;48;118;6;3\n1000;48;150;8;3\n1e5;48;200,5;10;3\n",
    "dose\ttime\tcells\tdepth (mm)\tassay\tfold\tcv (%)\n1e9 /mL\t1 d\t500 /mm2\t3\tMelanin\t80 % ± 5 %\t\n0\t24 h\t5e4 /cm2\t3\tmelanin\t1\t6\n",
];

const TRACKING: &[&str] = &[
    "Sample,Instrument,Dilution,Concentration (particles/mL x10^9),Unit,Mean (nm)\na,Exoid,\"2,000\",1.3,E8 particles/mL,138\n",
    "Use\tPosition\tConc. (p./mL)\tOrig. Conc. (p./cm^3)\tX50 (nm)\n\t0.10\t5E+7\t1E+11\t111\n\tMean\t5.1E+7\t1.02E+11\t111.5\n",
    "RESULTS\nConcentration;8,4E+08 particles/mL\nModal diameter;91 nm\nAverage counted particles;12.1\nSETTINGS\n",
    "Number of Traces:\t1480\tDilution::\t2500.0\nSize / nm\tNumber\tConcentration / cm-3\n52.5\t1\t1E6\n102.5\t6\t6E6\n202.5\t0\t0\n-1\t-1\t-1\n",
    "NTA Version: 2.3\nMean: 140 nm\nTotal Concentration: 4,12 particles/frame, 2,05E8 particles/ml\n",
];

/// A text as a file of that name, if its bytes are text.
fn source(bytes: &[u8]) -> Option<Source> {
    Source::from_bytes("mutant.toml", bytes.to_vec()).ok()
}

fn read_quantity(bytes: &[u8]) -> bool {
    let text = String::from_utf8_lossy(bytes);
    let dimensions = [Dimension::Volume, Dimension::Concentration, Dimension::Temperature, Dimension::Fraction];
    dimensions.iter().any(|d| parse_quantity(&text, *d).is_ok() | parse_range(&text, *d).is_ok())
}

fn read_toml(bytes: &[u8]) -> bool {
    source(bytes).is_some_and(|source| Document::parse(source).is_ok())
}

fn read_product(bytes: &[u8]) -> bool {
    source(bytes).is_some_and(|source| exoskin_vial::product_file::parse(source).is_ok())
}

fn read_procedure(bytes: &[u8]) -> bool {
    source(bytes).is_some_and(|source| exoskin_skin::parse_procedure(source).is_ok())
}

fn read_history(bytes: &[u8]) -> bool {
    exoskin_vial::History::parse(&String::from_utf8_lossy(bytes)).is_ok()
}

fn read_scenario(bytes: &[u8]) -> bool {
    let Some(source) = source(bytes) else { return false };
    let scenario = exoskin_therapy::parse_scenario(source, std::path::Path::new("."));
    scenario.is_ok_and(|scenario| !scenario.check(&exoskin_therapy::parameters::all()).text().is_empty())
}

fn read_logger(bytes: &[u8]) -> bool {
    let Ok(source) = Source::export_from_bytes("mutant.csv", bytes.to_vec()) else { return false };
    let answers = exoskin_vial::LogOptions {
        dates: Some(exoskin_vial::DateOrder::DayFirst),
        scale: Some(exoskin_vial::Scale::Fahrenheit),
        column: Some("2".into()),
        device: Some("A".into()),
    };
    let all = [exoskin_vial::LogOptions::default(), answers];
    let accepted =
        |options| exoskin_vial::read_log_with(&source, options).is_ok_and(|log| log.history().duration_s() >= 0.0);
    all.iter().fold(false, |any, options| any | accepted(options))
}

fn read_series(bytes: &[u8]) -> bool {
    let Ok(source) = Source::export_from_bytes("mutant.csv", bytes.to_vec()) else { return false };
    let Ok(series) = exoskin_vial::read_series(&source) else { return false };
    let readings = series.rows.iter().flat_map(|row| [row.count, row.potency]).flatten();
    readings.fold(true, |all, one| all && one.value > 0.0 && one.value.is_finite() && one.log_sd > 0.0)
}

fn read_dish(bytes: &[u8]) -> bool {
    let Ok(source) = Source::export_from_bytes("mutant.csv", bytes.to_vec()) else { return false };
    let Ok(curve) = exoskin_vial::read_dish(&source) else { return false };
    assert_eq!(curve.groups.iter().map(|group| group.rows.len()).sum::<usize>(), curve.rows.len());
    curve.rows.iter().all(|row| row.response.value > 0.0 && row.response.log_sd > 0.0 && row.seconds > 0.0)
}

fn read_number(bytes: &[u8]) -> bool {
    let text = String::from_utf8_lossy(bytes);
    let in_order = |comma| {
        exoskin_quantity::read_range(&text, comma).is_ok_and(|(low, high)| low <= high)
            || exoskin_quantity::read_number(&text, comma).is_ok_and(f64::is_finite)
    };
    let commas = [Comma::Open, Comma::Decimal, Comma::Thousands, Comma::of([&*text])];
    let whole = exoskin_quantity::parse_whole(&text, 0..=u64::MAX).is_ok();
    commas.into_iter().fold(whole, |any, comma| any | in_order(comma))
}

fn read_nta(bytes: &[u8]) -> bool {
    let Ok(source) = Source::export_from_bytes("mutant.csv", bytes.to_vec()) else { return false };
    let product = exoskin_vial::load_product("frozen_msc");
    [None, Some(100.0)].into_iter().any(|dilution| {
        exoskin_vial::read_nta(&source, dilution).is_ok_and(|nta| {
            let measured = exoskin_vial::Measured::by_tracking(&nta);
            product.as_ref().is_ok_and(|product| !exoskin_vial::measured_text(product, &measured).is_empty())
        })
    })
}

fn read_certificate(bytes: &[u8]) -> bool {
    let Ok(source) = Source::export_from_bytes("mutant.csv", bytes.to_vec()) else { return false };
    let Ok(certificate) = exoskin_vial::read_certificate(&source) else { return false };
    let Ok(product) = exoskin_vial::load_product("frozen_msc") else { return false };
    let narrowed = product.with_checks(&certificate.checks);
    let priors = [narrowed.vesicle_share_prior(), narrowed.potency_prior()];
    assert!(
        priors.iter().all(|prior| prior.problem().is_none()),
        "a certificate gives a prior that is none: {priors:?}"
    );
    // What is written into a product file is read back.
    let text = product.text.clone() + &exoskin_vial::certificate_text(&certificate);
    let again = exoskin_vial::product_file::parse(Source::new("own.toml", text)).expect("its own product file is read");
    assert_eq!(
        again.checks.len(),
        certificate.checks.iter().filter(|check| check.item.name != "particle_count").count()
    );
    !exoskin_vial::checklist(&product, Some(&certificate), None).entries.is_empty()
}
