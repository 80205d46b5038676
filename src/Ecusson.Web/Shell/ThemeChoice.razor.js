// Runs before the page is drawn, so that a chosen theme never flashes. The choice stays in this browser: no cookie, no cache disturbed.
const key = 'theme';
const show = theme => {
  if (theme) document.documentElement.dataset.theme = theme;
  else delete document.documentElement.dataset.theme;
};

// A browser may forbid storage: the choice then lasts for the page.
const storage = (() => { try { return localStorage; } catch { return null; } })();
show(storage?.getItem(key));

addEventListener('DOMContentLoaded', () => customElements.define('theme-choice', class extends HTMLElement {
  connectedCallback() {
    for (const option of this.querySelectorAll('input')) option.checked = option.value === (storage?.getItem(key) ?? '');
    this.hidden = false;
    this.addEventListener('change', ({ target }) => {
      show(target.value);
      if (target.value) storage?.setItem(key, target.value);
      else storage?.removeItem(key);
    });
  }
}));
