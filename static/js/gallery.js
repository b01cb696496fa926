function viewer(gallery) {
  const dialog = document.createElement("dialog");
  dialog.className = "c-viewer";
  dialog.innerHTML = '<img alt=""><p role="status"></p><div class="c-row"></div>';
  const buttons = ["previous", "next", "close"].map((name) => {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "c-btn";
    button.textContent = gallery.dataset[name];
    dialog.querySelector("div").append(button);
    return button;
  });
  gallery.append(dialog);
  return [dialog, buttons];
}

function enlarge(gallery) {
  const links = [...gallery.querySelectorAll("[data-gallery-open]")];
  const [dialog, [previous, next, close]] = viewer(gallery);
  let place = 0;
  const show = (index) => {
    place = (index + links.length) % links.length;
    const link = links[place];
    const image = dialog.querySelector("img");
    image.src = link.href;
    image.alt = link.querySelector("img").alt;
    const caption = link.parentElement.querySelector(".c-gallery__caption");
    dialog.querySelector("p").textContent = `${place + 1} / ${links.length} ${caption ? caption.textContent : ""}`;
  };
  links.forEach((link, index) => link.addEventListener("click", (event) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    show(index);
    dialog.showModal();
  }));
  previous.addEventListener("click", () => show(place - 1));
  next.addEventListener("click", () => show(place + 1));
  close.addEventListener("click", () => dialog.close());
  dialog.addEventListener("keydown", (event) => {
    if (event.key === "ArrowLeft") show(place - 1);
    if (event.key === "ArrowRight") show(place + 1);
  });
}

/** Pictures of a gallery open over the page; Esc closes, arrows turn. */
export function galleries() {
  document.querySelectorAll("[data-gallery]").forEach(enlarge);
}
