// A draft saves itself a moment after the last key; where somebody else has saved meanwhile nothing is overwritten, and it says so.
customElements.define('auto-save', class extends HTMLElement {
  connectedCallback() {
    const form = this.querySelector('form'), said = this.querySelector('[data-said]'), version = form.elements.version;
    if (!said || !version) return;
    let waits, saves = Promise.resolve();
    const save = async () => {
      const fields = new FormData(form);
      fields.set('do', 'autosave');
      const answer = await fetch(form.action || location.href, { method: 'POST', body: new URLSearchParams(fields) });
      if (answer.ok) {
        const kept = await answer.json();
        version.value = kept.version;
        said.textContent = this.dataset.saved.replace('{0}', kept.at);
      } else if (answer.status === 409) {
        said.textContent = this.dataset.unsaved;
      }
    };
    form.addEventListener('input', () => {
      clearTimeout(waits);
      waits = setTimeout(() => { saves = saves.then(save).catch(() => {}); }, 1500);
    });
    form.addEventListener('submit', () => clearTimeout(waits));
  }
});
