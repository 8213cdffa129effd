//! What a vial holds, as its file says it. Nothing here is guessed: what a file does not know stays unknown.

use exoskin_blood::{Activation, Preparation, Release};
use exoskin_evidence::{Draws, Prior};
use exoskin_quantity::toml::Known;

use crate::checklist::Check;
use crate::container::Container;
use crate::origin::Species;
use crate::parameters;

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

/// How it is kept before use.
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
    /// Nobody says; taken as a liquid.
    Unknown,
}

/// Yes, no, or nobody says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Answer {
    /// Yes.
    Yes,
    /// No.
    No,
    /// Nobody says.
    Unknown,
}

impl Answer {
    /// Yes or no; where unknown, by a unit draw: rich and poor are equally likely.
    pub(crate) fn settled(self, unit: f64) -> bool {
        match self {
            Answer::Yes => true,
            Answer::No => false,
            Answer::Unknown => unit < 0.5,
        }
    }
}

/// Where a number of a file comes from.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Basis {
    /// Rows of `evidence/`, by id.
    Evidence(Vec<String>),
    /// No row: the reason for the value.
    Assumed(String),
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
    /// Every one with its word in files and results.
    pub const WORDS: [(&str, CountedBy); 3] =
        [("maker", CountedBy::Maker), ("own", CountedBy::Own), ("certificate", CountedBy::Certificate)];

    /// Its word in files and results.
    pub fn word(self) -> &'static str {
        CountedBy::WORDS.iter().find(|(_, by)| *by == self).map_or("maker", |(word, _)| word)
    }
}

/// What the label says about the count.
#[derive(Clone, Debug, PartialEq)]
pub struct Label {
    /// Particles per um³; unknown stays unknown.
    pub count_per_um3: Known<f64>,
    /// Where the count is unknown: the range that labels of such products claim, 1/um³.
    pub claimed_per_um3: Option<(f64, f64)>,
    /// Whether a dried product was counted after drying.
    pub counted_after_drying: Answer,
    /// Whether the count is taken as whole vesicles without error (for reference cases).
    pub exact: bool,
    /// Who counted.
    pub counted_by: CountedBy,
    /// Where the count comes from.
    pub basis: Basis,
}

/// The vial's vessel.
#[derive(Clone, Debug, PartialEq)]
pub struct Vessel {
    /// Wall material.
    pub container: Container,
    /// Volume of liquid, um³.
    pub volume_um3: f64,
    /// Inner diameter, um.
    pub inner_diameter_um: f64,
    /// Where these come from.
    pub basis: Basis,
}

/// What a product is mixed into.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Base {
    /// Water: a film that dries.
    #[default]
    Water,
    /// Petrolatum: drops of the product in an ointment that does not dry, covers the skin and lets go slowly.
    Petrolatum,
}

/// What is dissolved beside the vesicles.
#[derive(Clone, Debug, PartialEq)]
pub struct Matrix {
    /// What the product is mixed into.
    pub base: Base,
    /// Rich in protein, so that the wall is covered and free factors are carried.
    pub protein_rich: Answer,
    /// Holds a cryoprotectant such as trehalose.
    pub cryoprotectant: Answer,
    /// Holds a humectant such as hyaluronic acid or glycerol, so that a film dries slowly.
    pub humectant: Answer,
    /// Time that a 40 um film takes to dry, s; low and high end. None: as water.
    pub drying_s: Option<(f64, f64)>,
    /// The buffer, in words.
    pub buffer: String,
    /// Where these come from.
    pub basis: Basis,
}

/// A free factor.
#[derive(Clone, Debug, PartialEq)]
pub struct Factor {
    /// Its name, for example `pdgf_bb`.
    pub name: String,
    /// How much of it, pg/um³ (1 ng/mL is 1e-9).
    pub pg_per_um3: Known<f64>,
    /// As unstable as FGF-2.
    pub labile: bool,
    /// Where the amount comes from.
    pub basis: Basis,
}

/// How platelet-rich plasma was made, and from whom.
#[derive(Clone, Debug, PartialEq)]
pub struct Prp {
    /// Platelets over those of the donor's blood.
    pub fold: Known<f64>,
    /// What woke the platelets in the tube.
    pub activation: Activation,
    /// Age of the donor, years; unknown: as the donors of the rows.
    pub donor_age_years: Known<f64>,
    /// Where these come from.
    pub basis: Basis,
}

impl Prp {
    /// What it has released in this draw.
    pub fn release(&self, draws: &dyn Draws) -> Release {
        let fold = range(self.fold).unwrap_or(parameters::PRP_FOLD.prior);
        let age = range(self.donor_age_years).map(|prior| draws.value_with(&parameters::PRP_DONOR_AGE, &prior));
        let fold = draws.value_with(&parameters::PRP_FOLD, &fold);
        Release::of(&Preparation { fold, spun: true, activation: self.activation, donor_age_years: age }, draws)
    }
}

fn range(known: Known<f64>) -> Option<Prior> {
    known.ends().map(|(low, high)| between(low, high))
}

/// A sentence about a product, and who says it.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Note {
    /// `label`, `measured by others` or `unknown`.
    pub from: String,
    /// The sentence.
    pub text: String,
    /// Rows behind it.
    pub evidence: Vec<String>,
}

/// A product.
#[derive(Clone, Debug, PartialEq)]
pub struct Product {
    /// Its name in commands and scenarios.
    pub name: String,
    /// One line for people.
    pub title: String,
    /// What kind it is.
    pub kind: Kind,
    /// How it is kept.
    pub form: Form,
    /// What it is made from.
    pub source: String,
    /// Whose cells these are.
    pub species: Species,
    /// When the label was read, as a person wrote it; may be `unknown`.
    pub label_date: String,
    /// All vesicles broken on purpose: the control with debris and factors kept.
    pub lysed: bool,
    /// The count.
    pub label: Label,
    /// The vessel.
    pub vessel: Vessel,
    /// Vesicle diameter, um.
    pub diameter_um: Known<f64>,
    /// Where the diameter comes from.
    pub diameter_basis: Basis,
    /// What else is in the liquid.
    pub matrix: Matrix,
    /// Free factors.
    pub factors: Vec<Factor>,
    /// Platelet-rich plasma: where the count and the factors without an amount come from.
    pub prp: Option<Prp>,
    /// What the label says, what others measured, what nobody knows.
    pub notes: Vec<Note>,
    /// What is known of the buyer's checklist.
    pub checks: Vec<Check>,
    /// The file as read.
    pub text: String,
}

impl Product {
    /// What is believed about the label's count, 1/um³.
    pub fn label_prior(&self) -> Prior {
        match (self.label.count_per_um3, self.label.claimed_per_um3) {
            (Known::Unknown, None) => parameters::LABEL_COUNT.prior,
            (Known::Unknown, Some((low, high))) => between(low, high),
            (Known::Is(count), _) => Prior::Fixed(count),
            (Known::Between(low, high), _) => between(low, high),
        }
    }

    /// What the platelets of platelet-rich plasma have released in this draw.
    pub fn release(&self, draws: &dyn Draws) -> Option<Release> {
        self.prp.as_ref().map(|prp| prp.release(draws))
    }

    /// What is believed about the vesicles' diameter, um.
    pub fn diameter_prior(&self) -> Prior {
        match self.diameter_um {
            Known::Unknown => parameters::DIAMETER.prior,
            Known::Is(diameter) => Prior::Fixed(diameter),
            Known::Between(low, high) => between(low, high),
        }
    }

    /// Whether the label claims no vesicles at all.
    pub fn is_vesicle_free(&self) -> bool {
        self.label.count_per_um3 == Known::Is(0.0)
    }

    /// The same product with every vesicle broken: debris and factors kept.
    pub fn lysed(&self) -> Product {
        Product { lysed: true, title: format!("{}, lysed", self.title), ..self.clone() }
    }

    /// The same product with no vesicles and no factors: a blank, on the same path as every other product.
    pub fn blank(&self) -> Product {
        let label = Label { count_per_um3: Known::Is(0.0), claimed_per_um3: None, ..self.label.clone() };
        let title = format!("{}, without vesicles and factors", self.title);
        Product { label, title, factors: Vec::new(), prp: None, ..self.clone() }
    }

    /// Fields that the file leaves unknown, in words.
    pub fn unknowns(&self) -> Vec<&'static str> {
        let asked = [
            (self.label.count_per_um3.is_unknown() && self.prp.is_none(), "particle count"),
            (self.asks(|prp| prp.fold), "platelets over those of blood"),
            (self.asks(|prp| prp.donor_age_years), "age of the donor"),
            (matches!(self.label.count_per_um3, Known::Between(..)), "particle count (only a range is claimed)"),
            (self.diameter_um.is_unknown(), "vesicle diameter"),
            (self.vessel.container == Container::Unknown, "container"),
            (self.form == Form::Unknown, "how it is kept"),
            (self.matrix.protein_rich == Answer::Unknown, "protein content"),
            (self.matrix.cryoprotectant == Answer::Unknown, "cryoprotectant"),
            (self.matrix.humectant == Answer::Unknown, "humectant"),
            (
                self.form == Form::Lyophilised && self.label.counted_after_drying == Answer::Unknown,
                "counted before or after drying",
            ),
        ];
        asked.into_iter().filter(|(unknown, _)| *unknown).map(|(_, field)| field).collect()
    }

    fn asks(&self, field: impl Fn(&Prp) -> Known<f64>) -> bool {
        self.prp.as_ref().is_some_and(|prp| field(prp).is_unknown())
    }

    /// Ids of all evidence rows that the file names, each once.
    pub fn evidence(&self) -> Vec<&str> {
        let bases = [&self.label.basis, &self.vessel.basis, &self.diameter_basis, &self.matrix.basis];
        let of_bases = bases
            .into_iter()
            .chain(self.prp.iter().map(|prp| &prp.basis))
            .chain(self.factors.iter().map(|factor| &factor.basis))
            .flat_map(|basis| match basis {
                Basis::Evidence(ids) => ids.as_slice(),
                Basis::Assumed(_) => &[],
            });
        let mut ids: Vec<&str> = of_bases
            .chain(self.notes.iter().flat_map(|note| &note.evidence))
            .chain(self.checks.iter().flat_map(|check| &check.evidence))
            .map(String::as_str)
            .collect();
        ids.sort_unstable();
        ids.dedup();
        ids
    }

    /// What the file assumes: the field and the reason.
    pub fn assumptions(&self) -> Vec<(String, String)> {
        let named = [
            ("label", &self.label.basis),
            ("vial", &self.vessel.basis),
            ("vesicle", &self.diameter_basis),
            ("matrix", &self.matrix.basis),
        ];
        let of_factors = self.factors.iter().map(|factor| (factor.name.as_str(), &factor.basis));
        let of_prp = self.prp.iter().map(|prp| ("prp", &prp.basis));
        named
            .into_iter()
            .chain(of_prp)
            .chain(of_factors)
            .filter_map(|(field, basis)| match basis {
                Basis::Assumed(reason) => Some((field.to_owned(), reason.clone())),
                Basis::Evidence(_) => None,
            })
            .collect()
    }
}

/// Log-uniform between two positive ends; uniform where the lower end is zero.
fn between(low: f64, high: f64) -> Prior {
    if low == high {
        Prior::Fixed(low)
    } else if low > 0.0 {
        Prior::LogUniform { low, high }
    } else {
        Prior::Uniform { low, high }
    }
}
