//! What the sections know about an arm: its position on the page, what was given, whether there is anything to follow.

use exoskin_record::summary::{ArmSummary, Band, StripStep};

use crate::markup::slug;
use exoskin_answer::numbers::{capital, decimal, duration};
use exoskin_answer::plain::{is_injected, products};
use exoskin_answer::sessions;
use exoskin_answer::words::tidy;

/// Which draw the ledger and the pictures show.
pub(super) const THE_DRAW: &str = "One draw: the one whose number taken up is the median.";

/// The `id` of the `i`-th arm's section.
pub(super) fn arm_id(i: usize, arm: &ArmSummary) -> String {
    format!("arm-{}-{}", i + 1, slug(&arm.name))
}

/// What was given, after what, when and how often, in one line.
pub(crate) fn put_on(arm: &ArmSummary) -> String {
    let often = sessions::words(arm).map(|words| format!("; {words}")).unwrap_or_default();
    format!("{}{often}", once(arm))
}

/// One session.
fn once(arm: &ArmSummary) -> String {
    let dose = &arm.dose;
    let volume = if dose.volume_ml > 0.0 { format!("{} mL of ", decimal(dose.volume_ml, 2)) } else { String::new() };
    let counted = format!("{volume}{}{}", what(arm), others(arm));
    match (arm.procedure.as_str(), arm.product.as_str()) {
        ("none" | "", "none") => "Nothing applied, intact skin".into(),
        (name, "none") if is_injected(arm) => format!("Needle only, nothing injected ({})", tidy(name)),
        (name, "none") => format!("Nothing applied, after {}", tidy(name)),
        _ if is_injected(arm) => capital(&format!("{counted}, injected")),
        (name, _) => {
            let (after, delay) = match name {
                "none" | "" => ("intact skin".to_owned(), String::new()),
                name => (format!("after {}", tidy(name)), delay(arm.delay_min)),
            };
            let film =
                if dose.film_um > 0.0 { format!(", film {} µm", decimal(dose.film_um, 2)) } else { String::new() };
            capital(&format!("{counted}, {after}{delay}{film}"))
        }
    }
}

/// Further products of the same arm; the count is for the first one named.
fn others(arm: &ArmSummary) -> String {
    let others: Vec<String> = products(arm).into_iter().filter(|name| *name != arm.product).map(tidy).collect();
    if others.is_empty() { String::new() } else { format!(" (counted here) and {}", others.join(" and ")) }
}

fn delay(minutes: f64) -> String {
    if minutes > 0.0 { format!(", {} later", duration(minutes / 60.0)) } else { ", at once".into() }
}

/// The product's name; a control applied without whole vesicles is not called by the product's name alone.
fn what(arm: &ArmSummary) -> String {
    let name = tidy(&arm.product);
    match (arm.has_vesicles(), arm.dose.label_vesicles) {
        (true, _) => name,
        (false, Some(0.0)) => format!("{name}, liquid only"),
        (false, _) => format!("{name}, all vesicles lysed"),
    }
}

/// A step of the strip as a band; zeros where the step is missing.
pub(super) fn strip_band(arm: &ArmSummary, step: &str) -> Band {
    let found = arm.step(step);
    found.map_or_else(Band::default, StripStep::band)
}
