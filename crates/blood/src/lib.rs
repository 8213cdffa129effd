//! Blood in a channel: what a wound brings of its own.
