//! A question is laid on the desk and its answer taken from it.

use exoskin::Unwatched;
use exoskin_module::Desk;
use serde_json::Value;

fn ask(desk: &mut Desk, question: &str) -> (u16, Value) {
    desk.room(question.len()).copy_from_slice(question.as_bytes());
    let status = desk.answer(&Unwatched);
    (status, serde_json::from_slice(desk.bytes()).expect("an answer is JSON"))
}

#[test]
fn a_vial_a_list_and_mistakes_are_answered_one_after_the_other() {
    let desk = &mut Desk::default();
    let (status, answer) = ask(desk, "vial\n{\"product\":\"frozen_msc\",\"history\":\"4C 2d\",\"samples\":100}");
    assert_eq!(status, 200, "{answer}");
    assert!(answer["document"]["whole_share"]["median"].is_f64() && answer["blocks"]["parts"].is_array());
    let (status, products) = ask(desk, "products");
    assert_eq!(status, 200);
    assert!(products.as_array().is_some_and(|all| all.iter().any(|one| one["name"] == "frozen_msc")));
    let (status, wrong) = ask(desk, "vial\n{\"product\":\"frozen_mcs\",\"history\":\"4C 2d\"}");
    assert_eq!((status, &wrong["error"]["nearest"]), (422, &Value::from("frozen_msc")));
    assert_eq!(ask(desk, "vial\nnot JSON").0, 422);
    assert_eq!(ask(desk, "").0, 404);
    assert_eq!(ask(desk, "jobs\n{}").0, 404);
}

#[test]
fn a_dose_that_was_answered_before_has_the_same_bytes() {
    let desk = &mut Desk::default();
    let question = "dose\n{\"product\":\"frozen_msc\",\"volume\":\"2 mL\",\"after\":\"microneedling\",\"draws\":10,\"samples\":100,\"count_only\":true}";
    let first = ask(desk, question);
    assert_eq!(first.0, 200, "{}", first.1);
    assert_eq!(ask(desk, question), first);
}
