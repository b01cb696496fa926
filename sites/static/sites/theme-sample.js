// Renews the sample of a theme while its fields are being changed. Without script the sample shows what is stored.
(() => {
  const box = document.querySelector("[data-theme-sample]");
  const form = box && (box.closest("form") || document.querySelector("[data-theme-form]"));
  if (!form) return;
  const names = ["theme", "brand", "brand_strong", "brand_tint", "accent"];
  let latest = 0;
  form.addEventListener("input", async (event) => {
    if (!names.includes(event.target.name)) return;
    const values = new URLSearchParams();
    for (const name of names) if (form.elements[name]) values.set(name, form.elements[name].value);
    const mine = ++latest;
    const answer = await fetch(`${box.dataset.themeSample}?${values}`, { credentials: "same-origin" });
    if (answer.ok && mine === latest) box.innerHTML = await answer.text();
  });
})();
