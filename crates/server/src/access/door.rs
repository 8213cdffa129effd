//! The two ways in: a token that the terminal prints, and accounts.

use std::net::SocketAddr;
use std::sync::Mutex;

use axum::http::StatusCode;
use axum::http::header::{self, HeaderMap};

use super::lock;
use crate::failure::Failure;
use crate::random;

/// How long a browser that used the token is known, s.
const KNOWN_S: i64 = 30 * 24 * 60 * 60;
/// How long somebody who signed in stays so, s.
const SIGNED_IN_S: i64 = 12 * 60 * 60;

/// How people get in.
pub(crate) enum Door {
    /// From this computer, with a token that works once.
    Token {
        /// The names that the server answers under, with its port.
        hosts: Vec<String>,
        /// The token, until it was used.
        token: Mutex<Option<String>>,
    },
    /// From elsewhere, with an account, over an encrypted connection.
    Accounts {
        /// The names that the server answers under.
        names: Vec<String>,
        /// Whether a proxy says where a request came from.
        is_proxied: bool,
    },
}

impl Door {
    /// A door for this computer, and its token.
    pub fn with_token(address: SocketAddr) -> Result<(Door, String), String> {
        let token = random::secret()?;
        let port = address.port();
        let hosts = [address.ip().to_string(), "localhost".into(), "[::1]".into()].map(|name| format!("{name}:{port}"));
        Ok((Door::Token { hosts: hosts.to_vec(), token: Mutex::new(Some(token.clone())) }, token))
    }

    pub fn has_accounts(&self) -> bool {
        matches!(self, Door::Accounts { .. })
    }

    pub fn is_proxied(&self) -> bool {
        matches!(self, Door::Accounts { is_proxied: true, .. })
    }

    /// Whether a request was sent to this server by its own name.
    pub fn is_own(&self, host: &str) -> bool {
        match self {
            Door::Token { hosts, .. } => hosts.iter().any(|own| own.eq_ignore_ascii_case(host)),
            Door::Accounts { names, .. } => names.iter().any(|own| own.eq_ignore_ascii_case(without_port(host))),
        }
    }

    /// Where the server's own page comes from.
    pub fn origin(&self, host: &str) -> String {
        let scheme = if self.has_accounts() { "https" } else { "http" };
        format!("{scheme}://{host}")
    }

    /// Whether this is the token; it is gone afterwards.
    pub fn takes(&self, offered: &str) -> bool {
        let Door::Token { token, .. } = self else { return false };
        let mut token = lock(token);
        let fits = token.as_deref().is_some_and(|token| random::same(token, offered));
        if fits {
            *token = None;
        }
        fits
    }

    /// How long a session lasts, s.
    pub fn lasts_s(&self) -> i64 {
        if self.has_accounts() { SIGNED_IN_S } else { KNOWN_S }
    }

    /// The cookie's name. With `__Host-`, browsers take it from this very host over an encrypted connection alone.
    fn cookie_name(&self) -> &'static str {
        if self.has_accounts() { "__Host-exoskin_session" } else { "exoskin_session" }
    }

    /// The cookie of a session; an empty secret takes it away.
    pub fn cookie(&self, secret: &str) -> String {
        let secure = if self.has_accounts() { "; Secure" } else { "" };
        let seconds = if secret.is_empty() { 0 } else { self.lasts_s() };
        format!("{}={secret}; Path=/; HttpOnly; SameSite=Strict; Max-Age={seconds}{secure}", self.cookie_name())
    }

    /// The secret that a browser sent.
    pub fn secret<'a>(&self, headers: &'a HeaderMap) -> Option<&'a str> {
        let cookies = headers.get_all(header::COOKIE).iter().filter_map(|cookies| cookies.to_str().ok());
        let mut pairs = cookies.flat_map(|cookies| cookies.split(';')).filter_map(|pair| pair.trim().split_once('='));
        pairs.find(|(name, _)| *name == self.cookie_name()).map(|(_, secret)| secret)
    }

    /// Said to whoever has no session.
    pub fn stranger(&self) -> &'static str {
        match self {
            Door::Token { .. } => {
                "This page opens with the address that `exoskin serve` printed. It works once; start the command again for a new one."
            }
            Door::Accounts { .. } => "Sign in to continue.",
        }
    }

    /// The refusal of whoever has no session: the page shows its form for `login`.
    pub fn refusal(&self) -> Failure {
        let kind = if self.has_accounts() { "login" } else { "access" };
        Failure::new(StatusCode::UNAUTHORIZED, kind, self.stranger())
    }
}

/// A host without its port; an address of version 6 keeps its brackets.
fn without_port(host: &str) -> &str {
    match host.rsplit_once(':') {
        Some((name, port)) if !port.is_empty() && port.bytes().all(|byte| byte.is_ascii_digit()) => name,
        _ => host,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_compared_without_its_port() {
        for (host, name) in
            [("a.example:443", "a.example"), ("a.example", "a.example"), ("[::1]:80", "[::1]"), ("a:", "a:")]
        {
            assert_eq!(without_port(host), name);
        }
        let door = Door::Accounts { names: vec!["a.example".into()], is_proxied: false };
        assert!(door.is_own("A.example:8443") && !door.is_own("a.example.evil") && !door.is_own("evil:80"));
    }
}
