//! The shipped procedures load, keep to their rows, and give sound injuries over the whole of their priors.

use exoskin_evidence::{Draws, Medians, Parameter, row};
use exoskin_skin::{
    Filling, Pattern, Setting, load_procedure, parse_procedure, procedure_template, procedures, site, sites,
};

/// Every parameter at the same place in its prior.
struct At(f64);

impl Draws for At {
    fn unit(&self, _parameter: &Parameter) -> f64 {
        self.0
    }
}

#[test]
fn all_shipped_procedures_load_under_their_own_name() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../procedures");
    let mut files: Vec<String> = std::fs::read_dir(folder)
        .unwrap()
        .map(|file| file.unwrap().file_name().to_string_lossy().replace(".toml", ""))
        .collect();
    files.sort();
    let mut names = procedures();
    names.sort();
    assert_eq!(names, files, "class.rs lists every file of procedures/ with its class");
    for name in procedures() {
        let procedure = load_procedure(name).unwrap();
        assert_eq!(procedure.name, name);
        assert_ne!(procedure.patient, procedure.title, "procedures/{name}.toml: `patient` is missing");
        assert!(procedure_template("x").contains(&format!("#   {}: ", procedure.device_class.word)), "{name}");
        assert!(procedure.evidence().iter().all(|id| row(id).is_some()));
    }
}

#[test]
fn aliases_and_both_spellings_are_the_same() {
    for (alias, name) in [
        ("microneedling", "roller"),
        ("rf-microneedling", "rf_needles"),
        ("RF_Microneedling", "rf_needles"),
        ("rf-needles", "rf_needles"),
        ("fractional-co2", "fractional_co2"),
        ("nonablative-1440-1927", "nonablative_1440_1927"),
        ("intact", "none"),
    ] {
        assert_eq!(load_procedure(alias).unwrap().name, name, "{alias}");
    }
}

#[test]
fn no_name_or_alias_means_two_procedures() {
    let mut words: Vec<String> = procedures()
        .into_iter()
        .flat_map(|name| {
            let procedure = load_procedure(name).unwrap();
            std::iter::once(procedure.name).chain(procedure.aliases)
        })
        .map(|word| word.replace('-', "_"))
        .collect();
    let count = words.len();
    words.sort();
    words.dedup();
    assert_eq!(words.len(), count);
}

#[test]
fn nothing_done_leaves_skin_intact() {
    let none = load_procedure("none").unwrap();
    assert!(none.device_class.does_nothing());
    assert!(none.injury(&Medians).is_none());
}

#[test]
fn the_roller_is_the_reference_at_its_medians() {
    let injury = load_procedure("microneedling").unwrap().injury(&Medians).unwrap();
    assert!((injury.channels_per_um2 * 1e6 - 1.53).abs() < 1e-9);
    assert!((injury.radius_um - 35.0).abs() < 1e-9);
    assert!((injury.depth_um - 150.0).abs() < 0.1, "{}", injury.depth_um);
    assert!((injury.mouth_share() - 0.0059).abs() < 1e-4);
    assert_eq!((injury.open_share, injury.filling, injury.pattern), (1.0, Filling::Hole, Pattern::Random));
}

#[test]
fn injuries_are_sound_over_the_whole_priors() {
    for name in procedures() {
        let procedure = load_procedure(name).unwrap();
        for u in [1e-6, 0.05, 0.3, 0.5, 0.8, 0.95, 1.0 - 1e-6] {
            let Some(injury) = procedure.injury(&At(u)) else { continue };
            assert!(injury.mouth_share() > 0.0 && injury.mouth_share() < 0.31, "{name} {u}: {}", injury.mouth_share());
            assert!(injury.outer_radius_um() > injury.radius_um, "{name} {u}");
            assert!(injury.depth_um > 10.0 && injury.depth_um < 2000.0, "{name} {u}: {}", injury.depth_um);
            assert!((0.0..=1.0).contains(&injury.open_share) && (0.0..=1.0).contains(&injury.blood_filled_share));
            assert!(injury.closing_half_life_s >= 2.0 * 3600.0 * 0.99, "{name} {u}");
        }
        for place in sites() {
            let site = site(place, None, &Medians).unwrap();
            assert_eq!(procedure.too_deep_for(&site), None, "{name} at {place}");
        }
    }
}

#[test]
fn nonablative_zones_are_nearly_closed() {
    let injury = load_procedure("nonablative").unwrap().injury(&Medians).unwrap();
    assert!(injury.open_share < 0.06);
    assert_eq!(injury.filling, Filling::Coagulum);
}

#[test]
fn settings_replace_numbers() {
    let mut roller = load_procedure("roller").unwrap();
    roller.set(Setting::parse("needle", "0.5 mm").unwrap()).unwrap();
    let injury = roller.injury(&Medians).unwrap();
    assert!((injury.depth_um - 97.4).abs() < 0.1, "a fifth of the needle arrives: {}", injury.depth_um);
    for pair in ["depth=150 um", "width=70um", "density=1.53 /mm2"] {
        roller.set(Setting::parse_pair(pair).unwrap()).unwrap();
    }
    for u in [0.01, 0.99] {
        let injury = roller.injury(&At(u)).unwrap();
        assert_eq!((injury.depth_um, injury.radius_um), (150.0, 35.0));
        assert!((injury.channels_per_um2 - 1.53e-6).abs() < 1e-18);
    }
    roller.set(Setting::parse("passes", "2").unwrap()).unwrap();
    assert!((roller.injury(&Medians).unwrap().channels_per_um2 - 3.06e-6).abs() < 1e-18);
}

#[test]
fn a_needle_deeper_than_the_skin_is_named() {
    let mut roller = load_procedure("roller").unwrap();
    roller.set(Setting::parse("needle", "5 mm").unwrap()).unwrap();
    let cheek = site("cheek", None, &Medians).unwrap();
    let too_deep = roller.too_deep_for(&cheek).unwrap();
    assert_eq!(too_deep.setting, "needle");
    assert_eq!(too_deep.problem, "`needle` is 5 mm, but the skin at \"cheek\" is 2.0 mm thick");
}

#[test]
fn the_template_is_a_valid_procedure() {
    let text = procedure_template("My-Device");
    let procedure = parse_procedure(exoskin_quantity::Source::new("new.toml", text)).unwrap();
    assert_eq!(procedure.name, "my_device");
    for u in [0.001, 0.5, 0.999] {
        assert!(procedure.injury(&At(u)).unwrap().mouth_share() < 0.31);
    }
}

#[test]
fn the_template_filled_in_as_its_comments_say_is_a_procedure() {
    let plain = procedure_template("my_device");
    let (head, rest) = plain.split_once("\n[channels]\n").expect("channels");
    let (channels, tables) = rest.split_once("# Each class").expect("tables");
    let read = |text: String| {
        let parsed = parse_procedure(exoskin_quantity::Source::new("new.toml", text.clone()));
        parsed.unwrap_or_else(|wrong| panic!("{wrong}\n{text}"));
    };
    // What stands in a comment as a value is one.
    let lines = channels.lines().filter_map(|line| Some((line, line.split_once(" = ")?.0, line.split_once(" # ")?.1)));
    let mut filled = 0;
    for (line, key, comment) in lines {
        let Some(from) = comment.find("{ value").filter(|_| !comment.contains("depth =")) else { continue };
        read(plain.replace(line, &format!("{key} = {}", &comment[from..])));
        filled += 1;
    }
    assert_eq!(filled, 3, "density, width, closing_half_life");
    let bare: Vec<&str> =
        channels.lines().filter(|line| !line.starts_with("needle") && !line.starts_with("depth_ratio")).collect();
    read(format!("{head}\n[channels]\n{}\ndepth = {{ value = \"150 um\", assumed = \"REASON\" }}\n", bare.join("\n")));
    // Every class with the table that it names.
    let mut classes = 0;
    for line in tables.lines().filter_map(|line| line.strip_prefix("#   ")) {
        let (class, rest) = line.split_once(": ").expect("a class");
        let head = head.replace("\"pen\"", &format!("\"{class}\""));
        let table = rest.rsplit_once("; ").map_or("", |(_, table)| table.trim());
        let body = match table {
            "[channels]" => format!("[channels]\n{channels}"),
            "" => String::new(),
            named => {
                let from = tables.find(&format!("# {named}")).unwrap_or_else(|| panic!("no {named}"));
                let block = tables[from..].split("\n\n").next().unwrap_or_default();
                block.lines().map(|line| line.trim_start_matches("# ").to_owned() + "\n").collect()
            }
        };
        read(format!("{head}\n{body}"));
        classes += 1;
    }
    assert!(classes >= 12, "{classes}");
}
