// A marked word opens its meaning under its line. Without this, it leads to the word's page.
// Everything comes from the list of words further down: nobody learns what was looked up.
const list = document.querySelector("section.words");
let open = null; // the word whose meaning is open
let panel = null;

function close() {
  if (!open) return;
  const word = open;
  const hadFocus = panel.contains(document.activeElement);
  panel.parentElement.closest(".has-word")?.classList.remove("has-word");
  panel.remove();
  word.setAttribute("aria-expanded", "false");
  word.removeAttribute("aria-controls");
  open = panel = null;
  if (hadFocus) word.focus({ preventScroll: true });
}

const part = (name, className, ...content) => {
  const made = document.createElement(name);
  if (className) made.className = className;
  made.append(...content);
  return made;
};

function show(word) {
  close();
  const entry = document.getElementById(`word:${word.dataset.term}`);
  const name = entry.querySelector("dt a").textContent;
  // In a paragraph there can be no other paragraph: the parts of the panel are spans.
  panel = part("span", "word-panel", part("b", "", name), part("span", "", entry.querySelector("dd").textContent));
  panel.id = "word-panel";
  panel.tabIndex = -1;
  panel.setAttribute("role", "group");
  panel.setAttribute("aria-label", name);
  const more = part("a", "", list.dataset.moreLabel);
  more.href = word.href;
  const button = part("button", "", list.dataset.closeLabel);
  button.type = "button";
  button.addEventListener("click", close);
  panel.append(part("span", "word-ways", more, button));
  word.after(panel);
  word.closest("p, li, dd, td")?.classList.add("has-word");
  word.setAttribute("aria-expanded", "true");
  word.setAttribute("aria-controls", panel.id);
  open = word;
  panel.focus();
}

for (const word of list ? document.querySelectorAll("a.term") : []) {
  word.setAttribute("role", "button");
  word.setAttribute("aria-expanded", "false");
  word.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    if (open === word) close();
    else show(word);
  });
  word.addEventListener("keydown", (event) => {
    if (event.key !== " ") return;
    event.preventDefault();
    word.click();
  });
}

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") close();
});
document.addEventListener("click", (event) => {
  if (open && !panel.contains(event.target) && !open.contains(event.target)) close();
});
