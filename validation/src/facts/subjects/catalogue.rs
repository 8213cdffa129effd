//! What the product files are made of, counted.

use std::path::PathBuf;

use exoskin_quantity::Diagnostic;
use exoskin_vial::origin::Species;
use exoskin_vial::product::Kind;
use exoskin_vial::{Product, load_product_file};

use crate::facts::made::{Basis, plain};
use crate::facts::work::{FactsError, Work};
use exoskin_claims::Fact;

/// The folder of product files.
const FOLDER: &str = "products";
const COMMAND: &str = "exoskin products list";

pub(super) fn facts(work: &Work<'_>) -> Result<Vec<Fact>, FactsError> {
    let products = products(work)?;
    let sold: Vec<&Product> = products.iter().filter(|product| product.species != Species::None).collect();
    let basis = Basis { assumed: 0, of: sold.len() as u32, share: None };
    let count = |is: &dyn Fn(&Product) -> bool| sold.iter().filter(|product| is(product)).count() as f64;
    let says = |word: &'static str| move |product: &Product| product.source.to_lowercase().contains(word);
    let fact = |id: &str, name: &str, value: f64| plain(id, name, value, "1", basis, COMMAND);
    let of = |species: Species| move |product: &Product| product.species == species;
    let mut sources: Vec<String> = sold.iter().map(|product| product.source.to_lowercase()).collect();
    sources.sort();
    sources.dedup();
    Ok(vec![
        fact("catalogue.products", "product files, excluding the vehicle and the reference case", sold.len() as f64),
        fact("catalogue.human", "from human cells or blood", count(&of(Species::Human))),
        fact("catalogue.plant", "from plants", count(&of(Species::Plant))),
        fact("catalogue.animal", "from animals, including milk", count(&of(Species::Animal))),
        fact("catalogue.undisclosed", "source not disclosed", count(&of(Species::Unknown))),
        fact("catalogue.stem_cell", "from stem cells", count(&says("stem"))),
        fact(
            "catalogue.platelet",
            "from donors' platelets",
            count(&|product| says("platelet")(product) && product.kind != Kind::Prp),
        ),
        fact("catalogue.sources", "different sources", sources.len() as f64),
        fact("catalogue.vesicles_in_extracts", "extracts that may contain whole vesicles", count(&holds_vesicles)),
        fact("catalogue.extracts", "extracts", count(&|product| product.kind == Kind::Extract)),
    ])
}

/// An extract that its file does not call lysed, and whose count is not zero.
fn holds_vesicles(product: &Product) -> bool {
    product.kind == Kind::Extract && !product.is_vesicle_free() && !product.lysed
}

/// Every file of the folder, in order of their names.
fn products(work: &Work<'_>) -> Result<Vec<Product>, FactsError> {
    let folder = work.path(FOLDER);
    let unreadable = |e: std::io::Error| Diagnostic::new(format!("{FOLDER} cannot be read: {e}")).in_file(FOLDER);
    let mut paths: Vec<PathBuf> = Vec::new();
    for entry in std::fs::read_dir(&folder).map_err(unreadable)? {
        let path = entry.map_err(unreadable)?.path();
        if path.extension().is_some_and(|ending| ending == "toml") {
            paths.push(path);
        }
    }
    paths.sort();
    paths.iter().map(|path| Ok(load_product_file(path)?)).collect()
}
