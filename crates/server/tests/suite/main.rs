//! Tests of this crate from outside, by subject; one binary.

/// Each of these tests twice: with the tables in a file, and in PostgreSQL.
macro_rules! with_both_tables {
    ($($name:ident),+ $(,)?) => {
        mod sqlite {
            $(#[test] fn $name() { super::$name(); })+
        }
        mod postgres {
            $(#[test] fn $name() { crate::postgres::during(super::$name); })+
        }
    };
}

mod access;
mod accounts;
mod answers;
mod assets;
mod attacks;
mod client;
mod common;
mod described;
mod encrypted;
mod jobs;
mod postgres;
mod uploads;
