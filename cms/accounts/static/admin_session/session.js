/*
 * Warns before an idle session ends. The server counts acts of the person: pages that are opened and forms that are sent
 * by hand. Writing and clicking in an open page is told to it at most once a minute; pings and autosave do not count.
 * Words and addresses stand on the script's own element.
 */
(() => {
  const words = document.currentScript.dataset;
  const REPORT_EVERY = 60;
  const warnAt = Number(words.warning);
  let reported = Date.now();
  let acted = false;
  let timer = 0;
  let dialog = null;

  const token = () => {
    const config = document.getElementById('wagtail-config');
    return config ? JSON.parse(config.textContent).CSRF_TOKEN : '';
  };

  const later = (seconds, act) => {
    clearTimeout(timer);
    timer = setTimeout(act, Math.max(seconds, 1) * 1000);
  };

  const signInAgain = () => {
    // What the form could not save is asked about by the browser itself.
    window.location.assign(`${words.login}?next=${encodeURIComponent(window.location.pathname + window.location.search)}`);
  };

  const ask = async (address, method) => {
    const headers = { Accept: 'application/json', 'X-Requested-With': 'XMLHttpRequest' };
    if (method === 'POST') headers['X-CSRFToken'] = token();
    const response = await fetch(address, { method, headers, credentials: 'same-origin' });
    if (response.status === 401) return 0;
    if (!response.ok) throw new Error(String(response.status));
    return (await response.json()).remaining;
  };

  /* The form that is open, if it saves itself: Wagtail's autosave listens to this event. */
  const saveDraft = () => {
    const form = document.querySelector('form[data-controller~="w-autosave"]');
    if (!form) return;
    form.addEventListener('w-autosave:success', () => dialog?.classList.add('session-dialog--saved'), { once: true });
    form.dispatchEvent(new CustomEvent('w-unsaved:add', { bubbles: true, cancelable: true, detail: { type: 'edits' } }));
  };

  const close = () => {
    dialog?.close();
    dialog?.remove();
    dialog = null;
  };

  const stay = async () => {
    const remaining = await ask(words.act, 'POST').catch(() => 0);
    close();
    if (remaining <= 0) signInAgain();
    else later(remaining - warnAt, look);
  };

  const build = () => {
    const made = document.createElement('dialog');
    made.className = 'session-dialog';
    made.setAttribute('aria-labelledby', 'session-dialog-title');
    const title = document.createElement('h2');
    title.id = 'session-dialog-title';
    title.textContent = words.title;
    const text = document.createElement('p');
    const saved = document.createElement('p');
    saved.className = 'session-dialog__saved';
    saved.setAttribute('role', 'status');
    saved.textContent = words.saved;
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'button';
    button.textContent = words.stay;
    button.addEventListener('click', stay);
    made.addEventListener('cancel', (event) => { event.preventDefault(); stay(); });
    made.append(title, text, saved, button);
    document.body.append(made);
    return made;
  };

  const warn = (remaining) => {
    if (!dialog) {
      dialog = build();
      dialog.showModal();
      saveDraft();
    }
    dialog.querySelector('p').textContent = words.text.replace('{seconds}', String(Math.max(remaining, 0)));
  };

  const look = async () => {
    // Another tab may have been used meanwhile: the server knows.
    const remaining = await ask(words.remaining, 'GET').catch(() => warnAt + REPORT_EVERY);
    if (remaining <= 0) {
      signInAgain();
    } else if (remaining <= warnAt) {
      warn(remaining);
      later(Math.min(remaining, 10), look);
    } else {
      close();
      later(remaining - warnAt, look);
    }
  };

  const report = async () => {
    if (!acted || dialog || Date.now() - reported < REPORT_EVERY * 1000) return;
    acted = false;
    reported = Date.now();
    const remaining = await ask(words.act, 'POST').catch(() => warnAt + REPORT_EVERY);
    if (remaining <= 0) signInAgain();
    else later(remaining - warnAt, look);
  };

  if (document.body.classList.contains('login')) return;
  for (const kind of ['keydown', 'pointerdown']) {
    document.addEventListener(kind, (event) => {
      if (event.isTrusted) {
        acted = true;
        report();
      }
    }, { capture: true, passive: true });
  }
  setInterval(report, REPORT_EVERY * 1000);
  look();
})();
