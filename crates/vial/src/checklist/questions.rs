//! What to ask the seller, the most telling first.
//!
//! A question narrows the computed answer by the range it removes: the 90 % range of the declared prior that stands in
//! for the missing fact. Wider ranges come first. Facts for which there is no prior (sterility, donors, studies) narrow
//! no number here; they say whether the vial should be used at all and have a list of their own.

use exoskin_evidence::Prior;
use exoskin_quantity::unit::UM_NM;
use exoskin_quantity::write::{people, people_range};

use super::items::Topic;
use crate::container::Container;
use crate::fit::row_priors;
use crate::product::{Answer, Product};

/// A question for the seller.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct Question {
    /// What it is about.
    pub topic: Topic,
    /// The question.
    pub text: String,
    /// What stays open without the answer, in words.
    pub why: String,
    /// How wide the range is that the answer would narrow: the ratio of its upper to its lower end. None means that it
    /// narrows no number.
    pub fold: Option<f64>,
}

/// Questions about everything that is missing.
pub(super) fn questions(product: &Product, missing: &[Topic]) -> Vec<Question> {
    let mut questions: Vec<Question> = missing.iter().filter_map(|topic| question(product, *topic)).collect();
    // Infinite ranges first, then wide ones, then questions that narrow nothing, in the order of the checklist.
    questions.sort_by(|a, b| b.fold.unwrap_or(0.0).total_cmp(&a.fold.unwrap_or(0.0)).then(a.topic.cmp(&b.topic)));
    questions
}

fn question(product: &Product, topic: Topic) -> Option<Question> {
    if product.is_vesicle_free() && matches!(topic, Topic::Size | Topic::CountMethod | Topic::Markers | Topic::Rna) {
        return None;
    }
    let open = open(product, topic);
    let fold = open.as_ref().map(|(prior, _)| prior.fold());
    let why = open.map_or_else(|| safety(topic).to_owned(), |(prior, what)| range(&prior, what));
    Some(Question { topic, text: topic.question().into(), why, fold })
}

/// The prior that stands in for a missing fact, and what it is a range of.
fn open(product: &Product, topic: Topic) -> Option<(Prior, &'static str)> {
    let known = |prior: Prior, what| Some((prior, what));
    match topic {
        Topic::Potency if !product.is_vesicle_free() => {
            known(product.potency_prior(), "the potency of a fresh lot relative to a typical one")
        }
        Topic::Count => known(product.label_prior(), "the particle count").filter(|(prior, _)| prior.varies()),
        Topic::Purity | Topic::Markers if product.vesicles_are_a_share() => {
            known(product.vesicle_share_prior(), "the share of particles that are vesicles")
        }
        Topic::Size if !product.is_vesicle_free() => {
            known(product.diameter_prior(), "the vesicle diameter").filter(|(prior, _)| prior.varies())
        }
        Topic::Storage
            if product.vessel.container == Container::Unknown && product.matrix.protein_rich != Answer::Yes =>
        {
            let rows = row_priors();
            let ends = Prior::Uniform { low: rows.plain.median(), high: rows.lobind.median() };
            known(ends, "the share left whole after two days at 4 °C, depending on the container,")
        }
        _ => None,
    }
}

fn range(prior: &Prior, what: &str) -> String {
    let (low, high) = prior.interval90();
    match (what, low > 0.0) {
        (_, false) => format!("without it, {what} may be anything from nothing to {}", people(high)),
        ("the particle count", true) => {
            let per_ml = exoskin_quantity::unit::ML_UM3;
            format!("without it, {what} may be anywhere from {} per mL", people_range(low * per_ml, high * per_ml))
        }
        ("the vesicle diameter", true) => {
            format!("without it, {what} may be anywhere from {} nm", people_range(low * UM_NM, high * UM_NM))
        }
        _ => format!("without it, {what} may be anywhere from {}", people_range(low, high)),
    }
}

/// Why a question that narrows no number is asked.
fn safety(topic: Topic) -> &'static str {
    match topic {
        Topic::Sterility => "bacteria in unopened vials have made patients ill (row vial.qc.cord_product_infections)",
        Topic::Endotoxin => {
            "limits for clinical products lie between 0.25 and 100 EU/mL; without a value nothing can \
                             be compared"
        }
        Topic::Mycoplasma => "cell cultures can carry it unnoticed; clinical products must be free of it",
        Topic::Virus | Topic::Donor => {
            "the chance of infection depends on donor tests and removal steps (exoskin risk)"
        }
        Topic::Potency => "without it, nobody has shown that the lot has any effect",
        Topic::Purity | Topic::Markers => "shows what else is in the liquid besides vesicles",
        Topic::ResidualDna => "shows how cleanly the vesicles were separated from the cells",
        Topic::Protein => "protein outside the particles also dries on the skin, and it carries free factors",
        Topic::Rna => "the number of copies per particle decides whether RNA can be the active part",
        Topic::CountMethod => {
            "laboratories that count one sample differ whatever they count with; the instrument tells which particles it \
             cannot see"
        }
        Topic::LotSpread => "a single number for all lots hides how much they differ",
        Topic::Source => "products from different cells differ, and passage ages the cells",
        Topic::Isolation => "some methods carry along protein that is counted as particles",
        Topic::Studies => "results from another product at another dose do not carry over",
        Topic::Certificate => "a number that is not tied to a lot does not describe this vial",
        _ => "it would be compared with what is known of other products",
    }
}
