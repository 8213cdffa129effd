//! Which readouts say something about a skin, and which of them somebody came for.

use exoskin_skin::Condition;

use super::definitions::{Definition, Name, Seeker};
use super::table::DEFINITIONS;

/// What `seeker` came for, the most telling first.
pub fn sought(seeker: Seeker) -> Vec<&'static Definition> {
    let placed = |definition: &'static Definition| Some((definition.place_for(seeker)?, definition));
    let mut found: Vec<(u8, &Definition)> = DEFINITIONS.iter().filter_map(placed).collect();
    found.sort_by_key(|(place, _)| *place);
    found.into_iter().map(|(_, definition)| definition).collect()
}

/// The readouts that say something about such a skin: `wounded` where any arm wounds it, `haired` where hair is counted.
pub fn definitions(condition: Condition, wounded: bool, haired: bool) -> Vec<&'static Definition> {
    let fits = |name: Name| match name {
        Name::Closure => wounded && condition != Condition::ChronicWound,
        Name::WoundArea => condition == Condition::ChronicWound,
        Name::ScarDepth | Name::ScarVolume => condition == Condition::AcneScar,
        Name::WrinkleDepth => condition == Condition::Wrinkles,
        Name::Hairs | Name::HairDiameter | Name::Anagen => haired,
        _ => true,
    };
    DEFINITIONS.iter().filter(|definition| fits(definition.name)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_readout_is_told_and_everybody_seeks_something() {
        for one in &DEFINITIONS {
            assert!(!one.words.name.is_empty() && one.words.patient.starts_with("the "), "{}", one.key);
            assert!(!one.days(false).is_empty() && !one.days(true).is_empty(), "{}", one.key);
        }
        for (_, condition) in Condition::WORDS {
            assert!(!sought(Seeker::With(condition)).is_empty(), "{condition:?}");
        }
        assert_eq!(sought(Seeker::Bared).first().map(|one| one.key), Some("closure"));
    }

    #[test]
    fn keys_are_unique_and_discrepancies_their_own() {
        let mut keys: Vec<&str> = DEFINITIONS.iter().map(|d| d.key).collect();
        let mut factors: Vec<&str> = DEFINITIONS.iter().map(|d| d.discrepancy.id).collect();
        keys.sort_unstable();
        keys.dedup();
        factors.sort_unstable();
        factors.dedup();
        assert_eq!((keys.len(), factors.len()), (21, 21));
    }
}
