// What folds in the header works without this. Esc closes it and gives the focus back.
const folds = document.querySelectorAll(".fold");

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  for (const fold of folds) {
    if (!fold.open) continue;
    const inside = fold.contains(document.activeElement);
    fold.open = false;
    if (inside) fold.querySelector("summary").focus();
  }
});

// Search opens ready to type in.
document.querySelector(".fold-search")?.addEventListener("toggle", (event) => {
  if (event.target.open) event.target.querySelector("input").focus();
});

// Browsers that cannot show closed <details> on a wide screen by CSS: open them.
if (!CSS.supports("selector(::details-content)") && matchMedia("(min-width: 64rem)").matches) {
  for (const list of document.querySelectorAll(".contents, .filters")) list.open = true;
}
