//! What an arm's name promises: an arm called `vehicle` that applies vesicles to the skin is a mistake.

use exoskin_quantity::toml::{Known, Table};
use exoskin_quantity::{Checked, Diagnostic, Dimension};
use exoskin_skin::Procedure;
use exoskin_vial::Product;
use exoskin_vial::product::Kind;

use super::limits;

/// What an arm's name promises.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// Nothing is done.
    Untreated,
    /// The procedure, and nothing applied.
    Procedure,
    /// The liquid without vesicles and factors.
    Vehicle,
    /// The same, cold.
    ColdVehicle,
    /// Broken vesicles.
    Lysed,
    /// Platelet-rich plasma.
    Prp,
    /// The name promises nothing.
    Free,
}

const NAMES: [(&str, Role); 8] = [
    ("none", Role::Untreated),
    ("untreated", Role::Untreated),
    ("procedure", Role::Procedure),
    ("vehicle", Role::Vehicle),
    ("blank", Role::Vehicle),
    ("vehicle-cold", Role::ColdVehicle),
    ("lysed", Role::Lysed),
    ("prp", Role::Prp),
];

impl Role {
    /// What `name` promises.
    pub(crate) fn of(name: &str) -> Role {
        NAMES.iter().find(|(known, _)| *known == name).map_or(Role::Free, |(_, role)| *role)
    }

    /// Names of arms in which nothing is done.
    pub(crate) fn untreated() -> Vec<&'static str> {
        NAMES.iter().filter(|(_, role)| *role == Role::Untreated).map(|(name, _)| *name).collect()
    }

    /// Refuses a procedure that the name excludes.
    pub(super) fn allows_procedure(self, session: &Table<'_>, procedure: &Procedure) -> Checked<()> {
        if self != Role::Untreated || procedure.device_class.does_nothing() {
            return Ok(());
        }
        Err(session.error_at(
            "procedure",
            format!("the arm's name says nothing is done, but this is `{}`", procedure.name),
            "no session in this arm, or another name, for example `procedure`",
        ))
    }

    /// Refuses a product that the name excludes.
    pub(super) fn allows_product(self, apply: &Table<'_>, product: &Product) -> Checked<()> {
        match self {
            Role::Untreated => Err(contradiction(apply, "nothing is done", product, "no session in this arm")),
            Role::Procedure => Err(contradiction(apply, "nothing is applied", product, "no product in this arm")),
            Role::Vehicle | Role::ColdVehicle if !is_blank(product) => {
                let expected = "`saline`, or the product with `control = \"blank\"`";
                Err(contradiction(apply, "neither vesicles nor factors are applied", product, expected))
            }
            Role::ColdVehicle if !apply.has("temperature") => {
                Err(apply.missing("temperature", "how cold the vehicle is, for example \"4 C\""))
            }
            Role::ColdVehicle => {
                apply.quantity_in("temperature", Dimension::Temperature, limits::COLD_C).map(|_celsius| ())
            }
            Role::Lysed if !product.lysed && !product.is_vesicle_free() => {
                let expected = "the product with `control = \"lysed\"`";
                Err(contradiction(apply, "all vesicles are lysed", product, expected))
            }
            Role::Prp if product.kind != Kind::Prp => {
                let expected = "a product of the kind `prp`";
                Err(contradiction(apply, "platelet-rich plasma is applied", product, expected))
            }
            _ => Ok(()),
        }
    }
}

/// Neither vesicles nor factors.
fn is_blank(product: &Product) -> bool {
    product.is_vesicle_free() && product.factors.iter().all(|factor| factor.pg_per_um3 == Known::Is(0.0))
}

fn contradiction(apply: &Table<'_>, promise: &str, product: &Product, expected: &str) -> Diagnostic {
    let problem = format!("the arm's name says that {promise}, but this is `{}`", product.name);
    apply.error_at("product", problem, format!("{expected}, or another name for the arm"))
}
