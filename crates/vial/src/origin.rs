//! Whose cells a product comes from, and which class of product that makes it.
//!
//! Hazards, law and claims need these two; the vial model needs neither.

use crate::product::words::Kind;

/// What a product was made from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Species {
    /// Human cells, blood or tissue.
    Human,
    /// Another animal.
    Animal,
    /// A plant.
    Plant,
    /// Nothing alive: saline, or a reference case.
    None,
    /// The file does not say.
    Unknown,
}

/// Words of the key `species`.
pub(crate) const SPECIES: [(&str, Species); 5] = [
    ("human", Species::Human),
    ("animal", Species::Animal),
    ("plant", Species::Plant),
    ("none", Species::None),
    ("unknown", Species::Unknown),
];

impl Species {
    /// The word used in files and tables.
    pub fn word(self) -> &'static str {
        match self {
            Species::Human => "human",
            Species::Animal => "animal",
            Species::Plant => "plant",
            Species::None => "none",
            Species::Unknown => "unknown",
        }
    }

    /// What the first words of `source` imply, for files without the key. Anything else stays unknown.
    pub(crate) fn of_source(source: &str) -> Species {
        let source = source.trim().to_lowercase();
        let begins = |words: &[&str]| words.iter().any(|word| source.starts_with(word));
        if begins(&["human ", "the patient"]) {
            Species::Human
        } else if source == "none" || begins(&["none:"]) {
            Species::None
        } else {
            Species::Unknown
        }
    }
}

/// A class of products, as law and hazards distinguish them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Class {
    /// Vesicles of human cells grown in culture.
    HumanCellVesicles,
    /// Human cells broken open.
    HumanCellExtract,
    /// Vesicles or extract of the platelets of human donors.
    HumanPlatelet,
    /// Platelet-rich plasma of the patient.
    Prp,
    /// Culture medium of human cells, or a serum of growth factors.
    Secretome,
    /// Anything from a plant.
    Plant,
    /// Vesicles from milk or colostrum.
    Milk,
    /// Anything else from an animal.
    Animal,
    /// The liquid alone.
    Vehicle,
    /// The file does not say enough, or it is not a product.
    Unknown,
}

impl Class {
    /// All classes, in the order of lists.
    pub const ALL: [Class; 10] = [
        Class::HumanCellVesicles,
        Class::HumanPlatelet,
        Class::Prp,
        Class::HumanCellExtract,
        Class::Secretome,
        Class::Plant,
        Class::Milk,
        Class::Animal,
        Class::Vehicle,
        Class::Unknown,
    ];

    /// The class of a product of this kind, from cells of this species, made of `source`.
    pub(crate) fn of(kind: Kind, species: Species, source: &str) -> Class {
        let names = |words: &[&str]| words.iter().any(|word| source.to_lowercase().contains(word));
        match (kind, species) {
            (Kind::Prp, _) => Class::Prp,
            (Kind::Vehicle, _) => Class::Vehicle,
            (_, Species::Plant) => Class::Plant,
            (_, Species::Animal) if names(&["milk", "colostrum"]) => Class::Milk,
            (_, Species::Animal) => Class::Animal,
            (_, Species::Human) if names(&["platelet"]) => Class::HumanPlatelet,
            (Kind::ConditionedMedium | Kind::Serum, _) => Class::Secretome,
            (Kind::Vesicles, Species::Human) => Class::HumanCellVesicles,
            (Kind::Extract, Species::Human) => Class::HumanCellExtract,
            (Kind::Vesicles | Kind::Extract, Species::None | Species::Unknown) => Class::Unknown,
        }
    }

    /// The class in words for people.
    pub fn words(self) -> &'static str {
        match self {
            Class::HumanCellVesicles => "vesicles from human cells",
            Class::HumanCellExtract => "extract of human cells",
            Class::HumanPlatelet => "vesicles or extract from human platelets",
            Class::Prp => "platelet-rich plasma",
            Class::Secretome => "culture medium or growth-factor serum",
            Class::Plant => "from a plant",
            Class::Milk => "from milk",
            Class::Animal => "from another animal",
            Class::Vehicle => "vehicle only",
            Class::Unknown => "class unknown",
        }
    }
}
