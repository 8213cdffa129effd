//! One file, written whole or not at all, and never in the place of anything that exoskin did not write.

#![cfg(unix)]

use std::fs;
use std::os::unix::fs::{FileTypeExt, PermissionsExt, symlink};
use std::os::unix::net::UnixListener;
use std::path::Path;

use exoskin_record::{may_write_page, write_file, write_new, write_page};

fn refused(path: &Path) -> String {
    let page = write_page(path, "<p>new</p>").unwrap_err().to_string();
    let file = write_file(path, b"new").unwrap_err().to_string();
    assert_eq!(page, file);
    assert_eq!(may_write_page(path).unwrap_err().to_string(), page, "told before the work as after it");
    page
}

fn names(folder: &Path) -> Vec<String> {
    let all = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let mut names: Vec<String> = all.collect();
    names.sort();
    names
}

#[test]
fn what_is_no_file_is_left_as_it_is() {
    let folder = tempfile::tempdir().unwrap();
    // A socket stands for every device: tests make one without being root.
    let socket = folder.path().join("socket");
    let _kept = UnixListener::bind(&socket).unwrap();
    assert!(refused(&socket).contains("is a device or a pipe"));
    assert!(fs::metadata(&socket).unwrap().file_type().is_socket());
    assert!(refused(folder.path()).contains("is a folder"));
    assert_eq!(names(folder.path()), ["socket"]);
}

#[test]
fn a_link_is_neither_followed_nor_replaced() {
    let folder = tempfile::tempdir().unwrap();
    let (target, link, dangling) =
        (folder.path().join("target.html"), folder.path().join("link.html"), folder.path().join("dangling.html"));
    write_page(&target, "<p>old</p>").unwrap();
    let before = fs::read(&target).unwrap();
    symlink(&target, &link).unwrap();
    symlink(folder.path().join("nowhere.html"), &dangling).unwrap();
    for link in [&link, &dangling] {
        assert!(refused(link).contains("is a link"));
        assert!(fs::symlink_metadata(link).unwrap().is_symlink());
    }
    assert_eq!(fs::read(&target).unwrap(), before);
    assert_eq!(names(folder.path()), ["dangling.html", "link.html", "target.html"]);
}

#[test]
fn an_earlier_page_is_replaced_until_somebody_changes_it() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("page.html");
    write_page(&path, "<p>old</p>").unwrap();
    fs::set_permissions(&path, fs::Permissions::from_mode(0o600)).unwrap();
    may_write_page(&path).unwrap();
    write_page(&path, "<p>new</p>").unwrap();
    let text = fs::read_to_string(&path).unwrap();
    assert!(text.starts_with("<p>new</p>\n<!-- exoskin-seal:"), "{text}");
    assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600, "nobody else may read it now either");
    fs::write(&path, text.replace("new", "my own word")).unwrap();
    let changed = fs::read(&path).unwrap();
    assert!(refused(&path).contains("was not written by exoskin"));
    assert_eq!(fs::read(&path).unwrap(), changed);
}

#[test]
fn a_page_may_be_written_where_nothing_is_but_not_into_a_folder_that_is_missing() {
    let folder = tempfile::tempdir().unwrap();
    may_write_page(&folder.path().join("page.html")).unwrap();
    let missing = may_write_page(&folder.path().join("missing/page.html")).unwrap_err().to_string();
    assert!(missing.contains("missing"), "{missing}");
    assert!(names(folder.path()).is_empty());
}

#[test]
fn somebody_elses_file_keeps_its_bytes_and_its_permissions() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("scenario.toml");
    fs::write(&path, "name = \"mine\"").unwrap();
    fs::set_permissions(&path, fs::Permissions::from_mode(0o400)).unwrap();
    assert!(refused(&path).contains("was not written by exoskin"));
    assert_eq!(fs::read(&path).unwrap(), b"name = \"mine\"");
    assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o400);
    assert_eq!(names(folder.path()), ["scenario.toml"]);
}

#[test]
fn a_page_of_ours_that_is_protected_stays() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("page.html");
    write_page(&path, "<p>old</p>").unwrap();
    fs::set_permissions(&path, fs::Permissions::from_mode(0o400)).unwrap();
    assert!(refused(&path).contains("is write-protected"));
    assert!(fs::read_to_string(&path).unwrap().contains("old"));
}

#[test]
fn the_same_bytes_may_be_written_again() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("table.csv");
    write_file(&path, b"a,b\n").unwrap();
    write_file(&path, b"a,b\n").unwrap();
    assert!(write_file(&path, b"a,c\n").is_err());
    assert_eq!(fs::read(&path).unwrap(), b"a,b\n");
}

#[test]
fn a_new_file_takes_no_name_that_is_taken() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("mine.toml");
    write_new(&path, b"a = 1\n").unwrap();
    for bytes in [b"a = 1\n", b"a = 2\n"] {
        assert!(write_new(&path, bytes).unwrap_err().to_string().contains("already"));
    }
    let dangling = folder.path().join("link.toml");
    symlink(folder.path().join("elsewhere.toml"), &dangling).unwrap();
    assert!(write_new(&dangling, b"a = 1\n").is_err());
    assert_eq!(names(folder.path()), ["link.toml", "mine.toml"]);
}
