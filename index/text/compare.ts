/** Orders texts by their UTF-16 units: the same on every machine, whatever its locale. For `sort`. */
export function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
