//! The switches of reference-case scenarios.

/// What a reference-case scenario switches off.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Ideal {
    /// The mouth is held at the film's initial concentration, floor and wall are closed.
    pub held_mouth: bool,
    /// The film is well mixed.
    pub mixed_film: bool,
    /// No flow in the channel.
    pub no_flow: bool,
    /// No plug.
    pub no_plug: bool,
    /// Mouths stay open.
    pub no_closing: bool,
    /// The film does not dry.
    pub no_drying: bool,
    /// Nothing takes up, degrades or drains.
    pub no_sinks: bool,
    /// Free diffusivity (um²/s) in film and channel.
    pub diffusivity: Option<f64>,
}
