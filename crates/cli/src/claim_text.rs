//! A claim on the terminal: the verdict first, then who says it, how it is tested, and what it rests on.

use exoskin::claims::{Claim, ClaimAnswer, Facts, Verdict, article, text};
use exoskin::write::{people, people_range};

use crate::show::{Table, paragraph};

/// Several claims, one line each.
pub fn list(claims: &[&Claim], all: usize) -> String {
    let mut rows = Table::with_header(&["", "verdict", "claim", "who says it"]);
    for claim in claims {
        let verdict = format!("{} {}", text::shape(claim.verdict), claim.verdict.word());
        rows.row([&claim.number.to_string(), &verdict, &claim.title, &claim.speaker]);
    }
    let counted = Verdict::ALL.map(|verdict| {
        let count = claims.iter().filter(|claim| claim.verdict == verdict).count();
        format!("{} {count} {}", text::shape(verdict), verdict.word())
    });
    let head = paragraph(&format!("{} of {all} claims: {}.", claims.len(), counted.join(", ")));
    if claims.is_empty() {
        return paragraph(&format!("None of the {all} claims matches; `exoskin claim list` shows them all."));
    }
    let foot = paragraph("`exoskin claim N` shows one in full: the reason, the evidence, what would settle it.");
    format!("{head}{}\n{}\n{foot}", paragraph(&article::identified()), rows.text())
}

/// One claim with everything that stands behind its verdict.
pub fn one(answer: &ClaimAnswer) -> String {
    let ClaimAnswer { claim, all, facts, reason } = answer;
    let mut shown = format!("{}. {}\n\n", claim.number, claim.title);
    shown.push_str(&paragraph(&text::verdict(claim)));
    shown.push_str(&paragraph(&text::cites(claim)));
    shown.push_str(&paragraph(reason));
    if let Some(warning) = text::caution(claim, facts) {
        shown.push_str(&paragraph(&format!("Mind: {warning}")));
    }
    shown.push_str(&format!("\n{}", story(claim).text()));
    push_part(&mut shown, "Figures (median and 90 % band)", &figures(claim, facts));
    push_part(&mut shown, "Evidence", &evidence(answer));
    push_part(&mut shown, "Published trials", &trials(claim));
    push_part(&mut shown, "The same article also says", &others(claim, all));
    shown.push('\n');
    shown.push_str(&paragraph(&format!("How sure: {}", text::assumed_text(claim, facts))));
    shown.push_str(&paragraph(&format!("What would settle it: {}", claim.settles)));
    shown.push_str(&format!("\n{}", paragraph(&article::identified())));
    shown
}

/// Who says what, where, and how it is tested.
fn story(claim: &Claim) -> Table {
    let mut table = Table::new();
    table.row(["says", &claim.says]);
    table.row(["who", &format!("{} (interest: {})", claim.speaker, claim.interest)]);
    if let Some((low, high)) = claim.claimed {
        let range = if low == high { people(low) } else { people_range(low, high) };
        table.row(["claimed", &range]);
    }
    table.row(["where", &format!("{}, paragraph {} of the article", claim.kind.word(), joined(&claim.paragraphs))]);
    table.row(["tested", &claim.how]);
    if !claim.command.is_empty() {
        table.row(["command", &claim.command]);
    }
    let judged =
        if claim.rule.is_empty() { "people, from the evidence below" } else { "a rule, from the figures below" };
    table.row(["judged by", &format!("{judged}; best evidence {}", text::grade(claim))]);
    table
}

fn joined<T: ToString>(numbers: &[T]) -> String {
    numbers.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ")
}

fn push_part(shown: &mut String, title: &str, rows: &Table) {
    let text = rows.text();
    if !text.is_empty() {
        shown.push_str(&format!("\n{title}\n{text}"));
    }
}

fn figures(claim: &Claim, facts: &Facts) -> Table {
    let mut table = Table::new();
    for fact in claim.facts.iter().filter_map(|id| facts.get(id).ok()) {
        table.row([text::fact_text(fact), fact.name.clone()]);
    }
    table
}

fn evidence(answer: &ClaimAnswer) -> Table {
    let mut table = Table::new();
    for one in answer.sources() {
        let says = one.says();
        let grade = one.grade().map_or("law".to_owned(), |grade| grade.to_string());
        table.row([grade, format!("{}. {}; {}", says.trim_end_matches('.'), one.who(), one.id())]);
    }
    table
}

fn trials(claim: &Claim) -> Table {
    let mut table = Table::new();
    for link in &claim.trials {
        table.row([link.stance.meaning(), &link.trial]);
    }
    table
}

fn others(claim: &Claim, claims: &[Claim]) -> Table {
    let mut table = Table::new();
    for other in claims.iter().filter(|other| claim.contradicts.contains(&other.number)) {
        let said = format!("{} {}: {}", other.speaker, text::verdict(other), other.says);
        table.row([other.number.to_string(), said]);
    }
    table
}
