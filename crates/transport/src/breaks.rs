//! Instants at which something happens to a distribution: jumps, changes of rates, recorded states.

/// Part of a jump: a share of what is in `from` moves to another place or into a fate.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Move {
    /// Place it leaves.
    pub from: u32,
    /// Place number, or number of places + fate.
    pub to: u32,
    /// Share of the contents of `from`, in [0, 1].
    pub share: f64,
}

/// A stochastic map applied at an instant. A place named as `from` must give away shares that sum to 1 (a move to
/// itself keeps its share); places not named keep their contents.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Jump {
    /// The moves.
    pub moves: Vec<Move>,
}

/// An instant at which steps must end: for a jump, a change of rates or a recorded state.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Break {
    /// When (s).
    pub time_s: f64,
    /// What happens.
    pub jump: Option<Jump>,
    /// True if rates change abruptly here: the step starts small again.
    pub restart: bool,
    /// True if the state is to be recorded, before the jump.
    pub look: bool,
}
