// A draft saves itself a moment after the last key; where somebody else has saved meanwhile nothing is overwritten, and it says so. Where both texts
// stand on the page, only the button replaces the other's.
customElements.define('auto-save', class extends HTMLElement {
  connectedCallback() {
    const form = this.querySelector('form'), said = this.querySelector('[data-said]'), version = form.elements.version;
    if (!said || !version || this.dataset.asks) return;
    let waits, saving = null;
    const save = async () => {
      const fields = new FormData(form);
      fields.set('do', 'autosave');
      // Where the session is over the answer is a redirection to the sign-in page, which keeps nothing.
      const answer = await fetch(form.action || location.href, { method: 'POST', body: new URLSearchParams(fields), redirect: 'manual' });
      if (!answer.ok) return ({ 409: this.dataset.conflict, 422: this.dataset.unreadable })[answer.status] ?? this.dataset.unkept;
      const kept = await answer.json();
      version.value = kept.version;
      return this.dataset.saved.replace('{0}', kept.at);
    };
    const begin = () => {
      if (saving) return void (waits = setTimeout(begin, 500));
      // A line that is down loses nothing: the form is still there, it says so, and the next key tries again.
      saving = save().catch(() => this.dataset.unkept).then(sentence => {
        said.textContent = sentence;
        saving = null;
      });
    };
    const soon = () => {
      clearTimeout(waits);
      waits = setTimeout(begin, 1500);
    };
    form.addEventListener('input', soon);
    // What was typed before this script came is kept too.
    if ([...form.elements].some(field => field.type !== 'hidden' && field.type !== 'search' && (field.defaultValue ?? field.value) !== field.value)) soon();
    form.addEventListener('submit', event => {
      clearTimeout(waits);
      if (!saving) return;
      // Else the button would post the version that is being replaced at this moment.
      event.preventDefault();
      saving.then(() => form.requestSubmit(event.submitter));
    });
  }
});
