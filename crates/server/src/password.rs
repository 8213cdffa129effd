//! Passwords: what counts as one, and Argon2id, which makes guessing slow. Few are checked at once: each takes 19 MiB.

use argon2::password_hash::{PasswordHasher, PasswordVerifier};
use argon2::{Argon2, PasswordHash};
use exoskin::Diagnostic;
use tokio::sync::Semaphore;

/// Characters of the shortest password.
const SHORTEST: usize = 12;
/// Bytes of the longest one.
pub(crate) const LONGEST: usize = 1024;
/// Characters that must differ.
const DIFFERENT: usize = 5;
/// Passwords that are checked at once.
const AT_ONCE: usize = 2;
/// Bytes of a salt.
const SALT: usize = 16;

static TURNS: Semaphore = Semaphore::const_new(AT_ONCE);

/// Whether a new password is one that is hard to guess.
pub(crate) fn check(password: &str, name: &str) -> Result<(), Diagnostic> {
    let wrong = |problem: &str| {
        let expected = format!("at least {SHORTEST} characters, for example a few words in a row");
        Err(Diagnostic::new(problem).argument("password").expected(expected))
    };
    let without_name = password.to_lowercase().replace(name, "");
    let mut different: Vec<char> = password.chars().collect();
    let length = different.len();
    different.sort_unstable();
    different.dedup();
    if length < SHORTEST {
        return wrong("the password is too short");
    }
    if password.len() > LONGEST {
        return wrong("the password is too long");
    }
    if different.len() < DIFFERENT || without_name.chars().count() < SHORTEST {
        return wrong("the password is easy to guess");
    }
    Ok(())
}

/// The hash that is kept.
pub(crate) fn hash(password: &str) -> Result<String, String> {
    let mut salt = [0; SALT];
    getrandom::fill(&mut salt).map_err(|e| format!("the system gives no random bytes ({e})"))?;
    let hash = Argon2::default().hash_password_with_salt(password.as_bytes(), &salt);
    hash.map(|hash| hash.to_string()).map_err(|e| format!("the password cannot be hashed ({e})"))
}

/// Whether this is the password behind a hash. Without a hash it takes as long: nobody learns who has an account.
pub(crate) async fn fits(password: String, hash: Option<String>) -> Result<bool, String> {
    let _turn = TURNS.acquire().await.map_err(|e| e.to_string())?;
    let checked = tokio::task::spawn_blocking(move || match hash {
        Some(hash) => PasswordHash::new(&hash)
            .is_ok_and(|hash| Argon2::default().verify_password(password.as_bytes(), &hash).is_ok()),
        None => {
            let _ = self::hash(&password);
            false
        }
    });
    checked.await.map_err(|e| e.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_password_that_is_short_or_easy_to_guess_is_refused() {
        for password in ["", "elevenchars", "aaaaaaaaaaaaaaaa", "abababababababab", "ann.lee-and-more"] {
            assert!(check(password, "ann.lee").is_err(), "{password}");
        }
        assert!(check(&"abcdef".repeat(200), "ann").is_err());
        assert!(check("four words in a row", "ann").is_ok());
        assert!(check("four words in a row by bob", "bob").is_ok(), "a short name happens to be in it");
    }

    #[test]
    fn a_hash_fits_its_password_and_no_other() {
        let hash = hash("four words in a row").unwrap();
        assert!(hash.starts_with("$argon2id$") && !hash.contains("words"), "{hash}");
        assert_ne!(hash, self::hash("four words in a row").unwrap(), "each has a salt of its own");
        let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
        let fits = |password: &str, hash: Option<&str>| {
            runtime.block_on(fits(password.into(), hash.map(str::to_owned))).unwrap()
        };
        assert!(fits("four words in a row", Some(&hash)));
        assert!(!fits("four words in a roe", Some(&hash)) && !fits("four words in a row", None));
        assert!(!fits("four words in a row", Some("no hash")));
    }
}
