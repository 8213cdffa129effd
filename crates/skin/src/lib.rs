//! The skin: anatomy by site and age, and the injury a procedure makes.
