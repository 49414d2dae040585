// While a page saves itself, its writer goes on. When the answer comes, Wagtail 8.0 takes the form
// for saved as it then is: what was typed last was not sent, is not asked about on leaving, and
// stays unsaved until the next change. So the form is told what was sent.
let sent = "";

const unsaved = (form) =>
  window.wagtail?.app?.getControllerForElementAndIdentifier(form, "w-unsaved");

// What the server itself wrote into the form is saved.
function comparable(form, answered) {
  const words = new URLSearchParams(form);
  for (const name of answered) words.delete(name);
  return words.toString();
}

document.addEventListener("w-autosave:save", (event) => {
  sent = unsaved(event.target)?.formData ?? "";
});
document.addEventListener("w-autosave:success", (event) => {
  const watched = unsaved(event.target);
  if (!watched || !sent) return;
  const answered = Object.keys(event.detail.response.field_updates ?? {});
  if (comparable(sent, answered) === comparable(watched.formData, answered)) return;
  watched.initialFormData = sent;
  watched.previousFormData = sent;
  watched.hasEditsValue = true; // It saves once more when the writer pauses.
});
