#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| prr_fuzz::sql(bytes));
