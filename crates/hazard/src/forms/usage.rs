//! What the hazards need to know about a product and how a scenario uses it.

use exoskin_quantity::quoted;
use exoskin_quantity::unit::ML_UM3;
use exoskin_vial::Product;
use exoskin_vial::origin::{Class, Species};
use exoskin_vial::product::Kind;

use exoskin_quantity::unit::DAY_S;
use exoskin_scenario::{Arm, Scenario, Session};

/// Where the material comes from, as far as it matters for infection.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Donor {
    /// The patient's own blood.
    OwnBlood,
    /// Blood or platelets of other people.
    DonatedBlood,
    /// Cultured cells of another person.
    CellLine,
    /// Placenta, cord or amniotic fluid, not cultured.
    BirthTissue,
    /// An animal or a plant.
    AnimalOrPlant,
    /// Nothing alive.
    Nothing,
    /// The file does not say.
    Unknown,
}

impl Donor {
    /// The word used in the record.
    pub fn word(self) -> &'static str {
        match self {
            Donor::OwnBlood => "own_blood",
            Donor::DonatedBlood => "donated_blood",
            Donor::CellLine => "cell_line",
            Donor::BirthTissue => "birth_tissue",
            Donor::AnimalOrPlant => "animal_or_plant",
            Donor::Nothing => "nothing_alive",
            Donor::Unknown => "unknown",
        }
    }
}

/// How a product gets into the body; later variants go deeper.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Route {
    /// On intact skin.
    IntactSkin,
    /// On skin that has been opened.
    InjuredSkin,
    /// Into the skin by a needle.
    IntoSkin,
    /// Intravenously.
    Vein,
}

impl Route {
    /// The word used in the record.
    pub fn word(self) -> &'static str {
        match self {
            Route::IntactSkin => "on_intact_skin",
            Route::InjuredSkin => "on_injured_skin",
            Route::IntoSkin => "injected_into_skin",
            Route::Vein => "into_a_vein",
        }
    }

    fn of(session: &Session) -> Route {
        let class = session.procedure.device_class;
        if class.injects() {
            Route::IntoSkin
        } else if class.leaves_skin_intact() {
            Route::IntactSkin
        } else {
            Route::InjuredSkin
        }
    }
}

/// A product and its use.
#[derive(Clone, Debug, PartialEq)]
pub struct Usage {
    /// Name in commands.
    pub name: String,
    /// One line in words.
    pub title: String,
    /// What it is made from.
    pub source: String,
    /// Where that comes from.
    pub donor: Donor,
    /// The reason for this classification.
    pub donor_reason: String,
    /// The product as its file says it.
    pub product: Product,
    /// The deepest route of any arm.
    pub route: Route,
    /// Volume of one dose (mL), the largest.
    pub volume_ml: f64,
    /// Vials opened in the course.
    pub vials: f64,
    /// Doses in the course, the largest number of any arm.
    pub doses: u32,
    /// Time from the first to the last dose (d).
    pub span_d: f64,
    /// The first arm with it.
    pub arm: String,
}

/// The products of a scenario that contain vesicles, platelets or factors, each once.
pub fn of_scenario(scenario: &Scenario, vein: bool) -> Vec<Usage> {
    let mut usages: Vec<Usage> = Vec::new();
    for arm in &scenario.arms {
        for product in products(arm) {
            let new = usage(arm, product, vein);
            match usages.iter_mut().find(|known| known.name == new.name) {
                Some(known) => join(known, new),
                None => usages.push(new),
            }
        }
    }
    usages
}

/// What an arm applies, except blanks and vehicles, each name once.
fn products(arm: &Arm) -> Vec<&Product> {
    let mut found: Vec<&Product> = Vec::new();
    for product in arm.sessions.iter().flat_map(|session| &session.applications).map(|a| &a.product) {
        if !is_empty(product) && !found.iter().any(|known| known.name == product.name) {
            found.push(product);
        }
    }
    found
}

/// Nothing but the liquid.
fn is_empty(product: &Product) -> bool {
    product.kind == Kind::Vehicle || (product.is_vesicle_free() && product.factors.is_empty() && product.prp.is_none())
}

fn usage(arm: &Arm, product: &Product, vein: bool) -> Usage {
    let with = |session: &&Session| session.applications.iter().any(|a| a.product.name == product.name);
    let sessions: Vec<&Session> = arm.sessions.iter().filter(with).collect();
    let volume = |session: &&Session| -> f64 {
        let ours = session.applications.iter().filter(|a| a.product.name == product.name);
        ours.map(|a| a.volume_um3).sum::<f64>() / ML_UM3
    };
    let volume_ml = sessions.iter().map(volume).fold(0.0, f64::max);
    let said = sessions.iter().map(|session| Route::of(session)).max().unwrap_or(Route::IntactSkin);
    let route = if vein { Route::Vein } else { said };
    let (donor, donor_reason) = donor(product);
    let at = |session: Option<&&Session>| session.map_or(0.0, |session| session.at_s);
    let doses = u32::try_from(sessions.len()).unwrap_or(u32::MAX);
    let whole = if product.lysed { product.title.trim_end_matches(", lysed") } else { &product.title };
    Usage {
        name: product.name.clone(),
        title: whole.to_owned(),
        source: product.source.clone(),
        donor,
        donor_reason,
        product: product.clone(),
        route,
        volume_ml,
        vials: vials(product, route, volume_ml, f64::from(doses)),
        doses,
        span_d: (at(sessions.last()) - at(sessions.first())) / DAY_S,
        arm: arm.name.clone(),
    }
}

/// Vials that a course opens: a fresh one for each session, but for home use each bottle is used up first.
fn vials(product: &Product, route: Route, volume_ml: f64, doses: f64) -> f64 {
    let of = |volume_ml: f64| (volume_ml * ML_UM3 / product.vessel.volume_um3).ceil().max(1.0);
    if product.kind == Kind::Prp {
        doses
    } else if route == Route::IntactSkin {
        of(volume_ml * doses)
    } else {
        doses * of(volume_ml)
    }
}

/// Keeps the first arm and the larger exposure.
fn join(known: &mut Usage, other: Usage) {
    known.route = known.route.max(other.route);
    known.volume_ml = known.volume_ml.max(other.volume_ml);
    known.vials = known.vials.max(other.vials);
    known.doses = known.doses.max(other.doses);
    known.span_d = known.span_d.max(other.span_d);
}

fn donor(product: &Product) -> (Donor, String) {
    let says = |what: &str| format!("its file says {}: {what}", quoted(&product.source));
    let grown = ["cell", "blast"].iter().any(|word| product.source.contains(word));
    match (product.class(), product.species) {
        (Class::Prp, _) => (Donor::OwnBlood, says("the patient's own blood")),
        (Class::Plant | Class::Milk | Class::Animal, _) => (Donor::AnimalOrPlant, says("no human donor")),
        (_, Species::Plant | Species::Animal) => (Donor::AnimalOrPlant, says("no human donor")),
        (Class::HumanPlatelet, _) => (Donor::DonatedBlood, says("other people's blood")),
        (_, Species::Human) if grown => (Donor::CellLine, says("cells from another person, grown in culture")),
        (_, Species::Human) if names_birth_tissue(&product.source) => {
            (Donor::BirthTissue, says("birth tissue or fluid, not cultured"))
        }
        (_, Species::Human) => (Donor::Unknown, says("human, but not whether blood, tissue or cells")),
        (_, Species::None) => (Donor::Nothing, says("no living source")),
        (_, Species::Unknown) => (Donor::Unknown, says("not whose cells")),
    }
}

fn names_birth_tissue(source: &str) -> bool {
    let source = source.to_lowercase();
    ["placent", "amnio", "umbilical", "cord", "wharton"].iter().any(|word| source.contains(word))
}
