/** Why nothing could be fetched from an address. */
export type AddressProblem =
  | 'address'
  | 'private'
  | 'robots'
  | 'unreachable'
  | 'status'
  | 'redirects'
  | 'too-slow'
  | 'too-large'
  | 'kind'
  | 'damaged'
  | 'nothing'
  | 'too-many';

export class AddressError extends Error {
  readonly problem: AddressProblem;
  /** Of `status`. */
  readonly status: number | undefined;

  constructor(problem: AddressProblem, { cause, status }: { cause?: unknown; status?: number } = {}) {
    super(problem, { cause });
    this.name = 'AddressError';
    this.problem = problem;
    this.status = status;
  }
}
