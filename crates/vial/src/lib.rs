//! The vial: product, handling, what is left of it, dose.
