//! Where a product goes: an injected one is under the skin, any other on it.

use exoskin_quantity::Checked;
use exoskin_quantity::toml::Table;
use exoskin_skin::Procedure;
use exoskin_vial::Product;
use exoskin_vial::product::Base;

/// Keys that say what happens to a film on the skin.
const FILM_KEYS: [(&str, &str); 3] = [
    ("delay", "the needle itself delivers the product, so there is no delay"),
    ("rub", "what was injected cannot be rubbed in"),
    ("rinse", "what was injected cannot be rinsed off"),
];

/// Refuses a product that cannot take the route of its procedure.
pub(super) fn check(apply: &Table<'_>, procedure: &Procedure, product: &Product) -> Checked<()> {
    if !procedure.device_class.injects() {
        return Ok(());
    }
    if product.matrix.base == Base::Petrolatum {
        let problem = format!("`{}` is an ointment, but `{}` injects it", product.name, procedure.name);
        return Err(apply.error_at(
            "product",
            problem,
            "a water-based product, or a procedure that leaves it on the skin",
        ));
    }
    for (key, why) in FILM_KEYS {
        if apply.has(key) {
            return Err(apply.error_at(
                key,
                format!("`{key}` after `{}`: {why}", procedure.name),
                format!("no `{key}`"),
            ));
        }
    }
    Ok(())
}
