//! `exoskin products`: the shelf of products, and the buyer's checklist.

use std::path::Path;

use exoskin_quantity::{Checked, Diagnostic, Source};
use exoskin_vial::Product;

use super::{classify, library, measurements};
use crate::arguments::{LibraryCommand, NewProductArguments, ProductsCommand};
use crate::failure::Outcome;
use crate::values::{Settings, of_flag};

/// Runs `exoskin products`.
///
/// # Errors
/// As [`library::run`] and [`classify::run`]; a measurement that cannot be read.
pub fn run(command: &ProductsCommand, settings: Settings) -> Outcome {
    let plain = match command {
        ProductsCommand::Classify(arguments) => return classify::run(arguments, settings),
        ProductsCommand::New(arguments) => return new(arguments, settings),
        ProductsCommand::List => LibraryCommand::List,
        ProductsCommand::Show { name } => LibraryCommand::Show { name: name.clone() },
    };
    library::run(library::PRODUCTS, &plain, settings)
}

/// A copy with a measurement in place of the label, or a plain one.
fn new(arguments: &NewProductArguments, settings: Settings) -> Outcome {
    let measured = measurements::read(&arguments.measured)?;
    if measured.nta.is_none() && measured.certificate.is_none() {
        let plain = LibraryCommand::New { file: arguments.file.clone(), from: arguments.from.clone() };
        return library::run(library::PRODUCTS, &plain, settings);
    }
    let start = start(arguments.from.as_deref(), &arguments.file)?;
    let Some(used) = measured.used(&start) else {
        return Err(Diagnostic::new("the certificate has no particle count")
            .argument("--certificate")
            .expected("a line particle_count, or own tracking with --nta")
            .into());
    };
    library::write(library::PRODUCTS, &arguments.file, settings, |name| {
        let text = exoskin_vial::measured_text(&start, &used).replacen(
            &format!("name = \"{}\"", start.name),
            &format!("name = \"{name}\""),
            1,
        );
        // What is written must be read again; a size or count that no product may have is refused here.
        exoskin_vial::product_file::parse(Source::new(format!("{name}.toml"), text.as_str()))?;
        Ok(text)
    })
}

/// The product that the copy starts from; the empty form where none is named.
fn start(from: Option<&str>, file: &Path) -> Checked<Product> {
    match from {
        Some(name) => exoskin_vial::load_product(name).map_err(|e| of_flag(e, "--from")),
        None => {
            let text = exoskin_vial::template("measured");
            exoskin_vial::product_file::parse(Source::new(file.display().to_string(), text))
        }
    }
}
