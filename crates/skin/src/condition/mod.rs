//! How the skin starts: healthy, or with a condition of some size.

use exoskin_evidence::Draws;

use crate::Site;
use crate::healing::Lesion;

/// How the skin starts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Condition {
    /// Nothing but age.
    #[default]
    Healthy,
    /// Atrophic scars.
    AcneScar,
    /// Dark spots after inflammation.
    DarkSpots,
    /// Melasma.
    Melasma,
    /// Wrinkles.
    Wrinkles,
    /// Pattern hair loss.
    AndrogeneticAlopecia,
    /// A wound that has not closed for six weeks.
    ChronicWound,
}

impl Condition {
    /// Conditions and their words in files.
    pub const WORDS: [(&'static str, Condition); 7] = [
        ("healthy", Condition::Healthy),
        ("acne_scar", Condition::AcneScar),
        ("dark_spots", Condition::DarkSpots),
        ("melasma", Condition::Melasma),
        ("wrinkles", Condition::Wrinkles),
        ("androgenetic_alopecia", Condition::AndrogeneticAlopecia),
        ("chronic_wound", Condition::ChronicWound),
    ];

    /// Its word in files.
    pub fn word(self) -> &'static str {
        Condition::WORDS.iter().find(|(_, condition)| *condition == self).map_or("healthy", |(word, _)| word)
    }
}

/// One draw of a starting skin.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Start {
    /// The condition.
    pub condition: Condition,
    /// Fitzpatrick phototype, 1 to 6.
    pub phototype: f64,
    /// What it left in the skin.
    pub lesion: Lesion,
    /// Radius of the chronic wound (um); 0 without one.
    pub wound_radius_um: f64,
    /// Factor on the closing speed of a chronic wound, so small that it has not closed for six weeks; 1 without one.
    pub wound_speed: f64,
}

impl Start {
    /// One draw; `phototype` where the user knows it.
    pub fn draw(condition: Condition, phototype: Option<u8>, site: &Site, draws: &dyn Draws) -> Start {
        let _ = (site, draws);
        let phototype = phototype.map_or(3.0, f64::from); // number: stub
        Start { condition, phototype, lesion: Lesion::default(), wound_radius_um: 0.0, wound_speed: 1.0 }
    }
}
