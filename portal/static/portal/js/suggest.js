// Suggestions below a search box, as an ARIA 1.2 combobox. Without this the form simply submits.
// The address is the form's own with `suggestions/` after it; every word to read comes from there.
const LEAST = 2; // letters
const PAUSE = 130; // ms without a key before we ask

let count = 0;

function element(name, attributes, text = "") {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.textContent = text;
  return made;
}

function suggest(input) {
  const id = `suggestions-${++count}`;
  const list = element("ul", { id, role: "listbox", class: "suggestions", "aria-label": input.dataset.suggestions });
  const said = element("div", { class: "sr", role: "status" });
  let found = [];
  let active = -1;
  let timer;
  let request;

  list.hidden = true;
  input.form.append(list, said);
  const combobox = { role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": id };
  for (const [key, value] of Object.entries(combobox)) input.setAttribute(key, value);

  function choose(index) {
    const { url } = found[index];
    close();
    location.assign(url);
  }

  function activate(index) {
    list.children[active]?.setAttribute("aria-selected", "false");
    active = index;
    const option = list.children[active];
    if (option) {
      option.setAttribute("aria-selected", "true");
      option.scrollIntoView({ block: "nearest" });
      input.setAttribute("aria-activedescendant", option.id);
    } else {
      input.removeAttribute("aria-activedescendant");
    }
  }

  function forget() {
    clearTimeout(timer);
    request?.abort();
  }

  function close() {
    forget();
    activate(-1);
    found = [];
    list.hidden = true;
    list.replaceChildren();
    input.setAttribute("aria-expanded", "false");
    said.textContent = "";
  }

  function show(answer) {
    activate(-1);
    found = answer.suggestions;
    list.replaceChildren(
      ...found.map(({ text, note, kind }, index) => {
        const option = element("li", { id: `${id}-${index}`, role: "option", "aria-selected": "false", class: kind });
        option.append(element("span", {}, text));
        if (note) option.append(" ", element("small", {}, note));
        return option;
      }),
    );
    list.hidden = !found.length;
    input.setAttribute("aria-expanded", String(!list.hidden));
    said.textContent = answer.said;
  }

  async function ask() {
    forget();
    const typed = input.value.trim();
    if (typed.length < LEAST) return close();
    request = new AbortController();
    const { signal } = request;
    const url = new URL("suggestions/", input.form.action);
    url.searchParams.set("q", typed);
    try {
      const response = await fetch(url, { signal });
      const answer = await response.json();
      if (!signal.aborted) show(answer);
    } catch {
      // Superseded, or no connection: what was typed can still be searched for.
      if (!signal.aborted) close();
    }
  }

  input.addEventListener("input", () => {
    forget();
    timer = setTimeout(ask, PAUSE);
  });

  input.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (list.hidden) return void ask();
      // One place more than there are suggestions: the box itself.
      const places = found.length + 1;
      const step = event.key === "ArrowDown" ? 1 : -1;
      activate(((active + 1 + step + places) % places) - 1);
    } else if (event.key === "Enter" && active >= 0) {
      event.preventDefault();
      choose(active);
    } else if (event.key === "Escape" && (input.value || !list.hidden)) {
      // First the list, then the words; then the header may fold.
      event.preventDefault();
      event.stopPropagation();
      if (list.hidden) input.value = "";
      close();
    } else if (event.key === "Home" || event.key === "End" || event.key === "ArrowLeft" || event.key === "ArrowRight") {
      activate(-1); // these move within the words
    }
  });

  input.addEventListener("blur", close);
  input.form.addEventListener("submit", close);
  list.addEventListener("mousedown", (event) => event.preventDefault()); // the box keeps the focus
  list.addEventListener("click", (event) => {
    const option = event.target.closest("[role=option]");
    if (option) choose([...list.children].indexOf(option));
  });
}

for (const input of document.querySelectorAll("input[data-suggestions]")) suggest(input);
