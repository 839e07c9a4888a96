// Single keys for whoever looks at many statements. Everything they do can be done without them, and they can be
// switched off: see the list on the page. They work only while the focus is in the queue, and never while typing.
const KEPT = 'convenor.queue-keys';
const queue = document.querySelector('[data-queue]');
const help = document.querySelector('[data-keys]');

const kept = () => {
  try { return localStorage.getItem(KEPT) !== 'off'; } catch { return true; } // a browser that keeps nothing
};
const keep = (on) => {
  try { localStorage.setItem(KEPT, on ? 'on' : 'off'); } catch { /* then it holds for this page */ }
};
const types = (element) =>
  element.matches('textarea, select, input:not([type="radio"]):not([type="checkbox"])') || element.isContentEditable;

if (queue && help) {
  const choice = help.querySelector('[data-keys-switch]');
  const show = () => queue.classList.toggle('c-queue--keys', choice.checked);
  help.hidden = false;
  choice.checked = kept();
  choice.addEventListener('change', () => { keep(choice.checked); show(); });
  show();

  queue.addEventListener('keydown', (event) => {
    if (!choice.checked || event.ctrlKey || event.altKey || event.metaKey || event.repeat || types(event.target)) return;
    const key = event.key.toLowerCase();
    const found = key === 'w' ? queue.querySelector('[name="note"]') : queue.querySelector(`[data-key="${CSS.escape(key)}"]`);
    if (!found) return;
    event.preventDefault();
    if (found.name === 'note') {
      found.focus();
    } else if (found.type === 'radio') {
      found.click();
      found.form.querySelector('button').focus(); // Enter says it; another key chooses another
    } else {
      found.click();
    }
  });
}
