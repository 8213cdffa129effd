//! What a product file may contain.

use exoskin_blood::Activation;
use exoskin_quantity::Dimension;
use exoskin_quantity::toml::{Holds, Key, Keys, Rule};

use crate::checklist;
use crate::container::CONTAINERS;
use crate::origin::SPECIES;
use crate::product::{Answer, Base, CountedBy, Form, Kind};

/// What activated the platelets in the tube.
pub(super) const ACTIVATIONS: [(&str, Activation); 3] =
    [("none", Activation::None), ("calcium", Activation::Calcium), ("thrombin", Activation::Thrombin)];
/// Who says what a note says.
pub(super) const NOTES_FROM: [&str; 3] = ["label", "measured by others", "unknown"];
/// What a count is a count of.
pub(super) const PER: [&str; 2] = ["mL", "vial"];

/// The outermost table.
pub const KEYS: Keys = Keys::with(
    &[
        Key::required("name", Holds::Text, "short name: letters, digits, `_` and `-`"),
        Key::required("title", Holds::Text, "one-line title"),
        Key::optional("patient", Holds::Text, "what a patient would call it"),
        Key::required("kind", Holds::Word(|| words(&Kind::WORDS)), "what kind of product it is"),
        Key::required("form", Holds::Word(|| words(&Form::WORDS)), "how it is stored before use"),
        Key::required("source", Holds::Text, "what it is made from, for example `human adipose stem cells`"),
        Key::optional("species", Holds::Word(|| words(&SPECIES)), "whose cells these are"),
        Key::optional("label_date", Holds::Text, "when the label was read"),
        Key::optional("lysed", Holds::Switch, "whether all vesicles were broken on purpose"),
        Key::optional("prp", Holds::Table(&PRP), "how the platelet-rich plasma was made, and from whom"),
        Key::optional("label", Holds::Table(&LABEL), "what the label says about the count"),
        Key::required("vial", Holds::Table(&VIAL), "the vessel"),
        Key::required("vesicle", Holds::Table(&VESICLE), "the vesicles' size"),
        Key::required("matrix", Holds::Table(&MATRIX), "what else is in the liquid"),
        Key::optional("factor", Holds::Tables(&FACTOR), "free factors, one table each"),
        Key::optional(
            "measured",
            Holds::Table(&MEASURED),
            "your own measurements of this product, which update its rates and its effects",
        ),
        Key::optional("note", Holds::Tables(&NOTE), "statements about the product, and who makes them"),
        Key::optional("check", Holds::Tables(&checklist::KEYS), "what is known for each item of the buyer's checklist"),
    ],
    &[Rule::Belongs("prp", "kind", || vec!["prp"]), Rule::Unless("label", "kind", || vec!["prp"])],
);

/// A table's numbers come from rows, or from a reason.
const SOURCED: &[Rule] = &[Rule::OneOf(&[&["evidence"], &["assumed"]])];
const EVIDENCE: Key = Key::optional("evidence", Holds::Text, "supporting evidence rows, separated by commas");
const ASSUMED: Key = Key::optional("assumed", Holds::Text, "reason for these values, where there is no row");

pub(super) const LABEL: Keys = Keys::with(
    &[
        Key::required(
            "count",
            Holds::KnownEither(Dimension::Concentration, Dimension::Count),
            "particles per mL (or per vial), a range, or `unknown`",
        ),
        Key::optional("per", Holds::Word(|| PER.to_vec()), "what the count refers to"),
        Key::optional(
            "claimed",
            Holds::KnownEither(Dimension::Concentration, Dimension::Count),
            "if the count is unknown: what labels of such products claim",
        ),
        Key::optional("counted_after_drying", answer(), "whether a dried product was counted after drying"),
        Key::optional("exact", Holds::Switch, "whether the count is taken as exact and as whole vesicles only"),
        Key::optional("counted_by", Holds::Word(|| words(&CountedBy::WORDS)), "who did the count"),
        EVIDENCE,
        ASSUMED,
    ],
    SOURCED,
);
pub(super) const VIAL: Keys = Keys::with(
    &[
        Key::required("volume", Holds::Quantity(Dimension::Volume), "volume of liquid"),
        Key::required("container", Holds::Word(|| CONTAINERS.to_vec()), "material of the wall"),
        Key::required("inner_diameter", Holds::Quantity(Dimension::Length), "inner diameter"),
        EVIDENCE,
        ASSUMED,
    ],
    SOURCED,
);
pub(super) const VESICLE: Keys = Keys::with(
    &[Key::optional("diameter", Holds::Known(Dimension::Length), "diameter, a range, or `unknown`"), EVIDENCE, ASSUMED],
    SOURCED,
);
pub(super) const MATRIX: Keys = Keys::with(
    &[
        Key::optional("base", Holds::Word(|| words(&Base::WORDS)), "what the vesicles are mixed into"),
        Key::optional("protein_rich", answer(), "whether protein coats the wall and carries free factors"),
        Key::optional("cryoprotectant", answer(), "trehalose, sucrose"),
        Key::optional("humectant", answer(), "hyaluronic acid, glycerol"),
        Key::optional("drying_time", Holds::Known(Dimension::Time), "of a 40 um film on skin, a range, or `unknown`"),
        Key::optional("buffer", Holds::Text, "the buffer, in words"),
        EVIDENCE,
        ASSUMED,
    ],
    SOURCED,
);
pub(super) const PRP: Keys = Keys::with(
    &[
        Key::optional("fold", Holds::Known(Dimension::Number), "platelet concentration relative to the donor's blood"),
        Key::optional("activation", Holds::Word(|| words(&ACTIVATIONS)), "what activated the platelets in the tube"),
        Key::optional("donor_age", Holds::Known(Dimension::Number), "age of the donor, years"),
        EVIDENCE,
        ASSUMED,
    ],
    SOURCED,
);
pub(super) const FACTOR: Keys = Keys::with(
    &[
        Key::required("name", Holds::Text, "its name, for example `vegf`"),
        Key::optional("amount", Holds::Known(Dimension::MassConcentration), "amount, or `unknown`"),
        Key::optional("labile", Holds::Switch, "whether it is as unstable as FGF-2"),
        EVIDENCE,
        ASSUMED,
    ],
    SOURCED,
);
pub(super) const MEASURED: Keys = Keys::with(
    &[
        Key::optional(
            "stability",
            Holds::Text,
            "a stability series: the lines of its CSV, with columns days, temperature, container, concentration, count, sd, potency",
        ),
        Key::optional(
            "dish",
            Holds::Text,
            "dose-response curves in a dish: the lines of their CSV, with columns particles per mL, hours, cells per cm2, behaviour, response, sd",
        ),
    ],
    &[Rule::OneOf(&[&["stability"], &["dish"], &["stability", "dish"]])],
);
pub(super) const NOTE: Keys = Keys::of(&[
    Key::required("from", Holds::Word(|| NOTES_FROM.to_vec()), "who makes the statement"),
    Key::required("text", Holds::Text, "the statement"),
    EVIDENCE,
]);
const fn answer() -> Holds {
    Holds::Word(|| words(&Answer::WORDS))
}

/// The words in a table of words and meanings.
pub(super) fn words<T>(table: &[(&'static str, T)]) -> Vec<&'static str> {
    table.iter().map(|(word, _)| *word).collect()
}
