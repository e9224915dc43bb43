import type { Extension as MdastExtension } from 'mdast-util-from-markdown';
import { blankLine } from 'micromark-core-commonmark';
import { factorySpace } from 'micromark-factory-space';
import { asciiAlpha, markdownLineEnding } from 'micromark-util-character';
import type { Code, Construct, Extension, State, TokenizeContext, Tokenizer } from 'micromark-util-types';

/** A line that marks what follows as a note, a tab or the like, and may name it. */
export interface Marker {
  type: 'marker';
  position?: { start: { offset?: number }; end: { offset?: number } };
}

/** Content that such a line opens and that is indented below it. */
export interface Indented {
  type: 'indented';
  children: never[];
}

declare module 'micromark-util-types' {
  interface TokenTypeMap {
    marker: 'marker';
    indented: 'indented';
    indentation: 'indentation';
  }
}

/**
 * Admonitions, tabs and directives as lines of their own. `::: tip Title` and `:::` (Docusaurus, VuePress, Pandoc), `/// tip | Title`
 * and `///` (MkDocs) mark what stands between them; `!!! note "Title"`, `??? note` and `=== "Tab"` (MkDocs) hold what is indented below them.
 */
export const admonitions: Extension = {
  flow: {
    [':'.charCodeAt(0)]: { name: 'marker', tokenize: tokenizeFence, concrete: true },
    ['/'.charCodeAt(0)]: { name: 'marker', tokenize: tokenizeFence, concrete: true },
  },
  document: {
    ...Object.fromEntries(
      ['!', '?', '='].map((mark) => [mark.charCodeAt(0), container(mark.charCodeAt(0))] as const),
    ),
  },
};

export const admonitionsFromMarkdown: MdastExtension = {
  enter: {
    marker(token) {
      this.enter({ type: 'marker' } as never, token);
    },
    indented(token) {
      this.enter({ type: 'indented', children: [] } as never, token);
    },
  },
  exit: {
    marker(token) {
      this.exit(token);
    },
    indented(token) {
      this.exit(token);
    },
  },
};

function tokenizeFence(this: TokenizeContext, ...[effects, ok, nok]: Parameters<Tokenizer>): State {
  let mark: Code;
  let marks = 0;
  return (code) => {
    mark = code;
    effects.enter('marker');
    return sequence(code);
  };
  function sequence(code: Code): State | undefined {
    if (code === mark) {
      effects.consume(code);
      marks++;
      return sequence;
    }
    if (mark === SLASH)
      return marks > 2 && (code === SPACE || ends(code)) ? restOfLine(effects, ok)(code) : nok(code);
    // `::name` is a directive of its own line; `: ` begins a definition.
    return marks > 2 || (marks === 2 && asciiAlpha(code)) ? restOfLine(effects, ok)(code) : nok(code);
  }
}

/** The rest of a line, with which a marker ends. */
function restOfLine(effects: Parameters<Tokenizer>[0], ok: State): State {
  return function rest(code) {
    if (ends(code)) {
      effects.exit('marker');
      return ok(code);
    }
    effects.consume(code);
    return rest;
  };
}

const SLASH = 47;
const SPACE = 32;

function ends(code: Code): boolean {
  return code === null || markdownLineEnding(code);
}

/** So far is indented what belongs to an admonition of MkDocs. */
const INDENTATION = 4;

function container(mark: number): Construct {
  return {
    name: 'indented',
    tokenize: (effects, ok, nok) => {
      let marks = 0;
      return (code) => {
        effects.enter('indented', { _container: true } as never);
        effects.enter('marker');
        return sequence(code);
      };
      function sequence(code: Code): State | undefined {
        if (code === mark && marks < 3) {
          effects.consume(code);
          marks++;
          return sequence;
        }
        if (marks === 3 && code === 43) {
          // `???+`, `===+`: it is open.
          effects.consume(code);
          return space;
        }
        return marks === 3 ? space(code) : nok(code);
      }
      function space(code: Code): State | undefined {
        if (code !== SPACE) return nok(code);
        effects.consume(code);
        return first;
      }
      function first(code: Code): State | undefined {
        // A tab has its name in quotes: `===` alone underlines a heading.
        const opens = mark === 61 ? code === 34 : asciiAlpha(code) || code === 34;
        return opens ? restOfLine(effects, ok)(code) : nok(code);
      }
    },
    continuation: { tokenize: continueIndented },
    exit(effects) {
      effects.exit('indented');
    },
  };
}

function continueIndented(this: TokenizeContext, ...[effects, ok, nok]: Parameters<Tokenizer>): State {
  const context = this;
  return effects.check(blankLine, ok, effects.attempt({ tokenize: indent, partial: true }, ok, nok));

  function indent(this: TokenizeContext, ...[inner, yes, no]: Parameters<Tokenizer>): State {
    return factorySpace(
      inner,
      (code) => {
        const [, last] = context.events.at(-1) ?? [];
        const isIndented =
          last?.type === 'indentation' && context.sliceSerialize(last, true).length === INDENTATION;
        return isIndented ? yes(code) : no(code);
      },
      'indentation',
      INDENTATION + 1,
    );
  }
}
