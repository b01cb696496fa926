const NUMERIC = { year: "numeric", month: "2-digit", day: "2-digit", hour: "2-digit", minute: "2-digit", hour12: false };

/** Today's date in the strip and the time of printing: the page itself never depends on the day. */
export function fillDates() {
  const today = document.querySelector("[data-today]");
  if (today) {
    const now = new Date();
    const language = today.dataset.today;
    const day = { year: "numeric", month: "long", day: "numeric", timeZone: "Asia/Shanghai" };
    const place = language.startsWith("en") ? "en-GB" : language;
    today.dateTime = new Intl.DateTimeFormat("sv-SE", { timeZone: "Asia/Shanghai" }).format(now);
    const week = new Intl.DateTimeFormat(place, { weekday: "long", timeZone: "Asia/Shanghai" }).format(now);
    const date = new Intl.DateTimeFormat(place, day).format(now);
    today.textContent = language.startsWith("en") ? date : `${date} ${week}`;
  }
  addEventListener("beforeprint", () => {
    const stamp = new Intl.DateTimeFormat("sv-SE", { ...NUMERIC, timeZone: "Asia/Shanghai" }).format(new Date());
    for (const place of document.querySelectorAll("[data-now]")) place.textContent = stamp;
  });
}
