//! Numbers of a certificate that cannot all be right.

use exoskin_quantity::write;

use crate::checklist::{Bound, Check, Topic};
use crate::lot::of;

/// Particles per protein that contradict count and protein of the same lot by more than laboratories do: one of the
/// three has a wrong unit or power of ten.
pub(crate) fn slip(checks: &[&Check], volume_ml: f64) -> Option<String> {
    const MOST_FOLD: f64 = 30.0; // number: policy for reading files: assays of protein differ several-fold, counts as well
    const NG_UG: f64 = 1e3; // number: a conversion of units
    let exact = |topic: Topic| {
        of(checks, topic).into_iter().filter(|check| check.number.is_some_and(|number| number.bound == Bound::Equal))
    };
    let same_lot = |one: &Check, other: &Check| one.lot == other.lot || one.lot.is_empty() || other.lot.is_empty();
    for purity in exact(Topic::Purity) {
        let stated = purity.number?.value;
        let count = exact(Topic::Count).find(|count| same_lot(count, purity));
        let proteins = exact(Topic::Protein).filter(|check| check.item.name == "protein");
        let protein = proteins.into_iter().find(|protein| same_lot(protein, purity));
        let (Some(count), Some(protein)) = (count, protein) else { continue };
        let (per_ml, ng_per_ml) = (count.per_ml(volume_ml)?.0, protein.number?.value);
        let found = per_ml * NG_UG / ng_per_ml;
        let fold = stated / found;
        if found > 0.0 && stated > 0.0 && !(1.0 / MOST_FOLD..=MOST_FOLD).contains(&fold) {
            return Some(format!(
                "it contradicts count and protein: {} over {} is {} particles per µg, not {}; one of the three has a wrong unit or power of ten",
                count.value,
                protein.value,
                write::people(found),
                write::people(stated)
            ));
        }
    }
    None
}
