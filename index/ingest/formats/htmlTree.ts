import type { AnyNode, Element, ParentNode } from 'domhandler';

/** A node as it is entered and left. Without recursion: a page may nest as deep as it likes. */
export function* walk(
  root: ParentNode,
  skip: (element: Element) => boolean = () => false,
): Generator<{ node: AnyNode; enter: boolean }> {
  let node: AnyNode | null = root.firstChild;
  while (node) {
    const skipped: boolean = isElement(node) && skip(node);
    if (!skipped) yield { node, enter: true };
    const inside: AnyNode | null = !skipped && 'firstChild' in node ? node.firstChild : null;
    if (inside) {
      node = inside;
      continue;
    }
    if (!skipped) yield { node, enter: false };
    while (node && !node.nextSibling) {
      const parent: ParentNode | null = node.parent;
      if (!parent || parent === root) return;
      node = parent as AnyNode;
      yield { node, enter: false };
    }
    node = node.nextSibling;
  }
}

export function isElement(node: AnyNode): node is Element {
  return node.type === 'tag' || node.type === 'script' || node.type === 'style';
}

/** The first element that is wanted, in the order of the page. */
export function findElement(root: ParentNode, wanted: (element: Element) => boolean): Element | undefined {
  for (const { node, enter } of walk(root)) if (enter && isElement(node) && wanted(node)) return node;
  return undefined;
}

/** All text below a node. */
export function textOf(root: ParentNode): string {
  const parts: string[] = [];
  for (const { node, enter } of walk(root)) if (enter && node.type === 'text') parts.push(node.data);
  return parts.join('');
}

/** The names in an element's `class` attribute, lower case. */
export function classesOf(element: Element): string[] {
  return (element.attribs.class ?? '').toLowerCase().split(/\s+/).filter(Boolean);
}
