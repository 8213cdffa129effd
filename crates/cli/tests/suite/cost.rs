//! `--price` from the outside: the user's prices over counts and gains, nothing without them, bad ones refused.

use crate::common;

use common::{Said, exoskin};
use serde_json::Value;

/// Few draws: these tests are about sums and sameness, not about numbers.
const SMALL: [&str; 5] = ["--samples", "40", "--draws", "10", "--quiet"];
const DOSE: [&str; 9] =
    ["dose", "--product", "placental_msc", "--site", "face", "--volume", "2mL", "--after", "microneedling"];

fn dose(flags: &[&str]) -> Said {
    exoskin(&[&DOSE[..], &SMALL[..], flags].concat())
}

fn json(said: Said) -> Value {
    assert_eq!(said.code, Some(0), "{}", said.err);
    serde_json::from_str(&said.out).expect("one JSON document")
}

#[test]
fn a_price_is_set_against_the_same_count_as_without_it() {
    let plain = json(dose(&["--json"]));
    let priced = json(dose(&["--json", "--price", "$450", "--price-of", "prp=300", "--price-of", "procedure=200"]));
    assert!(plain.get("cost").is_none(), "without prices nothing is shown");
    assert_eq!((&plain["strip"], &plain["cells"]), (&priced["strip"], &priced["cells"]), "the count stays");
    let cost = &priced["cost"];
    assert_eq!((&cost["currency"], &cost["against"]), (&"$".into(), &"vehicle".into()));
    let own = &cost["arms"][0];
    assert_eq!((&own["arm"], &own["per_course"], &own["sessions"]), (&"dose".into(), &450.0.into(), &1.into()));
    let strip = priced["strip"].as_array().expect("the strip");
    let count = strip.iter().find(|step| step["step"] == "on_skin").and_then(|step| step["median"].as_f64());
    let per = own["per_whole_vesicle"]["median"].as_f64();
    let product = per.zip(count).map(|(per, count)| per * count).expect("a cost per vesicle");
    assert!((product - 450.0).abs() < 1e-9 * 450.0, "cost per vesicle times vesicles is the price: {product}");
    let gains = own["gains"].as_array().expect("gains");
    assert!(!gains.is_empty());
    for gain in gains {
        let extra = gain["extra_cost"].as_f64().expect("a cost");
        let expected = if gain["against"] == "prp" { 150.0 } else { 250.0 };
        assert_eq!(extra, expected, "{gain}");
        let no_gain = gain["no_gain"].as_f64().expect("a share");
        assert!((0.0..=1.0).contains(&no_gain), "{gain}");
        let across = gain["gain"]["p05"].as_f64() <= Some(0.0);
        let kind = gain["per_unit"]["kind"].as_str().expect("a kind");
        assert_eq!(across, kind != "band", "{gain}");
        assert!(gain["per_unit"]["low"].as_f64().is_none_or(|low| low > 0.0), "never a negative price: {gain}");
    }
}

#[test]
fn people_read_what_a_price_buys() {
    let said = dose(&["--price", "450 EUR"]);
    assert_eq!(said.code, Some(0), "{}", said.err);
    for piece in ["What your prices buy (EUR)", "counted as free", "Prices are your own"] {
        assert!(said.out.contains(piece), "{piece}:\n{}", said.out);
    }
    assert!(!dose(&[]).out.contains("price"), "nothing of prices without one");
}

#[test]
fn nothing_delivered_has_no_finite_cost() {
    let flags = ["dose", "--product", "saline", "--volume", "2mL", "--price", "10", "--json"];
    let answer = json(exoskin(&[&flags[..], &SMALL[..]].concat()));
    let own = &answer["cost"]["arms"][0];
    for key in ["per_whole_vesicle", "per_million_reached", "per_million_taken_up"] {
        assert_eq!(own[key]["kind"], "no_finite_cost", "{own}");
    }
}

#[test]
fn a_comparison_takes_prices_for_its_arms() {
    let folder = tempfile::tempdir().expect("a folder");
    let out = folder.path().to_string_lossy().into_owned();
    let scenario = "scenarios/needling_placental.toml";
    let flags = ["--arms", "none,procedure,vehicle,prp,exosomes", "--price", "exosomes=450", "--price", "prp=300"];
    let all = [&["compare", scenario, "--out", &out, "--json"], &flags[..], &SMALL[..]].concat();
    let answer = json(exoskin(&all));
    let arms = answer["cost"]["arms"].as_array().expect("arms");
    let sessions = arms[0]["sessions"].as_f64().expect("a number");
    assert_eq!(arms[0]["per_course"].as_f64(), Some(450.0 * sessions));
    let gains = arms[0]["gains"].as_array().expect("gains");
    let against = |name: &str| gains.iter().filter(|gain| gain["against"] == name).count();
    assert!(against("prp") > 0 && against("prp") == against("vehicle"), "{gains:?}");
    assert!(gains.iter().any(|gain| !gain["share_of_procedure"].is_null()), "{gains:?}");
    assert_eq!(answer["comparison"]["beside"], Value::Array(Vec::new()), "told under `cost`");
}

#[test]
fn bad_prices_end_with_two() {
    let cases: [(&[&str], &[&str]); 12] = [
        (&["--price", "-450"], &["--price", "is not a price", "expected"]),
        (&["--price", "0"], &["--price", "out of range"]),
        (&["--price", "nan"], &["--price", "is not a price"]),
        (&["--price", "1e300"], &["--price", "out of range"]),
        (&["--price", "99999999999999"], &["--price", "out of range"]),
        (&["--price", "450", "--price-of", "prp"], &["--price-of", "does not name an arm and a price"]),
        (&["--price", "450", "--price-of", "prrp=300"], &["--price-of", "did you mean: `prp`"]),
        (&["--price", "450", "--price-of", "none=10"], &["--price-of", "no session to price"]),
        (&["--price", "450", "--price-of", "exosomes=10"], &["--price-of", "the dose itself"]),
        (&["--price", "450", "--price-of", "prp=1", "--price-of", "prp=2"], &["--price-of", "two prices"]),
        (&["--price", "450 EUR", "--price-of", "prp=$300"], &["--price-of", "EUR and in $"]),
        (&["--price-of", "prp=300"], &["--price"]),
    ];
    for (flags, pieces) in cases {
        let said = dose(flags);
        assert_eq!((said.code, said.out.as_str()), (Some(2), ""), "{flags:?}: {}", said.err);
        pieces.iter().for_each(|piece| assert!(said.err.contains(piece), "{flags:?}: {piece}:\n{}", said.err));
    }
    let compare =
        |price: &str| exoskin(&["compare", "scenarios/ref.toml", "--arms", "none,vehicle,exosomes", "--price", price]);
    for (price, piece) in [
        ("exosmes=450", "did you mean: `exosomes`"),
        ("prp=300", "expected: none, vehicle, exosomes"),
        ("none=3", "no session to price"),
        ("exosomes=free", "is not a price"),
    ] {
        let said = compare(price);
        assert_eq!(said.code, Some(2), "{price}");
        assert!(said.err.contains(piece), "{price}: {piece}:\n{}", said.err);
    }
}
