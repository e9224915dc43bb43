/** A text without whom it names: people, roles and channels stand in it as their ids, also in addresses of Discord. */
export function withoutIds(text: string): string {
  return text
    .replace(/<(@[!&]?|#)\d+>/g, '$1…')
    .replace(/(discord(?:app)?\.com\/(?:users|channels))\/[\d/@me]+/gi, '$1/…');
}
