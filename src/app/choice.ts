/** A suggestion: what is shown, and what the command gets. */
export interface Choice {
  name: string;
  value: string;
}

/** Whether a name has all the words that were typed so far, in whatever order and case. */
export function fitting(typed: string): (name: string) => boolean {
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean);
  return (name) => words.every((word) => name.toLowerCase().includes(word));
}
