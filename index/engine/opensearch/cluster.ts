/** An OpenSearch cluster, as far as it is asked anything. */
export interface Cluster {
  /**
   * Asks any of its nodes, others where one is away. Throws `ClusterAway` where none responds in time, and a `ClusterError` where the
   * cluster refuses.
   */
  request<T>(request: ClusterRequest<T>): Promise<T>;
  close(): Promise<void>;
}

export interface ClusterRequest<T> {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE' | 'HEAD';
  path: string;
  query?: Record<string, string | number | boolean>;
  /** JSON, or lines of it. */
  body?: object | string;
  /** How long all tries together may take, in milliseconds: unless given, the time that a question has. */
  patienceMs?: number;
  /** Throws a `ClusterError` where an answer is not good: one that may be another time (429, 503) is asked for again. */
  check?: (answer: T) => void;
}

/** No node of the cluster responds, or none that can be trusted. */
export class ClusterAway extends Error {
  /** What is wrong with a certificate, where it is that. */
  readonly untrusted: string | null;

  constructor(cause?: unknown, untrusted: string | null = null) {
    super(`the OpenSearch cluster ${untrusted ? `cannot be trusted: ${untrusted}` : 'does not respond'}`, {
      cause,
    });
    this.name = 'ClusterAway';
    this.untrusted = untrusted;
  }
}

/** The cluster has refused a request. */
export class ClusterError extends Error {
  readonly status: number;
  /** Of the cluster, such as `index_not_found_exception`. */
  readonly type: string;

  constructor(status: number, type: string, reason: string) {
    super(`OpenSearch refused a request (${status} ${type}): ${reason}`);
    this.name = 'ClusterError';
    this.status = status;
    this.type = type;
  }
}

/** What is missing is null. */
export async function orNull<T>(asked: Promise<T>): Promise<T | null> {
  return asked.catch((error: unknown) => {
    if (error instanceof ClusterError && error.status === 404) return null;
    throw error;
  });
}
