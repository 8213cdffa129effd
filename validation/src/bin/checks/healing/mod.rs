//! Untreated human wounds compared with the model: checks 12 to 17, closure of donor sites, blisters and faces.

mod draws;
mod quantities;
mod table;
mod verdict;

/// Prints the table in Markdown.
pub(super) fn print(samples: u64) {
    let mut columns: Vec<Vec<f64>> = vec![Vec::new(); table::CHECKS.len()];
    for sample in 0..samples {
        let values = quantities::of(&draws::Hashed(sample));
        for (column, check) in columns.iter_mut().zip(table::CHECKS) {
            let value = values.iter().find(|(name, _)| *name == check.quantity).map(|(_, value)| *value);
            column.push(value.unwrap_or(f64::NAN));
        }
    }
    print!("{}", verdict::markdown(&columns));
}
