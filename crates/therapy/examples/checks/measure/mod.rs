//! The checks: each function measures and says what was expected. The page prints them, a test asserts them.

pub mod agreement;
pub mod bands;
pub mod channel;
pub mod convergence;
pub mod ledger;
pub mod line;
pub mod outflow;
pub mod slab;
pub mod walkers;

/// One line of the table.
#[derive(Clone, Debug)]
pub struct Check {
    /// Number of the check in the model's list.
    pub number: u32,
    /// What is checked.
    pub what: String,
    /// What it should be.
    pub expected: String,
    /// What it was.
    pub measured: String,
    /// How far off, or the bound it keeps.
    pub error: String,
    /// Whether that is good enough.
    pub passes: bool,
}

impl Check {
    pub fn new(number: u32, what: &str, expected: &str, measured: String, error: String, passes: bool) -> Check {
        Check { number, what: what.to_owned(), expected: expected.to_owned(), measured, error, passes }
    }

    /// A value against an expected one with a largest relative error.
    pub fn value(number: u32, what: &str, expected: f64, measured: f64, largest: f64, digits: usize) -> Check {
        let error = measured / expected - 1.0;
        let show = |value: f64| format!("{value:.digits$}");
        let (expected, measured) = (show(expected), show(measured));
        Check::new(number, what, &expected, measured, format!("{:+.1e}", error), error.abs() <= largest)
    }

    /// An error that must stay below a bound.
    pub fn below(number: u32, what: &str, expected: &str, measured: f64, bound: f64) -> Check {
        let error = format!("bound {bound:.0e}");
        Check::new(number, what, expected, format!("{measured:.1e}"), error, measured <= bound)
    }
}

/// All checks, in the order of their numbers; `heading`s are theirs.
pub fn all() -> Vec<Check> {
    let groups: [fn() -> Vec<Check>; 10] = [
        ledger::ledgers,
        ledger::moments,
        slab::times,
        slab::steady,
        channel::yardsticks,
        outflow::outflow,
        agreement::adjoint,
        walkers::walkers,
        convergence::halving,
        bands::bands,
    ];
    let mut checks: Vec<Check> = groups.into_iter().flat_map(|group| group()).chain(ledger::linear()).collect();
    checks.sort_by_key(|check| check.number);
    checks
}
