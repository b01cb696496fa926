// Moves the rows of a navigation up and down. The focus stays on the button, so a key may be pressed again.
(() => {
  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-move]");
    const row = button && button.closest("[data-navigation-row]");
    if (!row) return;
    const other = button.dataset.move === "up" ? row.previousElementSibling : row.nextElementSibling;
    if (!other) return;
    if (button.dataset.move === "up") other.before(row);
    else other.after(row);
    button.focus();
    const list = row.parentElement;
    const place = [...list.children].indexOf(row) + 1;
    const said = list.parentElement.querySelector("[data-navigation-said]");
    said.textContent = said.dataset.words.replace("{title}", row.dataset.title).replace("{place}", place);
    row.querySelector("input").dispatchEvent(new Event("change", { bubbles: true }));
  });
})();
