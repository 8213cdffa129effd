//! `exoskin dose --route iv`: the product is given intravenously.

use exoskin::{Diagnostic, Vein};

use super::Arguments;
use crate::global::Global;
use exoskin::answer::vein;

use crate::failure::Outcome;
use crate::show;
use crate::watch;

/// Runs `exoskin dose --route iv`.
pub fn run(arguments: &Arguments, global: &Global) -> Outcome {
    no_flags_of_the_skin(arguments)?;
    let a = arguments.clone();
    let usual = Vein::of(a.product, a.volume);
    let options = global.options(a.samples, usual.options.draws);
    let question = Vein { mass: a.mass, history: a.history, container: a.container, options, ..usual };
    let text = format!("following {} samples of the dose through the body", a.samples);
    global.reply(&watch::told(&question, global, &text)?, |found| show::document(&vein::blocks(found)))
}

/// Flags for the skin have no meaning for an intravenous dose; if they were ignored, the user would think they had been
/// applied.
fn no_flags_of_the_skin(arguments: &Arguments) -> Result<(), Diagnostic> {
    let a = arguments;
    let given = [
        ("site", a.site.is_some()),
        ("age", a.age.is_some()),
        ("area", a.area.is_some()),
        ("after", a.after.is_some()),
        ("needle", a.needle.is_some()),
        ("set", !a.settings.is_empty()),
        ("delay", a.delay.is_some()),
        ("rub", !a.rub.is_empty()),
        ("rinse", a.rinse.is_some()),
        ("draws", a.draws.is_some()),
        ("count-only", a.count_only),
        ("price", a.price.is_some()),
    ];
    match given.into_iter().find(|(_, given)| *given) {
        Some((flag, _)) => Err(Diagnostic::new("applies to a dose on the skin, not to an intravenous one")
            .argument(flag)
            .expected("--route iv with --product, --volume, --mass, --history, --container and --samples only")),
        None => Ok(()),
    }
}
