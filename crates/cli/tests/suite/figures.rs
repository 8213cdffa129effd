//! The command that stands next to a claim prints the claim's figures, to the digit.
//!
//! A claim may name several commands, divided by ` && `. What takes seconds runs always; what solves transport runs with
//! `EXOSKIN_FIGURES=all` (`.ci/full figures`), comparisons of arms among it; each has a folder of its own.

use exoskin_claims::facts::committed;
use exoskin_claims::text::{fact_text, placeholders};
use exoskin_claims::{Claim, Fact, table};

use crate::common::exoskin;

/// Figures that are calculated from what a command prints: a count of rows, a ratio, a sum.
const CALCULATED: [&str; 16] = [
    "catalogue.animal",
    "catalogue.extracts",
    "catalogue.plant",
    "catalogue.products",
    "catalogue.sources",
    "catalogue.stem_cell",
    "catalogue.vesicles_in_extracts",
    "dish.keratinocytes_prp",
    "donors.pdgf_old_of_young",
    "factors.medium_ng_per_ml",
    "factors.prp_ng_per_ml",
    "labels.in_range",
    "labels.largest",
    "labels.spread",
    "lots.apart",
    "lots.vesicles_of_particles",
];
/// The same from rows and hours: dearest over cheapest, copies per vesicle times vesicles per cell, hours as days.
const FROM_ROWS: [&str; 4] = ["price.spread", "rna.copies_per_cell", "rna.copies_per_vesicle", "vial.half_life_cold"];

/// Claims with the figures in their reasons.
fn told() -> Vec<(&'static Claim, &'static Fact)> {
    let facts = committed().unwrap_or_else(|wrong| panic!("{wrong}"));
    let claims = table::load().unwrap_or_else(|wrong| panic!("{wrong}"));
    let of = |claim: &'static Claim| {
        let found =
            placeholders(&claim.reason).into_iter().map(|id| facts.get(id).unwrap_or_else(|wrong| panic!("{wrong}")));
        found.map(|fact| (claim, fact)).collect::<Vec<_>>()
    };
    claims.iter().flat_map(of).collect()
}

/// Whether the command prints the figure itself, in the claim's unit.
fn is_printed(fact: &Fact) -> bool {
    !CALCULATED.contains(&fact.id.as_str()) && !FROM_ROWS.contains(&fact.id.as_str())
}

#[test]
fn figures_of_a_claim_come_from_the_command_next_to_it() {
    assert!(told().len() > 25, "{}", told().len());
    for (claim, fact) in told() {
        let commands: Vec<&str> = claim.command.split(" && ").collect();
        assert!(
            commands.contains(&fact.command.as_str()),
            "claim {}: {} comes from `{}`, and next to the claim stands `{}`",
            claim.number,
            fact.id,
            fact.command,
            claim.command
        );
    }
}

#[test]
fn figures_are_what_the_command_prints() {
    let all = std::env::var_os("EXOSKIN_FIGURES").is_some();
    let mut commands: Vec<(&str, Vec<&Fact>)> = Vec::new();
    for (_, fact) in told()
        .into_iter()
        .filter(|(_, fact)| is_printed(fact))
        .filter(|(_, fact)| all || !fact.command.contains("--draws 60"))
    {
        match commands.iter_mut().find(|(command, _)| *command == fact.command) {
            Some((_, facts)) => facts.push(fact),
            None => commands.push((&fact.command, vec![fact])),
        }
    }
    assert!(commands.len() > 12, "{}", commands.len());
    let wrong: Vec<String> = commands.iter().flat_map(|(command, facts)| missing(command, facts)).collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Figures that the command does not print.
fn missing(command: &str, facts: &[&Fact]) -> Vec<String> {
    let words = words(command);
    let folder = tempfile::tempdir().expect("a folder");
    let out = folder.path().join("out").to_string_lossy().into_owned();
    let mut arguments: Vec<&str> = words.iter().skip(1).map(String::as_str).collect();
    if arguments.first() == Some(&"compare") {
        arguments.extend(["--quiet", "--out", &out]);
    }
    let said = exoskin(&arguments);
    assert_eq!(said.code, Some(0), "{command}: {}", said.err);
    let lacks = facts.iter().filter(|fact| !is_written(&said.out, fact));
    lacks.map(|fact| format!("`{command}` does not print {} ({})", fact.id, fact_text(fact))).collect()
}

/// Whether every number of the figure, as the claim writes it, is a word of the output.
fn is_written(out: &str, fact: &Fact) -> bool {
    let digits = |c: char| c.is_ascii_digit() || matches!(c, '.' | ',' | '⁻' | '⁰' | '¹' | '²' | '³' | '⁴'..='⁹');
    let numbers = |text: &str| -> Vec<String> {
        let found = text.split(|c: char| !digits(c)).map(|word| word.trim_matches(['.', ',']).to_owned());
        found.filter(|word| word.chars().any(|c| c.is_ascii_digit())).collect()
    };
    let there = numbers(out);
    // A row gives one digit more than the claim.
    let rounds = |one: &String, number: &String| {
        let decimals = number.split_once('.').map_or(0, |(_, after)| after.len());
        one.parse::<f64>().is_ok_and(|one| format!("{one:.decimals$}") == *number)
    };
    let is_there = |number: &String| there.iter().any(|one| one == number || rounds(one, number));
    // An end below what an assay can tell is printed as such.
    let is_low_end = |number: &String| out.contains("(below ") && fact_text(fact).contains(&format!("({number} to "));
    numbers(&fact_text(fact)).iter().all(|number| is_there(number) || is_low_end(number))
}

/// Words of a command line; quotes keep blanks.
fn words(line: &str) -> Vec<String> {
    let parts = line.split('"').enumerate();
    let plain = |part: &str| part.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
    parts.flat_map(|(i, part)| if i % 2 == 1 { vec![part.to_owned()] } else { plain(part) }).collect()
}
