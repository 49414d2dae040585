// Printing: folded parts open for paper, and a sheet of the questions alone.
let opened = [];

addEventListener("beforeprint", () => {
  opened = [...document.querySelectorAll(":is(details.expander, details.more-detail):not([open])")];
  for (const part of opened) part.open = true;
});

addEventListener("afterprint", () => {
  for (const part of opened) part.open = false;
  document.documentElement.classList.remove("only-questions");
});

for (const section of document.querySelectorAll(".questions[data-print-label]")) {
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = section.dataset.printLabel;
  button.addEventListener("click", () => {
    for (const other of document.querySelectorAll(".wanted")) other.classList.remove("wanted");
    section.classList.add("wanted");
    document.documentElement.classList.add("only-questions");
    print();
  });
  section.append(button);
}
