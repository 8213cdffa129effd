//! What the skin starts with: nothing, or a condition.

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
