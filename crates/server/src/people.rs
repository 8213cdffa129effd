//! Who may do what: names and roles of people with an account.

use exoskin::Diagnostic;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// Characters of the longest name.
const LONGEST: usize = 40;

/// What somebody may do; each role includes the ones before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum Role {
    /// Look at the library and at runs that others share, ask what is answered at once.
    View,
    /// Upload files, and start runs of one's own.
    Run,
    /// Say who has an account, and read the log.
    Manage,
}

impl Role {
    /// All roles with their words.
    pub const WORDS: [(&str, Role); 3] = [("view", Role::View), ("run", Role::Run), ("manage", Role::Manage)];

    /// Its word.
    pub fn word(self) -> &'static str {
        Role::WORDS.into_iter().find(|(_, role)| *role == self).map_or("", |(word, _)| word)
    }

    /// The role of a word.
    ///
    /// # Errors
    /// There is no such role.
    pub fn named(word: &str) -> Result<Role, Diagnostic> {
        let found = Role::WORDS.into_iter().find(|(known, _)| *known == word).map(|(_, role)| role);
        found.ok_or_else(|| Diagnostic::unknown_word(word, &Role::WORDS.map(|(word, _)| word)).argument("role"))
    }
}

/// Somebody with an account.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct Person {
    /// What rows refer to; a name that was removed and given again is somebody else.
    #[serde(skip)]
    pub(crate) id: String,
    /// The name to sign in with.
    pub name: String,
    /// What they may do.
    pub role: Role,
    /// When the account was made, seconds since 1970.
    pub created: i64,
}

/// The name as it is kept: in lower case.
pub(crate) fn name(text: &str) -> Result<String, Diagnostic> {
    let name = text.trim().to_ascii_lowercase();
    let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || "._-@".contains(c);
    let begins = name.starts_with(|c: char| c.is_ascii_lowercase() || c.is_ascii_digit());
    if begins && name.len() <= LONGEST && name.chars().all(plain) {
        return Ok(name);
    }
    let wrong = Diagnostic::new(format!("{} is not a name to sign in with", exoskin::quoted(text))).argument("name");
    Err(wrong.expected(format!("up to {LONGEST} letters from a to z, digits and . _ - @, for example ann.lee")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_cannot_be_mistaken_for_one_another() {
        assert_eq!(name(" Ann.Lee@clinic.example ").unwrap(), "ann.lee@clinic.example");
        for wrong in ["", ".", "-ann", "ann lee", "аnn", "ann\nbob", "ann\u{202e}", &"a".repeat(41)] {
            assert!(name(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn a_role_includes_those_before_it() {
        assert!(Role::View < Role::Run && Role::Run < Role::Manage);
        assert_eq!(Role::named("manage").unwrap().word(), "manage");
        assert!(Role::named("manager").unwrap_err().to_string().contains("manage"));
    }
}
