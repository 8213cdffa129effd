//! One file, written whole or not at all, and never in the place of something that is no file.

#![cfg(unix)]

use std::fs;
use std::os::unix::fs::FileTypeExt;
use std::os::unix::net::UnixListener;

use exoskin_record::write_file;

#[test]
fn what_is_no_file_is_left_as_it_is() {
    let folder = tempfile::tempdir().unwrap();
    // A socket stands for every device: tests make one without being root.
    let socket = folder.path().join("socket");
    let _kept = UnixListener::bind(&socket).unwrap();
    let problem = write_file(&socket, b"page").unwrap_err().to_string();
    assert!(problem.contains("a device or a pipe"), "{problem}");
    assert!(fs::metadata(&socket).unwrap().file_type().is_socket());
    let left: Vec<_> = fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(left, ["socket"]);
}

#[test]
fn an_older_file_is_replaced_and_a_folder_is_not() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("page.html");
    write_file(&path, b"old").unwrap();
    write_file(&path, b"new").unwrap();
    assert_eq!(fs::read(&path).unwrap(), b"new");
    assert!(write_file(folder.path(), b"new").is_err());
}
