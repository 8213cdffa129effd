//! Predictions beside what trials measured. Knows tables of trials and summaries of runs; runs nothing, and brings no
//! outcome of its own: the caller names the table.
//!
//! 1. [`table`]: a table of trials, one row per trial, endpoint, time and arm
//! 2. [`comparisons`]: the map: which published endpoint is compared with which readout, and why
//! 3. [`published`]: the published difference with its error, as far as it was reported
//! 4. [`predicted`]: the same difference as a summary gives it
//! 5. [`class`]: better, not significant, worse: what the trial found, and how likely each was for a trial of its size
//! 6. [`forecast`], [`mod@reference`], [`base`]: distance between the two, beside three forecasts that know no biology
//! 7. [`verdict`], [`scored`], [`card`]: one comparison judged, and all of them together
//! 8. [`devices`]: what a device does on its own, counted apart
//! 9. [`page`], [`mod@legend`]: the scorecard for people

pub mod base;
pub mod card;
pub mod class;
pub mod comparisons;
pub mod devices;
pub mod error_of_trial;
pub mod forecast;
pub mod legend;
pub mod page;
pub mod predicted;
pub mod published;
pub mod reference;
pub mod scored;
pub mod table;
pub mod verdict;
