// Voting without loading a page: what is said is sent, the next statement takes the place of this one, and the focus
// goes to its heading. Without a connection what was said stays in this page and is sent again by itself. Nothing here
// is needed: without scripts each vote is a form of its own.
const area = document.getElementById('vote');
const form = document.getElementById('vote-form');
const heading = document.getElementById('statement');
const says = document.getElementById('vote-says');
const former = document.getElementById('former');
const ending = document.title.slice(`${document.getElementById('progress').textContent}: ${heading.textContent}`.length);
const waiting = []; // said here and not known to be kept
let coming = []; // statements to go on with
let current = { ref: form.elements.statement.value, again: form.dataset.again };
let sending = false;
let failures = 0;
let timer = 0;

form.addEventListener('submit', (event) => {
  event.preventDefault();
  if (current && event.submitter && event.submitter.name === 'value') say(event.submitter.value);
});

function say(value) {
  if (!failures) tell('');
  const body = new URLSearchParams(new FormData(form));
  body.set('value', value);
  waiting.push({ ref: current.ref, again: current.again, body });
  current = null;
  coming = coming.filter((one) => !waiting.some((vote) => vote.ref === one.ref));
  if (coming.length) show(coming.shift());
  else lock(true);
  send();
}

async function send() {
  if (sending || !waiting.length) return;
  sending = true;
  clearTimeout(timer);
  const vote = waiting[0];
  try {
    const answer = await fetch(area.dataset.address, { method: 'POST', body: vote.body, keepalive: true });
    if (answer.status >= 500 || answer.status === 429) throw new Error(String(answer.status));
    const data = (answer.headers.get('Content-Type') || '').includes('json') ? await answer.json() : { go: area.dataset.start };
    waiting.shift();
    if (failures) tell(area.dataset.online);
    failures = 0;
    goOn(data, vote);
  } catch {
    failures += 1;
    if (!current || failures > 1) tell(area.dataset.offline);
    timer = setTimeout(send, Math.min(1000 * 2 ** failures, 30000));
    sending = false;
    return;
  }
  sending = false;
  send();
}

function goOn(data, vote) {
  if (data.says) tell(data.says);
  if (data.coming) {
    coming = data.coming.filter((one) => (!current || one.ref !== current.ref) && !waiting.some((said) => said.ref === one.ref));
  }
  if (vote.again && !data.says) {
    former.href = vote.again;
    former.textContent = former.dataset.former;
  }
  if (current || waiting.length) return; // already on with the next
  if (data.go) location.assign(data.go);
  else if (coming.length) show(coming.shift());
  else location.assign(area.dataset.start);
}

function show(statement) {
  current = statement;
  heading.textContent = statement.text;
  document.getElementById('progress').textContent = statement.progress;
  document.getElementById('pushed').hidden = !statement.pushed;
  document.title = `${statement.progress}: ${statement.text}${ending}`;
  form.reset();
  form.elements.statement.value = statement.ref;
  form.elements.chance.value = statement.chance;
  lock(false);
  heading.focus();
  heading.scrollIntoView({ block: 'nearest' });
}

function lock(busy) {
  for (const button of form.querySelectorAll('.say-button')) button.setAttribute('aria-disabled', String(busy));
}

function tell(words) {
  if (says.textContent !== words) says.textContent = words;
}

addEventListener('online', send);
addEventListener('beforeunload', (event) => {
  if (waiting.length && failures) event.preventDefault();
});

// Keys count only while the focus is on the vote, and can be switched off (WCAG 2.1.4).
const keys = document.getElementById('use-keys');
document.getElementById('vote-keys').hidden = false;
try {
  keys.checked = localStorage.getItem('vote-keys') !== 'off';
} catch { /* a browser that keeps nothing */ }
keys.addEventListener('change', () => {
  try {
    localStorage.setItem('vote-keys', keys.checked ? 'on' : 'off');
  } catch { /* then for this page alone */ }
});
area.addEventListener('keydown', (event) => {
  if (!keys.checked || !current || event.ctrlKey || event.altKey || event.metaKey || event.repeat) return;
  const value = { 1: '1', 2: '-1', 3: '0' }[event.key];
  if (value === undefined) return;
  event.preventDefault();
  say(value);
});
