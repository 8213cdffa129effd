//! Procedures without channels: what they are to healing, what may be set, which files are refused.

use exoskin_evidence::{Draws, Medians, Parameter};
use exoskin_quantity::Source;
use exoskin_skin::{Setting, Wounding, load_procedure, parse_procedure, procedures, site, sites};

/// Every parameter at the same place in its prior.
struct At(f64);

impl Draws for At {
    fn unit(&self, _parameter: &Parameter) -> f64 {
        self.0
    }
}

#[test]
fn every_procedure_wounds_as_its_class_does() {
    for name in procedures() {
        let procedure = load_procedure(name).unwrap();
        for u in [1e-6, 0.5, 1.0 - 1e-6] {
            for place in sites() {
                let site = site(place, None, &At(u)).unwrap();
                match procedure.wounding(&site, &At(u)) {
                    Wounding::None => assert!(["none", "wound_bed"].contains(&name), "{name}"),
                    Wounding::Channels(injury) => assert_eq!(Some(injury), procedure.injury(&At(u)), "{name}"),
                    Wounding::Surface { depth_um, coagulated_um } => {
                        let within = depth_um < site.stratum_corneum_um;
                        assert_eq!(within, name == "hydradermabrasion", "{name} at {place}: {depth_um}");
                        assert!(depth_um > 0.0 && (0.0..=200.0).contains(&coagulated_um), "{name}");
                    }
                    Wounding::Holes { per_um2, radius_um, depth_um } => {
                        let share = per_um2 * std::f64::consts::PI * radius_um * radius_um;
                        assert!(share > 0.0 && share < 0.9 && depth_um >= 499.0, "{name}: {share}");
                    }
                }
            }
        }
    }
}

#[test]
fn heat_comes_from_lasers_and_radio_frequency_alone() {
    let heated = |name: &str| load_procedure(name).unwrap().heated_c(&Medians);
    for hot in ["rf_needles", "nonablative_1440_1927", "fractional_co2", "full_field_co2", "full_field_eryag"] {
        assert!(heated(hot) > 0.0, "{hot}");
    }
    for cold in ["none", "hydradermabrasion", "roller", "pen", "injection", "peel", "punch", "donor_site", "wound_bed"]
    {
        assert_eq!(heated(cold), 0.0, "{cold}");
    }
    assert!(procedures().into_iter().all(|name| heated(name) < 12.0));
}

#[test]
fn only_what_hurts_nothing_living_leaves_skin_intact() {
    let intact: Vec<&str> = procedures()
        .into_iter()
        .filter(|name| load_procedure(name).unwrap().device_class.leaves_skin_intact())
        .collect();
    assert_eq!(intact, ["none", "hydradermabrasion"]);
}

#[test]
fn a_volume_serves_the_area_that_its_points_reach() {
    let points = load_procedure("intradermal").unwrap().points.unwrap();
    // The medians of 20-100 uL and of 0.5-2 /cm2: 44.7 uL on a square centimetre.
    assert!((points.served_um2(2e12) / 1e8 - 2000.0 / 44.72).abs() < 0.1);
}

#[test]
fn settings_go_to_the_fields_of_the_class() {
    let mut injection = load_procedure("injection").unwrap();
    for pair in ["depth=1mm", "density=4/cm2", "width=0.25mm"] {
        injection.set(Setting::parse_pair(pair).unwrap()).unwrap();
    }
    let points = injection.points.unwrap().draw(&At(0.3));
    assert_eq!((points.depth_um, points.radius_um), (1000.0, 125.0));
    assert!((points.per_um2 - 4e-8).abs() < 1e-20);
    let mut laser = load_procedure("full_field_co2").unwrap();
    laser.set(Setting::parse_pair("depth=80um").unwrap()).unwrap();
    assert_eq!(laser.surface.as_ref().unwrap().draw(&At(0.9)).depth_um, 80.0);
    let refused = laser.set(Setting::parse_pair("density=4/cm2").unwrap()).unwrap_err();
    assert!(refused.problem.contains("`density` cannot be set on `full_field_co2`"), "{refused}");
    assert_eq!(refused.expected.as_deref(), Some("`depth`"));
    let mut punch = load_procedure("punch").unwrap();
    let crowded = punch.set(Setting::parse_pair("density=9/cm2").unwrap()).unwrap_err();
    assert!(crowded.problem.contains("113 % of the skin"), "{crowded}");
    let mut booster = load_procedure("hydradermabrasion").unwrap();
    assert!(booster.set(Setting::parse_pair("depth=1mm").unwrap()).is_err());
}

#[test]
fn anything_deeper_than_the_skin_is_named() {
    let cheek = site("cheek", None, &Medians).unwrap();
    for name in ["injection", "full_field_co2", "punch", "donor_site", "peel", "fractional_co2"] {
        let mut procedure = load_procedure(name).unwrap();
        procedure.set(Setting::parse_pair("depth=5mm").unwrap()).unwrap();
        let too_deep = procedure.too_deep_for(&cheek).expect(name);
        assert_eq!(too_deep.problem, "`depth` is 5 mm, but the skin at \"cheek\" is 2.0 mm thick");
    }
}

const HEAD: &str = "schema = 1\nname = \"mine\"\ntitle = \"Mine\"\n";

/// Class and table, then: line, column, a part of the problem.
const CASES: &[(&str, (u32, u32), &str)] = &[
    ("device_class = \"injection\"\n", (1, 1), "`points` is missing"),
    ("device_class = \"injection\"\n[surface]\n", (5, 1), "class `injection` has no [surface]"),
    ("device_class = \"hydradermabrasion\"\n[channels]\n", (5, 1), "makes no channels"),
    ("device_class = \"peel\"\n[surface]\ndepth = \"unknown\"\ndepht = 1\n", (7, 1), "has no key `depht`"),
    ("device_class = \"peel\"\n[surface]\ndepth = \"unknown\"\n", (5, 1), "`coagulated` is missing"),
    (
        "device_class = \"hydradermabrasion\"\n[corneum]\nremoved = { value = \"120 %\", assumed = \"x\" }\n",
        (6, 21),
        "120 %",
    ),
    (
        "device_class = \"punch\"\n[holes]\ndensity = { value = \"9 /cm2\", assumed = \"x\" }\n\
         width = { value = \"4 mm\", assumed = \"x\" }\ndepth = \"unknown\"\nclosing_half_life = \"unknown\"\n",
        (6, 11),
        "113 % of the skin",
    ),
];

#[test]
fn mistakes_have_their_place() {
    for (rest, (line, column), problem) in CASES {
        let error = parse_procedure(Source::new("mine.toml", format!("{HEAD}{rest}"))).expect_err(rest);
        assert!(error.problem.contains(problem), "{rest}: {error}");
        let place = error.place.unwrap();
        assert_eq!((place.line, place.column), (*line, *column), "{rest}: {error}");
    }
}
