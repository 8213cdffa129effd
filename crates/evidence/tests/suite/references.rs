//! Every row of every table says where its source can be read, in one form, or why it cannot.

use exoskin_evidence::regulation;
use exoskin_evidence::{REASONS, Reference, pages, row, rows, trial_designs};
use proptest::prelude::*;

/// The trials line by line: the crate itself hands out designs alone, each trial once.
const TRIALS: &str = include_str!("../../../../evidence/trials.csv");

#[test]
fn every_row_has_one_well_formed_reference_or_says_why_it_has_none() {
    let wrong = |row: &exoskin_evidence::Row| {
        let problem = Reference::parse(&row.doi).err()?;
        Some(format!("evidence/{}:{}: {problem}", row.table, row.line))
    };
    let problems: Vec<String> = rows().iter().filter_map(wrong).collect();
    assert!(problems.is_empty(), "{}", problems.join("\n"));
}

#[test]
fn every_line_of_the_trials_has_one_and_a_trial_has_the_same_one_throughout() {
    let mut reader = csv::Reader::from_reader(TRIALS.as_bytes());
    let head = reader.headers().expect("a heading").clone();
    let place = |name: &str| head.iter().position(|column| column == name).expect("the column");
    let (id, doi) = (place("trial_id"), place("doi"));
    let mut first = std::collections::BTreeMap::new();
    for record in reader.records() {
        let record = record.expect("a whole line");
        let line = record.position().map_or(0, csv::Position::line);
        let reference = record[doi].to_owned();
        if let Err(problem) = Reference::parse(&reference) {
            panic!("evidence/trials.csv:{line}: {problem}");
        }
        let known = first.entry(record[id].to_owned()).or_insert_with(|| reference.clone());
        assert_eq!(*known, reference, "evidence/trials.csv:{line}: `{}` has two references", &record[id]);
    }
    assert_eq!(first.len(), trial_designs().len());
}

#[test]
fn every_law_has_an_address_that_opens() {
    for entry in regulation::load().unwrap_or_else(|error| panic!("{error}")) {
        let address = entry.address.as_str();
        let opens = address.starts_with("https://") || address.starts_with("http://");
        let is_whole = !address.contains(char::is_whitespace) && !address.ends_with('.');
        assert!(opens && is_whole, "{}: `{address}` does not open", entry.id);
    }
}

#[test]
fn a_row_shows_the_address_that_opens() {
    let shown = |id: &str| pages::show(row(id).unwrap_or_else(|| panic!("no row `{id}`")));
    let by_doi = shown("vial.storage.pbs_4c_48h_pp_tube");
    assert!(by_doi.contains("  address    https://doi.org/10.1371/journal.pone.0243738\n"), "{by_doi}");
    let by_pubmed = shown("ev.effect.clonal_msc.migration_sign");
    assert!(by_pubmed.contains("  address    https://pubmed.ncbi.nlm.nih.gov/39828140/\n"), "{by_pubmed}");
    let nowhere = shown("diffusion.particle.water_25c_100nm");
    assert!(nowhere.contains("  address    none recorded (calculation)\n"), "{nowhere}");
}

#[test]
fn only_the_agreed_forms_are_references() {
    let address = |cell: &str| Reference::parse(cell).map(Reference::address);
    for (cell, opens) in [
        ("10.1016/S0146-6453(03)00002-2", "https://doi.org/10.1016/S0146-6453(03)00002-2"),
        ("PMID:12", "https://pubmed.ncbi.nlm.nih.gov/12/"),
        ("PMC12", "https://pmc.ncbi.nlm.nih.gov/articles/PMC12/"),
        ("NCT04493242", "https://clinicaltrials.gov/study/NCT04493242"),
        ("https://example.org/a", "https://example.org/a"),
    ] {
        assert_eq!(address(cell), Ok(Some(opens.to_owned())), "{cell}");
    }
    for reason in REASONS {
        assert_eq!(address(&format!("none: {reason}")), Ok(None));
    }
    for cell in MALFORMED {
        assert!(address(cell).is_err(), "`{cell}` is taken for a reference");
    }
    let misspelt = address("none: web pag").expect_err("a misspelt reason");
    assert!(misspelt.contains("nearest: `web page`"), "{misspelt}");
}

/// What tables have contained, and what is easily typed.
const MALFORMED: [&str; 25] = [
    "",
    "none",
    "none:",
    "none: ",
    "PMID 39554868",
    "PMID: 39554868",
    "PMID:",
    "PMID:0",
    "PMC",
    "PMCID:PMC12",
    "NCT0490218",
    "NCT04902183; NCT04969172",
    "doi:10.1000/x",
    "https://doi.org/10.1000/x",
    "https://example.org/a.",
    "10.1000/x.",
    "10.1000/",
    "10.1/x",
    "10.1000/x 10.1000/y",
    "10.1000/x;10.1000/y",
    "en.wikipedia.org/wiki/Blood_volume",
    "https://wiki",
    "OpenAlex W2741812317",
    "J Extracell Vesicles e12238",
    "evcna.2025.177",
];

proptest! {
    #[test]
    fn no_cell_stops_the_reader_and_whatever_opens_is_one_safe_word(cell in "(10\\.[0-9]{3,5}/|https?://a\\.b/|PMID:|NCT|)\\PC{0,12}") {
        if let Ok(Some(address)) = Reference::parse(&cell).map(Reference::address) {
            prop_assert!(address.starts_with("http"));
            prop_assert!(!address.contains(|c: char| c.is_whitespace() || "\"'<>".contains(c)));
        }
    }
}
