//! The command lines of `tests/cmd` and of the README, each with its output and exit status.

#[test]
fn command_lines() {
    trycmd::TestCases::new().case("tests/cmd/*.toml").case("README.md").env("NO_COLOR", "").run();
}
