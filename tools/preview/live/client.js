// The page of the preview. What happens is decided by the bot and by the double of Discord; this shows it and passes it on.
const $ = (id) => document.getElementById(id);
const [seat, messages, screen, ask, text, file, trouble, dialog] = [
  'seat',
  'messages',
  'terminal',
  'ask',
  'text',
  'file',
  'trouble',
  'form',
].map($);

let events;
/** The message that the next one answers. */
let replyTo;

function where() {
  const { who, where, locale } = Object.fromEntries(new FormData(seat));
  return { who, where, locale };
}

/** Follows what is to be seen from the chosen seat. */
function follow() {
  events?.close();
  messages.replaceChildren();
  events = new EventSource(`/events?${new URLSearchParams(where())}`);
  events.onmessage = ({ data }) => show(JSON.parse(data));
}

/** Changes only what is different: so the focus stays, and a screen reader says only what is new. */
function show({ messages: all, terminal }) {
  const ids = new Set(all.map(({ id }) => id));
  for (const old of [...messages.children]) if (!ids.has(old.dataset.message)) old.remove();
  const atEnd = messages.scrollHeight - messages.scrollTop - messages.clientHeight < 60;
  let before = null;
  for (const { id, html } of all) {
    const old = [...messages.children].find((child) => child.dataset.message === id);
    if (old?.html !== html) put(old, html, before);
    before = [...messages.children].find((child) => child.dataset.message === id);
  }
  if (atEnd) messages.scrollTop = messages.scrollHeight;
  screen.innerHTML = terminal;
  screen.scrollTop = screen.scrollHeight;
}

function put(old, html, before) {
  const made = document.createRange().createContextualFragment(html).firstElementChild;
  made.html = html;
  const focused = old?.contains(document.activeElement) && placeOf(document.activeElement);
  if (old) old.replaceWith(made);
  else if (before) before.after(made);
  else messages.prepend(made);
  if (focused) made.querySelector(focused)?.focus();
}

/** How to find a button again in the next version of its message; of what stands in a menu, the menu. */
function placeOf(control) {
  const menu = control.closest('[data-menu]')?.dataset.menu;
  if (menu) return `[data-menu="${CSS.escape(menu)}"] summary`;
  const { press } = control.dataset;
  return press && `[data-press="${CSS.escape(press)}"]`;
}

/** Does something as the chosen person; what Discord would not let them do is said. */
async function act(deed) {
  trouble.textContent = '';
  const response = await fetch('/act', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ deed, seat: where() }),
  }).catch(() => null);
  if (!response) trouble.textContent = 'The preview has ended: start it again with npm run preview.';
  const { problem, form } = (await response?.json()) ?? {};
  if (problem) trouble.textContent = problem;
  if (form) open(form);
}

function open(form) {
  dialog.innerHTML = form;
  dialog.showModal();
}

async function sent(chosen) {
  if (!chosen) return {};
  const bytes = new Uint8Array(await chosen.arrayBuffer());
  const base64 = btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
  return { file: { name: chosen.name, base64 } };
}

function reply(message) {
  replyTo = message;
  $('replying').hidden = !message;
  if (message) text.focus();
}
$('no-reply').addEventListener('click', () => reply(undefined));

ask.addEventListener('submit', async (event) => {
  event.preventDefault();
  const deed = { do: 'send', text: text.value, replyTo, ...(await sent(file.files[0])) };
  reply(undefined);
  ask.reset();
  text.focus();
  await act(deed);
});

messages.addEventListener('click', (event) => {
  const message = event.target.closest('[data-message]')?.dataset.message;
  const button = event.target.closest('[data-press]')?.dataset.press;
  const menu = event.target.closest('[data-menu]');
  const command = event.target.closest('[data-apply]')?.dataset.apply;
  const option = event.target.closest('[data-value]');
  if (button) act({ do: 'press', message, button });
  if (command) act({ do: 'apply', message, command });
  if (event.target.closest('[data-reply]')) reply(message);
  if (option) act({ do: 'choose', message, menu: menu.dataset.menu, values: [option.dataset.value] });
  if (event.target.closest('[data-choose]')) {
    const values = [...menu.querySelectorAll('input:checked')].map(({ value }) => value);
    act({ do: 'choose', message, menu: menu.dataset.menu, values });
  }
});

dialog.addEventListener('submit', (event) => {
  const form = event.target;
  const values = {};
  for (const { name, multiple, value, selectedOptions } of form.querySelectorAll('[name]'))
    values[name] = multiple ? Array.from(selectedOptions, (option) => option.value) : value;
  act({ do: 'submit', form: form.dataset.form, values });
});
dialog.addEventListener('click', (event) => {
  if (event.target.closest('[data-cancel]')) dialog.close();
});

seat.addEventListener('change', ({ target }) => {
  const { theme, width } = Object.fromEntries(new FormData(seat));
  for (const part of [messages, dialog]) part.className = `discord ${theme}`;
  messages.classList.toggle('phone', width === 'phone');
  if (!['theme', 'width'].includes(target.name)) follow();
});
follow();
