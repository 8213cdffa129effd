//! The nearest valid word.

/// The word that takes the fewest changed letters to get to, if it is near enough to be what was meant.
pub fn nearest<'a>(word: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let word = word.to_lowercase();
    let near = |other: &str| (changes(&word, &other.to_lowercase()), other.len());
    let best = known.into_iter().min_by_key(|other| near(other))?;
    // Further away than half the word it is a guess.
    (2 * near(best).0 <= word.chars().count().max(2)).then_some(best)
}

/// How many letters have to be put in, taken out or changed.
fn changes(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().collect();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, letter) in a.chars().enumerate() {
        let mut corner = row[0];
        row[0] = i + 1;
        for (j, other) in b.iter().enumerate() {
            let changed = corner + usize::from(letter != *other);
            corner = row[j + 1];
            row[j + 1] = changed.min(row[j] + 1).min(corner + 1);
        }
    }
    row[b.len()]
}
