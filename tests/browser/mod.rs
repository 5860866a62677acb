//! A browser that tests drive: headless Chromium behind `chromedriver`, spoken to over WebDriver.
//!
//! Where there is none, a test is passed over and says so; under `CI`, or with `RECONCILE_BROWSER` set, it fails.

use serde_json::{Value, json};
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

/// One session with one window.
pub struct Browser {
    driver: Child,
    session: String,
}

/// Whether a missing browser is a failure.
fn is_required() -> bool {
    ["CI", "RECONCILE_BROWSER"].iter().any(|name| std::env::var_os(name).is_some_and(|value| !value.is_empty()))
}

/// Says that a test is passed over for want of something, or fails where that must be there.
fn missing(what: &str) {
    assert!(!is_required(), "{what} is missing, and this run needs it");
    eprintln!("PASSED OVER: {what} is missing, so the page is not looked at in a browser (see .ci/run)");
}

/// The rules of axe-core as a script, which `.ci/run` puts there; `None` where it did not run.
pub fn axe() -> Option<String> {
    let path: PathBuf = [env!("CARGO_MANIFEST_DIR"), "target/axe-core/package/axe.min.js"].iter().collect();
    let script = std::fs::read_to_string(&path).ok();
    if script.is_none() {
        missing("axe-core");
    }
    script
}

impl Browser {
    /// A new window; `None` where there is no browser.
    pub fn open() -> Option<Browser> {
        let driver = Command::new("chromedriver")
            .arg("--port=0")
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn();
        let Ok(mut driver) = driver else {
            missing("chromedriver");
            return None;
        };
        let out = BufReader::new(driver.stdout.take().expect("its output"));
        let port = out.lines().map_while(Result::ok).find_map(|line| {
            let (_, port) = line.split_once("started successfully on port ")?;
            port.trim_end_matches('.').parse::<u16>().ok()
        });
        let at = format!("http://127.0.0.1:{}/session", port.expect("chromedriver tells its port"));
        let arguments = ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"];
        let wanted = json!({
            "browserName": "chrome",
            "goog:chromeOptions": {"args": arguments},
            "goog:loggingPrefs": {"performance": "ALL", "browser": "ALL"},
        });
        let mut browser = Browser { driver, session: at };
        let begun = browser.ask("POST", "", &json!({"capabilities": {"alwaysMatch": wanted}}));
        let Ok(begun) = begun else {
            missing("a Chromium that chromedriver can start");
            return None;
        };
        let id = begun["sessionId"].as_str().expect("a session");
        browser.session = format!("{}/{id}", browser.session);
        Some(browser)
    }

    /// Opens a file, from its head or at an anchor.
    pub fn go(&mut self, file: &Path, anchor: &str) {
        self.tell("/url", &json!({"url": "about:blank"}));
        self.tell("/url", &json!({"url": format!("file://{}{anchor}", file.display())}));
        // A driver that is in a hurry answers before a long page is whole.
        let whole = "return document.readyState === 'complete' && location.protocol === 'file:'";
        while self.run(whole) != true {
            std::thread::sleep(std::time::Duration::from_millis(20));
        }
    }

    /// What a script in the page returns.
    pub fn run(&mut self, script: &str) -> Value {
        self.tell("/execute/sync", &json!({"script": script, "args": []}))
    }

    /// What a script passes to its last argument when it is done.
    pub fn wait(&mut self, script: &str) -> Value {
        self.tell("/execute/async", &json!({"script": script, "args": []}))
    }

    /// Sets the width of the window and the theme: `light` or `dark`.
    pub fn show(&mut self, width: u32, theme: &str) {
        let size = json!({"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": false});
        self.command("Emulation.setDeviceMetricsOverride", size);
        let features = json!({"features": [{"name": "prefers-color-scheme", "value": theme}]});
        self.command("Emulation.setEmulatedMedia", features);
    }

    /// A command of the browser's own protocol.
    pub fn command(&mut self, name: &str, with: Value) -> Value {
        self.tell("/goog/cdp/execute", &json!({"cmd": name, "params": with}))
    }

    /// Clicks at a point of the window.
    pub fn click(&mut self, x: i64, y: i64) {
        let at = json!({"type": "pointerMove", "duration": 0, "x": x, "y": y});
        let actions = json!([at, {"type": "pointerDown", "button": 0}, {"type": "pointerUp", "button": 0}]);
        let mouse = json!({"type": "pointer", "id": "mouse", "actions": actions});
        self.tell("/actions", &json!({"actions": [mouse]}));
    }

    /// Presses a key.
    pub fn press(&mut self, key: char) {
        let actions = json!([{"type": "keyDown", "value": key}, {"type": "keyUp", "value": key}]);
        self.tell("/actions", &json!({"actions": [{"type": "key", "id": "keys", "actions": actions}]}));
    }

    /// The addresses that were asked for since the last call.
    pub fn requests(&mut self) -> Vec<String> {
        let log = self.tell("/se/log", &json!({"type": "performance"}));
        let entries = log.as_array().expect("a log").iter();
        let messages = entries
            .map(|entry| serde_json::from_str::<Value>(entry["message"].as_str().expect("a message")).expect("JSON"));
        let sent = messages.filter(|message| message["message"]["method"] == "Network.requestWillBeSent");
        sent.map(|message| message["message"]["params"]["request"]["url"].as_str().expect("a URL").to_owned()).collect()
    }

    /// What the page wrote to the console since the last call, violations of its policy included.
    pub fn console(&mut self) -> Vec<String> {
        let log = self.tell("/se/log", &json!({"type": "browser"}));
        log.as_array().expect("a log").iter().map(|entry| entry["message"].to_string()).collect()
    }

    fn tell(&mut self, path: &str, body: &Value) -> Value {
        self.ask("POST", path, body).unwrap_or_else(|error| panic!("{path}: {error}"))
    }

    fn ask(&self, method: &str, path: &str, body: &Value) -> Result<Value, String> {
        let agent: ureq::Agent = ureq::Agent::config_builder().http_status_as_error(false).build().into();
        let address = format!("{}{path}", self.session);
        let answer = match method {
            "DELETE" => agent.delete(&address).call(),
            _ => agent.post(&address).send_json(body),
        };
        let mut answer = answer.map_err(|error| error.to_string())?;
        let words =
            answer.body_mut().with_config().limit(1 << 28).read_to_string().map_err(|error| error.to_string())?;
        let value: Value = serde_json::from_str(&words).map_err(|error| error.to_string())?;
        match value["value"]["error"].as_str() {
            Some(error) => Err(format!("{error}: {}", value["value"]["message"])),
            None => Ok(value["value"].clone()),
        }
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        let _ = self.ask("DELETE", "", &Value::Null);
        let _ = self.driver.kill();
        let _ = self.driver.wait();
    }
}
