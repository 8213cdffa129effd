//! Bytes of a question in, bytes of its answer out.

use std::sync::Arc;

use exoskin::{Cancel, Dose, Error, Keep, Memory, Question, Readable, Unwatched, Vial, Volume};
use exoskin_sent::{Means, Posted, Told, lists, status};
use serde_json::{Value, json};

fn in_memory() -> Means {
    Means { threads: Some(1), keep: Keep::Memory(Arc::new(Memory::default())) }
}

fn answer(kind: &str, question: &Value) -> Result<Value, Error> {
    let posted = Posted::named(kind).expect("a known question");
    let bytes = posted.answer(question.to_string().as_bytes(), &in_memory(), &Unwatched)?;
    Ok(serde_json::from_slice(&bytes).expect("an answer is JSON"))
}

#[test]
fn a_vial_as_it_is_sent_has_the_document_of_the_command() {
    let sent = json!({"product": "frozen_msc", "history": "-80C 60d; thaw; 4C 36h", "samples": 100});
    let mut vial = Vial::of("frozen_msc").history("-80C 60d; thaw; 4C 36h".parse().expect("a history"));
    vial.options.samples = 100;
    let told = vial.ask().expect("an answer");
    let envelope = answer("vial", &sent).expect("an answer");
    assert_eq!(envelope["document"], told.document().expect("a document"));
    assert_eq!(envelope["blocks"], json!(told.blocks().expect("blocks")));
}

#[test]
fn a_dose_as_it_is_sent_has_the_document_of_the_command() {
    let sent = json!({"product": "frozen_msc", "volume": "2 mL", "after": "microneedling", "delay": "10 min", "draws": 10, "samples": 100, "count_only": true});
    let dose =
        Dose { count_only: true, ..Dose::of("frozen_msc", Volume::ml(2.0)).after("microneedling").exactly(100, 10) };
    let told = dose.delay("10 min".parse().expect("a time")).ask().expect("an answer");
    let envelope = answer("dose", &sent).expect("an answer");
    assert_eq!(envelope["document"], told.document().expect("a document"));
    assert_eq!(envelope["glance"], told.glance());
}

#[test]
fn what_is_wrong_is_told_with_its_part_and_the_nearest_word() {
    let wrong = answer("vial", &json!({"product": "frozen_mcs", "history": "4C 1h"})).expect_err("an unknown product");
    let told = Told::from(&wrong);
    assert_eq!((status(&wrong), told.kind.as_str(), told.argument.as_deref()), (422, "input", Some("product")));
    assert_eq!(told.nearest.as_deref(), Some("frozen_msc"));
    let wrong = answer("vial", &json!({"product": "frozen_msc", "history": "4C 1h", "certificate": {"file": "f_1"}}));
    let told = Told::from(&wrong.expect_err("a file where none is kept"));
    assert_eq!(told.argument.as_deref(), Some("certificate"));
    let wrong = answer("dose", &json!({"product": "frozen_msc", "volume": "2 mL", "colour": "red"}));
    let told = Told::from(&wrong.expect_err("an unknown field"));
    assert!(told.problem.contains("colour"), "{told:?}");
}

#[test]
fn a_stopped_dose_says_so() {
    let stop = Cancel::default();
    stop.cancel();
    let question = json!({"product": "frozen_msc", "volume": "2 mL", "draws": 10, "samples": 100}).to_string();
    let stopped = Posted::Dose.answer(question.as_bytes(), &in_memory(), &stop).expect_err("it was stopped");
    assert_eq!((status(&stopped), Told::from(&stopped).kind.as_str()), (503, "interrupted"));
}

#[test]
fn every_list_has_entries() {
    for name in lists::NAMES {
        let bytes = lists::named(name).expect("a list").expect("a known name");
        let list: Value = serde_json::from_slice(&bytes).expect("JSON");
        let entries = list.as_array().map(Vec::len).or_else(|| list.as_object().map(serde_json::Map::len));
        assert!(entries.is_some_and(|entries| entries > 1), "{name}");
    }
    assert!(lists::named("jobs").expect("an answer").is_none());
}
