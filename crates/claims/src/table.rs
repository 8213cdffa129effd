//! `evidence/claims.csv`, built into the program.

use crate::claim::Claim;

/// Every claim in the order of its number.
///
/// # Errors
/// The first line that is wrong.
pub fn load() -> Result<&'static [Claim], String> {
    Ok(&[])
}
