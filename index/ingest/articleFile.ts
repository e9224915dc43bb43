/** Could a file of this name or path be an article? The others are named as problems, and not read. */
export function isArticleFile(path: string): boolean {
  return /\.(?:txt|md)$/i.test(path);
}
