//! What can go wrong, as calculators: with data or with "no data", never a green tick.
//!
//! Each file is one hazard: a closed form over one draw of declared priors where a rate can be computed at all,
//! otherwise what others observed ([`Seen`]) and what is missing. [`of_scenario`] lists them for one scenario; bands
//! over the draws are made elsewhere. A hazard never says that something cannot happen: where it does not apply, it
//! says what would have to be there for it to act.
//!
//! Checked by: tests/suite/hazards.rs (limits, monotony, independent arithmetic), tests/suite/hazard_words.rs (what is
//! said).

pub mod clone;
pub mod clotting;
pub mod dark_spots;
pub mod given;
pub mod infection;
pub mod observation;
pub mod parameters;
pub mod procedure;
pub mod sensitisation;
pub mod sterility;
pub mod tissue;
pub mod usage;
pub mod wrong_route;

use exoskin_evidence::{Draws, Parameter};

pub use given::Given;
pub use observation::{Bounds, Seen, exact_bounds};
pub use usage::{Donor, Route, Usage};

use exoskin_scenario::Scenario;

/// How well a hazard is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// Numbers follow from declared inputs.
    Computed,
    /// There are observations, but no rate follows from them.
    DataOnly,
    /// Nothing was found.
    NoData,
    /// Nothing here for it to act through.
    DoesNotApply,
}

/// What kind of number a quantity is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A chance, 0 to 1.
    Chance,
    /// A ratio in which 1 means no difference.
    Ratio,
    /// Anything else.
    Other,
}

/// A number in one draw; none where it cannot be computed.
pub type Formula = Box<dyn Fn(&dyn Draws) -> f64 + Send + Sync>;

/// A number to be computed over draws.
pub struct Quantity {
    /// Dotted name, unique within the hazard.
    pub name: String,
    /// A few words.
    pub title: String,
    /// Chance, ratio or other.
    pub kind: Kind,
    /// Unit; `1` for chances and ratios.
    pub unit: &'static str,
    /// Counted per: `dose`, `course`, `lot`, `patch`, `person`.
    pub per: &'static str,
    /// A remark.
    pub note: Option<String>,
    /// The closed form.
    pub formula: Formula,
}

/// What went into the numbers.
#[derive(Clone, Debug, PartialEq)]
pub enum Input {
    /// A declared parameter, drawn from its prior.
    Drawn(&'static Parameter),
    /// The user's own number.
    Given {
        /// The flag.
        id: &'static str,
        /// In words.
        title: &'static str,
        /// Unit.
        unit: &'static str,
        /// The number.
        value: f64,
    },
    /// A number of the scenario or of a product's file.
    Scenario {
        /// The field.
        id: &'static str,
        /// In words.
        title: &'static str,
        /// Unit.
        unit: &'static str,
        /// The number.
        value: f64,
    },
}

/// One hazard of one scenario.
pub struct Hazard {
    /// Its name, as in `record::risk`.
    pub name: &'static str,
    /// A few words.
    pub title: &'static str,
    /// The product it is about; none where it belongs to the procedure or the skin.
    pub product: Option<String>,
    /// What could happen.
    pub what: &'static str,
    /// Computed, data only, no data, does not apply.
    pub state: State,
    /// Why it applies, or why not.
    pub reason: String,
    /// What can be said in addition to the numbers.
    pub answer: String,
    /// The numbers.
    pub quantities: Vec<Quantity>,
    /// The formula in a line of text.
    pub formula: Option<&'static str>,
    /// What went in.
    pub inputs: Vec<Input>,
    /// What others observed.
    pub seen: Vec<&'static Seen>,
    /// What nobody knows.
    pub not_known: Vec<String>,
    /// What would settle it.
    pub would_tell: Vec<String>,
}

impl Hazard {
    /// A hazard about which nothing has been said yet.
    fn new(name: &'static str, title: &'static str, what: &'static str) -> Hazard {
        Hazard {
            name,
            title,
            product: None,
            what,
            state: State::NoData,
            reason: String::new(),
            answer: String::new(),
            quantities: Vec::new(),
            formula: None,
            inputs: Vec::new(),
            seen: Vec::new(),
            not_known: Vec::new(),
            would_tell: Vec::new(),
        }
    }

    /// About this product.
    fn about(self, usage: &Usage) -> Hazard {
        Hazard { product: Some(usage.name.clone()), ..self }
    }

    /// Nothing here for it to act through.
    fn not_here(self, reason: impl Into<String>) -> Hazard {
        let reason = reason.into();
        Hazard { state: State::DoesNotApply, answer: format!("Does not apply: {reason}."), reason, ..self }
    }
}

/// The hazards of a scenario: product by product, then those of the procedure and the skin.
///
/// `vein`: the products are given intravenously, whatever the scenario says.
pub fn of_scenario(scenario: &Scenario, given: &Given, vein: bool) -> (Vec<Usage>, Vec<Hazard>) {
    let usages = usage::of_scenario(scenario, vein);
    let of_product = |usage: &Usage| {
        [
            infection::hazard(usage, given),
            sterility::hazard(usage, given),
            sensitisation::hazard(usage),
            tissue::hazard(usage),
            clone::hazard(usage),
            clotting::hazard(usage),
            wrong_route::hazard(usage),
        ]
    };
    let mut hazards: Vec<Hazard> = usages.iter().flat_map(of_product).collect();
    hazards.push(dark_spots::hazard(scenario));
    hazards.push(procedure::hazard(scenario));
    (usages, hazards)
}
