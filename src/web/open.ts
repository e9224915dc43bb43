import { lookup } from 'node:dns/promises';
import { openWeb, type Web } from './collect.ts';
import { isPublicAddress } from './publicAddress.ts';

/** The web as this machine finds it, and of that only the public internet. */
export function openPublicWeb(): Web {
  return openWeb({
    resolve: async (host) => (await lookup(host, { all: true })).map(({ address }) => address),
    isAllowed: isPublicAddress,
  });
}
