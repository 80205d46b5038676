// The drawing follows the choices; the server draws it, as it does without script.
customElements.define('badge-designer', class extends HTMLElement {
  connectedCallback() {
    const picture = this.querySelector('.art img'), fields = ['shape', 'partition', 'cloth', 'second', 'edge', 'ink', 'mark', 'icon', 'text'];
    // What the drawing says of itself follows too, as long as nobody has written anything else.
    const shows = this.querySelector('[name=shows]'), caption = this.querySelector('[name=caption]');
    let waits;
    this.addEventListener('input', () => {
      clearTimeout(waits);
      waits = setTimeout(async () => {
        const chosen = new URLSearchParams(fields.map(name => [name, this.querySelector(`[name=${name}]`).value]));
        const drawn = `${this.dataset.drawn}?${chosen}&in=${this.dataset.in}`;
        const answer = await fetch(drawn);
        if (!answer.ok) return;
        picture.src = drawn;
        const said = decodeURIComponent(answer.headers.get('Caption') ?? '');
        if (shows.value === caption.value) shows.value = said;
        caption.value = said;
        const faint = (answer.headers.get('Faint') ?? '').split(' ');
        for (const warning of this.querySelectorAll('[data-faint]')) warning.hidden = !faint.includes(warning.dataset.faint);
      }, 200);
    });
  }
});
