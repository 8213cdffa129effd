//! The words that a product's file chooses from.

/// What kind of product it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// Whole vesicles.
    Vesicles,
    /// An extract of cells or platelets: free factors, vesicles broken or mixed in.
    Extract,
    /// What cells left in their culture medium.
    ConditionedMedium,
    /// A growth-factor serum without vesicles.
    Serum,
    /// Platelet-rich plasma.
    Prp,
    /// The liquid alone.
    Vehicle,
}

impl Kind {
    /// Words of the key `kind`.
    pub(crate) const WORDS: [(&str, Kind); 6] = [
        ("vesicles", Kind::Vesicles),
        ("extract", Kind::Extract),
        ("conditioned_medium", Kind::ConditionedMedium),
        ("serum", Kind::Serum),
        ("prp", Kind::Prp),
        ("vehicle", Kind::Vehicle),
    ];

    /// Its word in files and results.
    pub fn word(self) -> &'static str {
        Kind::WORDS.iter().find(|(_, kind)| *kind == self).map_or("vesicles", |(word, _)| word)
    }
}

/// How it is stored before use.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Form {
    /// Frozen liquid.
    Frozen,
    /// Liquid in the refrigerator.
    Refrigerated,
    /// Liquid at room temperature.
    RoomTemperature,
    /// Freeze-dried powder.
    Lyophilised,
    /// Not stated; taken as a liquid.
    Unknown,
}

impl Form {
    /// Words of the key `form`.
    pub(crate) const WORDS: [(&str, Form); 5] = [
        ("frozen", Form::Frozen),
        ("refrigerated", Form::Refrigerated),
        ("room_temperature", Form::RoomTemperature),
        ("lyophilised", Form::Lyophilised),
        ("unknown", Form::Unknown),
    ];
}

/// Yes, no, or not stated.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Answer {
    /// Yes.
    Yes,
    /// No.
    No,
    /// Not stated.
    Unknown,
}

impl Answer {
    /// Words of the keys that ask yes or no.
    pub(crate) const WORDS: [(&str, Answer); 3] =
        [("yes", Answer::Yes), ("no", Answer::No), ("unknown", Answer::Unknown)];

    /// Yes or no; where unknown, by a unit draw: rich and poor are equally likely.
    pub(crate) fn settled(self, unit: f64) -> bool {
        match self {
            Answer::Yes => true,
            Answer::No => false,
            Answer::Unknown => unit < 0.5, // number: yes and no are equally likely, see vial.matrix.kind
        }
    }
}

/// Who counted the particles that a file gives.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum CountedBy {
    /// The maker: the label.
    #[default]
    Maker,
    /// The user's own instrument.
    Own,
    /// The lot's certificate.
    Certificate,
}

impl CountedBy {
    /// Each with its word in files and results.
    pub const WORDS: [(&str, CountedBy); 3] =
        [("maker", CountedBy::Maker), ("own", CountedBy::Own), ("certificate", CountedBy::Certificate)];

    /// Its word in files and results.
    pub fn word(self) -> &'static str {
        CountedBy::WORDS.iter().find(|(_, by)| *by == self).map_or("maker", |(word, _)| word)
    }
}

/// What a product is mixed into.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Base {
    /// Water: a film that dries.
    #[default]
    Water,
    /// Petrolatum: drops of the product in an ointment that does not dry, covers the skin and releases slowly.
    Petrolatum,
}

impl Base {
    /// Words of the key `base`.
    pub(crate) const WORDS: [(&str, Base); 2] = [("water", Base::Water), ("petrolatum", Base::Petrolatum)];
}
