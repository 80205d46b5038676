// The whole zone becomes the file control; the name of what was chosen is shown, and a file that is too large is not sent in vain.
customElements.define('file-drop', class extends HTMLElement {
  connectedCallback() {
    const input = this.querySelector('input'), shown = this.querySelector('output');
    this.classList.add('ready');
    for (const type of ['dragenter', 'dragover']) this.addEventListener(type, () => this.classList.add('over'));
    for (const type of ['dragleave', 'drop', 'dragend']) this.addEventListener(type, () => this.classList.remove('over'));
    input.addEventListener('change', () => {
      const file = input.files[0], tooLarge = file?.size > Number(this.dataset.limit);
      this.classList.toggle('wrong', tooLarge);
      shown.textContent = tooLarge ? this.dataset.tooLarge : file?.name ?? '';
      if (tooLarge) input.value = '';
    });
  }
});
