//! The last word on a computed verdict: no firmer than its evidence.
//!
//! Where vesicles go follows from physics with sources. What they then do to a cell follows from hypotheses with
//! assumed weights, and predictions of it have been outside their bands more often than inside
//! (`docs/src/scorecard.md`). So a rule about what vesicles do ([`rules::Named::effect`]) may say `supported` or
//! `contradicted` only if a controlled trial agrees and none disagrees; on its own it says `untested`. A trial that
//! found no difference contradicts nothing: without its margin and its interval nobody knows what it could have seen.
//! Nor can means over people contradict what one person saw.

use crate::claim::{Claim, Kind, Stance, Verdict};
use crate::facts::{Facts, MissingFact};
use crate::rules;

/// The verdict on a claim: its rule's, held back where it would be firmer than its evidence; none where people judge.
///
/// # Errors
/// The rule asks for a figure that does not exist.
pub fn judge(claim: &Claim, facts: &Facts) -> Option<Result<Verdict, MissingFact>> {
    let rule = rules::rule(&claim.rule)?;
    Some(rule(facts).map(|verdict| held_back(verdict, claim)))
}

/// Whether the verdict rests on what a vesicle does to a cell.
pub fn is_effect(claim: &Claim) -> bool {
    rules::find(&claim.rule).is_some_and(|rule| rule.effect)
}

/// What the rule alone says, where [`judge`] holds it back.
pub fn held(claim: &Claim, facts: &Facts) -> Option<Verdict> {
    let alone = rules::rule(&claim.rule)?(facts).ok()?;
    (held_back(alone, claim) != alone).then_some(alone)
}

fn held_back(verdict: Verdict, claim: &Claim) -> Verdict {
    if !is_effect(claim) {
        return verdict;
    }
    let saw = |stance| claim.trials.iter().any(|link| link.stance == stance);
    let borne_out = match verdict {
        Verdict::Supported => saw(Stance::For) && !saw(Stance::Against) && !saw(Stance::Null),
        Verdict::Contradicted => controlled_against(claim) && !saw(Stance::For),
        _ => return verdict,
    };
    if borne_out && claim.kind != Kind::Anecdote { verdict } else { Verdict::Untested }
}

/// Whether a controlled trial with a stated number of people, read in full, found the opposite of the claim.
pub fn controlled_against(claim: &Claim) -> bool {
    let designs = exoskin_evidence::trial_designs();
    let against = claim.trials.iter().filter(|link| link.stance == Stance::Against);
    let mut found = against.filter_map(|link| designs.iter().find(|design| design.id == link.trial));
    found.any(exoskin_evidence::TrialDesign::is_controlled_comparison)
}
