//! Every system of the therapy that people talk about, from the messenger to the law: each has a command, and each is
//! checked here by a number, a sign or a refusal. `docs/src/systems.md` is made from this table:
//! `EXOSKIN_RENEW=1 cargo test -p exoskin-cli systems`.
//!
//! The runs are small (a dozen solved draws): signs and orders of magnitude are checked, not digits.

mod ask;
mod course;
mod skin;
mod trust;
mod vial;

/// One system.
struct System {
    title: &'static str,
    command: &'static str,
    check: &'static str,
}

macro_rules! systems {
    ($($name:ident = $title:literal, $command:literal, $check:literal, $run:path;)*) => {
        const SYSTEMS: &[(&str, System)] =
            &[$((stringify!($name), System { title: $title, command: $command, check: $check })),*];
        $(
            #[test]
            fn $name() {
                $run();
            }
        )*
    };
}

systems! {
    system_01_messengers = "Vesicles as messengers with cargo",
        "exoskin compare scenarios/needling_placental.toml --arms lysed,vehicle,exosomes",
        "a keratinocyte takes up less than one vesicle on average; cargo RNA alone changes collagen by less than 0.1 % of its value", course::messengers;
    system_02_prp = "PRP: draw, spin, activate; own blood only",
        "exoskin vial prp_double_spin --at 22C --for 1h",
        "two spins hold more platelet factors than one; without a fold or a label a PRP file is refused; a donor's infection does not apply to own blood", vial::prp;
    system_03_sources = "Sources and donors",
        "exoskin products list",
        "platelet, placenta, umbilical, amniotic, adipose, plant and milk files load; blood of young and old donors differs by less than the laboratories do", vial::sources;
    system_04_waking_cells = "Waking keratinocytes, melanocytes, collagen",
        "exoskin compare scenarios/needling_placental.toml",
        "keratinocytes, melanocytes and fibroblasts each take up some; no change against the vehicle reaches 1 %", course::waking_cells;
    system_05_barrier = "Intact skin stops them, injured skin does not",
        "exoskin dose --product frozen_msc --site face --volume 2mL --after none",
        "intact skin passes at most 1 %, needled skin at least ten times more than intact", skin::barrier;
    system_06_devices = "Clear + Brilliant, RF needles, needles, ablative laser, booster, injection",
        "exoskin procedures list",
        "each of six devices opens the skin: a share between 0 and 1 enters, and the needle that injects delivers most", skin::devices;
    system_07_cold_product = "Cold product on hot red skin",
        "exoskin run scenarios/cold_on_hot.toml",
        "cold vesicles and the cold vehicle cool alike, to 0.05 degrees", course::cold_product;
    system_08_chin_scar = "A chin scar with discolouration, two needlings",
        "exoskin run scenarios/chin_scar.toml",
        "the procedure alone makes nearly all of the scar's change", course::chin_scar;
    system_09_chronic_wound = "A wound open for six weeks, then four days",
        "exoskin run scenarios/chronic_wound.toml",
        "fewer than one wound in ten closes by itself in four days, and vesicles do not close it", course::chronic_wound;
    system_10_collagen_inflammation_vessels = "Collagen up, inflammation down, vessels up",
        "exoskin compare scenarios/acne_scar_adipose.toml",
        "after the laser alone collagen ends above its start; vesicles move collagen, inflammation and vessels by less than 1 % of what they are", course::remodelling;
    system_11_hair = "Hair: one injection, three months, against PRP",
        "exoskin run scenarios/hair_prp_vs_exosomes.toml",
        "no arm gains more than 60 hairs per cm2 (95 % quantile); the band of vesicles against PRP holds zero", course::hair;
    system_12_intravenous = "Intravenous, for pain",
        "exoskin dose --route iv --product frozen_msc --volume 15mL",
        "blood, liver, spleen, lung, kidney, skin and lymph are told; the dose is below the blood's own vesicles; pain is not computed and said so; an ointment is refused", trust::intravenous;
    system_13_brands = "Products by count and source",
        "exoskin products show NAME",
        "Kimera, BENEV, Exocel Bio, Rion, (plated), Hydrafacial and SkinMedica each have a file that says what is unknown, with a date", vial::brands;
    system_14_doses = "Doses: 5 to 25 billion per mL, 1 to 2 mL, 5 mL, more by needle",
        "exoskin run scenarios/face_neck_chest.toml",
        "label times volume is the first step of the strip; five times the count delivers five times the vesicles", skin::doses;
    system_15_cost = "Cost",
        "exoskin dose --product frozen_msc --site face --volume 2mL --after microneedling --price 450",
        "twice the price is twice the cost per vesicle; a price below zero is refused", trust::cost;
    system_16_storage = "Storage: freezer and thaw, refrigerator, room, petrolatum for two weeks",
        "exoskin vial frozen_msc --history \"-80C 60d; thaw; 4C 36h\"",
        "frozen keeps more than refrigerated, refrigerated more than warm; a powder outlives a liquid; petrolatum for two weeks is computed", vial::storage;
    system_17_extracts = "Extracts and growth-factor serums",
        "exoskin dose --product growth_factor_serum --site face --volume 2mL --after microneedling",
        "an extract holds free factors in ng/mL; a serum puts no vesicle on the skin", vial::extracts;
    system_18_donor_and_maker = "Rejection, donor disease, lot spread, RNA, trustworthy maker",
        "exoskin risk scenarios/needling_placental.toml",
        "chance of infection rises with prevalence, falls with log reduction; nothing is called safe; the checklist names what a label leaves out", trust::donor_and_maker;
    system_19_bad_cell = "A bad cell magnified",
        "exoskin risk scenarios/needling_placental.toml",
        "the growth ratio of a transformed clone has a band that holds 1", trust::bad_cell;
    system_20_regulation = "Regulation by country and date",
        "exoskin status --country US",
        "no exosome product is approved in the US; an entry older than 180 days asks to be checked again; an unknown country is refused with the nearest", trust::regulation;
    system_21_both = "PRP and exosomes together",
        "exoskin compare scenarios/needling_placental.toml --arms prp,exosomes,exosomes+prp",
        "both together act at least as much as vesicles alone on collagen (medians)", course::both_together;
    system_22_home_use = "Home use on intact skin, twice daily",
        "exoskin run scenarios/home_use.toml",
        "112 uses are computed; at most 1 % of one passes; nobody would see a change against the vehicle", course::home_use;
    system_23_strength = "How strong the evidence is",
        "exoskin claim list",
        "every claim has a verdict, a grade and what would settle it; assumed inputs are counted", trust::strength;
}

#[test]
fn all_twenty_three_are_here_and_the_page_says_so() {
    assert_eq!(SYSTEMS.len(), 23);
    let mut page = String::from(
        "# The systems, one by one\n\n\
         Everything that a reader of articles and labels meets about this therapy, as 23 systems. Each has a command that \
         shows it and a check that runs with every change of the program; a check asserts a number, a sign or a refusal. \
         The page is made from the table of checks (`crates/cli/tests/suite/systems/mod.rs`).\n\n\
         | | system | command | what is checked |\n| --- | --- | --- | --- |\n",
    );
    for (i, (name, system)) in SYSTEMS.iter().enumerate() {
        assert!(name.starts_with(&format!("system_{:02}_", i + 1)), "{name} is out of order");
        let System { title, command, check } = system;
        page.push_str(&format!("| {} | {title} | `{command}` | {check} (`{name}`) |\n", i + 1));
    }
    page.push_str("\n23 of 23 are checked: `cargo test -p exoskin-cli systems`.\n");
    let path = crate::common::root().join("docs/src/systems.md");
    if std::env::var_os("EXOSKIN_RENEW").is_some() {
        std::fs::write(&path, &page).expect("the page can be written");
    }
    let found = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(found == page, "docs/src/systems.md is stale: EXOSKIN_RENEW=1 cargo test -p exoskin-cli systems");
}
