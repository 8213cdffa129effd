#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| exoskin_fuzz::read("tissue", bytes));
