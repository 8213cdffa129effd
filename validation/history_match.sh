#!/bin/sh
# Writes crates/skin/data/healing_ensemble.csv anew: which values of the six free healing parameters untreated
# wounds of people do not rule out. Deterministic; about half a minute.
cd "$(dirname "$0")/.." && cargo run --release -p exoskin-validation --bin checks -- history-match
