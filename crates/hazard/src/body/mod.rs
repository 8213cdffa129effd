//! The body after an intravenous dose: compartments in closed form.
//!
//! Particles start in the blood. They pause on vessel walls and cells and come back, or an organ takes them up for good
//! and breaks them down; skin and the rest of the body pass a part on to lymph. The system is linear and its only loop
//! is the pause, so every compartment is a sum of exponentials ([`course`]); there is no time stepping.
//!
//! [`rates`] has the rates of one body, [`species`] draws them for a mouse as measured and for a person of any mass,
//! [`anatomy`] says how many cells share what an organ takes up, [`own`] how many vesicles of its own blood contains.
//! Pain is not modelled: no source gives an equation from a particle in blood to what a person feels.
//!
//! Checked by: tests/suite/body_closed_form.rs (integration, limits, conservation), tests/suite/body_scaling.rs
//! (species, rows).

pub mod anatomy;
pub mod chain;
pub mod course;
pub mod own;
pub mod parameters;
pub mod rates;
pub mod species;

pub use anatomy::{Anatomy, CellsOf};
pub use course::{Compartment, Course, Shares};
pub use own::Own;
pub use rates::{Organ, Rates};
pub use species::{Kinetics, REFERENCE_KG, mouse, person};
