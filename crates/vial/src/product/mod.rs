//! What a vial contains, according to its file. Nothing here is guessed: what a file does not know stays unknown.

mod parts;
pub(crate) mod words;

use std::sync::Arc;

use exoskin_blood::Release;
use exoskin_evidence::{Draws, Prior};
use exoskin_quantity::toml::Known;

use crate::checklist::Check;
use crate::container::Container;
use crate::dish::DishCurve;
use crate::lot::LotFacts;
use crate::origin::{Class, Species};
use crate::parameters;
use crate::series::{Learned, Updated};
use parts::between;

pub use parts::{Basis, Factor, Label, Matrix, Note, Prp, Vessel};
pub use words::{Answer, Base, CountedBy, Form, Kind};

/// A product.
#[derive(Clone, Debug, PartialEq)]
pub struct Product {
    /// Its name in commands and scenarios.
    pub name: String,
    /// One line for people.
    pub title: String,
    /// What a patient would call it; the title where the file does not say.
    pub patient: String,
    /// What kind it is.
    pub kind: Kind,
    /// How it is stored.
    pub form: Form,
    /// What it is made from.
    pub source: String,
    /// What species the cells come from.
    pub species: Species,
    /// When the label was read, as a person wrote it; may be `unknown`.
    pub label_date: String,
    /// All vesicles broken deliberately: the control that keeps debris and factors.
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
    /// What is known for the buyer's checklist.
    pub checks: Vec<Check>,
    /// What these say about the lot in hand.
    pub lot: LotFacts,
    /// What the product's own measurements say about its rates.
    pub learned: Option<Arc<Learned>>,
    /// Its own dose-response curves in a dish.
    pub dish: Option<Arc<DishCurve>>,
    /// The file as read.
    pub text: String,
}

impl Product {
    /// The class, from kind, species and source.
    pub fn class(&self) -> Class {
        Class::of(self.kind, self.species, &self.source)
    }

    /// What is believed about the label's count, 1/um³.
    pub fn label_prior(&self) -> Prior {
        match (self.label.count_per_um3, self.label.claimed_per_um3) {
            (Known::Unknown, None) => parameters::LABEL_COUNT.prior,
            (Known::Unknown, Some((low, high))) => between(low, high),
            (Known::Is(count), _) => Prior::Fixed(count),
            (Known::Between(low, high), _) => between(low, high),
        }
    }

    /// What is believed about the share of the counted particles that are vesicles.
    pub fn vesicle_share_prior(&self) -> Prior {
        self.lot.vesicle_share.unwrap_or_else(|| parameters::VESICLE_SHARE.base_prior())
    }

    /// What is believed about the potency of the lot relative to a typical one.
    pub fn potency_prior(&self) -> Prior {
        self.lot.potency.unwrap_or_else(|| parameters::BATCH_POTENCY.base_prior())
    }

    /// The same product with what is known about its lot; a container that is named there is taken where its own is unknown.
    pub fn with_checks(&self, checks: &[Check]) -> Product {
        let checks: Vec<Check> = self.checks.iter().chain(checks).cloned().collect();
        let mut product = Product { checks, ..self.clone() };
        product.lot = LotFacts::of(&product);
        product.vessel.container = product.lot.container.unwrap_or(product.vessel.container);
        product
    }

    /// Whether its vesicles are counted as a share of its particles.
    pub(crate) fn vesicles_are_a_share(&self) -> bool {
        let of_platelets = self.prp.is_some() && self.label.count_per_um3.is_unknown();
        !(self.label.exact || self.is_vesicle_free() || of_platelets)
    }

    /// The draws as this product's own measurements leave them.
    pub fn updated<'a>(&'a self, draws: &'a dyn Draws) -> Updated<'a> {
        Updated::new(self.learned.as_deref(), draws)
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
            (self.asks(|prp| prp.fold), "platelet concentration over blood"),
            (self.asks(|prp| prp.donor_age_years), "donor age"),
            (matches!(self.label.count_per_um3, Known::Between(..)), "particle count (only a range is claimed)"),
            (self.diameter_um.is_unknown(), "vesicle diameter"),
            (self.vessel.container == Container::Unknown, "container"),
            (self.form == Form::Unknown, "storage form"),
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
