//! What trials of this kind have shown: a random-effects model of published add-on effects, beside the mechanism and never
//! averaged with it.
//!
//! Knows the table of trials and, as numbers, what the mechanism says about them; nothing of cells. Nothing flows back: no
//! parameter of the mechanism is ever informed by an outcome that is read here.
//!
//! 1. [`contrasts`]: which published result compares a product with the same treatment without it, and what it says
//! 2. [`parameters`]: the model's unknowns with their priors
//! 3. [`mod@likelihood`]: how likely the published results of one trial are
//! 4. [`sample`]: the posterior, by importance weights whose proposal learns from round to round
//! 5. [`foretold`]: what the next trial would publish; leave-one-trial-out
//! 6. [`scores`]: distance from what was published, beside three references
//! 7. [`shown`]: the answer for people: the published result to expect, the same corrected for bias, and what the rest is
//! 8. [`asked`]: the same for a comparison of any table
//! 9. [`kept`]: the answer for people as pages show it, without waiting for a fit
//! 10. [`simulated`]: made-up tables, to test all of it
//! 11. [`picture`]: how the answer moves when trials or priors are left out
//! 12. [`few`]: skin that hardly any trial treated, in words instead of an estimate

pub mod asked;
pub mod contrasts;
pub mod few;
pub mod foretold;
pub mod kept;
pub mod likelihood;
pub mod parameters;
pub mod picture;
pub mod sample;
pub mod scores;
pub mod shown;
pub mod simulated;
