import type { Fault, RestFaults } from './api.ts';

interface Planned {
  readonly pattern: RegExp;
  readonly fault: Fault;
  left: number;
  used: number;
}

/** Which requests fail, and how. */
export class Faults implements RestFaults {
  #planned: Planned[] = [];

  fail(pattern: string | RegExp, fault: Fault): { readonly used: number; stop(): void } {
    const planned: Planned = { pattern: toRegExp(pattern), fault, left: fault.times ?? 1, used: 0 };
    this.#planned.unshift(planned);
    const stop = () => {
      this.#planned = this.#planned.filter((other) => other !== planned);
    };
    return {
      get used() {
        return planned.used;
      },
      stop,
    };
  }

  /** The fault that hits this request; it is used up by one. */
  take(method: string, path: string): Fault | undefined {
    const planned = this.#planned.find((p) => p.left > 0 && p.pattern.test(`${method} ${path}`));
    if (!planned) return undefined;
    planned.left--;
    planned.used++;
    return planned.fault;
  }
}

function toRegExp(pattern: string | RegExp): RegExp {
  if (pattern instanceof RegExp) return pattern;
  const parts = pattern.split('*').map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('[^/]+')}$`);
}
