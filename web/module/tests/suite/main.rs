//! Tests of the module's desk, without a browser.

mod answers;
