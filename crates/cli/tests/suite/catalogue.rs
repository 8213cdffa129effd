//! The catalogue is complete, dated, and its page current. To renew the page:
//! `EXOSKIN_RENEW=1 cargo test -p exoskin-cli catalogue`.

use crate::common::must_be_current;

use exoskin_vial::{Class, Species, load_product, products};

#[test]
fn the_page_of_the_catalogue_is_current() {
    let text = exoskin_cli::catalogue::page().expect("the files are sound");
    must_be_current("reference/catalogue.md", &text);
}

#[test]
fn sources_brands_and_the_serum_of_the_article_are_there() {
    for (name, species, class) in [
        ("placental_msc", Species::Human, Class::HumanCellVesicles),
        ("amniotic", Species::Human, Class::HumanCellVesicles),
        ("umbilical_msc", Species::Human, Class::HumanCellVesicles),
        ("rose_callus", Species::Plant, Class::Plant),
        ("milk", Species::Animal, Class::Milk),
        ("kimera", Species::Human, Class::HumanCellVesicles),
        ("benev", Species::Unknown, Class::Unknown),
        ("exocel", Species::Human, Class::HumanCellVesicles),
        ("rion_pep", Species::Human, Class::HumanPlatelet),
        ("plated_serum", Species::Human, Class::HumanPlatelet),
        ("hydrafacial_booster", Species::Unknown, Class::Unknown),
        ("skinmedica_serum", Species::Human, Class::Secretome),
    ] {
        let product = load_product(name).expect(name);
        assert_eq!((product.species, product.class()), (species, class), "{name}");
        for from in ["label", "measured by others", "unknown"] {
            assert!(product.notes.iter().any(|note| note.from == from), "{name} has no note `{from}`");
        }
    }
}

#[test]
fn every_product_is_in_one_class_and_dated() {
    let listed = exoskin::library::products_by_class().unwrap();
    assert_eq!(listed.iter().map(|(_, found)| found.len()).sum::<usize>(), products().len());
    for product in listed.iter().flat_map(|(_, found)| found) {
        assert!(!product.label_date.is_empty(), "{}", product.name);
    }
    let text = exoskin_cli::catalogue::list().unwrap();
    assert!(products().iter().all(|name| text.contains(name)), "{text}");
}

/// Words that sell have no place in a title.
#[test]
fn titles_carry_no_praise() {
    for name in products() {
        let title = load_product(name).unwrap().title.to_lowercase();
        for word in ["best", "premium", "advanced exo", "powerful", "pure", "superior", "revolution", "breakthrough"] {
            assert!(!title.contains(word), "{name}: {title}");
        }
    }
}
