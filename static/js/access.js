const KEY = "reading-bar-state";
const WORDS = {
  zh: ["辅助工具条", "放大", "缩小", "高对比", "大鼠标", "朗读", "停止朗读", "重置", "退出", "文字 %s%"],
  en: ["Reading bar", "Larger", "Smaller", "High contrast", "Large pointer", "Read aloud", "Stop reading", "Reset", "Close", "Text %s%"],
};
const CONTRAST = ":root{--brand:#ffe94d;--brand-strong:#000;--brand-tint:#000;--accent:#fff;--ink:#fff;--ink-2:#fff;--ink-3:#fff;--bg:#000;--bg-soft:#000;--foot:#000;--line:#fff;--line-input:#fff;--on-brand:#000}a:not(.c-btn--primary),.c-btn:not(.c-btn--primary,[aria-pressed='true']),.c-search__go,.c-util__item{color:#ffe94d}a:not(.c-btn--primary):hover{color:#fff}";

let state = { zoom: 100, contrast: false, pointer: false };
let sheet;
let bar;

function apply() {
  const root = document.documentElement;
  sheet ??= new CSSStyleSheet();
  sheet.replaceSync(`${state.zoom === 100 ? "" : `html{font-size:${state.zoom}%}`}${state.contrast ? CONTRAST : ""}`);
  if (!document.adoptedStyleSheets.includes(sheet)) document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  root.classList.toggle("is-pointer", state.pointer);
  sessionStorage.setItem(KEY, JSON.stringify(state));
}

function passages() {
  return [...document.querySelectorAll("main :is(h1, h2, h3, p, li, td, th, figcaption, dd, dt)")]
    .filter((part) => part.checkVisibility() && part.textContent.trim() && !part.querySelector("h1, h2, h3, p, li"));
}

function stop() {
  speechSynthesis.cancel();
  document.querySelector(".is-spoken")?.classList.remove("is-spoken");
}

function speak(done) {
  const parts = passages();
  const next = () => {
    document.querySelector(".is-spoken")?.classList.remove("is-spoken");
    const part = parts.shift();
    if (!part) return done();
    const words = new SpeechSynthesisUtterance(part.textContent.trim());
    words.lang = document.documentElement.lang;
    words.onend = next;
    part.classList.add("is-spoken");
    part.scrollIntoView({ block: "nearest" });
    return speechSynthesis.speak(words);
  };
  next();
}

function draw() {
  const words = WORDS[document.documentElement.lang.startsWith("en") ? "en" : "zh"];
  bar = document.createElement("div");
  bar.className = "c-access";
  bar.setAttribute("role", "region");
  bar.setAttribute("aria-label", words[0]);
  bar.innerHTML = '<div class="l-container c-access__in"></div>';
  const row = bar.firstElementChild;
  const status = Object.assign(document.createElement("span"), { className: "c-access__status" });
  status.setAttribute("role", "status");
  const add = (text, act) => {
    const button = Object.assign(document.createElement("button"), { type: "button", className: "c-btn", textContent: text });
    button.addEventListener("click", () => { act(button); refresh(); });
    row.append(button);
    return button;
  };
  const zoom = (by) => { state.zoom = Math.min(200, Math.max(75, state.zoom + by)); };
  let speaking = false;
  add(words[1], () => zoom(25));
  add(words[2], () => zoom(-25));
  const contrast = add(words[3], () => { state.contrast = !state.contrast; });
  const pointer = add(words[4], () => { state.pointer = !state.pointer; });
  const voice = "speechSynthesis" in window && add(words[5], () => {
    speaking = !speaking;
    if (speaking) speak(() => { speaking = false; refresh(); });
    else stop();
  });
  add(words[7], () => { state = { zoom: 100, contrast: false, pointer: false }; speaking = false; stop(); });
  add(words[8], () => { speaking = false; close(); });
  row.append(status);
  function refresh() {
    apply();
    contrast.setAttribute("aria-pressed", state.contrast);
    pointer.setAttribute("aria-pressed", state.pointer);
    if (voice) voice.textContent = speaking ? words[6] : words[5];
    status.textContent = words[9].replace("%s", state.zoom);
  }
  refresh();
  document.querySelector(".c-skip").after(bar);
}

function close() {
  stop();
  state = { zoom: 100, contrast: false, pointer: false };
  apply();
  sessionStorage.removeItem("reading-bar");
  bar.remove();
  bar = undefined;
  document.querySelector("[data-access-open]").closest("details").querySelector("summary").focus();
}

/** Put the reading bar at the head of the page with the settings of this visit; returns its first button. */
export function openBar() {
  state = { ...state, ...JSON.parse(sessionStorage.getItem(KEY) ?? "{}") };
  if (!bar) draw();
  return bar.querySelector("button");
}
