//! Signals as fields: how they spread, decay and drift.
