//! What a laboratory's file looks like, so that a file given to the wrong option is called what it is.

use exoskin_quantity::{Diagnostic, Source};

use crate::nta::{Line, delimiter, lines};
use crate::{certificate, dish, logger, nta, series};

/// Kinds of file that a laboratory has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Looks {
    /// A certificate of analysis.
    Certificate,
    /// A stability series.
    Series,
    /// A dose-response curve from a dish.
    Dish,
    /// A particle count.
    Tracking,
    /// The log of a temperature logger.
    Log,
}

impl Looks {
    fn words(self) -> &'static str {
        match self {
            Looks::Certificate => "a certificate of analysis",
            Looks::Series => "a stability series",
            Looks::Dish => "a dose-response curve",
            Looks::Tracking => "a particle count",
            Looks::Log => "the log of a temperature logger",
        }
    }

    fn option(self) -> &'static str {
        match self {
            Looks::Certificate => "--certificate FILE",
            Looks::Series => "--stability FILE",
            Looks::Dish => "--dish FILE",
            Looks::Tracking => "--nta FILE",
            Looks::Log => "--log FILE",
        }
    }

    /// What the file looks like; nothing where it looks like none of these.
    pub fn of(source: &Source) -> Option<Looks> {
        let of_heading = |mark: fn(&str) -> bool, fits: &dyn Fn(&Line<'_>) -> bool| {
            let lines = lines(&source.text, delimiter(&source.text, mark));
            lines.iter().take(HEAD).find(|line| !line.cell(0).text.starts_with('#')).is_some_and(fits)
        };
        match () {
            () if of_heading(certificate::mentions, &certificate::is_heading) => Some(Looks::Certificate),
            () if of_heading(series::mentions, &|line| series::is_heading(source, line)) => Some(Looks::Series),
            () if of_heading(dish::mentions, &|line| dish::is_heading(source, line)) => Some(Looks::Dish),
            () if nta::looks_like(source) => Some(Looks::Tracking),
            () if logger::read_log(source).is_ok_and(|log| log.readings.len() > 1) => Some(Looks::Log),
            () => None,
        }
    }
}

/// Lines within which a heading stands.
const HEAD: usize = 20;

/// `error` of a file that was read as `own`; says so where the file looks like another kind.
pub fn named(source: &Source, own: Looks, error: Diagnostic) -> Diagnostic {
    match Looks::of(source).filter(|found| *found != own) {
        Some(found) => {
            let problem = format!("this looks like {}, not {}: {}", found.words(), own.words(), error.problem);
            Diagnostic { problem, nearest: None, ..error }.expected(format!("{} for this file", found.option()))
        }
        None => error,
    }
}
