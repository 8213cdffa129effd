//! Sampling of every declared prior, bands with their own error, and what decides.
