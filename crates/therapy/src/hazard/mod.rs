//! What can go wrong, as calculators: with data or with "no data", never a green tick.

pub mod parameters;
