//! Chance: one stream per cell, purpose and step, so that no draw depends on threads, on order or on other cells.

use exoskin_transport::Stream;

/// What a draw is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u32)]
pub enum Purpose {
    /// Whether a cell turns into another type.
    Transform = 1,
    /// Whether it dies.
    Die = 2,
    /// Whether it passes to the next phase.
    Cycle = 3,
    /// Where its daughter goes, and of which type it is.
    Divide = 4,
    /// Whether it takes a new direction, and which.
    Turn = 5,
    /// What it does to its neighbours.
    Contact = 6,
    /// Which springs it makes and lets go.
    Attach = 7,
    /// Where a model starts.
    Start = 8,
}

/// The draws of one step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Draws {
    /// The run's seed.
    pub seed: u64,
    /// The number of the step of the mechanics.
    pub step: u32,
}

impl Draws {
    /// The stream of one cell for one purpose.
    pub fn of(&self, id: u64, purpose: Purpose) -> Stream {
        Stream::new(self.seed, id, purpose as u32, self.step)
    }
}

/// A direction, uniform on the sphere, or on the circle z = 0.
pub fn direction(stream: &mut Stream, flat: bool) -> [f64; 3] {
    let angle = core::f64::consts::TAU * stream.uniform();
    let z = if flat { 0.0 } else { 2.0 * stream.uniform() - 1.0 };
    let across = (1.0 - z * z).sqrt();
    [across * libm::cos(angle), across * libm::sin(angle), z]
}
