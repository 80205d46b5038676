// The drawing follows the choices; the server draws it, as it does without script.
customElements.define('badge-designer', class extends HTMLElement {
  connectedCallback() {
    const picture = this.querySelector('.art img'), fields = ['shape', 'partition', 'cloth', 'second', 'edge', 'ink', 'mark', 'icon', 'text'];
    let waits;
    this.addEventListener('input', () => {
      clearTimeout(waits);
      waits = setTimeout(async () => {
        const chosen = new URLSearchParams(fields.map(name => [name, this.querySelector(`[name=${name}]`).value]));
        const answer = await fetch(`${this.dataset.drawn}?${chosen}`);
        if (answer.ok) picture.src = `${this.dataset.drawn}?${chosen}`;
      }, 200);
    });
  }
});
