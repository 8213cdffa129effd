/** Content that is wider than its place can be moved by keyboard as well: it takes the focus, and says what it is. */
export function reach(node: HTMLElement, name: string): { update: (name: string) => void; destroy: () => void } {
  let label = name;
  const look = () => {
    if (node.scrollWidth > node.clientWidth) {
      node.tabIndex = 0;
      node.setAttribute("role", "group");
      node.setAttribute("aria-label", label);
    } else for (const attribute of ["tabindex", "role", "aria-label"]) node.removeAttribute(attribute);
  };
  const changed = new ResizeObserver(look);
  changed.observe(node);
  for (const child of node.children) changed.observe(child);
  return {
    update(next) {
      label = next;
      look();
    },
    destroy: () => changed.disconnect(),
  };
}
