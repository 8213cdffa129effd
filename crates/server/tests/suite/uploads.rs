//! Files of one's own: understood, mended, and then counted.

use crate::client::Client;
use crate::common::Server;
use serde_json::{Value, json};

const TWO: &str = "time,Fridge (°C),Vial (°C)\n\
    2026-03-01 08:00,4.0,5.1\n2026-03-01 09:00,4.2,5.3\n2026-03-01 10:00,4.1,21.5\n2026-03-01 11:00,4.3,5.2\n";
const DAYS: &str = "date,temperature C\n03/04/2026 08:00,4.0\n03/04/2026 20:00,4.1\n04/04/2026 08:00,4.2\n";

fn read(client: &Client, name: &str, kind: &str, bytes: &[u8]) -> Value {
    let reply = client.upload(&format!("/api/v1/read?name={name}&kind={kind}"), bytes);
    assert_eq!(reply.status, 200, "{}", reply.text());
    reply.json()
}

#[test]
fn a_log_with_two_temperatures_is_mended_before_it_counts() {
    let server = Server::start();
    let client = server.enter();
    let first = read(&client, "fridge.csv", "logger", TWO.as_bytes());
    assert!(first["understood"].is_null(), "{first}");
    assert_eq!((first["name"].as_str(), first["error"]["argument"].as_str()), (Some("fridge.csv"), Some("column")));
    let columns = first["candidates"]["columns"].as_array().unwrap();
    let seen: Vec<(u64, &str, bool)> = columns
        .iter()
        .map(|one| {
            (
                one["number"].as_u64().unwrap(),
                one["heading"].as_str().unwrap(),
                one["is_temperature"].as_bool().unwrap(),
            )
        })
        .collect();
    assert_eq!(seen, [(2, "Fridge (°C)", true), (3, "Vial (°C)", true)]);
    assert_eq!((columns[1]["low"].as_f64(), columns[1]["high"].as_f64()), (Some(5.1), Some(21.5)));

    let file = first["file"].as_str().unwrap();
    let mended = client.post(&format!("/api/v1/read/{file}"), &json!({ "column": "3" })).json();
    assert!(mended["error"].is_null(), "{mended}");
    assert_eq!(
        (mended["understood"]["readings"].as_u64(), mended["understood"]["high_c"].as_f64()),
        (Some(4), Some(21.5))
    );
    assert_eq!(mended["understood"]["series"][2], json!([2.0, 21.5]));

    let vial =
        |log: Value| client.post("/api/v1/vial", &json!({ "product": "frozen_msc", "log": log, "samples": 100 }));
    assert_eq!(vial(json!({ "file": file })).status, 422, "what is open does not count");
    let answer = vial(json!({ "file": file, "column": "Vial" }));
    assert!(answer.document()["whole_share"]["median"].as_f64().unwrap() < 1.0);
    let wrong = client.post(&format!("/api/v1/read/{file}"), &json!({ "column": "Vials" })).json();
    assert!(wrong["understood"].is_null() && wrong["error"]["expected"].as_str().unwrap().contains("Vial"), "{wrong}");
}

#[test]
fn an_open_order_of_dates_is_asked_for() {
    let server = Server::start();
    let client = server.enter();
    let first = read(&client, "days.csv", "logger", DAYS.as_bytes());
    assert_eq!(first["error"]["argument"], "dates", "{first}");
    assert_eq!(
        first["candidates"]["dates"],
        json!([{ "word": "day-first", "first": "2026-04-03" }, { "word": "month-first", "first": "2026-03-04" }])
    );
    let file = first["file"].as_str().unwrap();
    let mended = client.post(&format!("/api/v1/read/{file}"), &json!({ "dates": "day-first" })).json();
    assert_eq!(mended["understood"]["hours"], 24.0, "{mended}");
    let wrong = client.post(&format!("/api/v1/read/{file}"), &json!({ "dates": "day-frist" }));
    assert_eq!((wrong.status, wrong.json()["error"]["nearest"].as_str()), (422, Some("day-first")));
}

#[test]
fn a_long_log_keeps_its_extremes_in_few_points() {
    let server = Server::start();
    let client = server.enter();
    let mut text = String::from("time,temperature C\n");
    for i in 0..40_000u32 {
        let celsius = if i == 31_234 { 24.5 } else { 4.0 };
        text.push_str(&format!("2026-03-{:02} {:02}:{:02},{celsius}\n", 1 + i / 1440, i / 60 % 24, i % 60));
    }
    let found = read(&client, "long.csv", "logger", text.as_bytes());
    let series = found["understood"]["series"].as_array().unwrap_or_else(|| panic!("{found}"));
    assert!(series.len() <= 2000, "{}", series.len());
    assert!(series.iter().any(|point| point[1] == 24.5), "the excursion is shown");
}

#[test]
fn a_count_and_a_certificate_reach_the_vial() {
    let server = Server::start();
    let client = server.enter();
    let tracking = include_bytes!("../../../vial/tests/data/nta/zetaview_adipose.txt");
    let counted = read(&client, "tracking.txt", "tracking", tracking);
    assert!(counted["understood"]["particles_per_ml"].as_f64().unwrap() > 1e9, "{counted}");
    let coa = b"item,value,unit,method,lot,date\nendotoxin,0.4,EU/mL,LAL,A12,2026-03-06\n";
    let certified = read(&client, "coa.csv", "certificate", coa);
    assert_eq!(certified["understood"]["checks"].as_array().map(Vec::len), Some(1), "{certified}");
    let (tracking, certificate) = (json!({ "file": counted["file"] }), json!({ "file": certified["file"] }));
    let sent = json!({ "product": "frozen_msc", "tracking": tracking, "certificate": certificate, "samples": 100 });
    let reply = client.post("/api/v1/vial", &sent);
    let document = reply.document();
    assert_eq!(document["tracking"]["file"], "tracking.txt", "no folder of this machine is told");
    assert!(reply.text().contains("particles as measured") && reply.text().contains("OUTSIDE"));
    assert!(!reply.text().contains(&*server.ready.data.to_string_lossy()));
}

#[test]
fn a_dilution_that_is_not_recorded_is_asked_for() {
    let server = Server::start();
    let client = server.enter();
    let tracking = include_bytes!("../../../vial/tests/data/nta/nanosight_not_recorded-ExperimentSummary.csv");
    let first = read(&client, "summary.csv", "tracking", tracking);
    assert_eq!(first["error"]["argument"], "dilution", "{first}");
    let file = first["file"].as_str().unwrap();
    let mended = client.post(&format!("/api/v1/read/{file}"), &json!({ "dilution": "1000" })).json();
    assert!(mended["understood"]["particles_per_ml"].is_number(), "{mended}");
}

#[test]
fn malformed_and_oversized_files_are_answered() {
    let server = Server::start();
    let client = server.enter();
    let random: Vec<u8> = (0..4096u32).map(|i| (i.wrapping_mul(2_654_435_761) >> 24) as u8).collect();
    for bytes in [b"".as_slice(), b"\0\0\0", b"PK\x03\x04zip", b"%PDF-1.7", b"a,b\n1", &random, "é;ü\n".as_bytes()] {
        for kind in ["logger", "tracking", "certificate", "stability", "dish"] {
            let found = read(&client, "x.csv", kind, bytes);
            assert!(found["understood"].is_null() && found["error"]["text"].is_string(), "{kind}: {found}");
            assert!(!found.to_string().contains(&*server.ready.data.to_string_lossy()), "{found}");
        }
    }
    assert_eq!(client.upload("/api/v1/read?name=x&kind=loger", b"x").json()["error"]["nearest"], "logger");
    assert_eq!(client.upload("/api/v1/read?kind=logger", b"x").status, 422, "a query that lacks a part");
    let large = client.upload("/api/v1/read?name=x&kind=logger", &vec![b'x'; (64 << 20) + 1]);
    assert_eq!(large.status, 413);
}

#[test]
fn a_file_is_named_by_its_upload_alone() {
    let server = Server::start();
    let client = server.enter();
    for file in ["../exoskin.db", "/etc/passwd", "f_", "f_00000000000000000000000000000000", ""] {
        let sent = json!({ "product": "frozen_msc", "log": { "file": file } });
        let reply = client.post("/api/v1/vial", &sent);
        assert_eq!((reply.status, reply.json()["error"]["argument"].as_str()), (422, Some("log")), "{file}");
    }
    let first = read(&client, "..%2f..%2fevil.csv", "logger", TWO.as_bytes());
    assert_eq!(first["name"], "evil.csv");
    assert_eq!(
        first["file"],
        read(&client, "evil.csv", "logger", TWO.as_bytes())["file"],
        "the same file has one name"
    );
}

#[test]
fn a_dish_of_ones_own_is_read_and_told_with_the_vial() {
    let server = Server::start();
    let client = server.enter();
    let curve = b"particles per mL,hours,cells per cm2,behaviour,response,sd\n0,24,5e4,migration,1,0.1\n1e9,24,5e4,migration,1.3,0.2\n1e10,24,5e4,migration,1.7,0.2\n";
    let dish = read(&client, "dish.csv", "dish", curve);
    assert_eq!((&dish["understood"]["rows"], &dish["understood"]["behaviours"][0]), (&json!(3), &json!("migration")));
    let sent = json!({ "product": "frozen_msc", "history": "-80C 60d; thaw", "dish": { "file": dish["file"] }, "samples": 100 });
    let vial = client.post("/api/v1/vial", &sent);
    assert_eq!(vial.document()["dish"]["file"], "dish.csv", "no folder of this machine is told: {}", vial.text());
    let lacking = client.post("/api/v1/vial", &json!({ "product": "frozen_msc", "dish": { "file": "f_1" } }));
    assert_eq!(lacking.json()["error"]["argument"], "dish");
}
