//! Rules: what they say, and what is wrong with them.

mod reading;
mod response;

use exoskin_tissue::rules::{Dictionary, RuleError, Rules};

/// The words of a model with oxygen and a drug, tumour cells and T cells, and one custom variable.
pub fn words() -> Dictionary {
    let list = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>();
    Dictionary::new(&list(&["oxygen", "drug"]), &list(&["tumour", "T cell"]), &list(&["age"])).expect("plain words")
}

pub fn read(text: &str) -> Result<Rules, RuleError> {
    Rules::from_csv(text, &words())
}
