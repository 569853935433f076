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

// What comes second on a page is folded on a phone and open on a desk; an address that names it opens it.
for (const part of document.querySelectorAll("details.fold")) {
  const named = document.getElementById(location.hash.slice(1));
  if (window.matchMedia("(min-width: 1000px)").matches || part.contains(named)) part.open = true;
}

// A choice in a filter shows its rows at once; the button stays for those without a script.
for (const form of document.querySelectorAll("form[data-at-once]")) {
  form.addEventListener("change", () => form.requestSubmit());
}

// A password may be seen while it is typed, and a new one says how hard it is to guess.
for (const button of document.querySelectorAll("[data-show]")) {
  const input = document.getElementById(button.dataset.show);
  button.hidden = false;
  button.addEventListener("click", () => {
    const shown = input.type === "text";
    input.type = shown ? "password" : "text";
    button.setAttribute("aria-pressed", String(!shown));
  });
  input.form.addEventListener("submit", () => {
    input.type = "password";
  });
}
for (const meter of document.querySelectorAll("[data-meter]")) {
  const input = document.getElementById(meter.dataset.meter);
  meter.hidden = false;
  input.addEventListener("input", () => {
    // letters that repeat, or follow each other as on a row of keys or in the alphabet, tell a guesser little
    const letters = [...input.value];
    const news = letters.filter((one, place) => {
      const step = place ? one.codePointAt(0) - letters[place - 1].codePointAt(0) : 9;
      return Math.abs(step) > 1;
    });
    const different = new Set(news.map((one) => one.toLowerCase())).size;
    meter.value = Math.min(100, 4 * news.length + 2 * different);
  });
}
