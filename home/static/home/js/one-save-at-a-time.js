// Wagtail saves a page by itself while somebody types. A new page that is submitted in the same
// moment would be made twice, and one of the two answered with an error: so submitting waits.
let saving = false;
let waiting = null;
document.addEventListener("w-autosave:save", () => { saving = true; });
document.addEventListener("submit", (event) => {
  if (!saving || !event.target.matches("[data-edit-form]")) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  waiting = event;
}, { capture: true });
for (const end of ["w-autosave:success", "w-autosave:error"]) {
  document.addEventListener(end, () => {
    saving = false;
    if (!waiting) return;
    const { target: form, submitter: button } = waiting;
    waiting = null;
    if (button) button.disabled = false; // Wagtail disables what was pressed; then it is not sent.
    form.requestSubmit(button);
  });
}
