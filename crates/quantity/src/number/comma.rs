//! What a comma in a number means.

use super::digits::{groups_of_three, is_separator};

/// What a comma before three digits means, as in `2,000`. Everywhere else a number shows it by itself.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Comma {
    /// Not known: the number is refused with the question.
    #[default]
    Open,
    /// It is the decimal sign: 2.
    Decimal,
    /// It separates thousands: 2000.
    Thousands,
}

impl Comma {
    /// What commas mean in a file, from all of its numbers: some can be read in one way only (`4,5`, `1,234,567`).
    /// Open where none can, or where they contradict each other.
    pub fn of<'a>(numbers: impl IntoIterator<Item = &'a str>) -> Comma {
        let (mut decimal, mut thousands) = (false, false);
        for text in numbers {
            match Comma::shown_by(text) {
                Comma::Open => {}
                Comma::Decimal => decimal = true,
                Comma::Thousands => thousands = true,
            }
        }
        match (decimal, thousands) {
            (true, false) => Comma::Decimal,
            (false, true) => Comma::Thousands,
            _ => Comma::Open,
        }
    }

    /// What the commas of one number show.
    fn shown_by(text: &str) -> Comma {
        let start = text.trim().trim_start_matches(['-', '+', '\u{2212}']);
        let end = start.find(|c: char| !c.is_ascii_digit() && !is_separator(c)).unwrap_or(start.len());
        let number = start[..end].trim_end();
        let Some((whole, last)) = number.rsplit_once(',') else { return Comma::Open };
        match (last.split_once('.'), whole.contains(',')) {
            (Some((group, _)), _) if group.len() == 3 => Comma::Thousands,
            (None, true) if groups_of_three(number.split(',')) => Comma::Thousands,
            (None, false) if !last.is_empty() && last.bytes().all(|b| b.is_ascii_digit()) => {
                let either = last.len() == 3 && groups_of_three([whole, last].into_iter());
                if either { Comma::Open } else { Comma::Decimal }
            }
            _ => Comma::Open,
        }
    }
}
