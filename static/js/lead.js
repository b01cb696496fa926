/** The small pictures of the home page swap the large one instead of leading away at once. */
export function swapLead() {
  const lead = document.querySelector("[data-lead]");
  if (!lead) return;
  const main = lead.querySelector("[data-lead-main]");
  const title = lead.querySelector("[data-lead-title]");
  for (const thumb of lead.querySelectorAll("[data-lead-thumb]")) {
    thumb.addEventListener("click", (event) => {
      if (event.metaKey || event.ctrlKey || event.shiftKey || thumb.href === main.href) return;
      event.preventDefault();
      const [large, small] = [main, thumb].map((place) => place.querySelector("picture, .c-photo"));
      const [told, words] = [title.textContent, thumb.querySelector(".u-hidden")];
      const [from, to] = [main.href, thumb.href];
      for (const [picture, sizes] of [[small, "486px"], [large, "154px"]]) {
        for (const part of picture.querySelectorAll("source")) part.sizes = sizes;
      }
      large.replaceWith(small);
      thumb.prepend(large);
      title.textContent = words.textContent;
      words.textContent = told;
      [main.href, thumb.href] = [to, from];
    });
  }
}
