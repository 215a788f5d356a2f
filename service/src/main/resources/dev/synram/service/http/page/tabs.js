// Tabs, with arrow keys.
export function tabs(list, shown) {
  const all = [...list.querySelectorAll('[role="tab"]')];
  const select = tab => {
    for (const each of all) {
      const isSelected = each === tab;
      each.setAttribute('aria-selected', isSelected);
      each.tabIndex = isSelected ? 0 : -1;
      document.getElementById(each.getAttribute('aria-controls')).hidden = !isSelected;
    }
    shown(tab.getAttribute('aria-controls'));
  };
  all.forEach((tab, i) => {
    tab.addEventListener('click', () => select(tab));
    tab.addEventListener('keydown', event => {
      const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
      if (!step) return;
      const next = all[(i + step + all.length) % all.length];
      next.focus();
      select(next);
    });
  });
}
