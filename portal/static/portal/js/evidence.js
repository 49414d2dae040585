// How sure a claim is, shown beside its tag. Without this, the tag leads to the end of the page.
const place = (note, tag) => {
  const box = tag.getBoundingClientRect();
  const widest = document.documentElement.clientWidth - note.offsetWidth - 16;
  note.style.left = `${scrollX + Math.max(16, Math.min(box.left, widest))}px`;
  note.style.top = `${scrollY + box.bottom + 8}px`;
};

const isOpen = (tag) => Boolean(tag.nextElementSibling?.matches(".sure-pop:popover-open"));

function show(tag) {
  const full = document.getElementById(tag.hash.slice(1));
  const note = document.createElement("div");
  note.className = "sure-pop";
  note.popover = "auto";
  note.tabIndex = -1;
  note.setAttribute("role", "dialog");
  note.setAttribute("aria-label", tag.querySelector(".sure-label").textContent);
  note.append(...[...full.children].map((part) => part.cloneNode(true)));
  note.querySelector(".sure-claim").remove();
  note.querySelector(".way-back").remove();
  const close = document.createElement("button");
  close.type = "button";
  close.textContent = full.parentElement.dataset.closeLabel;
  close.addEventListener("click", () => note.hidePopover());
  note.append(close);
  note.addEventListener("toggle", (event) => {
    if (event.newState === "open") return;
    note.remove();
    if (!isOpen(tag)) tag.setAttribute("aria-expanded", "false");
  });
  // What it rests on is further down: gone there, the note would lie over it.
  note.addEventListener("click", (event) => {
    if (event.target.closest("a")) note.hidePopover();
  });
  tag.after(note);
  note.showPopover();
  place(note, tag);
  note.focus();
  tag.setAttribute("aria-expanded", "true");
}

const tags = "popover" in HTMLElement.prototype ? document.querySelectorAll("a.sure-tag") : [];
for (const tag of tags) {
  let wasOpen = false; // a tap on the tag of an open note closes it before the click comes
  tag.setAttribute("role", "button");
  tag.setAttribute("aria-expanded", "false");
  const toggle = () => (isOpen(tag) ? tag.nextElementSibling.hidePopover() : show(tag));
  tag.addEventListener("pointerdown", () => {
    wasOpen = isOpen(tag);
  });
  tag.addEventListener("click", (event) => {
    event.preventDefault();
    if (!wasOpen) toggle();
    wasOpen = false;
  });
  tag.addEventListener("keydown", (event) => {
    if (event.key !== " ") return;
    event.preventDefault();
    toggle();
  });
}
