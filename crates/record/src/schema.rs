//! The JSON schema of `summary.json`, shipped as `schemas/summary.schema.json` and made from the types.

/// The schema as text, for `exoskin` to print and for tools to validate results against.
pub const SUMMARY: &str = include_str!("../../../schemas/summary.schema.json");

#[cfg(test)]
mod tests {
    use super::SUMMARY;
    use crate::summary::Summary;

    const FILE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../schemas/summary.schema.json");

    /// The file is for people and tools that do not compile this crate, so it is kept in the repository and must not go
    /// stale. After a change of the types: `EXOSKIN_RENEW=1 cargo test -p exoskin-record schema`.
    #[test]
    fn the_shipped_schema_is_up_to_date() {
        let made = schemars::schema_for!(Summary).to_value();
        if std::env::var_os("EXOSKIN_RENEW").is_some() {
            std::fs::write(FILE, serde_json::to_string_pretty(&made).unwrap() + "\n").unwrap();
            return;
        }
        let shipped: serde_json::Value = serde_json::from_str(SUMMARY).unwrap();
        assert!(
            made == shipped,
            "schemas/summary.schema.json differs from the types in summary.rs; if the change is meant (and readers of \
             old results still cope), run: EXOSKIN_RENEW=1 cargo test -p exoskin-record schema"
        );
    }
}
