//! Numbers of the first 48 hours, from film to cell, each declared once.

mod channel;
mod depots;
mod film;
mod intact;
mod surfaces;
mod tissue;
mod uptake;

pub use channel::*;
pub use depots::*;
pub use film::*;
pub use intact::*;
pub use surfaces::*;
pub use tissue::*;
pub use uptake::*;

use exoskin_evidence::parameters;

parameters! {
    /// Every parameter of delivery.
    pub ALL = [film::ALL, channel::ALL, tissue::ALL, uptake::ALL, surfaces::ALL, depots::ALL, intact::ALL]
}
