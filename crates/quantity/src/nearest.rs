//! The nearest valid word to a misspelt one.

/// Words longer than this cannot be a misspelling of a valid word, and comparing them would cost time.
const LONGEST_WORD: usize = 64;
/// Fewer characters would match the beginning of too many words.
const SHORTEST_BEGINNING: usize = 3;

/// The word in `words` that `word` most likely meant, if any is close enough.
///
/// Counts inserted, missing, changed and swapped characters; case, `-`, `_` and spaces do not matter. A third of the
/// characters (at least one) may be wrong. Of equally close words the first wins. If none is close, the only word that
/// begins with `word` (three characters or more) is taken.
pub fn nearest<'a>(word: &str, words: impl IntoIterator<Item = &'a str>) -> Option<String> {
    let wanted = folded(word)?;
    let mut best: Option<(usize, &str)> = None;
    let (mut begun, mut others) = (None, 0);
    for candidate in words {
        let Some(letters) = folded(candidate) else { continue };
        let wrong = distance(&wanted, &letters);
        let allowed = (wanted.len().max(letters.len()) / 3).max(1);
        if wrong <= allowed && wrong < letters.len().max(1) && best.is_none_or(|(least, _)| wrong < least) {
            best = Some((wrong, candidate));
        }
        if wanted.len() >= SHORTEST_BEGINNING && letters.starts_with(&wanted) {
            others += usize::from(begun.replace(candidate).is_some());
        }
    }
    let begun = begun.filter(|_| others == 0);
    best.map(|(_, candidate)| candidate).or(begun).map(str::to_owned)
}

/// The characters that matter, or nothing if the word is empty or too long.
fn folded(word: &str) -> Option<Vec<char>> {
    let letters: Vec<char> = word
        .chars()
        .filter(|c| !matches!(c, '-' | '_' | ' '))
        .take(LONGEST_WORD + 1)
        .flat_map(char::to_lowercase)
        .collect();
    (1..=LONGEST_WORD).contains(&letters.len()).then_some(letters)
}

/// Optimal string alignment distance.
fn distance(a: &[char], b: &[char]) -> usize {
    let mut before: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=b.len()).collect();
    for i in 1..=a.len() {
        let mut row = vec![i; b.len() + 1];
        for j in 1..=b.len() {
            let change = last[j - 1] + usize::from(a[i - 1] != b[j - 1]);
            row[j] = change.min(last[j] + 1).min(row[j - 1] + 1);
            let swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
            if swapped {
                row[j] = row[j].min(before[j - 2] + 1);
            }
        }
        before = std::mem::replace(&mut last, row);
    }
    last[b.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    const PROCEDURES: [&str; 4] = ["none", "roller", "fractional-co2", "rf-needles"];

    #[test]
    fn finds_the_word_that_was_meant() {
        assert_eq!(nearest("rollr", PROCEDURES).as_deref(), Some("roller"));
        assert_eq!(nearest("fractional_CO2", PROCEDURES).as_deref(), Some("fractional-co2"));
        assert_eq!(nearest("nnoe", ["none"]).as_deref(), Some("none"));
        assert_eq!(nearest("orller", PROCEDURES).as_deref(), Some("roller"));
    }

    #[test]
    fn takes_the_only_word_that_is_begun() {
        let words = ["frozen_msc", "platelet", "platelet_extract"];
        assert_eq!(nearest("frozen", words).as_deref(), Some("frozen_msc"));
        assert_eq!(nearest("pla", words), None);
        assert_eq!(nearest("fr", words), None);
    }

    #[test]
    fn keeps_silent_when_nothing_is_near() {
        assert_eq!(nearest("cheesecake", PROCEDURES), None);
        assert_eq!(nearest("", PROCEDURES), None);
        assert_eq!(nearest(&"r".repeat(100_000), PROCEDURES), None);
        assert_eq!(nearest("x", ["y"]), None);
    }
}
