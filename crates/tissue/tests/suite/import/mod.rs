//! Models of other programs.

mod physicell;
mod xml;
