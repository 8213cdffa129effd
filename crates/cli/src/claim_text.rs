//! Claims on the terminal, one line each.

use exoskin::claims::{Claim, Verdict, article, text};

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
