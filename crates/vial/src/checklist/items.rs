//! What can be known about a vial, and the question of the buyer's checklist that each item answers.

use exoskin_quantity::{nearest, quoted};

use super::synonyms::OTHER_WORDS;

/// A question of the buyer's checklist.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Topic {
    /// How many particles.
    Count,
    /// How they were counted.
    CountMethod,
    /// How large they are.
    Size,
    /// How much lots differ.
    LotSpread,
    /// Particles per protein: how much is not vesicles.
    Purity,
    /// Markers of vesicles.
    Markers,
    /// Protein in the liquid and per particle.
    Protein,
    /// RNA per particle.
    Rna,
    /// A test of what it does to cells.
    Potency,
    /// Bacteria and fungi.
    Sterility,
    /// Endotoxin.
    Endotoxin,
    /// Mycoplasma.
    Mycoplasma,
    /// Viruses.
    Virus,
    /// Donor tests.
    Donor,
    /// Residual DNA from the cells.
    ResidualDna,
    /// Cells and passage.
    Source,
    /// How vesicles were separated from the medium.
    Isolation,
    /// Storage and shipping.
    Storage,
    /// Studies with this product.
    Studies,
    /// A certificate of the lot.
    Certificate,
}

impl Topic {
    /// All, in the order of the checklist.
    pub const ALL: [Topic; 20] = [
        Topic::Count,
        Topic::CountMethod,
        Topic::Size,
        Topic::LotSpread,
        Topic::Purity,
        Topic::Markers,
        Topic::Protein,
        Topic::Rna,
        Topic::Potency,
        Topic::Sterility,
        Topic::Endotoxin,
        Topic::Mycoplasma,
        Topic::Virus,
        Topic::Donor,
        Topic::ResidualDna,
        Topic::Source,
        Topic::Isolation,
        Topic::Storage,
        Topic::Studies,
        Topic::Certificate,
    ];

    /// Its name in words.
    pub fn title(self) -> &'static str {
        match self {
            Topic::Count => "particle count",
            Topic::CountMethod => "counting method",
            Topic::Size => "particle size",
            Topic::LotSpread => "spread between lots",
            Topic::Purity => "purity (particles per protein)",
            Topic::Markers => "vesicle markers",
            Topic::Protein => "protein",
            Topic::Rna => "RNA",
            Topic::Potency => "potency test",
            Topic::Sterility => "sterility",
            Topic::Endotoxin => "endotoxin",
            Topic::Mycoplasma => "mycoplasma",
            Topic::Virus => "viruses",
            Topic::Donor => "donor tests",
            Topic::ResidualDna => "residual DNA",
            Topic::Source => "source and passage",
            Topic::Isolation => "isolation",
            Topic::Storage => "storage and shipping",
            Topic::Studies => "studies with this product",
            Topic::Certificate => "certificate of the lot",
        }
    }

    /// What to ask the seller where it is missing.
    pub fn question(self) -> &'static str {
        match self {
            Topic::Count => "What is the particle count per vial of this lot, as a number rather than a range?",
            Topic::CountMethod => "With which instrument, dilution and settings was this lot counted, and by whom?",
            Topic::Size => "What is the size distribution (D10, D50, D90, or the instrument's own file)?",
            Topic::LotSpread => "What were the count and potency of recent lots, with a number for each?",
            Topic::Purity => "How many particles are there per microgram of protein, and which protein assay was used?",
            Topic::Markers => {
                "What share of the particles carries CD9, CD63 or CD81, and what tests for cell debris were done?"
            }
            Topic::Protein => "How much protein is in a millilitre, and how much of it is in the particles?",
            Topic::Rna => "How much RNA does a particle contain, and how was RNA outside the particles removed?",
            Topic::Potency => {
                "Which test shows that this lot has an effect on cells, against which reference, and with what result?"
            }
            Topic::Sterility => "Was this lot tested for bacteria and fungi, by which method, and with what result?",
            Topic::Endotoxin => "How much endotoxin, in EU per mL, was found in this lot?",
            Topic::Mycoplasma => "Was the culture or this lot tested for mycoplasma, and with what result?",
            Topic::Virus => {
                "Which viruses were tested for, and which step removes or inactivates them, and by how \
                             much?"
            }
            Topic::Donor => "Which tests did the donor of the cells have, and when were they repeated?",
            Topic::ResidualDna => "How much residual DNA from the cells is left?",
            Topic::Source => "Which cells were used, from how many donors and at which passage?",
            Topic::Isolation => "How were the vesicles separated from the culture medium?",
            Topic::Storage => {
                "At what temperature, for how long and in what container was this vial stored and shipped (logger \
                 file)?"
            }
            Topic::Studies => "Which controlled study used this product, at this dose, for this use?",
            Topic::Certificate => "May I have the certificate of analysis for this lot, with its number and date?",
        }
    }

    /// The row that says how many of eight sellers state this, where there is one.
    pub(crate) fn audit_row(self) -> Option<&'static str> {
        match self {
            Topic::Count => Some("vial.product.audit_vendors_count"),
            Topic::CountMethod => Some("vial.product.audit_vendors_count_method"),
            Topic::Size => Some("vial.product.audit_vendors_size"),
            Topic::Markers => Some("vial.product.audit_vendors_markers"),
            Topic::Sterility | Topic::Endotoxin => Some("vial.product.audit_vendors_sterility"),
            Topic::Source => Some("vial.product.audit_vendors_passage"),
            Topic::Isolation => Some("vial.product.audit_vendors_isolation"),
            Topic::Storage => Some("vial.product.audit_vendors_storage"),
            Topic::Certificate => Some("vial.product.audit_vendors_coa"),
            _ => None,
        }
    }
}

/// What an item's value is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Measure {
    /// Particles per volume or per vial.
    Count,
    /// A length in nanometres.
    Nanometres,
    /// Endotoxin units per volume.
    Endotoxin,
    /// Mass per volume.
    MassPerVolume,
    /// Particles per mass of protein.
    PerProtein,
    /// A share of one.
    Share,
    /// A share of one, or words.
    ShareOrWords,
    /// A number in its own unit, or words.
    Free,
}

/// Something that a label or certificate may say.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Item {
    /// Its word in files.
    pub name: &'static str,
    /// The question it answers.
    pub topic: Topic,
    /// What its value is.
    pub measure: Measure,
}

const fn item(name: &'static str, topic: Topic, measure: Measure) -> Item {
    Item { name, topic, measure }
}

/// All items.
pub(crate) const ITEMS: &[Item] = &[
    item("particle_count", Topic::Count, Measure::Count),
    item("count_method", Topic::CountMethod, Measure::Free),
    item("size_mean", Topic::Size, Measure::Nanometres),
    item("size_mode", Topic::Size, Measure::Nanometres),
    item("size_d10", Topic::Size, Measure::Nanometres),
    item("size_d50", Topic::Size, Measure::Nanometres),
    item("size_d90", Topic::Size, Measure::Nanometres),
    item("size_share_50_400", Topic::Size, Measure::Share),
    item("size_share_30_160", Topic::Size, Measure::Share),
    item("lot_spread", Topic::LotSpread, Measure::Share),
    item("purity", Topic::Purity, Measure::PerProtein),
    item("cd9", Topic::Markers, Measure::ShareOrWords),
    item("cd63", Topic::Markers, Measure::ShareOrWords),
    item("cd81", Topic::Markers, Measure::ShareOrWords),
    item("protein", Topic::Protein, Measure::MassPerVolume),
    item("protein_per_particle", Topic::Protein, Measure::Free),
    item("rna", Topic::Rna, Measure::MassPerVolume),
    item("rna_per_particle", Topic::Rna, Measure::Free),
    item("potency", Topic::Potency, Measure::ShareOrWords),
    item("sterility", Topic::Sterility, Measure::Free),
    item("endotoxin", Topic::Endotoxin, Measure::Endotoxin),
    item("mycoplasma", Topic::Mycoplasma, Measure::Free),
    item("virus", Topic::Virus, Measure::Free),
    item("donor_tests", Topic::Donor, Measure::Free),
    item("residual_dna", Topic::ResidualDna, Measure::Free),
    item("source", Topic::Source, Measure::Free),
    item("passage", Topic::Source, Measure::Free),
    item("isolation", Topic::Isolation, Measure::Free),
    item("storage", Topic::Storage, Measure::Free),
    item("studies", Topic::Studies, Measure::Free),
    item("certificate", Topic::Certificate, Measure::Free),
];

/// The item for that word; spaces, hyphens and capitals make no difference.
pub(crate) fn find_item(word: &str) -> Option<&'static Item> {
    let plain = plain(word);
    let plain = marker(&plain).unwrap_or(plain);
    let name = OTHER_WORDS.iter().find(|(other, _)| *other == plain).map_or(plain.as_str(), |(_, name)| name);
    ITEMS.iter().find(|item| item.name == name)
}

/// The marker in `CD-63`, `CD63+ particles` or `CD63 positive vesicles`.
fn marker(plain: &str) -> Option<String> {
    const AROUND: [&str; 12] = [
        "positive",
        "pos",
        "particle",
        "particles",
        "vesicle",
        "vesicles",
        "exosomes",
        "evs",
        "of",
        "percent",
        "percentage",
        "share",
    ];
    let words: Vec<&str> = plain.split('_').filter(|word| !AROUND.contains(word)).collect();
    let name = words.concat();
    ["cd9", "cd63", "cd81"].contains(&name.as_str()).then_some(name)
}

/// What to say about a word that is not an item, with the nearest one.
pub(crate) fn no_item(word: &str) -> (String, String, Option<String>) {
    let expected = names().collect::<Vec<_>>().join(", ");
    (format!("{} is not an item of the checklist", quoted(word)), expected, near(word))
}

/// The item that a word most likely misspells. Words that differ in their digits are different things: CD44 is not CD81.
pub(crate) fn near(word: &str) -> Option<String> {
    let digits = |text: &str| text.chars().filter(char::is_ascii_digit).collect::<String>();
    let found = nearest(&plain(word), names().chain(OTHER_WORDS.iter().map(|(other, _)| *other)))?;
    (digits(&found) == digits(word)).then_some(found)
}

fn names() -> impl Iterator<Item = &'static str> {
    ITEMS.iter().map(|item| item.name)
}

fn plain(word: &str) -> String {
    let joined: String =
        word.trim().to_lowercase().chars().map(|c| if c.is_alphanumeric() { c } else { '_' }).collect();
    joined.split('_').filter(|piece| !piece.is_empty()).collect::<Vec<_>>().join("_")
}
