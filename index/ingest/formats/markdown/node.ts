/** A node of any extension: what it holds, and where. */
export interface AnyNode {
  type: string;
  name?: string | null;
  children?: AnyNode[];
  position?: { start: { offset?: number }; end: { offset?: number } };
}

/** What was parsed, and the source that it was made of, which is as long. */
export interface Page {
  text: string;
  source: string;
}

/** The offsets at which a node begins and ends. */
export function ends(node: AnyNode): [from: number, to: number] {
  return [node.position?.start.offset ?? 0, node.position?.end.offset ?? 0];
}
