//! How clap reads values. A mistake in a value says what was expected and the nearest valid word; `lib` adds the flag.

use std::net::IpAddr;
use std::ops::RangeInclusive;
use std::str::FromStr;

use exoskin::{DRAWS, Diagnostic, SAMPLES, THREADS, parse_whole};

type Read<T> = Result<T, Diagnostic>;

/// A number of samples.
pub fn samples(text: &str) -> Read<usize> {
    size(text, &SAMPLES)
}

/// A number of transport problems to solve.
pub fn draws(text: &str) -> Read<usize> {
    size(text, &DRAWS)
}

/// A number of threads.
pub fn threads(text: &str) -> Read<usize> {
    let example = format!(
        "a whole number from {} to {}, for example 4; leave it out to use all cores",
        THREADS.start(),
        THREADS.end()
    );
    size(text, &THREADS).map_err(|wrong| wrong.expected(example))
}

fn size(text: &str, range: &RangeInclusive<usize>) -> Read<usize> {
    let wide = |number: usize| u64::try_from(number).unwrap_or(u64::MAX);
    let number = parse_whole(text, wide(*range.start())..=wide(*range.end()))?;
    Ok(usize::try_from(number).unwrap_or(usize::MAX))
}

/// A port; 0 stands for any that is free.
pub fn port(text: &str) -> Read<u16> {
    let number = parse_whole(text, 0..=u64::from(u16::MAX))?;
    Ok(u16::try_from(number).unwrap_or(u16::MAX))
}

/// An address of this computer.
pub fn host_address(text: &str) -> Read<IpAddr> {
    let bare = text.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')).unwrap_or(text);
    bare.parse().map_err(|_| {
        let wrong = Diagnostic::new(format!("{} is not an address to listen on", exoskin::quoted(text)));
        wrong.expected("an IP address of this computer, for example 192.168.1.20, or 0.0.0.0 for all of them")
    })
}

/// A number of lines.
pub fn lines(text: &str) -> Read<u32> {
    let number = parse_whole(text, 1..=1_000_000)?;
    Ok(u32::try_from(number).unwrap_or(u32::MAX))
}

/// A seed.
pub fn seed(text: &str) -> Read<u64> {
    parse_whole(text, 0..=u64::MAX)
}

/// What one of a set of words stands for.
pub fn word<T: Clone>(text: &str, words: &[(&str, T)]) -> Read<T> {
    let found = words.iter().find(|(word, _)| word.eq_ignore_ascii_case(text)).map(|(_, meant)| meant.clone());
    found.ok_or_else(|| Diagnostic::unknown_word(text, &words.iter().map(|(word, _)| *word).collect::<Vec<_>>()))
}

/// Values separated by commas.
#[derive(Clone, Debug)]
pub struct List<T>(pub Vec<T>);

impl<T: FromStr> FromStr for List<T> {
    type Err = T::Err;

    fn from_str(text: &str) -> Result<List<T>, T::Err> {
        let items = text.split(',').map(str::trim).filter(|item| !item.is_empty());
        items.map(str::parse).collect::<Result<Vec<T>, T::Err>>().map(List)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_name_the_nearest() {
        let mistake = word("lobnd", &[("pp", 1), ("lobind", 2)]).expect_err("no word");
        assert_eq!(mistake.nearest.as_deref(), Some("lobind"));
        assert_eq!(word("Lobind", &[("pp", 1), ("lobind", 2)]), Ok(2));
    }

    #[test]
    fn lists_are_divided_by_commas() {
        let List(names) = " none, vehicle,".parse::<List<String>>().expect("two names");
        assert_eq!(names, ["none", "vehicle"]);
    }
}
