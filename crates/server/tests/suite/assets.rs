//! The page that is embedded was built from the sources in `web/`, and obeys the policy that it is served with.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use crate::common::Server;
use sha2::{Digest, Sha256};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn files(folder: &Path, found: &mut BTreeSet<String>) {
    for entry in std::fs::read_dir(folder).unwrap().flatten() {
        let path = entry.path();
        if path.is_dir() {
            files(&path, found);
        } else {
            let below = path.strip_prefix(root().join("web")).unwrap().to_string_lossy().replace('\\', "/");
            found.insert(format!("web/{below}"));
        }
    }
}

#[test]
fn the_page_was_built_from_todays_sources() {
    let listed = std::fs::read_to_string(root().join("crates/server/assets/SOURCES.sha256")).unwrap();
    let listed: Vec<(&str, &str)> = listed.lines().map(|line| line.split_once("  ").expect("hash and path")).collect();
    assert!(listed.len() > 10, "{listed:?}");
    let stale =
        "is not what the page was built from: run `npm ci && npm run build` in web/, and commit crates/server/assets";
    for (hash, path) in &listed {
        let bytes = std::fs::read(root().join(path)).unwrap_or_else(|e| panic!("{path} {stale} ({e})"));
        let now: String = Sha256::digest(&bytes).iter().map(|byte| format!("{byte:02x}")).collect();
        assert_eq!(*hash, now, "{path} {stale}");
    }
    let mut sources = BTreeSet::new();
    for folder in ["web/src", "web/public", "web/scripts"] {
        files(&root().join(folder), &mut sources);
    }
    for source in sources {
        assert!(listed.iter().any(|(_, path)| *path == source), "{source} {stale}");
    }
}

#[test]
fn the_page_and_everything_it_loads_is_served() {
    let server = Server::start();
    let client = server.enter();
    let page = client.get("/");
    assert_eq!((page.status, page.header("content-type")), (200, "text/html; charset=utf-8"));
    let text = page.text();
    let own: Vec<&str> = ["src=\"", "href=\""]
        .iter()
        .flat_map(|mark| text.split(mark).skip(1))
        .filter_map(|rest| rest.split('"').next())
        .collect();
    assert!(own.iter().any(|path| path.ends_with(".js")) && own.iter().any(|path| path.ends_with(".css")), "{own:?}");
    for path in own {
        assert!(path.starts_with('/'), "{path} is fetched from elsewhere");
        let reply = client.get(path);
        assert_eq!(reply.status, 200, "{path}");
        let kept = reply.header("cache-control").contains("immutable");
        assert_eq!(kept, path.starts_with("/assets/"), "{path}");
    }
    for piece in text.split("<script").skip(1) {
        assert!(piece.contains("src="), "the policy forbids a script in the page: {piece}");
    }
    assert!(!text.contains("<style") && !text.contains(" style="), "the policy forbids a style in the page");
    // The address of a screen is the page; a file that does not exist is not.
    assert_eq!(client.get("/dose?product=frozen_msc").body, page.body);
    assert_eq!(client.get("/assets/none.js").status, 404);
}
