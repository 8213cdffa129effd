//! The figures by subject.

mod body;
mod catalogue;
mod cold;
mod course;
mod delivery;
mod dish;
mod donors;
mod dose;
mod factors;
mod hazards;
mod lots;
mod needling;
mod tables;
mod vial;

use exoskin_claims::Fact;

use super::{FactsError, Work};

/// A subject: some figures that are computed together.
#[derive(Clone, Copy, Debug)]
pub struct Subject {
    /// Its name.
    pub name: &'static str,
    /// Its figures.
    pub facts: fn(&Work<'_>) -> Result<Vec<Fact>, FactsError>,
}

/// All of them.
pub const ALL: [Subject; 18] = [
    Subject { name: "vial", facts: vial::facts },
    Subject { name: "lots", facts: lots::facts },
    Subject { name: "delivery", facts: delivery::facts },
    Subject { name: "dose", facts: dose::facts },
    Subject { name: "needling", facts: needling::facts },
    Subject { name: "donors", facts: donors::facts },
    Subject { name: "cold", facts: cold::facts },
    Subject { name: "chin", facts: course::chin },
    Subject { name: "wound", facts: course::wound },
    Subject { name: "hair", facts: course::hair },
    Subject { name: "home", facts: course::home },
    Subject { name: "petrolatum", facts: course::petrolatum },
    Subject { name: "dish", facts: dish::facts },
    Subject { name: "factors", facts: factors::facts },
    Subject { name: "tables", facts: tables::facts },
    Subject { name: "body", facts: body::facts },
    Subject { name: "hazards", facts: hazards::facts },
    Subject { name: "catalogue", facts: catalogue::facts },
];
