//! The one place that starts the study.
