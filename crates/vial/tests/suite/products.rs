//! The product files: all load, every number has an origin, mistakes have their place.

use exoskin_quantity::Source;
use exoskin_vial::{load_product, product_file, product_text, products, template};
use proptest::prelude::*;

fn mistake(change: impl Fn(&str) -> String) -> String {
    let text = change(product_text("frozen_msc").unwrap());
    product_file::parse(Source::new("mine.toml", text)).unwrap_err().to_string()
}

#[test]
fn every_embedded_product_loads_under_its_name() {
    for name in products() {
        let product = load_product(name).unwrap();
        assert_eq!(product.name, name);
        assert!(!product.title.is_empty());
        assert!(!product.evidence().is_empty() || !product.assumptions().is_empty());
    }
}

#[test]
fn every_shipped_product_has_a_patients_words() {
    for name in products() {
        let product = load_product(name).unwrap();
        assert_ne!(product.patient, product.title, "products/{name}.toml: `patient` is missing");
    }
    let text = product_text("saline").unwrap().replace("patient = \"salt water\"\n", "");
    let own = product_file::parse(Source::new("mine.toml", text)).unwrap();
    assert_eq!(own.patient, own.title);
}

#[test]
fn every_file_of_the_folder_is_embedded() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../products");
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|extension| extension == "toml") {
            let name = path.file_stem().unwrap().to_str().unwrap().to_owned();
            assert!(products().contains(&name.as_str()), "add {name} to catalogue.rs");
        }
    }
}

#[test]
fn the_template_is_a_product() {
    let product = product_file::parse(Source::new("new.toml", template("my_product"))).unwrap();
    assert_eq!(product.name, "my_product");
    assert!(product.unknowns().len() >= 5, "{:?}", product.unknowns());
}

/// The template with each line filled in as its comment says: every text in quotes, and every word of a list.
fn filled_in(template: &str) -> Vec<String> {
    let mut found = Vec::new();
    for line in template.lines() {
        let Some((own, comment)) = line.split_once("  # ").filter(|_| !line.starts_with('#')) else { continue };
        let Some((key, _)) = own.split_once(" = ") else { continue };
        let quoted = comment.split('"').skip(1).step_by(2).map(str::to_owned);
        let list =
            comment.split([';', ':', '(']).next().unwrap_or_default().split(", ").map(|word| word.trim().to_owned());
        let is_word = |word: &String| word.chars().all(|c| c.is_ascii_lowercase() || c == '_') && !word.is_empty();
        let words: Vec<String> = if comment.contains(", ") && !comment.contains('"') {
            list.filter(is_word).collect()
        } else {
            quoted.collect()
        };
        found.extend(words.into_iter().map(|word| template.replace(line, &format!("{key} = \"{word}\""))));
    }
    found
}

/// A commented block without its marks.
fn uncommented(template: &str, head: &str) -> String {
    let from = template.find(&format!("# {head}")).unwrap_or_else(|| panic!("no {head}"));
    let end = template[from..].find("\n\n").map_or(template.len(), |end| from + end);
    let block: Vec<&str> = template[from..end].lines().map(|line| line.trim_start_matches("# ")).collect();
    format!("{}{}{}", &template[..from], block.join("\n"), &template[end..])
}

fn must_be_read(text: &str) {
    if let Err(wrong) = product_file::parse(Source::new("new.toml", text)) {
        panic!("{wrong}\n{text}");
    }
}

#[test]
fn the_template_filled_in_as_its_comments_say_is_a_product() {
    let plain = template("my_product");
    let blood = uncommented(&plain, "[prp]").replace("kind = \"vesicles\"", "kind = \"prp\"");
    let filled = filled_in(&plain);
    assert!(filled.len() > 30, "{}", filled.len());
    for text in &filled {
        let is_blood = text.contains("\nkind = \"prp\"\n");
        let of_vial = text.contains("count = \"1e10 vesicles\"");
        must_be_read(&match (is_blood, of_vial) {
            (true, _) => uncommented(text, "[prp]"),
            (_, true) => text.replace("# per = \"vial\"", "per = \"vial\""),
            _ => text.clone(),
        });
    }
    for text in filled_in(&blood).iter().filter(|text| text.contains("\nkind = \"prp\"")) {
        must_be_read(&text.replace("count = \"1e10 vesicles\"", "count = \"unknown\""));
    }
    for age in ["35", "20 to 65"] {
        must_be_read(&blood.replace("donor_age = \"unknown\"", &format!("donor_age = \"{age}\"")));
    }
    let all = uncommented(&uncommented(&plain, "[[factor]]"), "[[check]]").replace("# counted_by", "counted_by");
    must_be_read(&all);
    assert_eq!(product_file::parse(Source::new("new.toml", &*all)).unwrap().factors.len(), 1);
}

#[test]
fn a_misspelt_name_is_answered_with_the_nearest() {
    let wrong = load_product("frozen_mcs").unwrap_err();
    assert_eq!(wrong.nearest.as_deref(), Some("frozen_msc"));
    assert!(load_product("no/such/file.toml").unwrap_err().to_string().contains("no such file"));
    assert_eq!(load_product("Frozen-MSC").unwrap().name, "frozen_msc");
}

#[test]
fn mistakes_have_their_place() {
    for (from, to, expected) in [
        ("form =", "from =", "mine.toml:6:1: `from` is not a key"),
        ("\"frozen\"", "\"forzen\"", "did you mean: `frozen`"),
        ("volume = \"1 mL\"", "volume = \"5 mg\"", "is a mass, not a volume"),
        ("volume = \"1 mL\"", "volume = \"1\"", "has no unit"),
        ("volume = \"1 mL\"", "volume = \"-1 mL\"", "`volume` is -1 mL"),
        ("count = \"1e10 vesicles\"", "count = \"1e30 vesicles\"", "`count` is"),
        ("count = \"1e10 vesicles\"", "count = \"9e15 vesicles\"", "more vesicles than fit into the vial's volume"),
        ("container = \"pp\"", "container = \"ppp\"", "did you mean: `pp`"),
        (
            "evidence = \"vial.claim.headline_count_per_vial\"",
            "evidence = \"vial.claim.headline_count_per_vail\"",
            "did you mean: `vial.claim.headline_count_per_vial`",
        ),
        ("evidence = \"vial.claim.headline_count_per_vial\"", "", "does not say where its values come from"),
        ("66 to 164 nm", "66 to 16400 nm", "`diameter` is"),
    ] {
        let text = mistake(|original| original.replacen(from, to, 1));
        assert!(text.contains(expected), "{to}: {text}");
        assert!(text.starts_with("mine.toml:"), "{text}");
    }
}

#[test]
fn the_base_is_water_unless_the_file_says_petrolatum() {
    use exoskin_vial::product::Base;
    assert_eq!(load_product("frozen_msc").unwrap().matrix.base, Base::Water);
    let ointment = product_text("frozen_msc").unwrap().replacen("[matrix]", "[matrix]\nbase = \"petrolatum\"", 1);
    assert_eq!(product_file::parse(Source::new("mine.toml", ointment)).unwrap().matrix.base, Base::Petrolatum);
    let wrong = mistake(|text| text.replacen("[matrix]", "[matrix]\nbase = \"petrolatun\"", 1));
    assert!(wrong.starts_with("mine.toml:") && wrong.contains("did you mean: `petrolatum`"), "{wrong}");
}

/// Amounts of a factor, ng/mL, and vesicles per mL of a fresh product in many draws, sorted.
fn fresh(name: &str, factor: &str) -> (Vec<f64>, Vec<f64>) {
    use exoskin_vial::{History, draw, hashed::Hashed};
    let product = load_product(name).unwrap();
    let drawn = (0..400).map(|index| draw(&product, &History::fresh(), product.vessel.container, &Hashed { index }));
    let (mut amounts, mut vesicles): (Vec<f64>, Vec<f64>) = drawn
        .map(|vial| {
            let found = vial.factors.iter().find(|drawn| drawn.name == factor).unwrap();
            (found.pg_per_um3.unwrap() * 1e9, vial.vesicles_per_um3() * 1e12)
        })
        .unzip();
    amounts.sort_by(f64::total_cmp);
    vesicles.sort_by(f64::total_cmp);
    (amounts, vesicles)
}

#[test]
fn prp_holds_what_its_platelets_release_and_laboratories_stay_apart() {
    let (single, few) = fresh("prp_single_spin", "pdgf_ab");
    let (double, many) = fresh("prp_double_spin", "pdgf_ab");
    assert!(double[200] > 2.0 * single[200] && many[200] > 1.5 * few[200]);
    // 117 ng/mL in rich laboratories, 3 to 29 in poor ones: a mixture reaches both ends.
    assert!(double[20] < 10.0 && double[380] > 100.0, "{} {}", double[20], double[380]);
    let (igf_single, _) = fresh("prp_single_spin", "igf1");
    let (igf_double, _) = fresh("prp_double_spin", "igf1");
    assert_eq!(igf_single, igf_double, "spinning does not concentrate what plasma brings");
    assert!((1e10..1e12).contains(&many[200]), "{}", many[200]);
}

#[test]
fn a_blank_of_prp_holds_nothing_and_a_lysed_one_no_whole_vesicle() {
    use exoskin_vial::{History, draw, hashed::Hashed};
    let prp = load_product("prp_double_spin").unwrap();
    let of = |product| draw(&product, &History::fresh(), prp.vessel.container, &Hashed { index: 7 });
    let (blank, lysed) = (of(prp.blank()), of(prp.lysed()));
    assert_eq!((blank.whole_per_um3(), blank.factors.len()), (0.0, 0));
    assert!(lysed.whole_per_um3() == 0.0 && lysed.factors.len() >= 8);
}

#[test]
fn mistakes_in_prp_have_their_place() {
    let mistake = |from: &str, to: &str| {
        let text = product_text("prp_double_spin").unwrap().replacen(from, to, 1);
        product_file::parse(Source::new("mine.toml", text)).unwrap_err().to_string()
    };
    for (from, to, expected) in [
        ("[prp]", "[pro]", "mine.toml:10:2: `pro` is not a key"),
        ("5.4 to 7.3", "5.4 to 73", "mine.toml:11:8: `fold` is"),
        ("\"calcium\"", "\"calcum\"", "did you mean: `calcium`"),
        ("donor_age = \"unknown\"", "donor_age = \"7\"", "mine.toml:13:13: `donor_age` is"),
        ("kind = \"prp\"", "kind = \"serum\"", "[prp] is only for platelet-rich plasma"),
        ("evidence = \"prp.fold.two_spin_amable, prp", "evidence = \"prp.fold.two_spin, prp", "no evidence row"),
        ("evidence = \"prp.fold.two_spin_amable, prp.release.all_cacl2\"", "", "[prp] does not say where"),
    ] {
        let text = mistake(from, to);
        assert!(text.contains(expected) && text.starts_with("mine.toml:"), "{to}: {text}");
    }
    let bare = mistake(
        "[prp]\nfold = \"5.4 to 7.3\"\nactivation = \"calcium\"\ndonor_age = \"unknown\"\nevidence = \"prp.fold.two_spin_amable, prp.release.all_cacl2\"\n",
        "",
    );
    assert!(bare.contains("there is no table [prp]"), "{bare}");
}

proptest! {
    #[test]
    fn never_panics(at in 0..2000usize, cut in 0..40usize, put in "\\PC{0,8}") {
        let text = product_text("lyophilised_adipose").unwrap();
        let from = (0..=at.min(text.len())).rev().find(|&i| text.is_char_boundary(i)).unwrap();
        let to = (from..=(from + cut).min(text.len())).rev().find(|&i| text.is_char_boundary(i)).unwrap();
        let changed = format!("{}{put}{}", &text[..from], &text[to..]);
        let _ = product_file::parse(Source::new("x.toml", changed));
    }
}

#[test]
fn species_and_class_of_every_product_are_known_or_say_so() {
    use exoskin_vial::{Class, Species};
    for (name, species, class) in [
        ("frozen_msc", Species::Human, Class::HumanCellVesicles),
        ("cell_extract", Species::Human, Class::HumanCellExtract),
        ("platelet", Species::Human, Class::HumanPlatelet),
        ("platelet_extract", Species::Human, Class::HumanPlatelet),
        ("prp_single_spin", Species::Human, Class::Prp),
        ("conditioned_medium", Species::Human, Class::Secretome),
        ("growth_factor_serum", Species::Unknown, Class::Secretome),
        ("saline", Species::None, Class::Vehicle),
        ("reference_vesicles", Species::None, Class::Unknown),
    ] {
        let product = load_product(name).unwrap();
        assert_eq!((product.species, product.class()), (species, class), "{name}");
    }
    let of = |line: &str| {
        let text = product_text("frozen_msc").unwrap().replacen("[label]", &format!("{line}\n[label]"), 1);
        product_file::parse(Source::new("mine.toml", text))
    };
    assert_eq!(of("species = \"plant\"").unwrap().class(), Class::Plant);
    assert_eq!(of("species = \"animal\"").unwrap().class(), Class::Animal);
    assert!(of("species = \"plants\"").unwrap_err().to_string().contains("did you mean: `plant`"));
}
