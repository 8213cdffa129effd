//! Every mistake in a scenario is answered with its place, what was expected and the nearest word.

use std::path::Path;

use exoskin_evidence::Prior;
use exoskin_quantity::{Diagnostic, Source};
use exoskin_scenario::Scenario;
use exoskin_therapy::{parse_scenario as parse, read_scenario as read};

const GOOD: &str = r#"schema = 1
name = "mine"
title = "Mine"
source = "myself"
unknown = ["much"]
seed = 7
[skin]
site = "cheek"
age = "35 y"
condition = "healthy"
phototype = 4
[course]
until = "90 d"
[model]
count_exact = false
free_factors = true
hypotheses = { nothing = 0.3, receptors = 0.4, cargo = 0.05, relay = 0.25 }
[model.set]
"channel.outflow" = "0.01 nL/min"
"uptake.capacity" = "1000 /cell"
[[arm]]
name = "exosomes"
[[arm.session]]
at = "0 d"
procedure = "microneedling"
settings = { needle = "0.5 mm", passes = 4 }
[[arm.session.apply]]
product = "frozen_msc"
history = "-80C 60d; thaw; 4C 2h"
container = "pp"
volume = "2 mL"
area = "200 cm2"
delay = "10 min"
rub = ["1 min", "3 min"]
rinse = "30 min"
temperature = "4 C"
[[arm.session]]
at = "28 d"
procedure = "none"
dressing = "occlusive"
[[arm]]
name = "none"
[[arm]]
name = "vehicle"
[[arm.session]]
at = "0 d"
procedure = "pen"
[[arm.session.apply]]
product = "saline"
volume = "2 mL"
"#;

fn text(text: &str) -> Result<Scenario, Diagnostic> {
    parse(Source::new("mine.toml", text), Path::new(""))
}

/// What is replaced, by what, and then: line, column, a part of the problem, the nearest word.
type Case = (&'static str, &'static str, (u32, u32), &'static str, Option<&'static str>);

const CASES: &[Case] = &[
    // Keys.
    ("seed = 7", "sede = 7", (6, 1), "`sede` is not a key of this file", Some("seed")),
    ("delay =", "dealy =", (33, 1), "[apply] has no key `dealy`", Some("delay")),
    ("site =", "stie =", (8, 1), "[skin] has no key `stie`", Some("site")),
    ("count_exact =", "count_exakt =", (15, 1), "[model] has no key `count_exakt`", Some("count_exact")),
    ("volume = \"2 mL\"\narea", "area", (27, 1), "`volume` is missing in [apply]", None),
    ("schema = 1", "schema = 9", (1, 10), "`schema` is 9", None),
    // Words.
    (
        "\"microneedling\"",
        "\"microneedlng\"",
        (25, 13),
        "`microneedlng` is not a known procedure",
        Some("microneedling"),
    ),
    ("\"pen\"", "\"wound_bed\"", (47, 13), "but the skin's condition is `healthy`", None),
    ("\"frozen_msc\"", "\"frozen_mcs\"", (28, 11), "`frozen_mcs` is not a known product", Some("frozen_msc")),
    ("\"cheek\"", "\"cheak\"", (8, 8), "`cheak` is not a site", Some("cheek")),
    ("\"healthy\"", "\"helthy\"", (10, 13), "`helthy` is not a valid value", Some("healthy")),
    ("\"pp\"", "\"glas\"", (30, 13), "`glas` is not a known container", Some("glass")),
    ("needle =", "neddle =", (26, 14), "[settings] has no key `neddle`", Some("needle")),
    (
        "\"channel.outflow\"",
        "\"channel.outfow\"",
        (19, 1),
        "`channel.outfow` is not a parameter",
        Some("channel.outflow"),
    ),
    ("; thaw;", "; thwa;", (29, 22), "`thwa`", Some("thaw")),
    // Units.
    ("volume = \"2 mL\"\narea", "volume = \"5 mg\"\narea", (31, 10), "is a mass, not a volume", None),
    ("\"200 cm2\"", "\"200\"", (32, 8), "`200` has no unit", None),
    ("\"10 min\"", "10", (33, 9), "`delay` is 10 without a unit", None),
    ("\"0.01 nL/min\"", "\"0.01 mL\"", (19, 21), "a volume, not a flow", None),
    ("\"0.01 nL/min\"", "\"-1 nL/min\"", (19, 21), "`channel.outflow` is -1", None),
    ("\"0.01 nL/min\"", "\"1e9 nL/min\"", (19, 21), "`channel.outflow` is 1e9 nL/min", None),
    ("\"3 min\"", "\"3 mim\"", (34, 17), "`mim` is not a unit of a time", Some("min")),
    ("\"1 min\", \"3 min\"", "1, 2", (34, 8), "`rub` holds a whole number", None),
    // Absurd values.
    ("\"0.5 mm\"", "\"5 mm\"", (26, 23), "`needle` is 5 mm, but the skin at \"cheek\" is 2.0 mm thick", None),
    ("\"0.5 mm\"", "\"-1 mm\"", (26, 23), "`needle` is -1 mm", None),
    ("passes = 4", "passes = 4000", (26, 42), "`passes` is 4000", None),
    ("volume = \"2 mL\"\narea", "volume = \"-2 mL\"\narea", (31, 10), "`volume` is -2 mL", None),
    ("volume = \"2 mL\"\narea", "volume = \"50 L\"\narea", (31, 10), "`volume` is 50 L", None),
    ("volume = \"2 mL\"\narea", "volume = \"1 L\"\narea", (31, 10), "makes a film of 5 cm", None),
    ("\"200 cm2\"", "\"3 m2\"", (32, 8), "`area` is 30000 cm2", None),
    ("\"10 min\"", "\"3 d\"", (33, 9), "`delay` is 3 d", None),
    ("container = \"pp\"", "label = \"1e30 vesicles/mL\"", (30, 9), "`label` is 1e30 /mL", None),
    ("container = \"pp\"", "label = \"-5 /mL\"", (30, 9), "`label` is -5 /mL", None),
    ("-80C 60d", "900C 60d", (29, 12), "900", None),
    ("\"35 y\"", "\"350 y\"", (9, 7), "`age` is 350 y", None),
    ("seed = 7", "seed = -7", (6, 8), "`seed` is -7", None),
    ("\"1 min\", \"3 min\"", "\"3 min\", \"1 min\"", (34, 7), "not in order", None),
    ("at = \"28 d\"", "at = \"28 d\"\nrepeat = { every = \"12 h\", times = 4000 }", (39, 36), "`times` is 4000", None),
    (
        "at = \"28 d\"",
        "at = \"28 d\"\nrepeat = { every = \"12 h\", times = 1000 }",
        (23, 1),
        "more than 1000 sessions",
        None,
    ),
    // Structure.
    ("name = \"vehicle\"", "name = \"exosomes\"", (44, 8), "two arms are called `exosomes`", None),
    ("name = \"vehicle\"", "name = \"../up\"", (44, 8), "not a valid arm name", None),
    ("name = \"mine\"", "name = \"../mine\"", (2, 8), "not a valid scenario name", None),
    (
        "procedure = \"none\"",
        "procedure = \"none\"\nsettings = { depth = \"1 mm\" }",
        (40, 22),
        "makes no channels",
        None,
    ),
    ("product = \"saline\"", "product = \"gone.toml\"", (49, 11), "`gone.toml`: there is no such file", None),
    ("procedure = \"pen\"", "procedure = \"gone.toml\"", (47, 13), "`gone.toml`: there is no such file", None),
    ("count_exact = false", "held_mouth = true\nmixed_film = true", (16, 14), "cannot be combined", None),
    ("count_exact = false", "count_exact = 1", (15, 15), "`count_exact` is a whole number", None),
    ("[model.set]", "[model.set]\n\"skin.junction.cheek\" = \"70 um\"", (19, 1), "is not set here", None),
    ("[model.set]", "[model.set]\n\"procedure.density\" = \"1 /mm2\"", (19, 1), "is not set here", None),
    ("[model.set]", "[model.set]\n\"skin.dermis.cheek\" = \"-3 um\"", (19, 23), "`skin.dermis.cheek` is -3", None),
    ("[model.set]", "[model.set]\n\"vial.vesicle.diameter\" = \"0 nm\"", (19, 27), "diameter` is 0", None),
    (
        "[model.set]",
        "[model.set]\n\"tissue.pore_diameter\" = \"100 nm\"",
        (19, 26),
        "`tissue.pore_diameter` is 100 nm",
        None,
    ),
    ("[model.set]", "[model.set]\n\"vial.loss.q10\" = 0", (19, 19), "`vial.loss.q10` is 0", None),
    ("[model.set]", "[model.set]\n\"vial.fit.pp_48h\" = 0", (19, 21), "`vial.fit.pp_48h` is 0", None),
    ("[model.set]", "[model.set]\n\"hair.catagen\" = \"0 week\"", (19, 18), "`hair.catagen` is 0", None),
    ("[model.set]", "[model.set]\n\"hair.speed\" = \"0 mm/d\"", (19, 16), "`hair.speed` is 0", None),
    ("[model.set]", "[model.set]\n\"hair.anagen_kept_aga\" = 0", (19, 26), "`hair.anagen_kept_aga` is 0", None),
    ("[model.set]", "[model.set]\n\"hair.telogen_share\" = 0", (19, 24), "`hair.telogen_share` is 0", None),
    ("[model.set]", "[model.set]\n\"depot.liquid_share\" = 1", (19, 24), "`depot.liquid_share` is 1", None),
    ("relay = 0.25", "relay = 0.2500001", (17, 70), "sum to 1.0000001", None),
    ("[model.set]", "[model.set]\n\"skin.intact_trace\" = 1", (19, 23), "`skin.intact_trace` is 1", None),
    // Skin, course, hypotheses.
    ("phototype = 4", "phototype = 7", (11, 13), "`phototype` is 7", None),
    ("phototype = 4", "phototype = \"IV\"", (11, 13), "`phototype` is a text", None),
    ("\"healthy\"", "\"androgenetic_alopecia\"", (10, 13), "no `androgenetic_alopecia` at \"cheek\"", None),
    ("until = \"90 d\"", "until = \"20 d\"", (13, 9), "before the last session at 28 d", None),
    ("until = \"90 d\"", "until = \"3 h\"", (13, 9), "`until` is 3 h", None),
    ("until = \"90 d\"", "until = \"9 y\"", (13, 9), "`until` is", None),
    ("until =", "untill =", (13, 1), "[course] has no key `untill`", Some("until")),
    ("nothing = 0.3", "nothing = 0.2", (17, 70), "sum to 0.9", None),
    ("nothing = 0.3", "nothing = -0.3", (17, 26), "`nothing` is -0.3", None),
    ("nothing = 0.3", "nothing = nan", (17, 26), "`nothing` is NaN", None),
    ("nothing = 0.3", "nothing = 1.3", (17, 26), "`nothing` is 1.3", None),
    ("receptors = 0.4", "receptor = 0.4", (17, 31), "[hypotheses] has no key `receptor`", Some("receptors")),
    ("free_factors = true", "free_factors = 1", (16, 16), "`free_factors` is a whole number", None),
    // Sessions and products.
    (
        "dressing = \"occlusive\"",
        "dressing = \"oclusive\"",
        (40, 12),
        "is not a valid value of `dressing`",
        Some("occlusive"),
    ),
    ("\"4 C\"", "\"60 C\"", (36, 15), "`temperature` is 60", None),
    ("\"4 C\"", "\"-20 C\"", (36, 15), "`temperature` is -20", None),
    ("\"4 C\"", "\"4 min\"", (36, 15), "is a time, not a temperature", None),
    ("at = \"28 d\"", "at = \"3 y\"", (38, 6), "`at` is", None),
    (
        "at = \"28 d\"\nprocedure = \"none\"",
        "at = \"0 d\"\nprocedure = \"pen\"",
        (38, 6),
        "two sessions at 0 s: `roller` and `pen`",
        None,
    ),
    (
        "settings = { needle",
        "repeat = { every = \"14 d\", times = 3 }\nsettings = { needle",
        (39, 6),
        "two sessions at 28 d: `roller` and `none`",
        None,
    ),
    // Arms that contradict their names.
    ("name = \"exosomes\"", "name = \"vehicle-cold\"", (28, 11), "neither vesicles nor factors", None),
    ("name = \"exosomes\"", "name = \"procedure\"", (28, 11), "nothing is applied, but this is `frozen_msc`", None),
    ("name = \"exosomes\"", "name = \"untreated\"", (25, 13), "nothing is done, but this is `roller`", None),
    ("name = \"exosomes\"", "name = \"lysed\"", (28, 11), "all vesicles are lysed", None),
    ("name = \"exosomes\"", "name = \"prp\"", (28, 11), "platelet-rich plasma is applied", None),
    ("\"saline\"", "\"platelet_extract\"", (49, 11), "but this is `platelet_extract`", None),
    ("name = \"vehicle\"", "name = \"vehicle-cold\"", (48, 1), "`temperature` is missing in [apply]", None),
    ("name = \"none\"", "name = \"nothing\"", (41, 1), "`session` is missing in [arm]", None),
    // Routes.
    (
        "\"microneedling\"\nsettings = { needle = \"0.5 mm\", passes = 4 }",
        "\"injection\"",
        (32, 9),
        "so there is no delay",
        None,
    ),
    ("delay = \"10 min\"", "label = \"1e15 /mL\"", (31, 10), "applies 2e15 particles", None),
];

#[test]
fn every_mistake_has_its_place() {
    text(GOOD).unwrap();
    for (old, new, (line, column), problem, nearest) in CASES {
        assert!(GOOD.contains(old), "{old}");
        let error = text(&GOOD.replacen(old, new, 1)).expect_err(new);
        assert!(error.problem.contains(problem), "{new}: {error}");
        let place = error.place.unwrap_or_else(|| panic!("{new}: no place in {error}"));
        assert_eq!((place.line, place.column), (*line, *column), "{new}: {error}");
        assert_eq!(error.nearest.as_deref(), *nearest, "{new}: {error}");
        assert_eq!(error.file.as_deref(), Some("mine.toml"), "{new}");
    }
}

#[test]
fn sessions_must_be_in_order() {
    let swapped = GOOD.replacen("at = \"0 d\"", "at = \"30 d\"", 1);
    let error = text(&swapped).unwrap_err();
    assert_eq!(error.place.unwrap().line, 38);
    assert!(error.problem.contains("the one before it at 30 d"), "{error}");
}

#[test]
fn good_values_arrive_in_base_units() {
    let scenario = text(GOOD).unwrap();
    assert_eq!((scenario.seed, scenario.age_years, scenario.site.as_str()), (7, Some(35.0), "cheek"));
    assert_eq!(
        scenario.overrides,
        [
            ("channel.outflow".to_owned(), Prior::Fixed(1e4 / 60.0)),
            ("uptake.capacity".to_owned(), Prior::Fixed(1000.0))
        ]
    );
    let apply = &scenario.arms[0].sessions[0].applications[0];
    assert_eq!((apply.volume_um3, apply.area_um2, apply.delay_s), (2e12, Some(2e10), 600.0));
    assert_eq!((apply.rub_s.as_slice(), apply.rinse_s), ([60.0, 180.0].as_slice(), Some(1800.0)));
    assert_eq!(scenario.arms[0].sessions[1].at_s, 28.0 * 86_400.0);
    assert!(scenario.arms[0].sessions[1].applications.is_empty());
    assert_eq!((scenario.phototype, scenario.until_s), (Some(4), 90.0 * 86_400.0));
    assert_eq!(apply.temperature_c, Some(4.0));
    assert!(scenario.arms[0].sessions[1].occluded && !scenario.arms[0].sessions[0].occluded);
    assert!(scenario.arms[1].sessions.is_empty(), "nothing is done in the arm `none`");
    assert_eq!(scenario.hypotheses, exoskin_therapy::effect::Hypotheses::default());
}

#[test]
fn what_is_left_out_of_the_hypotheses_weighs_nothing() {
    let line = "hypotheses = { nothing = 0.3, receptors = 0.4, cargo = 0.05, relay = 0.25 }";
    let with = |new: &str| text(&GOOD.replacen(line, new, 1)).unwrap().hypotheses;
    let only = with("hypotheses = { relay = 1 }");
    let weights: Vec<f64> = only.weights.iter().map(|(_, weight)| *weight).collect();
    assert_eq!((weights.as_slice(), only.free_factors), ([0.0, 0.0, 0.0, 1.0].as_slice(), true));
    assert_eq!(with(""), exoskin_therapy::effect::Hypotheses::default());
    let turned = with("hypotheses = { relay = 0.5, nothing = 0.5 }");
    assert_eq!(turned, with("hypotheses = { nothing = 0.5, relay = 0.5 }"), "the order of the file does not count");
    assert!(text(&GOOD.replacen(line, "hypotheses = {}", 1)).unwrap_err().problem.contains("sum to 0"));
}

#[test]
fn the_course_ends_four_weeks_after_the_last_session_or_later() {
    let days = |sessions: &str| {
        let text_without = GOOD.replacen("[course]\nuntil = \"90 d\"\n", "", 1).replacen("28 d", sessions, 1);
        text(&text_without).unwrap().until_s / 86_400.0
    };
    assert_eq!((days("28 d"), days("80 d"), days("720 d")), (90.0, 108.0, 730.0));
}

#[test]
fn files_of_ones_own_stand_beside_the_scenario() {
    let folder = tempfile::tempdir().unwrap();
    let procedure = exoskin_skin::procedure_template("own");
    std::fs::write(folder.path().join("own.toml"), &procedure).unwrap();
    let path = folder.path().join("mine.toml");
    std::fs::write(&path, GOOD.replacen("\"pen\"", "\"own.toml\"", 1)).unwrap();
    let scenario = read(&path).unwrap();
    assert_eq!(scenario.arms[2].sessions[0].procedure.name, "own");
    std::fs::write(folder.path().join("own.toml"), procedure.replacen("passes =", "passse =", 1)).unwrap();
    let error = read(&path).unwrap_err();
    assert!(error.file.unwrap().ends_with("own.toml"), "a mistake in the other file is shown there");
    assert_eq!(error.nearest.as_deref(), Some("passes"));
}

#[test]
fn files_that_are_no_scenario() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("x.toml");
    let of = |bytes: &[u8]| {
        std::fs::write(&path, bytes).unwrap();
        read(&path).unwrap_err()
    };
    assert!(of(b"").problem.contains("empty"));
    let not_utf8 = of(b"schema = 1\nname = \"\xff\"");
    assert!(not_utf8.problem.contains("not UTF-8") && not_utf8.place.unwrap().line == 2);
    assert!(of(&vec![b'#'; 2 << 20]).problem.contains("larger than 1 MiB"));
    assert!(of(b"schema = 1\nname = \"a\"\nname = \"b\"").place.unwrap().line == 3);
    let deep = format!("schema = 1\nx = {}{}", "[".repeat(50_000), "]".repeat(50_000));
    assert!(of(deep.as_bytes()).place.is_some());
    let dotted = format!("{} = 1", vec!["a"; 100_000].join("."));
    assert!(of(dotted.as_bytes()).place.is_some());
    assert!(read(Path::new("no/such/file.toml")).unwrap_err().problem.contains("no such file"));
}

#[test]
fn too_many_arms_are_refused() {
    let arm = "[[arm]]\nname = \"aNUMBER\"\nsession = [{ at = \"0 d\", procedure = \"none\" }]\n";
    let head = GOOD.split("[[arm]]").next().unwrap();
    let with = |count: usize| {
        let arms: String = (0..count).map(|i| arm.replace("NUMBER", &i.to_string())).collect();
        text(&format!("{head}{arms}"))
    };
    assert_eq!(with(64).unwrap().arms.len(), 64);
    assert!(with(65).unwrap_err().problem.contains("65 arms"));
    assert!(with(0).unwrap_err().problem.contains("`arm` is missing"));
}

/// What is written with a parameter's own unit arrives as it is, whatever the unit.
#[test]
fn every_parameter_can_be_held_in_its_own_unit() {
    for parameter in exoskin_therapy::parameters::all() {
        let (median, own) = (parameter.prior.median(), parameter.unit.text());
        let text = if own == "1" { format!("{median:e}") } else { format!("{median:e} {own}") };
        let value = exoskin_scenario::override_value(&text, parameter);
        let value = value.unwrap_or_else(|error| panic!("{} [{own}]: {error}", parameter.id));
        assert_eq!(value, parameter.unit.to_base(median), "{} [{own}]", parameter.id);
    }
}

#[test]
fn any_unit_of_the_same_kind_is_read() {
    let held = |id: &str, text: &str| {
        let all = exoskin_therapy::parameters::all();
        let parameter = all.into_iter().find(|parameter| parameter.id == id).unwrap();
        exoskin_scenario::override_value(text, parameter).unwrap()
    };
    assert!((held("channel.plug_time", "0.5 h") - 1800.0).abs() < 1e-12);
    assert!((held("film.temperature", "305.15 K") - 32.0).abs() < 1e-9);
    assert!((held("procedure.open_share", "30 %") - 0.3).abs() < 1e-15);
    assert!((held("wound.exudate", "0.06 uL/cm2/min") - 0.01).abs() < 1e-15);
    assert_eq!(held("wound.exudate", "0.01 um/s"), 0.01);
    assert_eq!(held("procedure.passes", "31"), 31.0);
}

#[test]
fn a_missing_file_brings_the_one_beside_it_as_it_would_be_written() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::create_dir(folder.path().join("mine")).unwrap();
    std::fs::write(folder.path().join("mine/saline.toml"), "").unwrap();
    let wrong = GOOD.replacen("product = \"saline\"", "product = \"mine/salin.toml\"", 1);
    let error = parse(Source::new("mine.toml", wrong), folder.path()).unwrap_err();
    let (shown, near) = (error.to_string(), error.nearest.unwrap());
    assert_eq!(Path::new(&near), Path::new("mine/saline.toml"), "{shown}");
    assert!(error.place.is_some() && error.expected.is_some(), "{shown}");
}

/// The ends of a range, as a message shows them, and the numbers next to them that it means to exclude.
#[test]
fn the_ends_that_a_message_names_are_taken() {
    let held =
        |id: &str, value: &str| text(&GOOD.replace("[model.set]", &format!("[model.set]\n\"{id}\" = \"{value}\"")));
    for id in ["blood.platelets.fgf2", "barrier.trace_gain_thinned", "effect.relay.trigger", "depot.diffusivity_ratio"]
    {
        let parameter = exoskin_therapy::parameters::all().into_iter().find(|parameter| parameter.id == id).expect(id);
        let unit = parameter.shown_unit();
        let refused = held(id, &format!("1e200{unit}")).expect_err(id);
        let (low, high) = refused.expected.as_deref().and_then(|range| range.split_once(" to ")).expect("a range");
        let low = format!("{low}{unit}");
        for end in [low.as_str(), high] {
            let taken = held(id, end);
            assert!(taken.is_ok(), "{id} at {end}: {:?}", taken.err());
        }
    }
}

#[test]
fn a_cold_vehicle_is_cold() {
    let cold = GOOD.replace("\"vehicle\"", "\"vehicle-cold\"");
    let with = |celsius: &str| text(&format!("{cold}temperature = \"{celsius}\"\n"));
    assert!(with("4 C").is_ok(), "{:?}", with("4 C").err());
    let refused = with("40 C").expect_err("40 C is not cold");
    assert!(refused.problem.contains("`temperature` is 40") && refused.place.is_some(), "{refused:?}");
}

#[test]
fn a_parameter_is_set_to_a_value_or_to_a_range() {
    let set = |value: &str| {
        let found = text(&GOOD.replacen("\"0.01 nL/min\"", value, 1))?;
        Ok::<Prior, Diagnostic>(*found.set("channel.outflow").unwrap())
    };
    let (low, high) = (1e4 / 60.0, 1e5 / 60.0);
    let near = |found: Prior| {
        let Prior::LogUniform { low: least, high: most } = found else { panic!("{found:?}") };
        assert!((least / low - 1.0).abs() < 1e-12 && (most / high - 1.0).abs() < 1e-12, "{found:?}");
    };
    for range in [
        "\"0.01 to 0.1 nL/min\"",
        "\"0.01–0.1 nL/min\"",
        "\"0.01 – 0.1 nL/min\"",
        "\"0.01-0.1 nL/min\"",
        "\"10 pL/min to 0.1 nL/min\"",
        "\"0,01 to 0,1 nL/min\"",
    ] {
        near(set(range).unwrap_or_else(|e| panic!("{range}: {e}")));
    }
    assert_eq!(set("\"0.01 to 0.01 nL/min\"").unwrap(), Prior::Fixed(low));
    for (range, piece) in [
        ("\"0.1 to 0.01 nL/min\"", "high to low"),
        ("\"0.01 to 1000000000 nL/min\"", "`channel.outflow` is"),
        ("\"0.01 to 0.1 nm\"", "length"),
        ("\"0.01 to 0.1\"", "unit"),
    ] {
        let error = set(range).unwrap_err();
        assert!(error.problem.contains(piece), "{range}: {error}");
        assert!(error.place.is_some() && error.expected.is_some(), "{range}: {error}");
    }
}

#[test]
fn layers_of_the_skin_take_ranges_too() {
    let skin =
        |lines: &str| text(&GOOD.replacen("condition = \"healthy\"", &format!("condition = \"healthy\"\n{lines}"), 1));
    let found = skin("stratum_corneum = \"10 to 20 um\"\njunction = \"70–110 um\"").unwrap();
    assert_eq!(found.set("skin.stratum_corneum.cheek"), Some(&Prior::Uniform { low: 10.0, high: 20.0 }));
    assert_eq!(found.set("skin.junction.cheek"), Some(&Prior::Uniform { low: 70.0, high: 110.0 }));
    let crossed = skin("stratum_corneum = \"10 to 30 um\"\njunction = \"25 to 110 um\"").unwrap_err();
    assert!(crossed.problem.contains("below the junction"), "{crossed}");
}

#[test]
fn a_range_is_even_as_the_parameters_own_prior_is() {
    let all = exoskin_therapy::parameters::all();
    let prior = |id: &str, text: &str| {
        let parameter = all.iter().find(|parameter| parameter.id == id).unwrap();
        exoskin_scenario::override_prior(text, parameter).unwrap()
    };
    assert!(matches!(prior("vial.label.vesicle_share", "0.3 to 0.6"), Prior::Uniform { .. }));
    assert!(matches!(prior("vial.loss.q10", "2 to 3"), Prior::LogUniform { .. }));
    assert!(matches!(prior("film.temperature", "28 to 34 C"), Prior::Uniform { .. }));
}
