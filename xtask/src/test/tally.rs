//! Counting tests by what their runners print.

use std::fmt;
use std::ops::AddAssign;

/// Tests that passed and failed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    pub passed: usize,
    pub failed: usize,
}

/// Reads a runner's output.
pub type Reader = fn(&str) -> Tally;

impl Tally {
    /// What the step adds to the whole: its tests, or itself where it counted none. A step that
    /// failed adds a failure even where its runner never came to count one.
    pub fn of_step(self, good: bool) -> Self {
        match (self, good) {
            (Self { passed: 0, failed: 0 }, true) => Self { passed: 1, failed: 0 },
            (Self { passed, failed }, false) => Self { passed, failed: failed.max(1) },
            (tally, true) => tally,
        }
    }
}

impl AddAssign for Tally {
    fn add_assign(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
    }
}

impl fmt::Display for Tally {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} passed, {} failed", self.passed, self.failed)
    }
}

/// `test result: FAILED. 3 passed; 1 failed; 0 ignored; …`, once per test program: cargo and
/// wasm-bindgen's runner.
pub fn cargo(said: &str) -> Tally {
    sum(said, "test result:", " passed", " failed")
}

/// `     Summary [   0.008s] 5 tests run: 3 passed, 2 failed, 0 skipped`, once.
pub fn nextest(said: &str) -> Tally {
    sum(said, "Summary [", " passed", " failed")
}

/// `ℹ pass 12` and `ℹ fail 0`, once each.
pub fn node(said: &str) -> Tally {
    let number = |word: &str| {
        let numbers = said.lines().filter_map(|line| line.strip_prefix(word)?.trim().parse::<usize>().ok());
        numbers.sum()
    };
    Tally { passed: number("ℹ pass "), failed: number("ℹ fail ") }
}

/// Adds up the numbers that stand before the two words, on the lines with the mark.
fn sum(said: &str, mark: &str, passed: &str, failed: &str) -> Tally {
    let mut tally = Tally::default();
    for line in said.lines().filter(|line| line.contains(mark)) {
        tally += Tally { passed: before(line, passed), failed: before(line, failed) };
    }
    tally
}

/// The number before the word; none where the word is not there.
fn before(line: &str, word: &str) -> usize {
    let number = line.split(word).next().filter(|rest| rest.len() < line.len());
    number.and_then(|rest| rest.split(' ').next_back()?.parse().ok()).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    const fn tally(passed: usize, failed: usize) -> Tally {
        Tally { passed, failed }
    }

    #[test]
    fn each_runner_is_counted() {
        let two_programs = "\
running 3 tests
test result: ok. 3 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.00s
test result: FAILED. 10 passed; 2 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.00s
";
        assert_eq!(cargo(two_programs), tally(13, 2));
        let all = "     Summary [   0.006s] 3 tests run: 3 passed, 0 skipped\n";
        assert_eq!(nextest(all), tally(3, 0));
        let some = "     Summary [   0.008s] 5/9 tests run: 3 passed (1 slow), 2 failed, 0 skipped\n";
        assert_eq!(nextest(some), tally(3, 2));
        let page = "✔ opens (2.4ms)\nℹ tests 14\nℹ pass 12\nℹ fail 2\nℹ cancelled 0\n";
        assert_eq!(node(page), tally(12, 2));
    }

    #[test]
    fn silence_counts_nothing() {
        for reader in [cargo, nextest, node] {
            assert_eq!(reader("error: could not compile\n"), tally(0, 0));
        }
    }

    #[test]
    fn a_step_counts_itself_or_its_tests() {
        assert_eq!(tally(0, 0).of_step(true), tally(1, 0));
        assert_eq!(tally(0, 0).of_step(false), tally(0, 1));
        assert_eq!(tally(7, 0).of_step(true), tally(7, 0));
        assert_eq!(tally(7, 2).of_step(false), tally(7, 2));
    }
}
