//! Reading the values of flags. Every mistake names the flag, what was expected, and the nearest valid word.

use exoskin_quantity::{Checked, Diagnostic, Dimension, nearest, parse_quantity, quoted};

use crate::arguments::Global;

/// The global flags, read.
#[derive(Clone, Copy, Debug)]
pub struct Settings {
    /// JSON in place of text.
    pub json: bool,
    /// Threads; none means all cores.
    pub threads: Option<usize>,
    /// Seed where given.
    pub seed: Option<u64>,
    /// No progress.
    pub quiet: bool,
}

impl Settings {
    /// Reads the global flags.
    ///
    /// # Errors
    /// A number of threads or a seed that is none.
    pub fn read(global: &Global) -> Checked<Settings> {
        let threads = global.threads.as_deref().map(|text| whole(text, "--threads", 1, 1024)).transpose()?;
        let seed = global.seed.as_deref().map(|text| whole(text, "--seed", 0, u64::MAX)).transpose()?;
        let threads = threads.map(|n| usize::try_from(n).unwrap_or(1));
        Ok(Settings { json: global.json, threads, seed, quiet: global.quiet })
    }
}

/// A whole number between two ends.
pub fn whole(text: &str, flag: &str, low: u64, high: u64) -> Checked<u64> {
    let plain = without_groups(text.trim());
    let expected = if high == u64::MAX {
        format!("a whole number from {low} to {high}")
    } else {
        format!("a whole number from {low} to {high}, for example {}", low.max(high.min(1000)))
    };
    match plain.parse::<u64>() {
        Ok(number) if (low..=high).contains(&number) => Ok(number),
        Ok(number) => Err(Diagnostic::new(format!("{number} is out of range")).argument(flag).expected(expected)),
        Err(_) => {
            Err(Diagnostic::new(format!("{} is no whole number", quoted(text))).argument(flag).expected(expected))
        }
    }
}

/// Digits without the marks between thousands; as they stand where the marks are elsewhere, for `1,5` is not fifteen.
fn without_groups(text: &str) -> String {
    let mut groups = text.split(',');
    let first = groups.next().unwrap_or_default();
    let thousands = groups.clone().all(|group| group.len() == 3) && (1..=3).contains(&first.len());
    let joined = if text.contains(',') && thousands { text.replace(',', "") } else { text.to_owned() };
    joined.replace('_', "")
}

/// Most samples: each takes about a kilobyte, and medians of so many are exact to every digit that is shown.
const MOST_SAMPLES: u64 = 1_000_000;

/// A number of samples.
pub fn samples(text: &str, flag: &str) -> Checked<usize> {
    whole(text, flag, 10, MOST_SAMPLES).map(|n| usize::try_from(n).unwrap_or(usize::MAX))
}

/// A number of transport problems to solve, from `--draws`.
pub fn transport_draws(text: &str) -> Checked<usize> {
    whole(text, "--draws", 10, 100_000).map(|n| usize::try_from(n).unwrap_or(usize::MAX))
}

/// A quantity between two ends, both allowed.
pub fn quantity(text: &str, flag: &str, dimension: Dimension, ends: (f64, f64), why: &str) -> Checked<f64> {
    let value = parse_quantity(text, dimension).map_err(|problem| problem.argument(flag))?;
    if value.is_nan() || value < ends.0 || value > ends.1 {
        let show = |value| exoskin_quantity::show_quantity(value, dimension);
        return Err(Diagnostic::new(format!("{} {why}", quoted(text))).argument(flag).expected(format!(
            "between {} and {}",
            show(ends.0),
            show(ends.1)
        )));
    }
    Ok(value)
}

/// One of some words.
pub fn choice<'a>(text: &str, flag: &str, words: &[&'a str]) -> Checked<&'a str> {
    words.iter().find(|word| **word == text).copied().ok_or_else(|| unknown_word(text, flag, words))
}

/// The answer to a word that is none of `words`.
pub fn unknown_word(text: &str, flag: &str, words: &[&str]) -> Diagnostic {
    Diagnostic::new(format!("{} is not known here", quoted(text)))
        .argument(flag)
        .expected(words.join(", "))
        .nearest(nearest(text, words.iter().copied()))
}

/// An error of a reader that does not know which flag its text came from.
pub fn of_flag(mistake: Diagnostic, flag: &str) -> Diagnostic {
    if mistake.argument.is_some() { mistake } else { mistake.argument(flag) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_out_of_range_say_the_range() {
        let mistake = whole("0", "--threads", 1, 1024).unwrap_err();
        assert_eq!(mistake.argument.as_deref(), Some("--threads"));
        assert!(mistake.expected.unwrap_or_default().contains("1 to 1024"));
        assert_eq!(whole("10_000", "--samples", 1, 20_000).ok(), Some(10_000));
        assert!(whole("-1", "--seed", 0, u64::MAX).is_err());
        assert_eq!(whole("1,234,567", "--samples", 1, 2_000_000).ok(), Some(1_234_567));
        for decimal in ["1,5", "1,50", ",5", "1,2345", "12,34,567", "1234,567"] {
            assert!(whole(decimal, "--donors", 1, 2_000_000).is_err(), "{decimal}");
        }
    }

    #[test]
    fn words_name_the_nearest() {
        let mistake = choice("lobnd", "--container", &["pp", "lobind", "glass", "unknown"]).unwrap_err();
        assert_eq!(mistake.nearest.as_deref(), Some("lobind"));
    }

    #[test]
    fn absurd_quantities_are_refused() {
        let range = (-200.0, 60.0);
        let hot = quantity("900C", "--at", Dimension::Temperature, range, "is no temperature for a vial").unwrap_err();
        assert!(hot.to_string().starts_with("--at: `900C` is no temperature"), "{hot}");
        assert!(quantity("5 mg", "--volume", Dimension::Volume, (0.0, 1e15), "").is_err());
    }
}
