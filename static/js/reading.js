const OPEN_KEY = "reading-bar";

/** The reading bar is loaded when somebody asks for it, and again on later pages of the same visit. */
export function offerReadingBar() {
  const button = document.querySelector("[data-access-open]");
  if (!button) return;
  const load = async () => (await import(button.dataset.accessOpen)).openBar();
  button.hidden = false;
  button.addEventListener("click", async () => {
    sessionStorage.setItem(OPEN_KEY, "1");
    button.closest("details").open = false;
    (await load()).focus();
  });
  if (sessionStorage.getItem(OPEN_KEY)) load();
}
