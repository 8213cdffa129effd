//! Where vial meets skin: scenario, film, delivery.

pub mod delivery;
