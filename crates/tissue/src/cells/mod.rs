//! Cells one by one: where they are and what they do.
