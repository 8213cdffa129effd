//! The body after an intravenous dose: compartments in closed form.

pub mod parameters;
