//! Progress on standard error: a bar in a terminal, an occasional plain line elsewhere, nothing for quick work.

use std::io::{IsTerminal, Write};
use std::sync::Mutex;
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

/// Work that ends sooner than this shows nothing.
const PATIENCE: Duration = Duration::from_secs(2);
/// Time between two plain lines.
const LINE_EVERY: Duration = Duration::from_secs(5);

/// Shows how far the work has got.
#[derive(Debug)]
pub struct Progress {
    kind: Kind,
    start: Instant,
    stage: Mutex<Stage>,
}

/// Work of one kind, whose pace says how long it still takes.
#[derive(Debug)]
struct Stage {
    label: String,
    done: u64,
    start: Instant,
}

#[derive(Debug)]
enum Kind {
    Silent,
    Bar(ProgressBar),
    Lines(Mutex<Instant>),
}

impl Progress {
    /// For this terminal; `quiet` shows nothing.
    pub fn new(quiet: bool) -> Progress {
        let kind = if quiet {
            Kind::Silent
        } else if std::io::stderr().is_terminal() {
            Kind::Bar(ProgressBar::with_draw_target(None, ProgressDrawTarget::hidden()).with_style(style()))
        } else {
            Kind::Lines(Mutex::new(Instant::now()))
        };
        let stage = Mutex::new(Stage { label: String::new(), done: 0, start: Instant::now() });
        Progress { kind, start: Instant::now(), stage }
    }

    /// Reports that `done` of `total` pieces of what `label` names are finished. May be called from any thread.
    pub fn report(&self, done: u64, total: u64, label: &str) {
        let elapsed = self.on_stage(done, label);
        if self.start.elapsed() < PATIENCE {
            return;
        }
        match &self.kind {
            Kind::Silent => {}
            Kind::Bar(bar) => draw(bar, done, total, &format!("{label}{}", left(elapsed, done, total))),
            Kind::Lines(last) => line(last, done, total, &format!("{label}{}", left(elapsed, done, total))),
        }
    }

    /// A line for the user before long work; nothing where progress is not wanted.
    pub fn say(&self, text: &str) {
        if !matches!(self.kind, Kind::Silent) {
            let _ = writeln!(std::io::stderr(), "{text}");
        }
    }

    /// Does work that cannot report its progress; if it takes long, `text` says once what is being done.
    pub fn during<T>(&self, text: &str, work: impl FnOnce() -> T) -> T {
        self.during_after(PATIENCE, text, work)
    }

    fn during_after<T>(&self, patience: Duration, text: &str, work: impl FnOnce() -> T) -> T {
        std::thread::scope(|scope| {
            let (done, waits) = std::sync::mpsc::channel::<()>();
            scope.spawn(move || {
                if waits.recv_timeout(patience) == Err(std::sync::mpsc::RecvTimeoutError::Timeout) {
                    self.say(text);
                }
            });
            let made = work();
            // Ends the wait of the other thread.
            drop(done);
            made
        })
    }

    /// Removes the bar.
    pub fn finish(&self) {
        if let Kind::Bar(bar) = &self.kind {
            bar.finish_and_clear();
        }
    }

    /// Time since this kind of work began.
    fn on_stage(&self, done: u64, label: &str) -> Duration {
        let Ok(mut stage) = self.stage.lock() else { return Duration::ZERO };
        if stage.label != label || done < stage.done {
            *stage = Stage { label: label.to_owned(), done, start: Instant::now() };
        }
        stage.done = done;
        stage.start.elapsed()
    }
}

fn draw(bar: &ProgressBar, done: u64, total: u64, message: &str) {
    if bar.is_hidden() {
        bar.set_draw_target(ProgressDrawTarget::stderr_with_hz(8));
    }
    bar.set_length(total);
    bar.set_position(done);
    bar.set_message(message.to_owned());
}

fn line(last: &Mutex<Instant>, done: u64, total: u64, message: &str) {
    let Ok(mut last) = last.lock() else { return };
    if last.elapsed() >= LINE_EVERY {
        *last = Instant::now();
        let _ = writeln!(std::io::stderr(), "{done} of {total} {message}");
    }
}

fn style() -> ProgressStyle {
    ProgressStyle::with_template("{bar:30} {pos}/{len} {msg}").unwrap_or_else(|_| ProgressStyle::default_bar())
}

/// `, about 12 s left`, from the pace so far.
fn left(elapsed: Duration, done: u64, total: u64) -> String {
    if done == 0 || done >= total {
        return String::new();
    }
    let seconds = elapsed.as_secs_f64() * (total - done) as f64 / done as f64;
    if seconds < 90.0 {
        format!(", about {seconds:.0} s left")
    } else {
        format!(", about {:.0} min left", seconds / 60.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn work_ends_at_once_whether_or_not_anybody_waited() {
        let progress = Progress::new(true);
        // A teller that were waited for would keep this test for a century.
        assert_eq!(progress.during_after(Duration::from_secs(3_000_000_000), "counts", || 7), 7);
        let slow = || std::thread::sleep(Duration::from_millis(20));
        progress.during_after(Duration::from_millis(1), "counts", slow);
    }

    #[test]
    fn the_estimate_follows_the_pace() {
        assert_eq!(left(Duration::from_secs(10), 50, 100), ", about 10 s left");
        assert_eq!(left(Duration::from_secs(60), 1, 11), ", about 10 min left");
        assert_eq!(left(Duration::from_secs(60), 0, 11), "");
        assert_eq!(left(Duration::from_secs(60), 11, 11), "");
    }
}
