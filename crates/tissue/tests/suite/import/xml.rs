//! XML as settings files use it.

use exoskin_tissue::import::xml::parse;
use proptest::prelude::*;

#[test]
fn elements_attributes_text_comments_and_entities_are_read() {
    let text =
        "<?xml version=\"1.0\"?>\n<!-- a <b> -->\n<a x='1' y=\"a &lt; b\">\n  one<b/>two <![CDATA[<c>]]>&amp;\n</a>";
    let root = parse(text).expect("sound XML");
    assert_eq!((root.name.as_str(), root.line), ("a", 3));
    assert_eq!((root.attribute("x"), root.attribute("y"), root.attribute("z")), (Some("1"), Some("a < b"), None));
    assert_eq!(root.text.trim(), "onetwo <c>&");
    assert_eq!(root.child("b").map(|child| child.line), Some(4));
}

#[test]
fn what_is_not_xml_is_told_with_its_line() {
    for (text, expected) in [
        ("<a>\n<b>\n</a>", "line 3: `a` ends here, but `b` of line 2 is open"),
        ("<a>\n<b></b>", "line 2: the file ends within `a`, which starts in line 1"),
        ("<a>\n<!-- never", "line 2: this comment never ends"),
        ("<a x=1></a>", "line 1: in `a`: expected attribute=\"value\" or `>`"),
        ("just text", "line 1: text outside of any element"),
        ("", "line 1: no element; expected XML"),
        ("<!DOCTYPE a>", "line 1: a document type; settings have none"),
    ] {
        assert_eq!(parse(text).expect_err(text).to_string(), expected);
    }
    let deep = "<a>".repeat(1_000_000);
    assert!(parse(&deep).expect_err("endless").to_string().contains("nested too deeply"));
}

proptest! {
    #[test]
    fn no_text_makes_it_panic(text in "[<>/a-c=\"'! \\-\\[\\]?&;\n]{0,60}") {
        let _ = parse(&text);
    }
}
