#!/bin/sh
# Writes crates/skin/data/healing_ensemble.csv anew: which values of the five free healing parameters untreated
# wounds of people do not rule out. Deterministic; about ten seconds.
cd "$(dirname "$0")/.." && cargo run --release -p exoskin-validation --bin checks -- history-match
