//! What a scenario file may contain.

use exoskin_quantity::Dimension;
use exoskin_quantity::toml::{Holds, Key, Keys, Rule};
use exoskin_skin::{Condition, Setting};
use exoskin_vial::CONTAINERS;

use super::Hypothesis;
use super::limits::{LONGEST_REPEAT, PHOTOTYPES};
use super::role::Role;

/// How wounds are kept after a session.
pub(crate) const DRESSINGS: [&str; 2] = ["air", "occlusive"];
/// What a control keeps of a product.
pub(crate) const CONTROLS: [&str; 2] = ["lysed", "blank"];

/// The outermost table.
pub const KEYS: Keys = Keys::of(&[
    Key::required("schema", Holds::Whole(1, 1), "version of the file format"),
    Key::required("name", Holds::Text, "short name: lower-case letters, digits, `_` and `-`; names the run's folder"),
    Key::required("title", Holds::Text, "one-line title"),
    Key::required("source", Holds::Text, "where the protocol comes from"),
    Key::optional("unknown", Holds::Texts, "what that source leaves open"),
    Key::optional("seed", Holds::Whole(0, i64::MAX), "seed of every random stream"),
    Key::required("skin", Holds::Table(&SKIN), "site, age, initial condition"),
    Key::optional("course", Holds::Table(&COURSE), "how long the skin is followed"),
    Key::required("arm", Holds::Tables(&ARM), "what one patient, or one side of a face, gets"),
    Key::optional("model", Holds::Table(&MODEL), "hypotheses, and what a reference case switches off"),
]);

pub(crate) const SKIN: Keys = Keys::of(&[
    Key::required("site", Holds::Suggested(|| exoskin_skin::sites().to_vec()), "where on the body"),
    Key::optional("age", Holds::Quantity(Dimension::Time), "age of the skin, for example `45 years`"),
    Key::optional("phototype", Holds::Whole(PHOTOTYPES.0, PHOTOTYPES.1), "Fitzpatrick phototype"),
    Key::optional(
        "condition",
        Holds::Word(|| Condition::WORDS.map(|(word, _)| word).to_vec()),
        "initial condition of the skin",
    ),
    Key::optional("stratum_corneum", Holds::Known(Dimension::Length), "its thickness, if not the site's own"),
    Key::optional("junction", Holds::Known(Dimension::Length), "depth of the dermal junction"),
]);
pub(crate) const COURSE: Keys =
    Keys::of(&[Key::required("until", Holds::Quantity(Dimension::Time), "length of follow-up from the start")]);
pub(crate) const ARM: Keys = Keys::with(
    &[
        Key::required("name", Holds::Text, "its name; some names have a fixed meaning"),
        Key::optional("session", Holds::Tables(&SESSION), "sessions in the order of their times"),
    ],
    &[Rule::Unless("session", "name", Role::untreated)],
);
pub(crate) const SESSION: Keys = Keys::of(&[
    Key::required("at", Holds::Quantity(Dimension::Time), "since the start of the scenario"),
    Key::optional("repeat", Holds::Table(&REPEAT), "repeat of the session"),
    Key::required("procedure", Holds::Suggested(exoskin_skin::procedures), "a name, an alias, or a .toml file"),
    Key::optional("settings", Holds::Table(&Setting::KEYS), "device settings"),
    Key::optional("dressing", Holds::Word(|| DRESSINGS.to_vec()), "`occlusive` keeps wounds moist"),
    Key::optional("apply", Holds::Tables(&APPLY), "products in the order of their delays"),
]);
pub(crate) const REPEAT: Keys = Keys::of(&[
    Key::required("every", Holds::Quantity(Dimension::Time), "time between sessions"),
    Key::required("times", Holds::Whole(1, LONGEST_REPEAT), "total number of sessions"),
]);
pub(crate) const APPLY: Keys = Keys::of(&[
    Key::required("product", Holds::Suggested(exoskin_vial::products), "a name, or a .toml file"),
    Key::optional("control", Holds::Word(|| CONTROLS.to_vec()), "`lysed`: debris and factors kept; `blank`: neither"),
    Key::optional("label", Holds::Known(Dimension::Concentration), "the count, if not the product's own"),
    Key::optional("history", Holds::Text, "what happened to the vial, for example `-80C 60d; thaw; 4C 2h`"),
    Key::optional("container", Holds::Suggested(|| CONTAINERS.to_vec()), "if not the product's own"),
    Key::required("volume", Holds::Quantity(Dimension::Volume), "volume applied"),
    Key::optional("area", Holds::Quantity(Dimension::Area), "if not the whole site"),
    Key::optional("delay", Holds::Quantity(Dimension::Time), "since the injury"),
    Key::optional("temperature", Holds::Quantity(Dimension::Temperature), "of the product at application"),
    Key::optional("rub", Holds::Quantities(Dimension::Time), "times after application at which the film is rubbed in"),
    Key::optional("rinse", Holds::Quantity(Dimension::Time), "time after application at which it is rinsed off"),
]);
pub(crate) const MODEL: Keys = Keys::of(&[
    Key::optional("count_exact", Holds::Switch, "take the label's count as whole vesicles"),
    Key::optional("held_mouth", Holds::Switch, "hold the mouth at the film's initial concentration"),
    Key::optional("mixed_film", Holds::Switch, "keep the film well mixed"),
    Key::optional("no_flow", Holds::Switch, "leave out flow"),
    Key::optional("no_plug", Holds::Switch, "leave out the plug"),
    Key::optional("no_closing", Holds::Switch, "leave out channel closure"),
    Key::optional("no_drying", Holds::Switch, "leave out drying"),
    Key::optional("no_sinks", Holds::Switch, "leave out all losses in tissue"),
    Key::optional("diffusivity", Holds::Quantity(Dimension::Diffusivity), "free diffusivity"),
    Key::optional("set", Holds::Free, "declared parameters: a value, or a range to draw from"),
    Key::optional("hypotheses", Holds::Table(&HYPOTHESES), "probability of each way in which vesicles could act"),
    Key::optional("free_factors", Holds::Switch, "whether free factors act, independently of vesicles"),
]);
pub(crate) const HYPOTHESES: Keys = Keys::of(&WEIGHTS);

/// The weight of each hypothesis; all of them sum to 1.
const WEIGHTS: [Key; Hypothesis::WORDS.len()] = {
    let mut keys = [weight(0); Hypothesis::WORDS.len()];
    let mut i = 1;
    while i < keys.len() {
        keys[i] = weight(i);
        i += 1;
    }
    keys
};

const fn weight(i: usize) -> Key {
    let (word, hypothesis) = Hypothesis::WORDS[i];
    Key::optional(word, Holds::Number(0.0, 1.0), hypothesis.title())
}
