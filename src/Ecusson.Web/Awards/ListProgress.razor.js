// Brings the numbers up to date while a list is worked on; when it is done, the page comes once more, with what became of each row.
customElements.define('list-progress', class extends HTMLElement {
  connectedCallback() {
    if (this.dataset.working) this.timer = setInterval(() => this.look(), 2000);
  }

  disconnectedCallback() {
    clearInterval(this.timer);
  }

  async look() {
    if (this.looking || document.hidden) return;
    this.looking = true;
    try {
      const answer = await fetch(location.href, { headers: { accept: 'text/html' } });
      if (!answer.ok) return;
      const next = new DOMParser().parseFromString(await answer.text(), 'text/html').querySelector('list-progress');
      if (!next?.dataset.working) location.reload();
      else this.replaceChildren(...next.children);
    } catch {
      // The network is away for a moment: the next look tries again.
    } finally {
      this.looking = false;
    }
  }
});
