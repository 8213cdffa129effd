//! Where vial meets skin: scenario, film, delivery.
