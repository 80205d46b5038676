// Choices from frameworks follow the words; the server finds them, as it does without script. What is ticked goes up to what is chosen.
customElements.define('competency-search', class extends HTMLElement {
  connectedCallback() {
    const input = this.querySelector('input[type=search]'), found = this.querySelector('[data-found]');
    const chosen = this.parentElement.querySelector('[data-chosen]'), button = this.querySelector('button');
    let waits, latest = 0;
    const search = async () => {
      const mine = ++latest, has = [...chosen.querySelectorAll('input:checked')].map(box => ['has', box.value]);
      const answer = await fetch(`${this.dataset.from}?${new URLSearchParams([['q', input.value], ...has])}`, { redirect: 'manual' });
      // Where it cannot be asked the button still can.
      if (answer.ok && mine === latest) found.innerHTML = await answer.text();
    };
    // Words that look for something are no words of the badge: they save nothing.
    input.addEventListener('input', event => {
      event.stopPropagation();
      clearTimeout(waits);
      waits = setTimeout(search, 250);
    });
    input.addEventListener('keydown', event => {
      if (event.key === 'Enter') {
        event.preventDefault();
        search();
      }
    });
    button.addEventListener('click', event => {
      event.preventDefault();
      search();
    });
    found.addEventListener('change', event => {
      if (event.target.checked) chosen.append(event.target.closest('label'));
    });
    // Whoever types faster than scripts load has asked already.
    if (input.value !== input.defaultValue) search();
  }
});
