// The button asks the browser's authenticator first; its answer travels with the form. What it was asked works once, so an answer is never sent twice.
customElements.define('passkey-form', class extends HTMLElement {
  connectedCallback() {
    const kind = window.PublicKeyCredential;
    if (!kind?.parseCreationOptionsFromJSON || !kind.parseRequestOptionsFromJSON) return;
    const form = this.querySelector('form'), said = this.querySelector('[role=status]'), answer = form.elements.answer;
    const options = JSON.parse(this.dataset.options);
    const ask = () => this.dataset.act === 'create'
      ? navigator.credentials.create({ publicKey: kind.parseCreationOptionsFromJSON(options) })
      : navigator.credentials.get({ publicKey: kind.parseRequestOptionsFromJSON(options) });
    let asking = false;
    this.querySelector(':scope > p')?.remove();
    form.parentElement.hidden = false;
    form.addEventListener('submit', async event => {
      if (answer.value) return;
      event.preventDefault();
      if (asking) return;
      asking = true;
      said.textContent = '';
      try {
        answer.value = JSON.stringify(await ask());
        form.requestSubmit(event.submitter);
      } catch (refusal) {
        said.textContent = refusal.name === 'InvalidStateError' ? this.dataset.there : this.dataset.failed;
      } finally {
        asking = false;
      }
    });
  }
});
