// What a page does in the browser beyond forms and links: "/" goes to the search, files may be dropped, choices apply at once.
"use strict";

document.addEventListener("keydown", (event) => {
  const here = event.target;
  const writing = here instanceof HTMLInputElement || here instanceof HTMLTextAreaElement || here instanceof HTMLSelectElement;
  if (event.key !== "/" || writing || event.ctrlKey || event.metaKey || event.altKey) return;
  const box = [...document.querySelectorAll('input[type="search"]')].find((one) => one.offsetParent !== null);
  if (!box) return;
  event.preventDefault();
  box.focus();
  box.select();
});

for (const zone of document.querySelectorAll("[data-drop]")) {
  const input = zone.querySelector('input[type="file"]');
  const named = zone.querySelector("[data-named]");
  const none = named ? named.textContent : "";
  const show = () => {
    if (named) named.textContent = [...input.files].map((file) => file.name).join(", ") || none;
  };
  zone.classList.add("dressed");
  input.addEventListener("change", show);
  for (const kind of ["dragenter", "dragover"]) {
    zone.addEventListener(kind, (event) => {
      event.preventDefault();
      zone.classList.add("over");
    });
  }
  for (const kind of ["dragleave", "drop"]) zone.addEventListener(kind, () => zone.classList.remove("over"));
  zone.addEventListener("drop", (event) => {
    event.preventDefault();
    if (!event.dataTransfer.files.length) return;
    input.files = event.dataTransfer.files;
    show();
    zone.closest("form").requestSubmit();
  });
}

// A choice in a filter shows its rows at once; the button stays for those without a script.
for (const form of document.querySelectorAll("form[data-at-once]")) {
  form.addEventListener("change", () => form.requestSubmit());
}
