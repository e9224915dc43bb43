/** Why a seed was skipped; `detail` is for whoever runs the bot, in English. */
export interface Problem {
  path: string;
  reason: 'empty' | 'binary' | 'encoding' | 'unreadable' | 'too-large' | 'kind' | 'outside' | 'front-matter';
  detail: string;
}
