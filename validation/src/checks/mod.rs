//! The list of checks of transport and delivery: each function measures and says what was expected. The page prints
//! them, a test asserts them. [`cases`] has what they solve.

mod agreement;
mod bands;
pub mod cases;
mod channel;
mod convergence;
mod ledger;
mod line;
mod outflow;
mod slab;
mod walkers;

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
    /// How far off it was, or the bound it keeps.
    pub error: String,
    /// Whether that is good enough.
    pub passes: bool,
}

impl Check {
    fn new(number: u32, what: &str, expected: &str, measured: String, error: String, passes: bool) -> Check {
        Check { number, what: what.to_owned(), expected: expected.to_owned(), measured, error, passes }
    }

    /// A value compared with an expected one, with a largest relative error.
    fn value(number: u32, what: &str, expected: f64, measured: f64, largest: f64, digits: usize) -> Check {
        let error = measured / expected - 1.0;
        let show = |value: f64| format!("{value:.digits$}");
        let (expected, measured) = (show(expected), show(measured));
        Check::new(number, what, &expected, measured, format!("{:+.1e}", error), error.abs() <= largest)
    }

    /// An error that must stay below a bound.
    fn below(number: u32, what: &str, expected: &str, measured: f64, bound: f64) -> Check {
        let error = format!("bound {bound:.0e}");
        Check::new(number, what, expected, format!("{measured:.1e}"), error, measured <= bound)
    }
}

/// A group of checks that are measured together.
pub struct Group {
    /// Its name.
    pub name: &'static str,
    /// Measures them.
    pub measure: fn() -> Vec<Check>,
}

const fn group(name: &'static str, measure: fn() -> Vec<Check>) -> Group {
    Group { name, measure }
}

/// All groups, in the order of their checks' numbers.
pub static GROUPS: [Group; 11] = [
    group("ledgers", ledger::ledgers),
    group("moments", ledger::moments),
    group("times of slabs", slab::times),
    group("steady slabs", slab::steady),
    group("ideal channels", channel::yardsticks),
    group("outflow", outflow::outflow),
    group("adjoint", agreement::adjoint),
    group("walkers", walkers::walkers),
    group("halving", convergence::halving),
    group("dose", ledger::linear),
    group("bands", bands::bands),
];
