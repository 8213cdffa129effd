//! Clinical scales that these readouts do not determine.

/// Scale, and why no number is given for it.
pub static NO_HONEST_MAPPING: [(&str, &str); 6] = [
    (
        "ECCA, Goodman (acne scars)",
        "they grade lesions by eye; no device-only arm in the tables gives scar depth or volume next to the grade",
    ),
    (
        "GAIS (global improvement)",
        "it asks how much better a face looks than in a photograph; it is not linked to any physical quantity",
    ),
    ("MASI, mMASI (melasma)", "area and darkness are scored by eye; no arm gives the melanin index next to the score"),
    ("POSAS, Vancouver (scars)", "pliability, itch and pain are not computed"),
    ("Pain scores", "only burning right after a procedure is computed; pain itself is not"),
    ("Satisfaction", "a luxury jar does not change measured wrinkles; expectation is not a property of skin"),
];
