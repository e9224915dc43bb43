/** A suggestion: what is shown, and what the command gets. */
export interface Choice {
  name: string;
  value: string;
}
