//! Verdicts as pure functions of the facts, in files by subject.
//!
//! A rule compares whole 90 % bands with what is claimed, or with the smallest visible difference: one per cent of the
//! value. All inside is `supported`, all outside `contradicted`; where a band includes both answers the verdict is
//! `untested`, or names what it depends on ([`Named::depends`]). Every prior is drawn in every band, so a verdict is no
//! firmer than what it rests on.
//!
//! Checked by: tests/suite/rules.rs (no figure, no verdict; the same figures, the same verdict),
//! validation/tests/suite/flips.rs (an input changes, the verdict turns), tests/suite/rules_monotone.rs (never firmer
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

/// A rule with its name, and what its verdict depends on where it says so.
#[derive(Clone, Copy, Debug)]
pub struct Named {
    /// Its name, as `evidence/claims.csv` has it.
    pub name: &'static str,
    /// The rule.
    pub rule: Rule,
    /// What `depends` depends on; empty where the rule never gives that answer.
    pub depends: &'static str,
    /// Whether it rests on what a vesicle does to a cell: such verdicts are held back (see [`crate::judge`]).
    pub effect: bool,
}

/// A rule under the name of its function, and what its verdict depends on where it says so.
macro_rules! rule {
    ($subject:ident::$rule:ident) => {
        rule!($subject::$rule, "")
    };
    ($subject:ident::$rule:ident, $depends:expr) => {
        Named { name: stringify!($rule), rule: $subject::$rule, depends: $depends, effect: false }
    };
}

/// As `rule!`, for what a vesicle does to a cell.
macro_rules! effect {
    ($subject:ident::$rule:ident) => {
        effect!($subject::$rule, "")
    };
    ($subject:ident::$rule:ident, $depends:expr) => {
        Named { effect: true, ..rule!($subject::$rule, $depends) }
    };
}

/// Where effects on skin are open or too small, and cells in a dish respond.
const DISH: &str = "where you look: cells in a dish respond, but too few vesicles reach the cells of needled skin to \
                    make a visible difference";

/// Every rule, subject by subject.
pub const ALL: &[Named] = &[
    rule!(products::growth_factors_100, "what is counted: the names in one liquid, or how much of each"),
    rule!(products::all_cells_make_vesicles, "the kind of cell"),
    rule!(products::carry_cargo, "what is counted: a vial contains RNA, but most single vesicles carry no copy"),
    rule!(products::all_human_sources),
    rule!(products::msc_source),
    rule!(products::brands_differ_by_count_and_source),
    rule!(products::extract_is_not_exosomes, "the extract: some contain whole vesicles as well as free factors"),
    rule!(delivery::intact_skin_blocks),
    rule!(delivery::injured_skin_passes, "the procedure"),
    effect!(delivery::needs_injury_to_work, "whether the vesicles do anything at all"),
    rule!(delivery::topical_needs_fewer),
    effect!(treatments::home_use_twice_daily),
    effect!(effects::more_potent_than_prp),
    effect!(effects::wakes_keratinocytes, DISH),
    effect!(effects::wakes_melanocytes, DISH),
    effect!(effects::new_collagen, DISH),
    effect!(effects::less_inflammation, DISH),
    effect!(effects::new_vessels, DISH),
    effect!(effects::needle_alone, "the readout: for some changes the needles do most of it, for others not"),
    effect!(effects::extract_may_still_act, DISH),
    effect!(effects::growth_factor_serum_similar),
    effect!(effects::detectable_rna, "whether RNA is required as a sign of content or of effect"),
    rule!(
        treatments::cools_at_once,
        "the liquid, how cold it is and how much of it there is; the vesicles make no visible difference"
    ),
    effect!(
        treatments::redness_subsides,
        "the cold, whose effect on redness is not computed; the vesicles make no visible difference"
    ),
    effect!(treatments::heals_faster, "the liquid: the same liquid without vesicles does it"),
    effect!(treatments::chin_scar, "the needles: they cause most of the change"),
    effect!(treatments::wound_four_days),
    effect!(treatments::hair_more_than_prp),
    effect!(treatments::hair_three_months),
    effect!(
        treatments::petrolatum_heals,
        "the ointment: it covers the wound without vesicles too; the vesicles make no visible difference"
    ),
    rule!(dose::dose_5_25_billion, "the product: labels differ by orders of magnitude"),
    rule!(dose::face_one_two_ml),
    rule!(dose::face_neck_chest_five_ml),
    rule!(dose::iv_hundreds_of_billions, "the product: the largest labels reach it, but doses on record are lower"),
    rule!(dose::concentration_costs, "the seller"),
    rule!(storage::room_temperature_unstable),
    rule!(storage::freezer_or_reconstitute),
    rule!(storage::short_life, "how it is stored: in liquid, dried or frozen"),
    rule!(storage::petrolatum_two_weeks),
    effect!(pairs::young_placenta_beats_old_prp),
    rule!(pairs::prp_age_no_matter, "what is assessed: factors fall with age, skin hardly shows it"),
    rule!(evidence::platelet_seven_days, "how platelet lifespan is measured"),
    rule!(risks::short_answer_safe, "product and route: there are reports of harm as well as trials without problems"),
    rule!(risks::rejection_no_worry, "whether it is given repeatedly"),
    rule!(risks::prp_must_be_own, "what is given: whole cells, or something made from donors' platelets"),
    rule!(risks::purified_like_distilling, "the manufacturer"),
    rule!(risks::donor_disease_no_worry, "the manufacturer's donor tests and virus removal"),
    rule!(risks::bad_cell_magnified),
    rule!(risks::lots_consistent, "the manufacturer"),
    rule!(risks::trustworthy_maker),
    rule!(risks::no_data_bad_cell, "whether animal data count: no study has looked in people"),
    rule!(evidence::fda_no_approval),
];

/// The rule with this name, and everything that belongs to it.
pub fn find(name: &str) -> Option<&'static Named> {
    ALL.iter().find(|one| one.name == name)
}

/// The rule with this name.
pub fn rule(name: &str) -> Option<Rule> {
    find(name).map(|one| one.rule)
}
