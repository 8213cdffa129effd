//! What a procedure's file may contain.

use exoskin_quantity::Dimension;
use exoskin_quantity::toml::{Holds, Key, Keys, Rule};

use crate::injury::class::CLASSES;
use crate::injury::{Filling, Harm, Pattern, limits};

/// The outermost table.
pub const KEYS: Keys = Keys::with(
    &[
        Key::required("schema", Holds::Whole(1, 1), "version of the file format"),
        Key::required("name", Holds::Text, "short name: lowercase letters, digits and `_`"),
        Key::required("title", Holds::Text, "one-line title"),
        Key::optional("patient", Holds::Text, "what a patient would call it"),
        Key::optional("aliases", Holds::Texts, "other names for it"),
        Key::required("device_class", Holds::Word(classes), "device class"),
        Key::optional("notes", Holds::Texts, "what a reader should know, in plain sentences"),
        Key::optional("channels", Holds::Table(&CHANNELS), "channels or columns"),
        Key::optional("surface", Holds::Table(&SURFACE), "a surface that was removed or found bare"),
        Key::optional("holes", Holds::Table(&HOLES), "round holes"),
        Key::optional("points", Holds::Table(&POINTS), "injection points"),
        Key::optional("corneum", Holds::Table(&CORNEUM), "a thinned stratum corneum"),
    ],
    &[
        Rule::Belongs("channels", "device_class", || classes_with(Harm::Channels)),
        Rule::Belongs("surface", "device_class", || classes_with(Harm::Surface)),
        Rule::Belongs("holes", "device_class", || classes_with(Harm::Holes)),
        Rule::Belongs("points", "device_class", || classes_with(Harm::Points)),
        Rule::Belongs("corneum", "device_class", || classes_with(Harm::Corneum)),
    ],
);

fn classes() -> Vec<&'static str> {
    CLASSES.iter().map(|class| class.word).collect()
}

fn classes_with(harm: Harm) -> Vec<&'static str> {
    CLASSES.iter().filter(|class| class.harm == harm).map(|class| class.word).collect()
}

pub(super) const CHANNELS: Keys = Keys::with(
    &[
        Key::required("density", DENSITY, "channels per unit area and pass"),
        Key::required("passes", NUMBER, "number of passes over the same place"),
        Key::required("width", LENGTH, "width at the surface"),
        Key::optional("needle", LENGTH, "length of the needle"),
        Key::optional("depth_ratio", NUMBER, "channel depth over needle length"),
        Key::optional("depth", LENGTH, "channel depth, for devices without needles"),
        Key::required("coagulated_rim", LENGTH, "thickness of the coagulated tissue around a channel"),
        Key::required("dead_rim", LENGTH, "thickness of the torn, dead cells around a channel"),
        Key::required("open_share", SHARE, "share of channels whose stratum corneum is open at first"),
        Key::required("closing_half_life", TIME, "half-life of an open channel, from the injury on"),
        Key::required("blood_filled", SHARE, "share of channels full of blood at application"),
        Key::required("pattern", Holds::Word(|| Pattern::WORDS.to_vec()), "arrangement of the channels"),
        Key::required("filling", Holds::Word(|| Filling::WORDS.to_vec()), "initial contents of a channel"),
    ],
    &[Rule::OneOf(&[&["depth"], &["needle", "depth_ratio"]])],
);
pub(super) const SURFACE: Keys = Keys::of(&[
    Key::required("depth", LENGTH, "depth of tissue removed, from the surface"),
    Key::required("coagulated", LENGTH, "thickness of heated, coagulated tissue below it"),
    Key::required("closing_half_life", TIME, "half-life of its openness to vesicles"),
]);
pub(super) const HOLES: Keys = Keys::of(&[
    Key::required("density", DENSITY, "holes per unit area of treated skin"),
    Key::required("width", LENGTH, "width of a hole"),
    Key::required("depth", LENGTH, "depth of a hole"),
    Key::required("closing_half_life", TIME, "half-life of their openness to vesicles"),
]);
pub(super) const POINTS: Keys = Keys::of(&[
    Key::required("density", DENSITY, "points per unit area"),
    Key::required("width", LENGTH, "outer width of the needle"),
    Key::required("depth", LENGTH, "depth of the needle tip"),
    Key::required("volume", VOLUME, "volume injected per point"),
    Key::required("backflow", SHARE, "share that flows back out along the needle"),
]);
pub(super) const CORNEUM: Keys =
    Keys::of(&[Key::required("removed", SHARE, "share of the stratum corneum that is removed")]);

/// What a user may set on a device, in the order in which settings are applied.
pub(super) const SETTINGS: Keys = Keys::of(&[
    Key::optional("needle", Holds::Quantity(Dimension::Length), "needle length"),
    Key::optional("depth", Holds::Quantity(Dimension::Length), "depth"),
    Key::optional("density", Holds::Quantity(Dimension::AreaDensity), "channels, holes or points per unit area"),
    Key::optional("passes", Holds::Quantity(Dimension::Number), "passes over the same skin"),
    Key::optional("width", Holds::Quantity(Dimension::Length), "width"),
]);

/// A number of the file: `unknown`, or a table with its value and where that comes from.
macro_rules! measured {
    ($dimension:expr) => {{
        const VALUE: Key = Key::required("value", Holds::Known($dimension), VALUE_HELP);
        const FIELD: Keys = Keys::with(&[VALUE, EVIDENCE, ASSUMED], &[SOURCED]);
        Holds::UnknownOr(&FIELD)
    }};
}

const VALUE_HELP: &str = "the value, a range, or `unknown`";
const SOURCED: Rule = Rule::Sourced(&["evidence", "assumed"]);

const LENGTH: Holds = measured!(Dimension::Length);
const TIME: Holds = measured!(Dimension::Time);
const NUMBER: Holds = measured!(Dimension::Number);
const DENSITY: Holds = measured!(Dimension::AreaDensity);
const VOLUME: Holds = measured!(Dimension::Volume);
const SHARE: Holds = Holds::UnknownOr(&FIELD);

/// A share, which alone may have a beta distribution; the names of every number's keys.
pub(super) const FIELD: Keys = Keys::with(
    &[
        Key::optional("value", Holds::Known(Dimension::Fraction), VALUE_HELP),
        Key::optional("beta", Holds::Table(&BETA), "a beta distribution"),
        EVIDENCE,
        ASSUMED,
    ],
    &[Rule::OneOf(&[&["value"], &["beta"]]), SOURCED],
);
pub(super) const BETA: Keys = Keys::of(&[
    Key::required("a", BETA_SHAPE, "first shape parameter"),
    Key::required(
        "b",
        BETA_SHAPE,
        "second shape \
                                                                                                  parameter",
    ),
]);
const BETA_SHAPE: Holds = Holds::Number(*limits::BETA_SHAPE.start(), *limits::BETA_SHAPE.end());
const EVIDENCE: Key = Key::optional("evidence", Holds::TextOrTexts, "ids of supporting evidence rows");
const ASSUMED: Key = Key::optional("assumed", Holds::Text, "reason for this value");
