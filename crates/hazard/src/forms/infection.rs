//! A virus from the donor in the product.
//!
//! Each of the `D` donors in a lot carries the virus with chance `p`. One carrier adds
//!
//! ```text
//! copies = titre * volume * fluid / D * 10^-R * s          that get in with one dose
//! lambda = ln 2 * copies / dose50                          mean number of successful infections (single-hit)
//! ```
//!
//! with `fluid` the mL of donor plasma behind a mL of product, `R` the log reduction, `s` the share that gets into
//! living tissue and `dose50` the copies that infect half. The number of carriers is binomial, so the chance is exactly
//!
//! ```text
//! P(dose)   = q * (1 - (1 - p (1 - e^-lambda))^D)          q: share of people who can catch it
//! P(course) = 1 - (1 - P(m / l doses))^l                   m doses out of l lots, each from other donors
//! P(course) = q * (1 - (1 - p (1 - e^(-m lambda)))^D)      every dose from the same donors
//! ```
//!
//! The single-hit model is the one used in risk estimates for blood (the probability that a number of copies transmits,
//! from the number that infects half). Without carriers the chance is 0; with a huge titre it is that of at least one
//! carrier.

use std::f64::consts::LN_2;

use exoskin_evidence::{Draws, Parameter};

use super::observation::{Seen, events, fact, of, rate};
use super::parameters as p;
use super::{Donor, Formula, Given, Hazard, Input, Kind, Quantity, Route, State, Usage};
use exoskin_quantity::unit::ML_UM3;

/// One virus, one kind of donor selection, one use, in one draw.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Exposure {
    /// Share of donors who carry it, 0 to 1.
    pub prevalence: f64,
    /// Donors in a lot, at least 1.
    pub donors: f64,
    /// Copies per mL of a carrier's plasma.
    pub titre_per_ml: f64,
    /// Volume of one dose (mL).
    pub volume_ml: f64,
    /// Plasma of donors per mL of product (mL/mL).
    pub fluid: f64,
    /// Log10 reduction in manufacture.
    pub log_reduction: f64,
    /// Share that gets into living tissue, 0 to 1.
    pub share_in: f64,
    /// Copies that infect half of those exposed.
    pub infectious_dose: f64,
    /// Share of people who can catch it, 0 to 1.
    pub susceptible: f64,
}

impl Exposure {
    /// Successful infections that one carrier among the donors brings with one dose, on average.
    pub fn hits(&self) -> f64 {
        let copies = self.titre_per_ml * self.volume_ml * self.fluid / self.donors.max(1.0)
            * libm::exp10(-self.log_reduction)
            * self.share_in;
        LN_2 * copies / self.infectious_dose
    }

    /// Chance per dose, 0 to 1.
    pub fn per_dose(&self) -> f64 {
        self.after(1.0)
    }

    /// Chance in a course of `doses` whose lots come from the same donors.
    pub fn same_donors(&self, doses: f64) -> f64 {
        self.after(doses)
    }

    /// Chance in a course of `doses` out of `lots`, each lot from different donors.
    pub fn other_donors(&self, doses: f64, lots: f64) -> f64 {
        let lots = lots.max(1.0);
        -libm::expm1(lots * libm::log1p(-self.after(doses / lots)))
    }

    fn after(&self, doses: f64) -> f64 {
        let infects = -libm::expm1(-doses * self.hits());
        self.susceptible * -libm::expm1(self.donors.max(1.0) * libm::log1p(-self.prevalence * infects))
    }
}

/// A virus and how it is declared.
struct Virus {
    name: &'static str,
    title: &'static str,
    tested: Option<(&'static Parameter, &'static Parameter)>,
    untested: (&'static Parameter, &'static Parameter),
    infectious_dose: &'static Parameter,
    susceptible: Option<&'static Parameter>,
}

static VIRUSES: [Virus; 4] = [
    Virus {
        name: "hiv",
        title: "HIV",
        tested: Some((&p::HIV_TESTED, &p::TITRE_TESTED)),
        untested: (&p::HIV_UNTESTED, &p::TITRE_UNTESTED),
        infectious_dose: &p::HIV_DOSE,
        susceptible: None,
    },
    Virus {
        name: "hcv",
        title: "hepatitis C",
        tested: Some((&p::HCV_TESTED, &p::TITRE_TESTED)),
        untested: (&p::HCV_UNTESTED, &p::TITRE_UNTESTED),
        infectious_dose: &p::HCV_DOSE,
        susceptible: None,
    },
    Virus {
        name: "hbv",
        title: "hepatitis B",
        tested: Some((&p::HBV_TESTED, &p::TITRE_TESTED)),
        untested: (&p::HBV_UNTESTED, &p::TITRE_UNTESTED),
        infectious_dose: &p::HBV_DOSE,
        susceptible: None,
    },
    Virus {
        name: "b19",
        title: "parvovirus B19",
        tested: None,
        untested: (&p::B19_DONATIONS, &p::B19_TITRE),
        infectious_dose: &p::B19_DOSE,
        susceptible: Some(&p::B19_SUSCEPTIBLE),
    },
];

/// A virus given by the user.
static OWN: Virus = Virus {
    name: "yours",
    title: "the virus you gave numbers for",
    tested: None,
    untested: (&p::OWN_PREVALENCE, &p::TITRE_UNTESTED),
    infectious_dose: &p::HIV_DOSE,
    susceptible: None,
};

static SEEN: [Seen; 12] = [
    rate(
        "vial.qc.fibrin_sealant_b19_risk_per_vial",
        "parvovirus B19 per vial of a licensed pooled-plasma product, by a risk model",
    ),
    of(
        "safety.donor.b19_no_transmission_below_1e6",
        "people infected by blood with less than 1e6 IU/mL of parvovirus B19",
        0,
        24,
    ),
    of("safety.donor.b19_dna_belgium", "donations with parvovirus B19", 27, 16_859),
    of("safety.donor.b19_pools_of_5000", "pools of 5000 donations that contain parvovirus B19", 47, 100),
    rate("safety.donor.hiv_residual_us_2008", "donations with HIV that testing misses, by a model"),
    rate("safety.donor.hcv_residual_us_2008", "donations with hepatitis C that testing misses, by a model"),
    rate("safety.donor.hbv_residual_us_2008", "donations with hepatitis B that antigen testing misses, by a model"),
    fact("safety.virus.filter_15_35nm", "log10 reduction by filters with pores of 15 and 35 nm"),
    fact(
        "safety.virus.filter_35nm_hbv",
        "log10 reduction of hepatitis B by a 35 nm filter; parvovirus B19 passed \
                                          through",
    ),
    fact("safety.virus.gamma_platelet_lysate", "log10 reduction by gamma rays, four viruses"),
    fact("safety.virus.size_hiv", "diameter of HIV: a filter that just stops it lets vesicles of 30 to 100 nm pass"),
    fact("vial.size.adipose_msc_sev_range", "diameter of vesicles: the same size as the viruses"),
];

static OWN_BLOOD: [Seen; 1] = [events(
    "safety.prp_spa_hiv_clients",
    "clients of one spa infected with HIV, presumably through reused needles and mixed-up blood",
    3,
)];

static MILK: [Seen; 1] = [fact(
    "safety.msc_ev_in_vitro.haemolysis",
    "in the same laboratory, vesicles from cow's milk broke red blood cells and carried endotoxin; those of stem cells \
     did not",
)];

/// The hazard for one product.
pub(super) fn hazard(usage: &Usage, given: &Given) -> Hazard {
    let hazard = Hazard::new(
        "donor_infection",
        "A virus from the donor",
        "A virus in the donor's blood, tissue or cells can get into the product and from there into the patient. \
         Vesicles are the same size as viruses and are destroyed by whatever destroys them, so the usual inactivation steps \
         are hard to apply.",
    )
    .about(usage);
    match usage.donor {
        Donor::OwnBlood => Hazard {
            seen: OWN_BLOOD.iter().collect(),
            not_known: vec!["How often tubes are mixed up or tools reused: clinics do not keep count".into()],
            would_tell: vec!["Single-use, labelled tubes and needles, opened in front of the patient".into()],
            ..hazard.not_here(
                "it is the patient's own blood, provided that tubes are not mixed up and needles not \
                               reused",
            )
        },
        Donor::AnimalOrPlant => Hazard {
            seen: MILK.iter().filter(|_| usage.source.contains("milk")).collect(),
            not_known: vec![
                "Viruses of the animal or plant, and of the people who handled it: no data were found".into(),
            ],
            would_tell: vec!["The manufacturer's tests for viruses of that species".into()],
            ..hazard.not_here("there is no human donor; other infections are a separate question, with no data")
        },
        Donor::Nothing => hazard.not_here("nothing in it comes from a living organism"),
        Donor::Unknown => unknown(hazard, usage),
        Donor::DonatedBlood | Donor::CellLine | Donor::BirthTissue => computed(hazard, usage, given),
    }
}

fn unknown(hazard: Hazard, usage: &Usage) -> Hazard {
    Hazard {
        state: State::NoData,
        reason: usage.donor_reason.clone(),
        answer: "No data: the file does not say what the product is made from, so the number of donors is unknown."
            .into(),
        not_known: vec![
            "Whose cells or blood were used, how many donors there were and what they were tested for".into(),
        ],
        would_tell: vec!["The manufacturer's statement on source, donors and tests".into()],
        ..hazard
    }
}

fn computed(hazard: Hazard, usage: &Usage, given: &Given) -> Hazard {
    let grown = usage.donor == Donor::CellLine;
    let mut quantities = vec![any(false, usage, given)];
    if usage.doses > 1 {
        quantities.push(any(true, usage, given));
    }
    for virus in &VIRUSES {
        if virus.tested.is_some() {
            quantities.push(quantity(virus, true, false, usage, given));
        }
    }
    let b19 = VIRUSES.iter().filter(|virus| virus.tested.is_none());
    quantities.extend(b19.map(|virus| quantity(virus, false, false, usage, given)));
    let untested = VIRUSES.iter().filter(|virus| virus.tested.is_some());
    quantities.extend(untested.map(|virus| quantity(virus, false, false, usage, given)));
    let asked = given.prevalence.is_some() || given.titre_per_ml.is_some();
    if asked {
        quantities.push(quantity(&OWN, false, false, usage, given));
        quantities.push(quantity(&OWN, false, true, usage, given));
    }
    Hazard {
        state: State::Computed,
        reason: usage.donor_reason.clone(),
        answer: answer(usage.donor, given.donors).into(),
        quantities,
        formula: Some(
            "per dose = q (1 - (1 - p (1 - e^-h))^D), h = ln 2 titre volume fluid / D 10^-R s / dose50; p: carriers \
             among donors, D: donors, R: log10 reduction, s: share that gets in, q: share of people who are susceptible",
        ),
        inputs: inputs(usage, given, asked),
        seen: SEEN.iter().collect(),
        not_known: not_known(grown),
        would_tell: vec![
            "What donors were asked and tested for, and how many contribute to a lot".into(),
            "A validated log10 reduction per virus for this very process".into(),
            "Tests of the cell bank and of each lot for viruses".into(),
        ],
        ..hazard
    }
}

fn answer(donor: Donor, donors: Option<f64>) -> &'static str {
    match (donor, donors) {
        (_, Some(donors)) if donors > 1.0 => {
            "The number is for the number of donors per lot that you gave, with donors tested as blood donors are. Labels \
             do not say whether they were."
        }
        (Donor::CellLine, _) => {
            "A whole cell bank comes from one donor: if the tests missed an infection there, every vial of every lot \
             is made from it. The number is the chance before anything is known about the bank."
        }
        (Donor::BirthTissue, _) => "Each lot comes from one mother. Birth tissue is not sterile when it is collected.",
        _ => "The number is for donors tested as blood donors are. Labels do not say whether they were.",
    }
}

fn not_known(grown: bool) -> Vec<String> {
    let mut unknown = vec![
        "How much of a donor's fluid is in a mL of product, and what manufacturing does to viruses: no manufacturer \
         says"
            .to_owned(),
        "How much of a virus gets in through fresh channels".to_owned(),
        "Viruses that are not tested for".to_owned(),
    ];
    if grown {
        unknown.push("Viruses in the culture medium: calf serum or pooled human platelet lysate".into());
    }
    unknown
}

/// Any of the three for which blood donors are tested.
fn any(course: bool, usage: &Usage, given: &Given) -> Quantity {
    let per = if course { "course" } else { "dose" };
    let parts: Vec<Formula> =
        VIRUSES.iter().filter(|v| v.tested.is_some()).map(|v| formula(v, true, course, usage, given)).collect();
    let formula =
        move |draws: &dyn Draws| -libm::expm1(parts.iter().map(|part| libm::log1p(-part(draws))).sum::<f64>());
    Quantity {
        name: format!("any.tested.per_{per}"),
        title: format!("HIV, hepatitis B or C, donors tested, per {per}"),
        kind: Kind::Chance,
        unit: "1",
        per,
        note: None,
        formula: Box::new(formula),
    }
}

fn quantity(virus: &'static Virus, tested: bool, course: bool, usage: &Usage, given: &Given) -> Quantity {
    let (how, donors) = match (virus.name, virus.tested.is_some(), tested) {
        ("yours", ..) => ("given", "donors as you specified"),
        (_, false, _) => ("donors", "donors rarely tested for it"),
        (_, true, true) => ("tested", "donors tested"),
        (_, true, false) => ("untested", "donors not tested"),
    };
    let per = if course { "course" } else { "dose" };
    Quantity {
        name: format!("{}.{how}.per_{per}", virus.name),
        title: format!("{}, {donors}, per {per}", virus.title),
        kind: Kind::Chance,
        unit: "1",
        per,
        note: None,
        formula: formula(virus, tested, course, usage, given),
    }
}

fn formula(virus: &'static Virus, tested: bool, course: bool, usage: &Usage, given: &Given) -> Formula {
    let (usage, given) = (usage.clone(), *given);
    Box::new(move |draws| {
        let exposure = exposure(virus, tested, &usage, &given, draws);
        let doses = f64::from(usage.doses);
        match (course, usage.donor == Donor::DonatedBlood) {
            (false, _) => exposure.per_dose(),
            (true, true) => exposure.other_donors(doses, usage.vials.min(doses)),
            (true, false) => exposure.same_donors(doses),
        }
    })
}

fn exposure(virus: &Virus, tested: bool, usage: &Usage, given: &Given, draws: &dyn Draws) -> Exposure {
    let (prevalence, titre) = virus.tested.filter(|_| tested).unwrap_or(virus.untested);
    let own = virus.name == OWN.name;
    let asked = |number: Option<f64>| number.filter(|_| own);
    let culture = if usage.donor == Donor::CellLine { draws.value(&p::CULTURE_REDUCTION) } else { 0.0 };
    let pool = if usage.donor == Donor::DonatedBlood { draws.value(&p::POOL_DONORS) } else { 1.0 };
    Exposure {
        prevalence: asked(given.prevalence).unwrap_or_else(|| draws.value(prevalence)),
        donors: given.donors.unwrap_or(pool),
        titre_per_ml: asked(given.titre_per_ml).unwrap_or_else(|| draws.value(titre) * ML_UM3),
        volume_ml: usage.volume_ml,
        fluid: draws.value(&p::DONOR_FLUID),
        log_reduction: given.log_reduction.unwrap_or_else(|| draws.value(&p::LOG_REDUCTION) + culture),
        share_in: entering(usage.route).map_or(1.0, |parameter| draws.value(parameter)),
        infectious_dose: draws.value(virus.infectious_dose),
        susceptible: virus.susceptible.map_or(1.0, |parameter| draws.value(parameter)),
    }
}

/// The share that gets in; none where a needle delivers all of it.
fn entering(route: Route) -> Option<&'static Parameter> {
    match route {
        Route::IntactSkin => Some(&p::IN_INTACT),
        Route::InjuredSkin => Some(&p::IN_INJURED),
        Route::IntoSkin | Route::Vein => None,
    }
}

fn inputs(usage: &Usage, given: &Given, asked: bool) -> Vec<Input> {
    let mut inputs = vec![
        Input::Scenario { id: "volume", title: "volume of one dose", unit: "mL", value: usage.volume_ml },
        Input::Scenario { id: "doses", title: "doses in the course", unit: "1", value: f64::from(usage.doses) },
    ];
    let tested = VIRUSES.iter().filter_map(|virus| virus.tested);
    let pairs: Vec<_> = tested.chain(VIRUSES.iter().map(|virus| virus.untested)).collect();
    let mut drawn: Vec<&'static Parameter> = pairs.iter().flat_map(|(carriers, titre)| [*carriers, *titre]).collect();
    drawn.extend(VIRUSES.iter().map(|virus| virus.infectious_dose));
    drawn.extend(VIRUSES.iter().filter_map(|virus| virus.susceptible));
    drawn.push(&p::DONOR_FLUID);
    drawn.extend(entering(usage.route));
    let mut own: Vec<Input> = Vec::new();
    let mut take = |number: Option<f64>, id, title, unit, parameters: &[&'static Parameter]| match number {
        Some(value) => own.push(Input::Given { id, title, unit, value }),
        None => drawn.extend_from_slice(parameters),
    };
    let pool: &[&Parameter] = if usage.donor == Donor::DonatedBlood { &[&p::POOL_DONORS] } else { &[] };
    take(given.donors, "--donors", "donors per lot", "1", pool);
    let reduction: &[&Parameter] = match usage.donor {
        Donor::CellLine => &[&p::LOG_REDUCTION, &p::CULTURE_REDUCTION],
        _ => &[&p::LOG_REDUCTION],
    };
    take(given.log_reduction, "--log-reduction", "virus reduction in manufacturing", "log10", reduction);
    if asked {
        take(given.prevalence, "--prevalence", "share of donors who carry your virus", "1", &[&p::OWN_PREVALENCE]);
        take(given.titre_per_ml, "--titre", "titre of your virus in a carrier's plasma", "1/mL", &[]);
    }
    inputs.extend(own);
    let mut once: Vec<&'static Parameter> = Vec::new();
    for parameter in drawn {
        if !once.iter().any(|known| known.id == parameter.id) {
            once.push(parameter);
        }
    }
    inputs.extend(once.into_iter().map(Input::Drawn));
    inputs
}
