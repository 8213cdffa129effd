//! Verdicts as pure functions of the facts, in files by subject.
//!
//! A rule compares whole 90 % bands with what is claimed, or with what anybody could see: one per cent of the value. All
//! inside is `supported`, all outside `contradicted`; where a band holds both answers the verdict is `untested`, or names
//! what it depends on ([`Named::depends`]). Every prior is drawn in every band, so a verdict is no harder than what it rests on.
//!
//! Checked by: tests/suite/rules.rs (no figure, no verdict; the same figures, the same verdict),
//! validation/tests/suite/flips.rs (an input changes, the verdict turns), tests/suite/rules_monotone.rs (never harder
//! with less, never a panic).

mod band;
mod delivery;
mod dose;
mod effects;
mod evidence;
mod pairs;
mod products;
mod risks;
mod storage;
mod treatments;

use crate::claim::Verdict;
use crate::facts::{Facts, MissingFact};

/// A rule: facts in, verdict out.
pub type Rule = fn(&Facts) -> Result<Verdict, MissingFact>;

/// A rule with its name, and on what its verdict depends where it says so.
#[derive(Clone, Copy, Debug)]
pub struct Named {
    /// Its name, as `evidence/claims.csv` has it.
    pub name: &'static str,
    /// The rule.
    pub rule: Rule,
    /// On what `depends` depends; empty where the rule never answers so.
    pub depends: &'static str,
    /// Whether it rests on what a vesicle does to a cell: such verdicts are held back (see [`crate::judge`]).
    pub effect: bool,
}

const fn named(name: &'static str, rule: Rule, depends: &'static str) -> Named {
    Named { name, rule, depends, effect: false }
}

const fn effect(name: &'static str, rule: Rule, depends: &'static str) -> Named {
    Named { name, rule, depends, effect: true }
}

/// Where effects are open or too small on skin, and cells in a dish answer.
const DISH: &str = "where one looks: cells in a dish answer, and too few vesicles reach the cells of needled skin for anybody to see it";

/// Every rule, subject by subject.
pub const ALL: &[Named] = &[
    named(
        "growth_factors_100",
        products::growth_factors_100,
        "what is counted: names in one liquid, or how much of each",
    ),
    named("all_cells_make_vesicles", products::all_cells_make_vesicles, "the kind of cell"),
    named("carry_cargo", products::carry_cargo, "what is counted: a vial holds RNA, most single vesicles hold no copy"),
    named("all_human_sources", products::all_human_sources, ""),
    named("msc_source", products::msc_source, ""),
    named("brands_differ_by_count_and_source", products::brands_differ, ""),
    named(
        "extract_is_not_exosomes",
        products::extract_is_not_exosomes,
        "the extract: some hold whole vesicles beside the free factors",
    ),
    named("intact_skin_blocks", delivery::intact_skin_blocks, ""),
    named("injured_skin_passes", delivery::injured_skin_passes, "the procedure"),
    effect("needs_injury_to_work", delivery::needs_injury_to_work, "whether the vesicles do anything at all"),
    named("topical_needs_fewer", delivery::topical_needs_fewer, ""),
    effect("home_use_twice_daily", treatments::home_use_twice_daily, ""),
    effect("more_potent_than_prp", effects::more_potent_than_prp, ""),
    effect("wakes_keratinocytes", effects::wakes_keratinocytes, DISH),
    effect("wakes_melanocytes", effects::wakes_melanocytes, DISH),
    effect("new_collagen", effects::new_collagen, DISH),
    effect("less_inflammation", effects::less_inflammation, DISH),
    effect("new_vessels", effects::new_vessels, DISH),
    effect("needle_alone", effects::needle_alone, "the readout: of some changes the needles make most, of others not"),
    effect("extract_may_still_act", effects::extract_may_still_act, DISH),
    effect("growth_factor_serum_similar", effects::growth_factor_serum_similar, ""),
    effect("detectable_rna", effects::detectable_rna, "whether RNA is asked for as a sign of content or of effect"),
    named(
        "cools_at_once",
        treatments::cools_at_once,
        "the liquid, how cold and how much of it; the vesicles add nothing that can be seen",
    ),
    effect(
        "redness_subsides",
        treatments::redness_subsides,
        "the cold, whose work on redness is not computed; the vesicles add nothing that can be seen",
    ),
    effect("heals_faster", treatments::heals_faster, "the liquid: the same liquid without vesicles does it"),
    effect("chin_scar", treatments::chin_scar, "the needles: they make most of the change"),
    effect("wound_four_days", treatments::wound_four_days, ""),
    effect("hair_more_than_prp", treatments::hair_more_than_prp, ""),
    effect("hair_three_months", treatments::hair_three_months, ""),
    effect(
        "petrolatum_heals",
        treatments::petrolatum_heals,
        "the ointment: it covers the wound without vesicles too; the vesicles add nothing that can be seen",
    ),
    named("dose_5_25_billion", dose::dose_5_25_billion, "the product: labels differ by orders of magnitude"),
    named("face_one_two_ml", dose::face_one_two_ml, ""),
    named("face_neck_chest_five_ml", dose::face_neck_chest_five_ml, ""),
    named(
        "iv_hundreds_of_billions",
        dose::iv_hundreds_of_billions,
        "the product: the largest labels reach it, doses on record are lower",
    ),
    named("concentration_costs", dose::concentration_costs, "the shop"),
    named("room_temperature_unstable", storage::room_temperature_unstable, ""),
    named("freezer_or_reconstitute", storage::freezer_or_reconstitute, ""),
    named("short_life", storage::short_life, "how it is kept: in liquid, dried or frozen"),
    named("petrolatum_two_weeks", storage::petrolatum_two_weeks, ""),
    effect("young_placenta_beats_old_prp", pairs::young_placenta_beats_old_prp, ""),
    named(
        "prp_age_no_matter",
        pairs::prp_age_no_matter,
        "what is looked at: factors fall with age, skin hardly shows it",
    ),
    named("platelet_seven_days", evidence::platelet_seven_days, "how the life of a platelet is measured"),
    named(
        "short_answer_safe",
        risks::short_answer_safe,
        "product and route: reports of harm exist beside quiet trials",
    ),
    named("rejection_no_worry", risks::rejection_no_worry, "whether it is given again"),
    named(
        "prp_must_be_own",
        risks::prp_must_be_own,
        "what is given: whether whole cells, or what is made from donors' platelets",
    ),
    named("purified_like_distilling", risks::purified_like_distilling, "the maker"),
    named("donor_disease_no_worry", risks::donor_disease_no_worry, "donor tests and virus removal of the maker"),
    named("bad_cell_magnified", risks::bad_cell_magnified, ""),
    named("lots_consistent", risks::lots_consistent, "the maker"),
    named("trustworthy_maker", risks::trustworthy_maker, ""),
    named("no_data_bad_cell", risks::no_data_bad_cell, "whether animals count: in people nobody looked"),
    named("fda_no_approval", evidence::fda_no_approval, ""),
];

/// The rule with this name, and what belongs to it.
pub fn find(name: &str) -> Option<&'static Named> {
    ALL.iter().find(|one| one.name == name)
}

/// The rule with this name.
pub fn rule(name: &str) -> Option<Rule> {
    find(name).map(|one| one.rule)
}
