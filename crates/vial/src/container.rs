//! What a vial is made of, and how much wall a volume touches.

use exoskin_evidence::Draws;
use exoskin_quantity::{Diagnostic, nearest, quoted};

use crate::parameters;

/// The material of a container's wall.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Container {
    /// Plain polypropylene.
    Pp,
    /// Protein low-bind polymer.
    Lobind,
    /// Glass.
    Glass,
    /// Not stated: a mixture of the three.
    Unknown,
}

/// Names of all containers, as written in files and arguments.
pub const CONTAINERS: [&str; 4] = ["pp", "lobind", "glass", "unknown"];

impl Container {
    /// The container of this name.
    ///
    /// # Errors
    /// No such container, with the nearest word.
    pub fn named(name: &str) -> Result<Container, Diagnostic> {
        match name.trim().to_lowercase().as_str() {
            "pp" | "polypropylene" => Ok(Container::Pp),
            "lobind" | "low-bind" | "lowbind" => Ok(Container::Lobind),
            "glass" => Ok(Container::Glass),
            "unknown" => Ok(Container::Unknown),
            _ => Err(Diagnostic::new(format!("{} is not a known container", quoted(name)))
                .expected(CONTAINERS.join(", "))
                .nearest(nearest(name, CONTAINERS))),
        }
    }

    /// The name as written in files and arguments.
    pub fn name(self) -> &'static str {
        match self {
            Container::Pp => "pp",
            Container::Lobind => "lobind",
            Container::Glass => "glass",
            Container::Unknown => "unknown",
        }
    }

    /// One of the three materials: itself, or the one that this draw picks where it is not stated.
    pub(crate) fn picked(self, draws: &dyn Draws) -> Container {
        if self != Container::Unknown {
            return self;
        }
        let plain = draws.value(&parameters::CONTAINER_PLAIN);
        let either = plain + draws.value(&parameters::CONTAINER_LOBIND);
        match draws.value(&parameters::CONTAINER_KIND) {
            u if u < plain => Container::Pp,
            u if u < either => Container::Lobind,
            _ => Container::Glass,
        }
    }
}

/// Wetted wall per volume of a standing cylinder with a flat floor, 1/um.
///
/// A/V = 4/d + (pi d²/4)/V with inner diameter d (um) and volume V (um³).
pub(crate) fn wall_per_volume(inner_diameter_um: f64, volume_um3: f64) -> f64 {
    let floor_um2 = std::f64::consts::FRAC_PI_4 * inner_diameter_um * inner_diameter_um;
    4.0 / inner_diameter_um + floor_um2 / volume_um3
}
