//! An input changes, the verdict turns: in scenarios, histories, products, parameters and rows. Most of these run the model.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use exoskin_claims::Verdict::{self, Contradicted, DependsOn, Supported, Untested};
use exoskin_claims::facts::{Facts, committed};
use exoskin_claims::rules::rule;
use exoskin_validation::facts::{Options, compute_some};

const DELIVERY: &str = "crates/claims/data/scenarios/delivery.toml";
const VIALS: &str = "crates/claims/data/vials.csv";

/// A copy of the project's inputs that may be changed.
struct Inputs {
    folder: tempfile::TempDir,
    options: Options,
}

impl Inputs {
    fn copied() -> Inputs {
        let folder = tempfile::tempdir().unwrap();
        for part in ["scenarios", "products", "crates/claims/data/scenarios"] {
            copy(&root().join(part), &folder.path().join(part));
        }
        fs::copy(root().join(VIALS), folder.path().join(VIALS)).unwrap();
        // Few draws: these verdicts turn by far more than a band's own error.
        let options = Options { draws: 24, samples: 120, ..Options::default() };
        Inputs { folder, options }
    }

    fn path(&self, file: &str) -> PathBuf {
        self.folder.path().join(file)
    }

    /// Puts one text in the place of another, everywhere in a file.
    fn with(self, file: &str, from: &str, to: &str) -> Inputs {
        let text = fs::read_to_string(self.path(file)).unwrap();
        assert!(text.contains(from), "{file} does not say `{from}`");
        fs::write(self.path(file), text.replace(from, to)).unwrap();
        self
    }

    /// Takes a row with another value.
    fn with_row(mut self, id: &str, value: f64) -> Inputs {
        self.options.what_if.insert(id.to_owned(), value);
        self
    }

    /// The committed figures with those of some subjects made again.
    fn facts(&self, subjects: &[&str]) -> Facts {
        let again = compute_some(self.folder.path(), &self.options, subjects);
        let mut facts = committed().unwrap().clone();
        facts.put(again.unwrap_or_else(|wrong| panic!("{wrong}")).by_id.into_values());
        facts
    }
}

fn root() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/.."))
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let path = entry.unwrap().path();
        if path.is_file() {
            fs::copy(&path, to.join(path.file_name().unwrap())).unwrap();
        }
    }
}

fn verdict(name: &str, facts: &Facts) -> Verdict {
    rule(name).unwrap()(facts).unwrap()
}

/// The rule says `before` on what is committed and `after` on `facts`.
fn turns(name: &str, facts: &Facts, before: Verdict, after: Verdict) {
    assert_eq!(verdict(name, committed().unwrap()), before, "{name}, as it is");
    assert_eq!(verdict(name, facts), after, "{name}, changed");
}

/// An arm of the delivery scenario with another procedure.
fn arm(name: &str, procedure: &str) -> String {
    format!("name = \"{name}\"\n[[arm.session]]\nat = \"0 d\"\nprocedure = \"{procedure}\"")
}

#[test]
fn an_injured_intact_arm_and_a_needle_in_place_of_the_film() {
    let inputs = Inputs::copied()
        .with(DELIVERY, &arm("intact", "none"), &arm("intact", "fractional_co2"))
        .with(DELIVERY, &arm("injected", "injection"), &arm("injected", "none"))
        .with(DELIVERY, &arm("roller", "roller"), &arm("roller", "injection"))
        .with(DELIVERY, "delay = \"10 min\"\n", "");
    let facts = inputs.facts(&["delivery"]);
    turns("intact_skin_blocks", &facts, Supported, Contradicted);
    turns("topical_needs_fewer", &facts, Contradicted, Supported);
}

#[test]
fn no_procedure_opens_nothing() {
    let mut inputs = Inputs::copied().with(DELIVERY, "delay = \"10 min\"\n", "");
    for (name, procedure) in [
        ("roller", "roller"),
        ("rf", "rf_needles"),
        ("nonablative", "nonablative_1440_1927"),
        ("co2", "fractional_co2"),
    ] {
        inputs = inputs.with(DELIVERY, &arm(name, procedure), &arm(name, "none"));
    }
    turns("injured_skin_passes", &inputs.facts(&["delivery"]), DependsOn, Contradicted);
}

#[test]
fn a_leaky_barrier_lets_vesicles_in() {
    let leaky = "[model.set]\n\"skin.intact_trace\" = 0.5\n\n[skin]";
    let inputs = Inputs::copied().with(DELIVERY, "[skin]", leaky);
    turns("intact_skin_blocks", &inputs.facts(&["delivery"]), Supported, Contradicted);
}

#[test]
fn another_history_of_the_vial() {
    let fresh = Inputs::copied()
        .with(VIALS, "22C 7d\nroom_month", "4C 1h\nroom_month")
        .with(VIALS, "thaw; 22C 30d", "thaw; 4C 1h")
        .with(VIALS, "lyophilised_adipose,22C 30d; reconstitute", "frozen_msc,-80C 14d; thaw; 22C 30d");
    let facts = fresh.facts(&["vial"]);
    turns("room_temperature_unstable", &facts, Supported, Contradicted);
    turns("freezer_or_reconstitute", &facts, Supported, Untested);
    turns("short_life", &facts, DependsOn, Supported);
}

#[test]
fn a_donor_of_the_same_age() {
    let inputs = Inputs::copied().with(
        "crates/claims/data/scenarios/plasma_65.toml",
        "donor_age = \"65\"",
        "donor_age = \"20\"",
    );
    turns("prp_age_no_matter", &inputs.facts(&["donors"]), DependsOn, Supported);
}

#[test]
fn vesicles_that_cells_notice_at_once() {
    // Every vesicle acts, a hundred-fold dose passes, and cells answer to one in place of thousands.
    let strong = "[model]\n[model.hypotheses]\nreceptors = 1.0\n\n[model.set]\n\"skin.intact_trace\" = 0.9\n\
                  \"effect.dish.active_dose\" = \"3.5e7 /mL\"\n\"effect.dish.half_over_active\" = 0.003\n\
                  \"effect.emax.collagen\" = 6.0\n\n[skin]";
    let inputs = Inputs::copied().with("scenarios/home_use.toml", "[skin]", strong).with(
        "scenarios/home_use.toml",
        "4C 30d; 22C 7d",
        "4C 1h",
    );
    let facts = inputs.facts(&["home"]);
    turns("home_use_twice_daily", &facts, Contradicted, Untested);
}

#[test]
fn a_catalogue_of_human_products_only() {
    let inputs = Inputs::copied();
    for name in ["milk", "rose_callus"] {
        fs::remove_file(inputs.path(&format!("products/{name}.toml"))).unwrap();
    }
    let human = inputs.facts(&["catalogue"]);
    turns("all_human_sources", &human, Contradicted, Supported);
    let leaf = inputs.with(
        "products/frozen_msc.toml",
        "source = \"human mesenchymal",
        "species = \"plant\"\nsource = \"mesenchymal",
    );
    assert_eq!(verdict("all_human_sources", &leaf.facts(&["catalogue"])), Contradicted);
}

#[test]
fn other_lives_of_a_platelet() {
    let week = Inputs::copied().with_row("platelet.lifespan.hanson", 7.0).with_row("platelet.lifespan.harker", 7.2);
    let ten = Inputs::copied().with_row("platelet.lifespan.kutti", 9.6);
    for (inputs, after) in [(week, Supported), (ten, Contradicted)] {
        turns("platelet_seven_days", &inputs.facts(&["tables"]), DependsOn, after);
    }
}

#[test]
fn other_rows_of_law_price_and_safety() {
    let calm: BTreeMap<&str, f64> = BTreeMap::from([
        ("safety.human_sae_rate", 0.1),
        ("safety.case_series_granuloma_n", 0.0),
        ("safety.infection_outbreak_patients", 0.0),
        ("safety.nebraska_exosome_serious_cases", 0.0),
        ("vial.product.fda_approved_exosome_products", 1.0),
        ("vial.product.retail_price_range_per_1e10", 200.0),
        ("vial.dose.iv_escalation_registry", 4e11),
        ("vial.product.audit_vendors_coa", 8.0),
        ("vial.product.audit_vendors_sterility", 8.0),
        ("vial.product.audit_vendors_count_method", 8.0),
    ]);
    let inputs = calm.into_iter().fold(Inputs::copied(), |inputs, (id, value)| inputs.with_row(id, value));
    let facts = inputs.facts(&["tables"]);
    turns("short_answer_safe", &facts, DependsOn, Supported);
    turns("fda_no_approval", &facts, Supported, Contradicted);
    turns("concentration_costs", &facts, DependsOn, Supported);
    turns("iv_hundreds_of_billions", &facts, DependsOn, Supported);
    turns("trustworthy_maker", &facts, Supported, Contradicted);
}

#[test]
fn other_counts_of_names() {
    let inputs = Inputs::copied().with_row("vial.proteins.lyo_msc_secretome_distinct", 2000.0);
    turns("growth_factors_100", &inputs.facts(&["factors"]), Untested, DependsOn);
}
