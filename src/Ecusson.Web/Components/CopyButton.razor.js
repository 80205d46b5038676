// Copies a text and says so. Where the browser does not let it, the text is selected instead, ready for the keyboard.
customElements.define('copy-text', class extends HTMLElement {
  connectedCallback() {
    if (!navigator.clipboard) return;
    const button = this.querySelector('button'), words = button.querySelector('span'), said = this.querySelector('[role=status]');
    const name = words.textContent;
    this.hidden = false;
    button.addEventListener('click', async () => {
      const text = document.getElementById(this.dataset.of);
      try {
        await navigator.clipboard.writeText(text.textContent);
      } catch {
        this.classList.add('failed');
        getSelection().selectAllChildren(text);
        return;
      }
      this.classList.add('done');
      words.textContent = said.textContent = this.dataset.copied;
      clearTimeout(this.back);
      this.back = setTimeout(() => {
        this.classList.remove('done');
        words.textContent = name;
        said.textContent = '';
      }, 2500);
    });
  }
});
