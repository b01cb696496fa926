const SIZE_KEY = "text-size";

function rememberTextSize() {
  const field = document.querySelector("[data-text-size]");
  if (!field) return;
  const kept = sessionStorage.getItem(SIZE_KEY);
  const choice = kept && document.getElementById(kept);
  if (choice && field.contains(choice)) choice.checked = true;
  field.addEventListener("change", (event) => sessionStorage.setItem(SIZE_KEY, event.target.id));
}

function offerPrinting() {
  for (const button of document.querySelectorAll("[data-print]")) {
    button.hidden = false;
    button.addEventListener("click", () => print());
  }
}

function offerCopying() {
  if (!navigator.clipboard) return;
  for (const button of document.querySelectorAll("[data-copy]")) {
    const words = button.querySelector("span");
    const before = words.textContent;
    button.hidden = false;
    words.setAttribute("role", "status");
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(location.href);
      words.textContent = button.dataset.copy;
      setTimeout(() => { words.textContent = before; }, 3000);
    });
  }
}

/** Text size kept for the visit, printing, copying the address. */
export function articleTools() {
  rememberTextSize();
  offerPrinting();
  offerCopying();
}
