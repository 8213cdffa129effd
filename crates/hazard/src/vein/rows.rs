//! What rows say about use in people: no approval, intravenous trials, trials for pain.

use exoskin_evidence::{Row, row, rows};
use exoskin_quantity::show_number;
use exoskin_record::body::HumanUse;

/// Why pain is not computed.
pub(crate) const PAIN: &str = "Pain cannot be computed: no equation here links particles in the blood to pain.";

const APPROVED: &str = "vial.product.fda_approved_exosome_products";

/// What comes before everything else.
pub fn warning() -> String {
    let approved = row(APPROVED).and_then(|row| row.value).unwrap_or(0.0);
    let date = row(APPROVED).map(|row| row.note.clone()).unwrap_or_default();
    let count = match approved {
        0.0 => "No exosome product is".into(),
        1.0 => "One exosome product is".into(),
        more => format!("{} exosome products are", show_number(more)),
    };
    format!(
        "{count} approved by the FDA for any use, and none for intravenous use ({date}) [{APPROVED}]. This is a \
         calculation of where particles go. It is not advice to inject anything."
    )
}

/// Every row on use in people: first intravenous, then for pain.
pub(crate) fn human_use() -> Vec<HumanUse> {
    let of = |start: &'static str, about: &'static str| {
        rows().iter().filter(move |row| row.id.starts_with(start)).map(move |row| one(row, about))
    };
    of("iv_human.", "into a vein").chain(of("pain_human.", "pain, injected locally")).collect()
}

fn one(row: &Row, about: &str) -> HumanUse {
    // Two rows of one randomised trial state one in their method; nothing else counts as a control group.
    let controlled = ["randomised", "placebo"].iter().any(|word| row.method.contains(word));
    HumanUse {
        evidence: row.id.clone(),
        about: about.into(),
        quantity: row.quantity.clone(),
        value: value(row),
        conditions: row.conditions.clone(),
        control: if controlled { "controlled" } else { "no control group" }.into(),
        method: row.method.clone(),
        source: source(row),
        note: row.note.clone(),
    }
}

fn value(row: &Row) -> String {
    match (row.value, row.unit.as_str()) {
        (Some(value), "binary") => if value == 0.0 { "no" } else { "yes" }.into(),
        (Some(value), unit) => format!("{} {unit}", show_number(value)),
        (None, _) => String::new(),
    }
}

fn source(row: &Row) -> String {
    let year = row.year.map_or(String::new(), |year| format!(", {year}"));
    let doi = if row.identifier().is_empty() { String::new() } else { format!(", {}", row.identifier()) };
    format!("{}{doi}{year}", row.source)
}
