//! How published trials were done: design, people, comparator. Their outcomes are not part of this interface.

use std::collections::BTreeSet;

use csv::StringRecord;
use serde::Serialize;

use crate::reference;

/// A published trial, as its first line describes it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct TrialDesign {
    /// Its id.
    pub id: String,
    /// Where it can be read, in one of the forms of [`crate::Reference`].
    pub doi: String,
    /// Year of publication; may be empty.
    pub year: String,
    /// For example `RCT double-blind split-face`.
    pub design: String,
    /// People who took part; may be empty.
    pub people: String,
    /// The complaint treated.
    pub indication: String,
    /// What was done to the skin.
    pub procedure: String,
    /// What the product was made from.
    pub made_from: String,
    /// What it was compared with.
    pub comparator: String,
    /// How much of it was read: `abstract`, `full_text`, `review_table`, ...
    pub read: String,
}

impl TrialDesign {
    /// What identifies the paper: a DOI, another number or an address; empty where there is none.
    pub fn identifier(&self) -> &str {
        reference::identifier(&self.doi)
    }

    /// The address to open, or in words why there is none.
    pub fn address(&self) -> String {
        reference::in_words(&self.doi)
    }

    /// Whether it was controlled, says how many people took part, and more than its abstract was read: only then can it
    /// count against a statement. A direction without a number has no interval.
    pub fn is_controlled_comparison(&self) -> bool {
        let compared = !matches!(self.comparator.as_str(), "" | "none") && !self.comparator.starts_with("baseline");
        compared && !self.people.is_empty() && self.read.starts_with("full")
    }
}

/// Reads designs, each trial once, in the order of the file. Columns with outcomes are not read.
pub(crate) fn designs(text: &str) -> Vec<TrialDesign> {
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let Ok(head) = reader.headers().cloned() else { return Vec::new() };
    let mut seen = BTreeSet::new();
    let records = reader.records().flatten();
    records.map(|record| design(&head, &record)).filter(|trial| seen.insert(trial.id.clone())).collect()
}

fn design(head: &StringRecord, record: &StringRecord) -> TrialDesign {
    let cell = |name: &str| {
        let place = head.iter().position(|column| column == name);
        place.and_then(|place| record.get(place)).unwrap_or_default().trim().to_owned()
    };
    TrialDesign {
        id: cell("trial_id"),
        doi: cell("doi"),
        year: cell("year"),
        design: cell("design"),
        people: cell("n_enrolled"),
        indication: cell("indication"),
        procedure: cell("procedure"),
        made_from: cell("vesicle_source"),
        comparator: cell("comparator"),
        read: cell("source_seen"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_trial_is_told_once() {
        let text = "trial_id,design,n_enrolled,mean\na,RCT,20,1\na,RCT,20,2\nb,single-arm,,\n";
        let found = designs(text);
        assert_eq!(found.iter().map(|trial| trial.id.as_str()).collect::<Vec<_>>(), ["a", "b"]);
        assert_eq!((found[0].people.as_str(), found[1].doi.as_str()), ("20", ""));
    }
}
