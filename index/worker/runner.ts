import type { TaskRequest } from './protocol.ts';
import type { ArticleTasks } from './served.ts';
import type { ServerLibraries } from './serverLibraries.ts';

/** Does what a thread is asked, of the common articles that there are now and those of the server in the scope. */
export function runner(servers: ServerLibraries, tasks: () => ArticleTasks) {
  return async ({ task, input, scope }: TaskRequest) => {
    if (task === 'contents') return scope ? servers.contents(scope, input) : null;
    if (task === 'reindex') {
      if (!scope) throw new Error('expected a server');
      return servers.reindex(scope);
    }
    if (task === 'refresh') return servers.refresh(input);
    const beside = scope && (await servers.served(scope));
    return tasks()[task](input as never, beside);
  };
}
