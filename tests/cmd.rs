//! The command lines of `tests/cmd`, each with its output and exit status.

#[test]
fn command_lines() {
    trycmd::TestCases::new().case("tests/cmd/*.toml").env("NO_COLOR", "").run();
}
