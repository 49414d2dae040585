// The side panel “Plain language”: asks what the form as it is now would read like, when it is
// opened and a moment after each change, and leads from a sentence to its field.
const PAUSE = 700; // ms without typing
const place = document.querySelector("[data-plain-language]");
const form = document.querySelector("[data-edit-form]");
const results = place?.querySelector("[data-plain-language-results]");
const failed = place?.querySelector("[data-plain-language-failed]");
const panel = place?.closest("[data-side-panel]");
const said = place?.querySelector("[data-plain-language-said]");
const parts = () => [...results.querySelectorAll("details[data-name]")];
let timer = 0;
let asking = null;
let asked = "";

// A new page gets an address of its own with its first autosave, while the form stays open.
function address() {
  const saved = window.location.pathname.match(/\/pages\/(\d+)\/edit\//);
  return saved ? place.dataset.plainLanguageEdit.replace("/0/", `/${saved[1]}/`)
    : place.dataset.plainLanguage;
}

async function read() {
  asking?.abort();
  asking = new AbortController();
  const { signal } = asking;
  asked = address();
  try {
    const answer = await fetch(asked, {
      method: "POST", body: new FormData(form), signal,
    });
    // Whoever was signed out meanwhile is led to a page of another kind.
    if (!answer.ok || answer.redirected) throw new Error(answer.statusText);
    const text = await answer.text();
    if (signal.aborted) return;
    const open = new Map(parts().map((part) => [part.dataset.name, part.open]));
    results.innerHTML = text;
    for (const part of parts()) part.open = open.get(part.dataset.name) ?? part.open;
    failed.hidden = true;
    const told = results.querySelector("[data-count]");
    count(told?.dataset.count || 0);
    said.textContent = told?.dataset.said || ""; // a screen reader hears this, and not all of it
  } catch (error) {
    if (error.name !== "AbortError") failed.hidden = false;
  }
}

function count(number) {
  const counter = document.querySelector(
    "[data-side-panel-toggle='plain-language'] [data-side-panel-toggle-counter]");
  if (!counter) return;
  counter.textContent = number;
  counter.hidden = Number(number) === 0;
}

function soon() {
  if (!panel || panel.hidden) return;
  clearTimeout(timer);
  timer = setTimeout(read, PAUSE);
}

// The innermost field on the way that is in the form: a block that was removed ends it early.
function field(way) {
  let found = form;
  for (const part of way.split(" ")) {
    const next = found.querySelector(`[data-contentpath="${CSS.escape(part)}"]`);
    if (!next) break;
    found = next;
  }
  return found === form ? null : found;
}

function show(button) {
  const found = field(button.dataset.way);
  if (!found) return;
  const tab = found.closest("[role='tabpanel']");
  if (tab?.hidden) document.querySelector(`[aria-controls="${tab.id}"]`)?.click();
  found.scrollIntoView({ block: "center" });
  const input = found.querySelector("textarea:not([hidden]), input:not([type=hidden]), [contenteditable=true]");
  (input || found).focus({ preventScroll: true });
  const at = input?.value?.indexOf(button.dataset.sentence);
  if (at >= 0) input.setSelectionRange?.(at, at + button.dataset.sentence.length);
  found.classList.add("plain-language-shown");
  setTimeout(() => found.classList.remove("plain-language-shown"), 2500);
}

if (place && form && panel) {
  panel.addEventListener("show", read);
  if (!panel.hidden) read();
  document.addEventListener("w-unsaved:add", soon);
  form.addEventListener("input", soon);
  // Read as a new page while it was saved as one, it may seem to stand in its own way.
  document.addEventListener("w-autosave:success", () => { if (address() !== asked) soon(); });
  place.addEventListener("click", (event) => {
    const button = event.target.closest("[data-way]");
    if (button) show(button);
  });
}
