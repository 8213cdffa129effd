//! Values of a scenario are found by path and replaced; what is ambiguous, unknown or without effect is refused.

use exoskin_quantity::Source;
use exoskin_scenario::edit::{Editable, Slot};

const TEXT: &str = r#"# A comment that stays.
schema = 1
name = "two"
title = "Two arms"
source = "test"
[skin]
site = "face"

[[arm]]
name = "exosomes"
[[arm.session]]
at = "0 d"
procedure = "microneedling"
[[arm.session.apply]]
product = "frozen_msc"
volume = "2 mL" # how much
[[arm.session]]
at = "28 d"
procedure = "microneedling"
settings = { depth = "300 um" }
apply = [{ product = "frozen_msc", volume = "1 mL" }]

[[arm]]
name = "PRP 2.0"
[[arm.session]]
at = "0 d"
procedure = "none"
"#;

fn editable(text: &str) -> Editable {
    Editable::of(&Source::new("two.toml", text), &exoskin_therapy::parameters::all()).expect("TOML")
}

fn paths(text: &str, path: &str) -> Vec<String> {
    editable(text).find(path).expect(path).into_iter().map(Slot::path).collect()
}

fn refused(text: &str, path: &str) -> String {
    editable(text).find(path).expect_err(path).to_string()
}

fn with(text: &str, path: &str, value: &str) -> String {
    let editable = editable(text);
    let slots = editable.find(path).expect(path);
    let changes: Vec<(&Slot, &str)> = slots.into_iter().map(|slot| (slot, value)).collect();
    editable.with(&changes).expect("a text")
}

#[test]
fn a_path_or_the_part_of_it_that_is_unique_names_a_value() {
    for (path, full) in [
        ("skin.age", "skin.age"),
        ("age", "skin.age"),
        ("course.until", "course.until"),
        ("seed", "seed"),
        ("model.no_flow", "model.no_flow"),
        ("session.2.settings.depth", "arm.exosomes.session.2.settings.depth"),
        ("arm.exosomes.session.1.apply.1.volume", "arm.exosomes.session.1.apply.1.volume"),
        ("session.1.apply.volume", "arm.exosomes.session.1.apply.1.volume"),
        ("2.apply.delay", "arm.exosomes.session.2.apply.1.delay"),
        ("arm.\"PRP 2.0\".procedure", "arm.\"PRP 2.0\".session.1.procedure"),
        ("model.set.channel.outflow", "model.set.channel.outflow"),
        ("set.channel.outflow", "model.set.channel.outflow"),
    ] {
        assert_eq!(paths(TEXT, path), [full], "{path}");
    }
    let both = ["arm.exosomes.session.1.apply.1.volume", "arm.exosomes.session.2.apply.1.volume"];
    assert_eq!(paths(TEXT, "arm.*.apply.volume"), both);
    assert_eq!(paths(TEXT, "session.*.procedure").len(), 3);
}

#[test]
fn an_ambiguous_path_lists_the_full_ones_and_how_to_mean_all() {
    let told = refused(TEXT, "apply.volume");
    for part in [
        "names 2 values",
        "`arm.exosomes.session.1.apply.1.volume`",
        "`arm.exosomes.session.2.apply.1.volume`",
        "`arm.*.session.*.apply.*.volume` for all of them",
    ] {
        assert!(told.contains(part), "{told}");
    }
}

#[test]
fn what_names_nothing_is_refused_with_the_nearest() {
    for (path, near) in [("aply.volume", "apply.volume"), ("skin.agee", "skin.age"), ("model.noflow", "model.no_flow")]
    {
        let told = refused(TEXT, path);
        assert!(told.contains("names no value") && told.contains(&format!("`{near}`")), "{told}");
    }
    for path in ["title", "name", "arm.exosomes.name", "apply.rub", "channel.outflow", "", "a..b", "\"a"] {
        let told = refused(TEXT, path);
        assert!(told.contains("names no value") || told.contains("is not a path"), "{path}: {told}");
    }
}

#[test]
fn what_the_scenario_overrides_is_refused() {
    let exact = format!("{TEXT}\n[model]\ncount_exact = true\n");
    for path in ["session.1.apply.history", "session.1.apply.container"] {
        let told = refused(&exact, path);
        assert!(told.contains("makes no difference here") && told.contains("count_exact"), "{told}");
    }
    let set = format!("{TEXT}\n[model.set]\n\"{}\" = \"1e9 /mL\"\n", exoskin_vial::parameters::LABEL_COUNT.id);
    let told = refused(&set, "session.1.apply.label");
    assert!(told.contains("makes no difference here") && told.contains("[model.set]"), "{told}");
}

#[test]
fn replaced_values_read_back_and_the_rest_stays_as_it_was() {
    let text = with(TEXT, "session.1.apply.volume", "5 mL");
    assert_eq!(text.replace("\"5 mL\"", "\"2 mL\"").replace(" # how much", ""), TEXT.replace(" # how much", ""));
    for (path, value, written) in [
        ("arm.*.apply.volume", "3mL", "volume = \"3mL\""),
        ("skin.age", "60 years", "age = \"60 years\""),
        ("skin.phototype", "4", "phototype = 4"),
        ("course.until", "90 d", "[course]\nuntil = \"90 d\""),
        ("model.no_flow", "true", "[model]\nno_flow = true"),
        ("model.hypotheses.relay", "0.5", "relay = 0.5"),
        ("exosomes.session.1.settings.depth", "200 um", "settings = { depth = \"200 um\" }"),
        ("session.2.apply.delay", "10 min", "delay = \"10 min\""),
        ("model.set.channel.plug_time", "5 min", "\"channel.plug_time\" = \"5 min\""),
    ] {
        let text = with(TEXT, path, value);
        assert!(text.contains(written), "{path}:\n{text}");
        assert!(text.starts_with("# A comment that stays."));
        if path != "model.hypotheses.relay" {
            let read = exoskin_therapy::parse_scenario(Source::new("two.toml", text.clone()), std::path::Path::new(""));
            assert!(read.is_ok(), "{path}: {}\n{text}", read.expect_err("a mistake"));
        }
    }
}

#[test]
fn a_value_of_another_kind_is_refused() {
    let editable = editable(TEXT);
    for (path, value) in [("skin.phototype", "four"), ("model.no_flow", "yes"), ("hypotheses.cargo", "much")] {
        let slot = editable.find(path).expect(path)[0];
        let told = editable.with(&[(slot, value)]).expect_err(path).to_string();
        assert!(told.contains(path.rsplit('.').next().unwrap_or(path)) && told.contains(value), "{told}");
    }
}
