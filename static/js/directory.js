/** The directory can be narrowed by typing a part of a name. */
export function filterDirectory() {
  const root = document.querySelector("[data-directory]");
  if (!root) return;
  const find = root.querySelector("[data-directory-find]");
  const none = root.querySelector("[data-directory-none]");
  find.hidden = false;
  find.querySelector("input").addEventListener("input", (event) => {
    const words = event.target.value.trim().toLowerCase();
    for (const entry of root.querySelectorAll("[data-directory-entry]")) {
      entry.hidden = !entry.textContent.toLowerCase().includes(words);
    }
    for (const group of root.querySelectorAll("[data-directory-group]")) {
      group.hidden = !group.querySelector("[data-directory-entry]:not([hidden])");
    }
    none.hidden = Boolean(root.querySelector("[data-directory-entry]:not([hidden])"));
  });
}
