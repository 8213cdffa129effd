//! A laboratory's own tables, as `[measured]` of a product file.

use std::path::PathBuf;
use std::sync::Arc;

use exoskin_quantity::{Checked, Source};
use exoskin_therapy::effect::learn_dish;
use exoskin_vial::Product;

/// Tables of a laboratory's own measurements of one product.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OwnFiles {
    /// A stability series.
    pub stability: Option<PathBuf>,
    /// Dose-response curves in a dish.
    pub dish: Option<PathBuf>,
}

impl OwnFiles {
    /// The product as these tables leave it.
    pub(crate) fn applied(&self, mut product: Product) -> Checked<Product> {
        if let Some(path) = &self.stability {
            let series = exoskin_vial::read_series_file(path)?;
            product.learned = Some(Arc::new(exoskin_vial::learn(&product, &series)?));
        }
        if let Some(path) = &self.dish {
            product.dish = Some(Arc::new(exoskin_vial::read_dish_file(path)?));
            learn_dish(&product)?;
        }
        Ok(product)
    }

    /// `[measured]` with these tables; nothing where there are none.
    pub(crate) fn table(&self) -> Checked<String> {
        let mut text = String::new();
        for (key, path) in [("stability", &self.stability), ("dish", &self.dish)] {
            let Some(path) = path else { continue };
            let source = Source::read_export(path, MAX_OWN_BYTES)?;
            let lines = source.text.replace("\r\n", "\n");
            if lines.contains("'''") {
                return Err(
                    source.error_at(lines.find("'''").unwrap_or(0), "three quotes cannot stand in a product file")
                );
            }
            let head = if text.is_empty() { "\n[measured]\n" } else { "" };
            text.push_str(&format!("{head}{key} = '''\n{}\n'''\n", lines.trim_end()));
        }
        Ok(text)
    }
}

/// The largest table of its own measurements that a product file takes, in bytes.
const MAX_OWN_BYTES: u64 = 1 << 20;
