function oneAtATime() {
  document.addEventListener("play", (event) => {
    for (const other of document.querySelectorAll("audio, video")) if (other !== event.target) other.pause();
  }, true);
}

function playerBar() {
  const bar = document.createElement("div");
  bar.className = "c-player";
  bar.hidden = true;
  bar.innerHTML = '<div class="l-container c-player__in"><p class="c-player__title" role="status"></p><audio controls></audio></div>';
  document.querySelector("main").after(bar);
  return bar;
}

/** Only one thing sounds at a time; rows of recordings share one bar at the foot of the window. */
export function media() {
  oneAtATime();
  const rows = [...document.querySelectorAll("[data-audio-row]")].filter((row) => row.querySelector("audio"));
  if (!rows.length) return;
  const bar = playerBar();
  const sound = bar.querySelector("audio");
  const buttons = rows.map((row) => row.querySelector("[data-audio-play]"));
  rows.forEach((row, index) => {
    const source = row.querySelector("audio");
    const button = buttons[index];
    source.hidden = true;
    button.hidden = false;
    button.setAttribute("aria-pressed", "false");
    button.addEventListener("click", () => {
      if (button.getAttribute("aria-pressed") === "true") return sound.pause();
      if (sound.src !== source.src) sound.src = source.src;
      sound.setAttribute("aria-label", source.getAttribute("aria-label"));
      bar.querySelector(".c-player__title").textContent = source.getAttribute("aria-label");
      bar.hidden = false;
      return sound.play();
    });
  });
  for (const kind of ["play", "pause", "ended"]) {
    sound.addEventListener(kind, () => rows.forEach((row, index) => {
      const on = !sound.paused && sound.src === row.querySelector("audio").src;
      buttons[index].setAttribute("aria-pressed", String(on));
    }));
  }
}
