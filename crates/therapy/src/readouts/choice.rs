//! Which readouts are relevant to a skin, and which of them are the reason for a visit.

use exoskin_skin::Condition;

use super::definitions::{Definition, Seeker};
use super::table::DEFINITIONS;

/// The readouts for the reason of `seeker`'s visit, the most telling first.
pub fn sought(seeker: Seeker) -> Vec<&'static Definition> {
    let placed = |definition: &'static Definition| Some((definition.place_for(seeker)?, definition));
    let mut found: Vec<(u8, &Definition)> = DEFINITIONS.iter().filter_map(placed).collect();
    found.sort_by_key(|(place, _)| *place);
    found.into_iter().map(|(_, definition)| definition).collect()
}

/// All readouts, in the order of the files.
pub fn all() -> &'static [Definition] {
    DEFINITIONS
}

/// The readouts that are relevant to such a skin: `wounded` where any arm wounds it, `haired` where hair is counted.
pub fn definitions(condition: Condition, wounded: bool, haired: bool) -> Vec<&'static Definition> {
    DEFINITIONS.iter().filter(|definition| definition.shown.fits(condition, wounded, haired)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_readout_is_told_and_everybody_seeks_something() {
        for one in DEFINITIONS {
            assert!(!one.words.name.is_empty() && one.words.patient.starts_with("the "), "{}", one.key);
            assert!(!one.title.is_empty() && !one.unit.is_empty() && !one.from.is_empty(), "{}", one.key);
            assert!(!one.days(false).is_empty() && !one.days(true).is_empty(), "{}", one.key);
        }
        for (_, condition) in Condition::WORDS {
            assert!(!sought(Seeker::With(condition)).is_empty(), "{condition:?}");
        }
        assert_eq!(sought(Seeker::Bared).first().map(|one| one.key), Some("closure"));
    }

    /// Tables show the title and sentences the name: both call a thing the same.
    #[test]
    fn a_title_begins_with_the_name() {
        for one in DEFINITIONS {
            let title = one.title.to_lowercase();
            assert!(title.starts_with(&one.words.name.to_lowercase()), "{} is called {}", one.title, one.words.name);
        }
    }

    #[test]
    fn keys_are_unique_and_discrepancies_their_own() {
        let mut keys: Vec<&str> = DEFINITIONS.iter().map(|d| d.key).collect();
        let mut factors: Vec<&str> = DEFINITIONS.iter().map(|d| d.discrepancy.id).collect();
        keys.sort_unstable();
        keys.dedup();
        factors.sort_unstable();
        factors.dedup();
        assert_eq!((keys.len(), factors.len()), (DEFINITIONS.len(), DEFINITIONS.len()));
    }
}
