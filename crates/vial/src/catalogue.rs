//! The products that come with exoskin, and finding one by name or file.

use std::path::Path;

use exoskin_quantity::toml::MAX_BYTES;
use exoskin_quantity::{Checked, Diagnostic, Source, nearest, quoted};

use crate::product::Product;
use crate::product_file;

/// Name and text of an embedded product file.
macro_rules! embedded {
    ($($name:literal),* $(,)?) => {
        &[$(($name, include_str!(concat!("../../../products/", $name, ".toml")))),*]
    };
}

const EMBEDDED: &[(&str, &str)] = embedded![
    "frozen_msc",
    "placental_msc",
    "umbilical_msc",
    "amniotic",
    "lyophilised_adipose",
    "adipose_gel",
    "adipose_cosmetic",
    "petrolatum_compound",
    "platelet",
    "platelet_extract",
    "prp_single_spin",
    "prp_double_spin",
    "cell_extract",
    "conditioned_medium",
    "growth_factor_serum",
    "rose_callus",
    "milk",
    "kimera",
    "benev",
    "exocel",
    "rion_pep",
    "plated_serum",
    "hydrafacial_booster",
    "skinmedica_serum",
    "saline",
    "reference_vesicles",
];

/// Names of the products that come with exoskin.
pub fn products() -> Vec<&'static str> {
    EMBEDDED.iter().map(|(name, _)| *name).collect()
}

/// The file of a product that comes with exoskin, as text to copy and change.
pub fn product_text(name: &str) -> Option<&'static str> {
    EMBEDDED.iter().find(|(known, _)| *known == name).map(|(_, text)| *text)
}

/// Loads a product by name, or from a file where the name ends in `.toml`. `-` and `_` mean the same.
///
/// # Errors
/// No such product (with the nearest name), no such file, or a mistake in the file.
pub fn load_product(name_or_path: &str) -> Checked<Product> {
    if name_or_path.to_lowercase().ends_with(".toml") {
        return load_product_file(Path::new(name_or_path));
    }
    let name = name_or_path.trim().replace('-', "_").to_lowercase();
    match product_text(&name) {
        Some(text) => product_file::parse(Source::new(format!("products/{name}.toml"), text)),
        None => Err(Diagnostic::new(format!("{} is not a known product", quoted(name_or_path)))
            .expected(format!("{}, or the path of a .toml file", products().join(", ")))
            .nearest(nearest(name_or_path, products()))),
    }
}

/// Loads a product from a file.
///
/// # Errors
/// As [`exoskin_quantity::Source::read`], or a mistake in the file.
pub fn load_product_file(path: &Path) -> Checked<Product> {
    product_file::parse(Source::read(path, MAX_BYTES)?)
}

/// A product file to fill in, with every key explained.
pub fn template(name: &str) -> String {
    include_str!("../../../products/template.txt").replace("NAME", name)
}
