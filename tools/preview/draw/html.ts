/** Markup that is safe to put into a page as it stands. */
export type Html = string;

/** Text as a page shows it unchanged, between tags and in attributes. */
export function escapeHtml(text: string): Html {
  return text.replace(/[&<>"']/g, (mark) => `&#${mark.charCodeAt(0)};`);
}

/** An element. An attribute that is undefined or false is left out, one that is true has no value. */
export function element(
  name: string,
  attributes: Record<string, string | number | boolean | undefined>,
  ...children: Html[]
): Html {
  const written = Object.entries(attributes).map(([key, value]) => {
    if (value === undefined || value === false) return '';
    return value === true ? ` ${key}` : ` ${key}="${escapeHtml(String(value))}"`;
  });
  const opening = `<${name}${written.join('')}>`;
  return VOID.has(name) ? opening : `${opening}${children.join('')}</${name}>`;
}

const VOID = new Set(['img', 'hr', 'input']);
