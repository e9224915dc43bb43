import { element, escapeHtml, type Html } from './html.ts';

/** What Discord's client knows of the ids in a message, and the moment at which it shows it. */
export interface Names {
  /** The name behind a mention; undefined for one that is unknown. */
  user(id: string): string | undefined;
  channel(id: string): string | undefined;
  role(id: string): string | undefined;
  /** Milliseconds since 1970, for “2 hours ago”. */
  now: number;
}

/** A line, or lines, of Discord's Markdown; its rules in the order in which Discord's clients try them. */
export function inline(text: string, names: Names): Html {
  let shown = '';
  for (let at = 0; at < text.length; ) {
    const rest = text.slice(at);
    const before = text.slice(0, at);
    const [all, html] = firstOf(rest, before, names) ?? plain(rest);
    shown += html;
    at += all.length;
  }
  return shown;
}

type Rule = readonly [
  pattern: RegExp,
  draw: (found: RegExpExecArray, inside: (text: string) => Html, names: Names) => Html,
];

const RULES: readonly Rule[] = [
  [/^\\([^0-9A-Za-z\s])/, ([, mark = '']) => escapeHtml(mark)],
  [/^(`+)([\s\S]*?[^`])\1(?!`)/, ([, , code = '']) => element('code', {}, escapeHtml(code))],
  [
    /^\[((?:\\[\s\S]|`[^`]*`|[^[\]\\])+)\]\(<?(https?:\/\/[^\s()<>]+)>?\)/,
    ([, title = '', url = ''], inside) => link(url, inside(title)),
  ],
  [/^<(https?:\/\/[^\s<>]+)>/, ([, url = '']) => link(url, escapeHtml(url))],
  [/^https?:\/\/[^\s<>]+[^\s<>.,:;"')\]]/, ([url]) => link(url, escapeHtml(url))],
  [/^\*\*((?:\\[\s\S]|[^\\])+?)\*\*(?!\*)/, ([, text = ''], inside) => element('strong', {}, inside(text))],
  [/^__((?:\\[\s\S]|[^\\])+?)__(?!_)/, ([, text = ''], inside) => element('u', {}, inside(text))],
  [/^~~((?:\\[\s\S]|[^\\])+?)~~(?!_)/, ([, text = ''], inside) => element('s', {}, inside(text))],
  [
    /^\|\|((?:\\[\s\S]|[^\\])+?)\|\|/,
    ([, text = ''], inside) => element('span', { class: 'spoiler' }, inside(text)),
  ],
  [/^_((?:__|\\[\s\S]|[^\\_])+?)_(?!\w)/, ([, text = ''], inside) => element('em', {}, inside(text))],
  [
    /^\*(?=\S)((?:\*\*|\\[\s\S]|\s+(?:\\[\s\S]|[^\s*\\]|\*\*)|[^\s*\\])+?)\*(?!\*)/,
    ([, text = ''], inside) => element('em', {}, inside(text)),
  ],
  [/^<@!?(\d+)>/, ([, id = ''], _, names) => mention(`@${names.user(id) ?? 'unknown-user'}`)],
  [/^<@&(\d+)>/, ([, id = ''], _, names) => mention(`@${names.role(id) ?? 'unknown-role'}`)],
  [/^<#(\d+)>/, ([, id = ''], _, names) => mention(`#${names.channel(id) ?? 'unknown'}`)],
  [/^<(\/[^:<>]+):\d+>/, ([, name = '']) => mention(name)],
  [/^<a?(:\w+:)\d+>/, ([, name = '']) => escapeHtml(name)],
  [
    /^<t:(-?\d+)(?::([tTdDfFR]))?>/,
    ([, seconds, style], _, { now }) => moment(Number(seconds) * 1000, style, now),
  ],
];

function firstOf(rest: string, before: string, names: Names): [all: string, html: Html] | undefined {
  for (const [pattern, draw] of RULES) {
    const found = pattern.exec(rest);
    // Slanted within a word, Discord shows the marks.
    if (found?.[0].startsWith('_') && !found[0].startsWith('__') && /\w$/.test(before)) continue;
    if (found) return [found[0], draw(found, (text) => inline(text, names), names)];
  }
  return undefined;
}

function plain(rest: string): [all: string, html: Html] {
  const [all = rest.charAt(0)] =
    /^(?:[\p{L}\p{N}\p{M} ]+?(?=https?:|[^\p{L}\p{N}\p{M} ]|$)|[\s\S])/u.exec(rest) ?? [];
  return [all, escapeHtml(all)];
}

function link(url: string, shown: Html): Html {
  return element('a', { href: url, rel: 'noreferrer', target: '_blank' }, shown);
}

function mention(name: string): Html {
  return element('span', { class: 'mention' }, escapeHtml(name));
}

const STYLES: Record<string, Intl.DateTimeFormatOptions> = {
  t: { timeStyle: 'short' },
  T: { timeStyle: 'medium' },
  d: { dateStyle: 'short' },
  D: { dateStyle: 'long' },
  f: { dateStyle: 'long', timeStyle: 'short' },
  F: { dateStyle: 'full', timeStyle: 'short' },
};

const UNITS = [
  ['year', 31_536_000],
  ['month', 2_592_000],
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
  ['second', 1],
] as const;

/** A moment in the reader's own time, or how long it is from now. */
function moment(at: number, style = 'f', now: number): Html {
  const written = new Intl.DateTimeFormat('en-GB', STYLES[style] ?? STYLES.f).format(at);
  return element('time', { class: 'moment' }, escapeHtml(style === 'R' ? ago(at, now) : written));
}

function ago(at: number, now: number): string {
  const seconds = Math.round((at - now) / 1000);
  const [unit, length] = UNITS.find(([, length]) => Math.abs(seconds) >= length) ?? ['second', 1];
  return new Intl.RelativeTimeFormat('en').format(Math.round(seconds / length), unit);
}
