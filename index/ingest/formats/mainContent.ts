import type { Element, ParentNode } from 'domhandler';
import { classesOf, findElement, isElement, textOf, walk } from './htmlTree.ts';

/**
 * Where a page's own text is: in the element that the page, or the tool that made it, says so of; else in its body. What
 * stands around it on every page of a site is no part of it.
 */
export function findMain(page: ParentNode): ParentNode {
  const body = findElement(page, ({ name }) => name === 'body') ?? page;
  const lengths = textLengths(body);
  const enough = (lengths.get(body) ?? 0) / 10;
  const found = MAIN.map((is) =>
    findElement(body, (element) => is(element) && (lengths.get(element) ?? 0) > enough),
  );
  const main = found.find((element) => element !== undefined) ?? body;
  // One article in it is the text; several are a list of them.
  const articles: Element[] = [];
  for (const { node, enter } of walk(main))
    if (enter && isElement(node) && node.name === 'article') articles.push(node);
  const [article] = articles;
  const most = (lengths.get(main) ?? 0) * 0.6;
  return article && articles.length === 1 && (lengths.get(article) ?? 0) >= most ? article : main;
}

/** What is not read of a page: what browsers do not show, what leads around the site, and what is there to be clicked. */
export function isSkipped(element: Element): boolean {
  const { name, attribs } = element;
  if (UNREAD.has(name) || isHidden(element)) return true;
  if (attribs.role && UNREAD_ROLES.has(attribs.role)) return true;
  if (name === 'header') return isSiteHeader(element);
  if (name === 'button') return !isWholeHeading(element);
  return classesOf(element).some((token) => AROUND.test(token)) || AROUND_IDS.test(attribs.id ?? '');
}

const by = (attribute: string, value: string) => (element: Element) => element.attribs[attribute] === value;
const byClass = (token: string) => (element: Element) => classesOf(element).includes(token);

/** The nearest to the text first. */
const MAIN: readonly ((element: Element) => boolean)[] = [
  // Docusaurus, VitePress, VuePress, MkDocs Material, GitBook, MediaWiki, Confluence, Doxygen, GitHub
  byClass('theme-doc-markdown'),
  byClass('vp-doc'),
  byClass('theme-default-content'),
  byClass('md-content__inner'),
  byClass('markdown-section'),
  by('id', 'mw-content-text'),
  by('id', 'main-content'),
  byClass('markdown-body'),
  by('itemprop', 'articleBody'),
  by('role', 'main'),
  ({ name }) => name === 'main',
];

const UNREAD = new Set(
  (
    'head script style template noscript iframe object embed svg math canvas audio video map select input textarea ' +
    'option datalist progress meter nav footer dialog menu rp rt'
  ).split(' '),
);

const UNREAD_ROLES = new Set(
  'navigation search banner contentinfo complementary tablist toolbar menu menubar dialog alertdialog'.split(
    ' ',
  ),
);

/** Classes of what surrounds a text, as the usual site makers name it. */
const AROUND = new RegExp(
  `^(?:${[
    '(?:[a-z]+-)*(?:breadcrumbs?|pagination|prev-next|toc|navbar|sidebar|sidenav|footer)',
    '(?:table-of-contents|contents-list|on-this-page|page-nav|site-nav|site-header|skip-link|skip-to-content)',
    '(?:sr-only|screen-reader-text|visually-hidden|visuallyhidden|noprint|no-print|hidden|d-none)',
    '(?:headerlink|header-anchor|anchor-link|anchorjs-link|hash-link|heading-anchor|copy-?btn|copy-?button)',
    '(?:cookie-?(?:banner|notice|consent)|social-?(?:share|links)|share-buttons|edit-this-page|editlink)',
    '(?:feedback|theme-edit-this-page|md-source-file|last-updated|page-metadata|post-meta|tags-list|comments)',
    '(?:linenos?|lineno|gutter|line-numbers-rows|tabbed-labels|admonition-title|mw-editsection|mw-jump-link)',
    '(?:catlinks|reflist|navbox|noprint|printfooter|metadata|hatnote|sphinxsidebar|related|wy-nav-side)',
    '(?:rst-versions|rst-footer-buttons|theme-doc-footer|theme-doc-breadcrumbs|book-toc|nav-chapters|toctree-wrapper)',
  ].join('|')})$`,
);

const AROUND_IDS =
  /^(?:nav(?:bar|igation)?|sidebar|toc|footer|site-header|breadcrumbs?|comments|table-of-contents)$/i;

function isHidden({ attribs }: Element): boolean {
  return (
    attribs.hidden !== undefined ||
    attribs['aria-hidden'] === 'true' ||
    /(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)/i.test(attribs.style ?? '')
  );
}

/** The header of a page, not of the text in it. */
function isSiteHeader(header: Element): boolean {
  return !isIn(header, /^(?:main|article|section)$/) && !findElement(header, ({ name }) => name === 'h1');
}

/** The headings of questions that unfold are often buttons. */
function isWholeHeading(button: Element): boolean {
  const { parent } = button;
  return (
    parent !== null &&
    'name' in parent &&
    /^(?:h[1-6]|summary|dt)$/.test(parent.name) &&
    textOf(parent).trim() === textOf(button).trim()
  );
}

function isIn({ parent }: Element, names: RegExp): boolean {
  for (let node = parent; node; node = node.parent) if ('name' in node && names.test(node.name)) return true;
  return false;
}

/** How many characters of text that is read each element holds. */
function textLengths(root: ParentNode): Map<ParentNode, number> {
  const lengths = new Map<ParentNode, number>();
  const add = (node: ParentNode | null, length: number) => {
    if (node && length) lengths.set(node, (lengths.get(node) ?? 0) + length);
  };
  for (const { node, enter } of walk(root, isSkipped)) {
    if (!enter && isElement(node)) add(node.parent, lengths.get(node) ?? 0);
    if (enter && node.type === 'text') add(node.parent, node.data.trim().length);
  }
  return lengths;
}
