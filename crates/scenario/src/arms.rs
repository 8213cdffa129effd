//! The arms of a comparison, made from one arm of a scenario: the same sessions, volumes, areas and delays, with one
//! thing changed. What an arm is does not depend on the order in which arms are asked for.
//!
//! An arm that the scenario itself has is used as written; the others follow from the base arm:
//!
//! | name | the base arm with |
//! | --- | --- |
//! | `none` | nothing done |
//! | `procedure` | nothing applied |
//! | `vehicle` | neither vesicles nor factors, at the temperature of the product |
//! | `vehicle-room`, `vehicle-cold` | the vehicle (the scenario's own where it has one) at room temperature, or at 4 °C |
//! | `lysed` | every vesicle broken, debris and factors kept |
//! | `extract` | platelet lysate instead of the product |
//! | `serum` | a growth-factor serum instead |
//! | `prp` | platelet-rich plasma instead |
//! | `exosomes` | nothing changed |
//! | `exosomes+prp` | platelet-rich plasma first, then the product |
//!
//! `extract` is the platelet lysate because its factors were measured; an extract of the product's own source is what
//! `lysed` is. In `exosomes+prp` each product has the full volume of the base arm, as in clinical use; half of each
//! would compare a smaller dose.

use exoskin_quantity::toml::Known;
use exoskin_quantity::{Checked, Diagnostic, nearest, quoted, show_number};
use exoskin_vial::product::Kind;
use exoskin_vial::{History, Product, load_product};

use super::{Application, Arm, Scenario, Session, limits};

/// Names that [`derive()`] knows in addition to the scenario's own arms.
pub const NAMES: [&str; 11] = [
    "none",
    "procedure",
    "vehicle",
    "vehicle-room",
    "vehicle-cold",
    "lysed",
    "extract",
    "serum",
    "prp",
    "exosomes",
    "exosomes+prp",
];

/// Names that are compared by default.
pub const USUAL: [&str; 9] =
    ["none", "procedure", "vehicle", "vehicle-cold", "lysed", "extract", "prp", "exosomes", "exosomes+prp"];

/// The start of the text of a derived scenario; the names of its arms follow.
pub const HEADING: &str = "# Arms of a comparison: ";

/// The temperature of a refrigerator, °C.
const COLD_C: f64 = 4.0; // number: by definition of the arm
/// Products that represent a class of products.
const EXTRACT: &str = "platelet_extract";
const SERUM: &str = "growth_factor_serum";
const PRP: &str = "prp_double_spin";

/// The scenario with the arms `names` made from its first arm that applies vesicles.
///
/// # Errors
/// No such arm; a name that is unknown (with the nearest) or given twice; no names at all.
pub fn derive(scenario: &Scenario, names: &[&str]) -> Checked<Scenario> {
    derive_from(scenario, base(scenario, None)?, names)
}

/// The arm that the others are made from: the one called `name`, or the first that applies whole vesicles.
///
/// # Errors
/// No such arm, or one without a product.
pub fn base<'a>(scenario: &'a Scenario, name: Option<&str>) -> Checked<&'a Arm> {
    let own = || scenario.arms.iter().map(|arm| arm.name.as_str());
    let expected = || own().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ");
    let Some(name) = name else {
        let found = scenario.arms.iter().find(|arm| applications(arm).any(is_vesicles));
        let found = found.or_else(|| scenario.arms.iter().find(|arm| applications(arm).any(is_more_than_liquid)));
        return found.ok_or_else(|| {
            Diagnostic::new("no arm of the scenario applies vesicles")
                .in_file(&scenario.file)
                .expected("an arm with a product that contains vesicles")
        });
    };
    let Some(arm) = scenario.arms.iter().find(|arm| arm.name == name) else {
        let problem = format!("the scenario has no arm {}", quoted(name));
        return Err(Diagnostic::new(problem).expected(expected()).nearest(nearest(name, own())));
    };
    if applications(arm).next().is_none() {
        return Err(Diagnostic::new(format!("arm {} applies nothing", quoted(name))).expected("an arm with a product"));
    }
    Ok(arm)
}

/// What is compared by default: the default arms, then any others in the scenario.
///
/// # Errors
/// As [`derive()`].
pub fn usual<'a>(scenario: &'a Scenario, base: &Arm) -> Checked<Vec<&'a str>> {
    let listed = derive_from(scenario, base, &USUAL)?;
    let is_new = |own: &&Arm| listed.arms.iter().all(|arm| arm.name != own.name && arm.sessions != own.sessions);
    Ok(USUAL.into_iter().chain(scenario.arms.iter().filter(is_new).map(|arm| arm.name.as_str())).collect())
}

/// The scenario with the arms `names` made from `base`.
///
/// # Errors
/// As [`derive()`].
pub fn derive_from(scenario: &Scenario, base: &Arm, names: &[&str]) -> Checked<Scenario> {
    check(scenario, names)?;
    let made = names.iter().map(|name| made(scenario, base, name)).collect::<Checked<Vec<Made>>>()?;
    let heading = format!("{HEADING}{}; from arm `{}`.\n", names.join(","), base.name);
    let mut unknown = scenario.unknown.clone();
    unknown.extend(made.iter().filter_map(|made| made.stand_in.clone()));
    let arms = made.into_iter().map(|made| made.arm).collect();
    let headed = |text: &str| heading.clone() + without_heading(text);
    let (text, portable) = (headed(&scenario.text), headed(&scenario.portable));
    Ok(Scenario { arms, unknown, text, portable, ..scenario.clone() })
}

/// The text of a scenario, or of the one from which the arms of a comparison were derived.
fn without_heading(text: &str) -> &str {
    let below = text.strip_prefix(HEADING).and_then(|rest| rest.split_once('\n'));
    below.map_or(text, |(_, below)| below)
}

fn check(scenario: &Scenario, names: &[&str]) -> Checked<()> {
    let own: Vec<&str> = scenario.arms.iter().map(|arm| arm.name.as_str()).collect();
    let known = || NAMES.into_iter().chain(own.iter().copied().filter(|name| !NAMES.contains(name)));
    let expected = || known().collect::<Vec<_>>().join(", ");
    if names.is_empty() {
        return Err(Diagnostic::new("there is no arm to compare").expected(expected()));
    }
    if names.len() > limits::MOST_ARMS {
        let problem = format!("there are {} arms", names.len());
        return Err(Diagnostic::new(problem).expected(format!("at most {}", limits::MOST_ARMS)));
    }
    for (i, name) in names.iter().enumerate() {
        if names[..i].contains(name) {
            let problem = format!("arm {} is named twice", quoted(name));
            return Err(Diagnostic::new(problem).expected("each arm once"));
        }
        if !known().any(|other| other == *name) {
            let problem = format!("{} is not an arm", quoted(name));
            return Err(Diagnostic::new(problem).expected(expected()).nearest(nearest(name, known())));
        }
    }
    Ok(())
}

/// An arm, and what a reader must know about the substitute product in it.
struct Made {
    arm: Arm,
    stand_in: Option<String>,
}

fn made(scenario: &Scenario, base: &Arm, name: &str) -> Checked<Made> {
    let own = |name: &str| scenario.arms.iter().find(|arm| arm.name == name);
    if let Some(own) = own(name) {
        return Ok(Made { arm: own.clone(), stand_in: None });
    }
    // Two vehicles in one comparison differ in temperature and in nothing else.
    let base = if matches!(name, "vehicle-room" | "vehicle-cold") { own("vehicle").unwrap_or(base) } else { base };
    let stand_in = match name {
        "extract" => Some(load_product(EXTRACT)?),
        "serum" => Some(load_product(SERUM)?),
        "prp" | "exosomes+prp" => Some(load_product(PRP)?),
        _ => None,
    };
    let acts = if applications(base).any(is_vesicles) { is_vesicles } else { is_more_than_liquid };
    let change = |one: &Application| match (name, &stand_in) {
        ("procedure", _) => Vec::new(),
        ("vehicle", _) => vec![blank(one, one.temperature_c)],
        ("vehicle-room", _) => vec![blank(one, None)],
        ("vehicle-cold", _) => vec![blank(one, Some(COLD_C))],
        _ if !acts(one) => vec![one.clone()],
        ("lysed", _) => vec![Application { product: one.product.lysed(), ..one.clone() }],
        ("exosomes+prp", Some(product)) => vec![with(one, product), one.clone()],
        (_, Some(product)) => vec![with(one, product)],
        _ => vec![one.clone()],
    };
    let session = |session: &Session| {
        let applications = session.applications.iter().flat_map(change).collect();
        Session { applications, ..session.clone() }
    };
    let sessions = if name == "none" { Vec::new() } else { base.sessions.iter().map(session).collect() };
    let said = stand_in.map(|product| stands_in(name, &product));
    Ok(Made { arm: Arm { name: name.to_owned(), sessions }, stand_in: said })
}

/// What an arm contains, platelets included.
fn stands_in(name: &str, product: &Product) -> String {
    let fold = match product.prp.as_ref().map(|prp| prp.fold) {
        Some(Known::Is(fold)) => format!(", {} times the platelets of blood", show_number(fold)),
        Some(Known::Between(low, high)) => {
            format!(", {} to {} times the platelets of blood", show_number(low), show_number(high))
        }
        Some(Known::Unknown) => ", platelets not counted".to_owned(),
        None => String::new(),
    };
    format!("Arm {name} uses {} ({}{fold}), fresh", product.name, product.title)
}

fn applications(arm: &Arm) -> impl Iterator<Item = &Application> {
    arm.sessions.iter().flat_map(|session| &session.applications)
}

fn is_vesicles(one: &Application) -> bool {
    one.product.kind == Kind::Vesicles && is_more_than_liquid(one) && !one.product.lysed
}

fn is_more_than_liquid(one: &Application) -> bool {
    !one.product.is_vesicle_free() || !one.product.factors.is_empty()
}

fn blank(one: &Application, temperature_c: Option<f64>) -> Application {
    Application { product: one.product.blank(), temperature_c, ..one.clone() }
}

/// Another product instead of `one`, from a fresh vial. What comes from the patient's own blood is not cold.
fn with(one: &Application, product: &Product) -> Application {
    Application {
        history: History::fresh(),
        container: product.vessel.container,
        temperature_c: one.temperature_c.filter(|_| product.kind != Kind::Prp),
        product: product.clone(),
        ..one.clone()
    }
}
