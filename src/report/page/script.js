"use strict";
(() => {
  const all = (selector, root = document) => Array.from(root.querySelectorAll(selector));
  const byId = (id) => document.getElementById(id);

  // Words are compared without case, Arabic vowel marks and the forms of alef, yeh and teh marbuta.
  const fold = (words) =>
    words
      .toLowerCase()
      .replace(/[\u064B-\u065F\u0670\u0640\u200E\u200F\u2066-\u2069]/g, "")
      .replace(/[\u0622\u0623\u0625\u0671]/g, "\u0627")
      .replace(/\u0649/g, "\u064A")
      .replace(/\u0629/g, "\u0647");

  // --- Filters: one look at a prepared list; text is gathered when it is first sought.
  const topics = all("details.topic").map((element) => ({
    element,
    verdict: element.dataset.verdict,
    sources: new Set(element.dataset.sources.split(" ")),
    label: fold(element.dataset.label),
    text: null,
    hidden: false,
  }));
  const form = byId("filters");
  const status = byId("shown");
  const filter = () => {
    const verdicts = new Set(all("input[name=verdict]:checked", form).map((box) => box.value));
    const source = byId("by-source").value;
    const label = fold(byId("by-topic").value.trim());
    const words = fold(byId("by-text").value.trim());
    let shown = 0;
    for (const topic of topics) {
      let fits =
        verdicts.has(topic.verdict) && (source === "" || topic.sources.has(source)) && topic.label.includes(label);
      if (fits && words !== "") {
        topic.text ??= fold(topic.element.textContent);
        fits = topic.text.includes(words);
      }
      if (topic.hidden === fits) {
        topic.hidden = !fits;
        topic.element.hidden = !fits;
      }
      shown += fits ? 1 : 0;
    }
    const [before, between, after] = status.dataset.words.split("{}");
    status.textContent = before + shown + between + topics.length + after;
  };
  if (form) {
    form.hidden = false;
    form.addEventListener("input", filter);
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("reset", () => setTimeout(filter));
    filter();
  }

  // --- Highlights: ranges, so that no element stands between letters that join.
  const highlights = new Map();
  const paint = (name, node, from, to) => {
    if (!node || to > node.length) return null;
    const range = new Range();
    range.setStart(node, from);
    range.setEnd(node, to);
    if (!highlights.has(name)) {
      highlights.set(name, new Highlight());
      CSS.highlights.set(name, highlights.get(name));
    }
    highlights.get(name).add(range);
    return range;
  };
  const can = typeof Highlight === "function" && CSS.highlights;
  const quotes = (root) => {
    if (!can || root.dataset.painted) return;
    root.dataset.painted = "yes";
    for (const context of all(".context", root)) {
      paint("quote", context.firstChild, Number(context.dataset.from), Number(context.dataset.to));
    }
  };
  const marks = JSON.parse(byId("marks").textContent);
  const mentions = new Map();
  const mark = (article) => {
    if (!can || mentions.has(article.id)) return;
    const ranges = [];
    for (const [paragraph, from, to, verdict, anchor] of marks[article.id] ?? []) {
      const element = byId(`${article.id}-p${paragraph + 1}`);
      const range = element && paint(verdict || "loose", element.firstChild, from, to);
      if (range && anchor) ranges.push({ range, anchor });
    }
    mentions.set(article.id, ranges);
    if (ranges.length) article.querySelector(".text").classList.add("pointed");
  };
  const opened = (details) => {
    if (!details.open) return;
    if (details.classList.contains("topic")) quotes(details);
    if (details.classList.contains("article")) mark(details);
  };
  for (const details of all("details.topic, details.article")) {
    details.addEventListener("toggle", () => opened(details));
    opened(details);
  }
  // A mention leads to its claim: what is under the pointer is asked for, since a highlight is no element.
  const caret = (x, y) => {
    if (document.caretPositionFromPoint) {
      const position = document.caretPositionFromPoint(x, y);
      return position && [position.offsetNode, position.offset];
    }
    const range = document.caretRangeFromPoint && document.caretRangeFromPoint(x, y);
    return range && [range.startContainer, range.startOffset];
  };
  byId("articles").addEventListener("click", (event) => {
    const text = event.target.closest(".text");
    const found = text && String(getSelection()) === "" && caret(event.clientX, event.clientY);
    if (!found) return;
    const hit = (mentions.get(text.closest("details").id) ?? []).find(({ range }) => range.isPointInRange(...found));
    if (hit) location.hash = hit.anchor;
  });

  // --- Deep links: what holds the target is opened, and shown where a filter hides it.
  // Topics that were out of sight take their true height only when they are drawn: a few frames later the target has
  // come to its place.
  const settle = (target, frames) => {
    target.scrollIntoView({ block: "start" });
    if (frames > 0) requestAnimationFrame(() => settle(target, frames - 1));
  };
  const go = () => {
    let id = location.hash.slice(1);
    try {
      id = decodeURIComponent(id);
    } catch {
      // A hash that is no encoding is an id as it stands.
    }
    const target = id && byId(id);
    if (!target) return;
    const topic = target.closest("details.topic");
    if (topic && topic.hidden) {
      form.reset();
      filter();
    }
    for (let at = target; at; at = at.parentElement) {
      if (at.tagName === "DETAILS") at.open = true;
    }
    settle(target, 3);
    if (!target.hasAttribute("tabindex") && !target.matches("a, summary, button, input, details")) {
      target.setAttribute("tabindex", "-1");
    }
    target.focus({ preventScroll: true });
  };
  addEventListener("hashchange", go);
  go();

  // --- Copies: by the clipboard where the browser gives it, else by a selection.
  const copy = async (text) => {
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      const area = document.createElement("textarea");
      area.value = text;
      document.body.append(area);
      area.select();
      document.execCommand("copy");
      area.remove();
    }
  };
  for (const button of all("button.copy")) button.hidden = false;
  document.addEventListener("click", async (event) => {
    const button = event.target.closest("button.copy");
    if (!button) return;
    await copy(button.dataset.text);
    const words = button.textContent;
    if (words === button.dataset.done) return;
    button.textContent = button.dataset.done;
    button.focus();
    setTimeout(() => (button.textContent = words), 2000);
  });

  // --- What is printed is open.
  let closed = [];
  addEventListener("beforeprint", () => {
    closed = all("details.topic:not([open]), details.article:not([open])").filter((details) => !details.hidden);
    for (const details of closed) details.open = true;
  });
  addEventListener("afterprint", () => {
    for (const details of closed) details.open = false;
  });
})();
