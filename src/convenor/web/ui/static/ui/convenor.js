// What is nicer with JavaScript; nothing needs it.
// A table that fits needs no scroll bar and so no place in the tab order.
for (const region of document.querySelectorAll('.c-scroll')) {
  const fit = () => {
    if (region.scrollWidth > region.clientWidth) region.setAttribute('tabindex', '0');
    else region.removeAttribute('tabindex');
  };
  fit();
  addEventListener('resize', fit);
}
