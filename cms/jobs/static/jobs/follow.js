"use strict";

// Shows how far a job is while it runs, without a reload: the part of the page about the job is fetched anew.
const PAUSE = 3000;

async function follow() {
    const shown = document.getElementById("job");
    if (!shown || !shown.dataset.follow) {
        return;
    }
    const answer = await fetch(window.location.href).catch(() => null);
    const text = answer && answer.ok ? await answer.text() : "";
    const fresh = new DOMParser().parseFromString(text, "text/html").getElementById("job");
    if (fresh && !shown.contains(document.activeElement)) {
        shown.replaceWith(fresh);
    }
    setTimeout(follow, PAUSE);
}

setTimeout(follow, PAUSE);
